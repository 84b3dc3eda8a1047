import type { ProviderListing, RelationshipObserver } from '../relationships/observer';
import { relationshipsOf } from '../relationships/refresh';
import type { Relationship } from '../gateways/graph/types';
import { findingChanges } from './changes';
import { compare, whose } from './compare';
import type { Finding, ReconciledProvider } from './model';
import { isAlive } from './relationship-states';
import type { ReconciliationStore } from './store';
import type { Names } from './texts';

/**
 * Compares what a list of all relationships says with the requests, and keeps what differs as findings. Nothing is
 * written where nothing has changed.
 * @param announce has what is wanted about the findings of a provider done
 */
export function createReconciliationObserver(store: ReconciliationStore, announce: (providerId: string) => Promise<void>): RelationshipObserver {
  return {
    async listed(listing) {
      const providers = await store.providers();
      const provider = providers.find(({ id }) => id === listing.provider.id);
      if (!provider) return;
      const siblings = providers.filter(({ partnerTenantId }) => partnerTenantId === provider.partnerTenantId);
      const kept = await store.findings(provider.id);
      const found = await findingsOf(listing, provider, siblings, new Set(kept.map(({ key }) => key)), store);
      const keptKeys = new Set(kept.map(({ key }) => key));
      const news = found.map(({ key }) => key).filter((key) => !keptKeys.has(key));
      const changes = findingChanges(found, news.length > 0 ? [...kept, ...(await store.settled(provider.id, news))] : kept);
      const written = [...changes.create, ...changes.update].flatMap(({ finding }) => finding ?? []);
      const linked = await withTenants(written, provider.id, store);
      const withLinks = <T extends { readonly finding?: Finding }>(one: T): T => (one.finding ? { ...one, finding: linked.get(one.finding.key) ?? one.finding } : one);
      await store.write(provider.id, { create: changes.create.map(withLinks), update: changes.update.map(withLinks), settle: changes.settle }, listing.now);

      const settled = new Set(changes.settle.map(({ key }) => key));
      const isWanted = kept.some(({ key, wanted }) => wanted !== 'none' && !settled.has(key)) || [...changes.create, ...changes.update].some(({ wanted }) => wanted !== 'none');
      if (isWanted) await announce(provider.id);
    },
  };
}

async function findingsOf(
  { relationships, requests, known, now }: ProviderListing, provider: ReconciledProvider, siblings: readonly ReconciledProvider[], keptKeys: ReadonlySet<string>, store: ReconciliationStore,
): Promise<Finding[]> {
  const live = requests.filter(({ status }) => status !== 'expired' && status !== 'terminated');
  const relationshipOf = relationshipsOf(requests, relationships);
  const joined = new Set([...relationshipOf.values()].map(({ id }) => id));
  const isOpen = (relationship: Relationship) => isAlive(relationship) && !known.has(relationship.id) && !joined.has(relationship.id);
  // What has no finding yet may have become a request since the requests were read, or be a draft's.
  const unsure = relationships.filter((relationship) => isOpen(relationship) && whose(relationship, siblings).providerId === provider.id && !keptKeys.has(`microsoft ${relationship.id}`));
  const withRequest = unsure.length > 0 ? await store.withRequest(unsure) : new Set<string>();
  return compare({
    provider, siblings, relationships, requests: live, relationshipOf, now,
    hasRequest: (relationship) => !isOpen(relationship) || withRequest.has(relationship.id),
    lost: await store.lost(provider.id),
    replaced: await store.replaced(),
    names: await namesOf(provider.id, live.flatMap(({ memory }) => memory.differs?.groups.map(({ groupId }) => groupId) ?? []), store),
  });
}

async function namesOf(providerId: string, groupIds: readonly string[], store: ReconciliationStore): Promise<Names> {
  const roles = await store.roles();
  const groups = groupIds.length > 0 ? await store.groups(providerId, groupIds) : new Map();
  return { role: (id) => roles.get(id)?.name ?? id, group: (id) => groups.get(id)?.name ?? id, hasRole: (id) => roles.has(id) };
}

/** Findings with the tenants and customers that are known, by key. What is shown does not depend on them, so that it is written once. */
async function withTenants(findings: readonly Finding[], providerId: string, store: ReconciliationStore): Promise<Map<string, Finding>> {
  const ids = [...new Set(findings.flatMap(({ customerTenantId, providerAccountId }) => (customerTenantId !== null && providerAccountId === null ? [customerTenantId] : [])))];
  const tenants = ids.length > 0 ? await store.tenants(providerId, ids) : new Map();
  return new Map(findings.map((finding) => {
    const tenant = finding.providerAccountId === null ? tenants.get(finding.customerTenantId ?? '') : undefined;
    return [finding.key, tenant ? { ...finding, providerAccountId: tenant.id, accountId: tenant.accountId } : finding];
  }));
}
