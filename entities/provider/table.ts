import { choice, dateTime, defineTable, lookup, memo, optionValues, text, wholeNumber } from '../language';
import { messageLanguage } from './message-language';

/** A connection to Microsoft Partner Center, or to an indirect provider. */
export const gdapProvider = defineTable({
  schemaName: 'gdap_Provider',
  entitySetName: 'gdap_providers',
  displayName: 'Provider',
  pluralName: 'Providers',
  description: 'A connection to Microsoft Partner Center or to an indirect provider.',
  ownership: 'organization',
  primaryName: 'gdap_Name',
  columns: {
    gdap_Name: text({ displayName: 'Name', description: 'Name of the connection.', maxLength: 100, required: 'required' }),
    gdap_Type: choice({
      displayName: 'Type',
      description: 'Through whom the customers come.',
      required: 'required',
      default: 'partnerCenter',
      options: {
        partnerCenter: { value: 727000000, label: 'Microsoft Partner Center' },
        ingram: { value: 727000001, label: 'Ingram Micro' },
        tdSynnex: { value: 727000002, label: 'TD SYNNEX' },
        pax8: { value: 727000003, label: 'Pax8' },
        other: { value: 727000009, label: 'Other Indirect Provider' },
      },
    }),
    gdap_PartnerTenantId: text({ displayName: 'Partner Tenant ID', description: 'Entra tenant (GUID) of the partner.', maxLength: 36 }),
    gdap_IndirectProviderTenantId: text({
      displayName: 'Indirect Provider Tenant ID',
      description: 'Entra tenant (GUID) of the indirect provider; empty for Partner Center. Relationships that it makes for us, and their customers, belong to this provider.',
      maxLength: 36,
    }),
    gdap_ClientId: text({ displayName: 'Client ID', description: 'Application (GUID) with which the handlers sign in.', maxLength: 36 }),
    gdap_SecretName: text({
      displayName: 'Secret Name',
      description: 'Name under which the host finds the client secret; empty = the client id. Never the secret itself.',
      maxLength: 127,
    }),
    gdap_ConnectionState: choice({
      displayName: 'Connection',
      description: 'Whether the handlers can reach Microsoft with this provider.',
      default: 'notConnected',
      options: {
        notConnected: { value: 727000000, label: 'Not Connected', color: '#8a8886' },
        connected: { value: 727000001, label: 'Connected', color: '#107c10' },
        attention: { value: 727000002, label: 'Needs Attention', color: '#d13438' },
      },
    }),
    gdap_ConnectionMessage: memo({ displayName: 'Connection Message', description: 'What is wrong with the connection, and who must do what.', maxLength: 4000 }),
    gdap_Checks: memo({ displayName: 'Connection Checks', description: 'What was checked of the connection, and what came of it. JSON, shown by the connection page.', maxLength: 20000, auditing: false }),
    gdap_AdminChecks: memo({ displayName: "Administrator's Checks", description: 'What the partner’s administrator proved by signing in on the connection page. JSON, shown there.', maxLength: 20000, auditing: false }),
    gdap_ConnectedBy: text({ displayName: 'Connected By', description: 'Sign-in name of the partner’s administrator who connected the provider.', maxLength: 200 }),
    gdap_CheckedOn: dateTime({ displayName: 'Connection Checked', description: 'When the connection was last checked.', behavior: 'userLocal', auditing: false }),
    gdap_CheckRequestedOn: dateTime({ displayName: 'Check Requested', description: 'Wanted: a check of the connection after this moment.', behavior: 'userLocal', auditing: false }),
    gdap_AutomaticRequests: choice({
      displayName: 'Automatic Requests',
      description: 'Whether customers of this provider get requests by themselves from the templates that apply.',
      default: 'on',
      options: {
        off: { value: 727000000, label: 'Off' },
        on: { value: 727000001, label: 'On' },
      },
    }),
    gdap_SendInvitations: choice({
      displayName: 'Send Invitations',
      description: 'For which requests the handlers send the invitation by e-mail as soon as the customer can approve. Reminders follow each invitation that was sent.',
      default: 'replacements',
      options: {
        never: { value: 727000000, label: 'Never by Themselves' },
        replacements: { value: 727000001, label: 'For Replacements' },
        all: { value: 727000002, label: 'For Every Request' },
      },
    }),
    gdap_ReminderDays: text({ displayName: 'Reminders After (Days)', description: 'Days after the first invitation on which a customer who has not approved is reminded, such as 7, 21, 45; empty = never.', maxLength: 100 }),
    gdap_SenderId: lookup({
      displayName: 'Sender',
      description: "The user as whom the handlers send e-mail; empty = the owner of the request. The user must allow that e-mail is sent on their behalf.",
      to: 'systemuser',
      relationship: 'gdap_systemuser_providers',
      onDelete: 'removeLink',
    }),
    gdap_MessageLanguage: messageLanguage,
    gdap_RenewalDays: wholeNumber({ displayName: 'Ask Again Before the End (Days)', description: 'So many days before the end of a relationship that Microsoft does not extend, the customer is asked for its replacement. Empty = 60.', min: 1, max: 365 }),
    gdap_Adoption: choice({
      displayName: 'Relationships Found at Microsoft',
      description: 'Whether relationships that were made elsewhere become requests by themselves, or wait for staff in the reconciliation.',
      default: 'ask',
      options: {
        ask: { value: 727000000, label: 'Wait for Staff' },
        adopt: { value: 727000001, label: 'Become Requests by Themselves' },
      },
    }),
    gdap_ReconciliationMessage: memo({ displayName: 'Reconciliation Message', description: 'How far the adoption of relationships found at Microsoft is, or what came of it.', maxLength: 4000, auditing: false }),
    gdap_Digest: choice({
      displayName: 'Digest',
      description: 'How often the owners of requests get an e-mail with what needs them. Never without something new in it.',
      default: 'weekly',
      options: {
        never: { value: 727000000, label: 'Never' },
        daily: { value: 727000001, label: 'At Most Daily' },
        weekly: { value: 727000002, label: 'At Most Weekly' },
      },
    }),
    gdap_GroupNamePrefix: text({ displayName: 'Group Name Prefix', description: 'Only security groups whose names begin like this are kept; empty = all.', maxLength: 100 }),
    gdap_RefreshRequestedOn: dateTime({ displayName: 'Refresh Requested', description: 'Wanted: customers, groups and roles are read from Microsoft after this moment.', behavior: 'userLocal', auditing: false }),
    gdap_RefreshedOn: dateTime({ displayName: 'Refreshed', description: 'When customers were last read from Microsoft to the end and something was new, or somebody had asked for it.', behavior: 'userLocal', auditing: false }),
    gdap_RefreshState: choice({
      displayName: 'Refresh',
      description: 'Whether customers are being read from Microsoft.',
      default: 'idle',
      auditing: false,
      options: {
        idle: { value: 727000000, label: 'Not Running', color: '#8a8886' },
        running: { value: 727000001, label: 'Running', color: '#0078d4' },
        failed: { value: 727000002, label: 'Interrupted', color: '#d13438' },
      },
    }),
    gdap_RefreshMessage: memo({ displayName: 'Refresh Message', description: 'How far it is, or what came of it.', maxLength: 4000, auditing: false }),
    gdap_Memory: memo({ displayName: 'Memory of the Handlers', description: 'Where the next refresh goes on from. JSON, not for people.', maxLength: 100000, auditing: false }),
    gdap_LastSyncOn: dateTime({ displayName: 'Last Sync', description: 'When all relationships were last compared with Microsoft.', behavior: 'userLocal' }),
  },
});

export const ProviderType = optionValues(gdapProvider.columns.gdap_Type);
export const ConnectionState = optionValues(gdapProvider.columns.gdap_ConnectionState);
export const AutomaticRequests = optionValues(gdapProvider.columns.gdap_AutomaticRequests);
export const RefreshState = optionValues(gdapProvider.columns.gdap_RefreshState);
export const SendInvitations = optionValues(gdapProvider.columns.gdap_SendInvitations);
export { MessageLanguage } from './message-language';
export const Adoption = optionValues(gdapProvider.columns.gdap_Adoption);
export const DigestRhythm = optionValues(gdapProvider.columns.gdap_Digest);
