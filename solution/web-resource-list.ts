import { icons } from './icons';
import type { BuiltWebResource } from './parts';

/** A web resource before it is built. */
export interface WebResource extends Omit<BuiltWebResource, 'content'> {
  /** File below `web-resources/` that it is made from: TypeScript is bundled, anything else taken as it is. */
  readonly source: string;
}

/** Power Apps loads the one in the user's language before a script that needs them. */
const texts = ['gdap_/strings/GdapManager.1033.resx', 'gdap_/strings/GdapManager.1031.resx'];

/** Every web resource of the solution. */
export const webResources: readonly WebResource[] = [
  { name: 'gdap_/scripts/forms.js', displayName: 'GDAP Manager: Forms', type: 3, source: 'forms/index.ts', needs: texts },
  { name: 'gdap_/scripts/commands.js', displayName: 'GDAP Manager: Commands', type: 3, source: 'commands/index.ts', needs: texts },
  ...icons,
  { name: 'gdap_/scripts/overview.js', displayName: 'GDAP Manager: Overview (Script)', type: 3, source: 'pages/overview.ts', needs: texts },
  { name: 'gdap_/pages/overview.html', displayName: 'GDAP Manager: Overview', type: 1, source: 'pages/overview.html', needs: texts },
  { name: 'gdap_/pages/overview.css', displayName: 'GDAP Manager: Overview (Styles)', type: 2, source: 'pages/overview.css' },
  { name: 'gdap_/scripts/new-from-template.js', displayName: 'GDAP Manager: New Request from Template (Script)', type: 3, source: 'pages/new-from-template.ts', needs: texts },
  { name: 'gdap_/pages/new-from-template.html', displayName: 'GDAP Manager: New Request from Template', type: 1, source: 'pages/new-from-template.html', needs: texts },
  { name: 'gdap_/pages/new-from-template.css', displayName: 'GDAP Manager: New Request from Template (Styles)', type: 2, source: 'pages/new-from-template.css' },
  { name: 'gdap_/scripts/match-customers.js', displayName: 'GDAP Manager: Match Tenants with Accounts (Script)', type: 3, source: 'pages/match-customers.ts', needs: texts },
  { name: 'gdap_/pages/match-customers.html', displayName: 'GDAP Manager: Match Tenants with Accounts', type: 1, source: 'pages/match-customers.html', needs: texts },
  { name: 'gdap_/pages/match-customers.css', displayName: 'GDAP Manager: Match Tenants with Accounts (Styles)', type: 2, source: 'pages/match-customers.css' },
  { name: 'gdap_/scripts/connect-provider.js', displayName: 'GDAP Manager: Connect Provider (Script)', type: 3, source: 'pages/connect-provider.ts', needs: texts },
  { name: 'gdap_/pages/connect-provider.html', displayName: 'GDAP Manager: Connect Provider', type: 1, source: 'pages/connect-provider.html', needs: texts },
  { name: 'gdap_/pages/connect-provider.css', displayName: 'GDAP Manager: Connect Provider (Styles)', type: 2, source: 'pages/connect-provider.css' },
  { name: 'gdap_/scripts/sign-in.js', displayName: 'GDAP Manager: Sign-In (Script)', type: 3, source: 'pages/sign-in.ts' },
  { name: 'gdap_/pages/sign-in.html', displayName: 'GDAP Manager: Sign-In', type: 1, source: 'pages/sign-in.html' },
  { name: 'gdap_/scripts/apply-template.js', displayName: 'GDAP Manager: Apply Template to Requests (Script)', type: 3, source: 'pages/apply-template.ts', needs: texts },
  { name: 'gdap_/pages/apply-template.html', displayName: 'GDAP Manager: Apply Template to Requests', type: 1, source: 'pages/apply-template.html', needs: texts },
  { name: 'gdap_/pages/apply-template.css', displayName: 'GDAP Manager: Apply Template to Requests (Styles)', type: 2, source: 'pages/apply-template.css' },
  { name: 'gdap_/scripts/invitation.js', displayName: 'GDAP Manager: Send Invitation (Script)', type: 3, source: 'pages/invitation.ts', needs: texts },
  { name: 'gdap_/pages/invitation.html', displayName: 'GDAP Manager: Send Invitation', type: 1, source: 'pages/invitation.html', needs: texts },
  { name: 'gdap_/pages/invitation.css', displayName: 'GDAP Manager: Send Invitation (Styles)', type: 2, source: 'pages/invitation.css' },
  { name: 'gdap_/strings/GdapManager.1033.resx', displayName: 'GDAP Manager: Texts', type: 12, languageCode: 1033, source: 'strings/GdapManager.1033.resx' },
  { name: 'gdap_/strings/GdapManager.1031.resx', displayName: 'GDAP Manager: Texts (German)', type: 12, languageCode: 1031, source: 'strings/GdapManager.1031.resx' },
];
