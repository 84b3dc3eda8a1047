import type { ResellerRelationship } from './model';

/** Sentences that people read: what happened, who must act, what to do. A name and a message each. */

export const asked = (provider: string, unknownRoles: readonly string[]): [name: string, message: string] => [
  'Asked by the indirect provider',
  [
    `${provider} asks the customer for this on our behalf, and waits for us. Choose Approve or Reject. Once we have approved, the customer can.`,
    ...(unknownRoles.length > 0 ? [`It asks for roles that our catalogue does not have: ${unknownRoles.join(', ')}. They come into force with the others; to give them to a group, have the roles refreshed first.`] : []),
  ].join(' '),
];

export const noProvider = ({ reseller, displayName }: ResellerRelationship): [name: string, message: string] => [
  'An indirect provider asks on our behalf',
  `The indirect provider with the tenant ${reseller.indirectProviderTenantId} waits for our consent to the relationship ${displayName}, and no provider here stands for it. Make a provider of its type with the same partner tenant, and enter ${reseller.indirectProviderTenantId} as its indirect provider tenant id; or decide in Partner Center.`,
];

export const noCustomer = ({ displayName }: ResellerRelationship): [name: string, message: string] => [
  'An indirect provider asks on our behalf',
  `The relationship ${displayName} waits for our consent, but names no customer, so there is no request for it here. Decide in Partner Center, or ask the indirect provider to name the customer.`,
];
