import type { ResellerRelationshipOrder } from '../graph/relationships/reseller';
import { InputError, readTenantId } from './input';

/** An indirect provider's order out of a body. @throws InputError */
export function readResellerOrder(body: Record<string, unknown>): ResellerRelationshipOrder {
  const { roles, displayName, duration, customer, autoExtendDuration = 'PT0S' } = body;
  if (!Array.isArray(roles)) throw new InputError("'roles' must be a list of role template ids.");
  const resellerTenantId = readTenantId(body, 'resellerTenantId');
  const indirectProviderTenantId = readTenantId(body, 'indirectProviderTenantId');
  const accessDetails = { unifiedRoles: roles.map((roleDefinitionId: unknown) => ({ roleDefinitionId })) };
  return { resellerTenantId, indirectProviderTenantId, terms: { displayName, duration, customer, accessDetails, autoExtendDuration } };
}
