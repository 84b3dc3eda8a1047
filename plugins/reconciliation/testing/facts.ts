import { guid, provider as facts, relationship } from '../../request-lifecycle/testing/facts';
import type { CustomerRelationship, ReconciledProvider } from '../model';
import type { Names } from '../texts';

/** Facts of a provider and of a relationship that was made elsewhere. Tests change what they are about. */
export const provider: ReconciledProvider = { ...facts, createdOn: 1, adoption: 'ask', renewalDays: null };

export const elsewhere = (number: number, more: Partial<CustomerRelationship> = {}): CustomerRelationship => ({
  ...relationship({ id: `r${number}`, etag: `W/"r${number}"`, displayName: `Elsewhere ${number}`, status: 'active', autoExtend: false, durationDays: 365, activatedOn: 1000, endsOn: 9_000_000_000_000, roleIds: [guid(20)] }),
  customerTenantId: guid(800),
  ...more,
});

export const names: Names = { role: (id) => `Role ${id.slice(-2)}`, group: (id) => `Group ${id.slice(-2)}`, hasRole: () => true };
