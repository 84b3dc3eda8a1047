import { createAutomaticRequests } from './automatic-requests/capability';
import type { Capability, CapabilityContext } from './capability';
import { createCustomers } from './customers/capability';
import { createDigest } from './digest/capability';
import { createNotifications } from './notifications/capability';
import { createInvitations } from './invitations/capability';
import { createProviderConnection } from './provider-connection/capability';
import { createReconciliation } from './reconciliation/capability';
import { createRelationships } from './relationships/capability';
import { createRenewal } from './renewal/capability';
import { createRequestLifecycle } from './request-lifecycle/capability';
import { createLatelyListed } from './request-lifecycle/lately-listed';
import { createRoleCatalogue } from './role-catalogue/capability';
import { createSecurityGroups } from './security-groups/capability';
import { createTemplateCheck } from './template-check/capability';
import { createWaitingSince } from './waiting-since/capability';

/** Everything that the handlers do. */
export function createCapabilities(context: CapabilityContext): Capability[] {
  const lately = createLatelyListed();
  const reconciliation = createReconciliation(context);
  return [
    createProviderConnection(context),
    createCustomers(context),
    createRequestLifecycle(context, undefined, lately),
    createInvitations(context),
    createRenewal(context),
    // Who wants to be told of everything that Microsoft's lists hold comes here.
    createRelationships(context, [reconciliation.observer], lately),
    reconciliation,
    createAutomaticRequests(context),
    createTemplateCheck(context),
    createSecurityGroups(context),
    createRoleCatalogue(context),
    createNotifications(context),
    createDigest(context),
    createWaitingSince(context),
  ];
}
