import { createAutomaticRequests } from './automatic-requests/capability';
import type { Capability, CapabilityContext } from './capability';
import { createCustomers } from './customers/capability';
import { createProviderConnection } from './provider-connection/capability';
import { createRelationships } from './relationships/capability';
import { createRenewal } from './renewal/capability';
import { createRequestLifecycle } from './request-lifecycle/capability';
import { createLatelyListed } from './request-lifecycle/lately-listed';
import { createResellerConsent } from './reseller-consent/capability';
import { createRoleCatalogue } from './role-catalogue/capability';
import { createSecurityGroups } from './security-groups/capability';
import { createTemplateCheck } from './template-check/capability';

/** Everything that the handlers do. */
export function createCapabilities(context: CapabilityContext): Capability[] {
  const lately = createLatelyListed();
  return [
    createProviderConnection(context),
    createCustomers(context),
    createRequestLifecycle(context, undefined, lately),
    createRenewal(context),
    // Who wants to be told of everything that Microsoft's lists hold comes here.
    createRelationships(context, [], lately),
    createAutomaticRequests(context),
    createTemplateCheck(context),
    createSecurityGroups(context),
    createResellerConsent(context),
    createRoleCatalogue(context),
  ];
}
