import { noMemory } from '@gdap-manager/entities';
import { defaultPolicy } from '../../policy';
import type { CapabilityContext } from '../../capability';
import type { Work } from '../../work';
import { createAutomaticRequests } from '../capability';
import type { TemplateFacts, TenantFacts } from '../model';
import type { MemoryStore } from './memory-store';

/** Rows and a host for tests. */
export const now = Date.UTC(2026, 10, 22, 10);
export const smb = { categoryId: 'smb', categoryName: 'SMB' };

export const tenant = (id: string, more: Partial<TenantFacts> = {}): TenantFacts => ({
  id, etag: 'W/"0"', name: `Tenant ${id}`, providerId: 'p', provider: { name: 'Fabrikam', automaticRequests: true }, categoryId: null, categoryName: null,
  isActive: true, isPresent: true, isIgnored: false, memory: noMemory, account: accountOf(id), ...more,
});

export const accountOf = (id: string): NonNullable<TenantFacts['account']> => ({ id: `account-${id}`, name: `Customer ${id}`, isActive: true, owner: { set: 'systemusers', id: 'owner' } });

export const template = (id: string, more: Partial<TemplateFacts> = {}): TemplateFacts => ({
  id, name: id, providerId: 'p', categoryId: null, isDefault: true, isAdditional: false, isActive: true, autoRenew: true, durationDays: 365, submitsAutomatically: false, problems: '', ...more,
});

export function fill(store: MemoryStore, tenants: readonly TenantFacts[], templates: readonly TemplateFacts[]): void {
  for (const one of tenants) store.tenantRows.set(one.id, one);
  for (const one of templates) {
    store.templateRows.set(one.id, one);
    store.mappingsOf.set(one.id, [{ name: 'Helpdesk → Desk', roleId: 'helpdesk', groupId: 'desk' }, { name: 'Reader', roleId: 'reader', groupId: null }]);
  }
}

/** The capability over a store; what it announces comes to `announced`. */
export function hostOver(store: MemoryStore, announced: (work: Work) => void = () => undefined) {
  const upserts: object[] = [];
  const context = {
    dataverse: { upsert: async (_set: string, _key: string, row: object) => void upserts.push(row) },
    policy: defaultPolicy, now: async () => now, enqueue: async (work: Work) => announced(work), log: () => undefined,
  } as unknown as CapabilityContext;
  return { capability: createAutomaticRequests(context, store), upserts };
}

export const work = (table: string, id: string, message = 'Update'): Work => ({ table, id, message, correlationId: `tracked ${id}` });
