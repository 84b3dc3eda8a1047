import { customerId } from '../customers/rows';
import type { Relationship } from '../gateways/graph/types';
import { steadyId } from '../guid';
import { isConsentPending } from '../request-lifecycle/plan/consent-state';
import type { Adoption, AdoptionPlan, AdoptingProvider, Kept, KnownTenant, Obstacle, ResellerRelationship } from './model';
import { ownerOf, tellerOf } from '../reconciliation/owner';

/** The request of a relationship: always the same one, so that it cannot be made twice. Pure. */
export const requestIdOf = (relationshipId: string): string => steadyId(relationshipId, 'request');

/** Relationships that wait for our consent and are this provider's business: its own, and such as belong to no provider where it is the one to say so. Pure. */
export function concernOf(
  provider: AdoptingProvider, siblings: readonly AdoptingProvider[], relationships: readonly Relationship[],
): { own: ResellerRelationship[]; unowned: ResellerRelationship[] } {
  const pending = relationships.filter((relationship): relationship is ResellerRelationship => isConsentPending(relationship));
  const ownerId = ({ reseller }: ResellerRelationship) => ownerOf(reseller.indirectProviderTenantId, siblings)?.id;
  return {
    own: pending.filter((relationship) => ownerId(relationship) === provider.id),
    unowned: tellerOf(siblings)?.id === provider.id ? pending.filter((relationship) => ownerId(relationship) === undefined) : [],
  };
}

/** Which relationships become requests, and what stands in the way of the others. Each once, whatever the order. Pure. */
export function planAdoption(provider: AdoptingProvider, { own, unowned }: ReturnType<typeof concernOf>, kept: Kept): AdoptionPlan {
  const obstacles: Obstacle[] = unowned.map((relationship) => ({ kind: 'noProvider', relationship }));
  const made = new Map<string, KnownTenant>();
  const adopt = own.flatMap((relationship): Adoption[] => {
    if (kept.relationshipIds.has(relationship.id)) return [];
    const { customerTenantId } = relationship;
    if (customerTenantId === undefined) {
      obstacles.push({ kind: 'noCustomer', relationship });
      return [];
    }
    const known = kept.tenants.get(customerTenantId) ?? made.get(customerTenantId);
    const tenant = known ?? { id: customerId(provider.id, customerTenantId), tenantId: customerTenantId, name: relationship.customerName ?? customerTenantId, accountId: null };
    if (!known) made.set(customerTenantId, tenant);
    return [{
      requestId: requestIdOf(relationship.id),
      relationship: { ...relationship, customerTenantId },
      tenant,
      isTenantNew: !known,
      roles: relationship.roleIds.flatMap((id) => kept.roles.get(id) ?? []),
      unknownRoles: relationship.roleIds.filter((id) => !kept.roles.has(id)),
    }];
  });
  return { adopt, obstacles };
}
