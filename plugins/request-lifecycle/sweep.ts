import { meaningOf } from '../failures';
import type { GraphGateway } from '../gateways/graph/gateway';
import type { RelationshipSummary } from '../gateways/graph/types';
import { ServiceError, type ServiceFailure } from '../gateways/transport/service-error';
import { fingerprint, gone } from './memory';
import type { ProviderFacts } from './model';
import { relationshipName } from './names';
import type { Policy } from '../policy';
import { isConsentPending } from './plan/consent-state';
import { mayStray, reportStrays } from './strays';
import { reasonToLook, type SweepRow } from './sweep-plan';
import type { SweepStore } from './sweep-store';
import { isConnected } from '../provider/facts';

export interface SweepContext {
  readonly store: SweepStore;
  readonly graphOf: (provider: ProviderFacts) => Promise<GraphGateway>;
  readonly policy: Policy;
  /** Has a request looked at soon. */
  readonly announce: (requestId: string, reason: string) => Promise<void>;
  /** Has a provider's connection checked soon: it seems to be broken. */
  readonly doubtConnection: (providerId: string) => Promise<void>;
  /** Has those relationships of a provider looked at that an indirect provider made on our behalf, and that have no request. */
  readonly announceReseller: (providerId: string) => Promise<void>;
  /** A provider could not be listed. */
  readonly onFailure: (provider: ProviderFacts, failure: ServiceFailure) => void;
  /** What earlier sweeps announced: the same difference is not announced twice. Emptied by a deep sweep. */
  readonly announced: Map<string, string>;
  /** Relationships without a request that the timeline tells of already. */
  readonly strays: Set<string>;
}

/**
 * Compares all requests with all relationships, a page at a time, and has those looked at that differ: what a webhook
 * missed, and what happened at Microsoft. Nothing is written where nothing has changed.
 * @param deep also ended requests, every role mapping, and mappings that belong to nothing
 */
export async function sweep(now: number, deep: boolean, context: SweepContext): Promise<void> {
  const { store, announced } = context;
  if (deep) announced.clear();
  const rows = new Map<string, SweepRow>();
  for await (const page of store.requests(deep)) for (const row of page) rows.set(row.id, row);
  const mapped = deep ? await mappingFingerprints(store) : undefined;

  const known = new Set([...rows.values()].flatMap(({ microsoftId }) => microsoftId ?? []));
  const providers = await store.providers();
  const pagesOf = createReader(providers, context.graphOf);
  for (const provider of providers) {
    const own = [...rows.values()].filter(({ providerId }) => providerId === provider.id);
    const listed = isConnected(provider) ? await list(provider, own, pagesOf, context) : undefined;
    if (listed && deep) await reportStrays(provider, listed.others, now, store, context.strays);
    if (listed) await announceUnknown(provider.id, listed.reseller.filter((relationship) => !known.has(relationship.id) && isConcerned(provider, relationship, providers)));
    for (const row of own) await compare(row, listed ? (listed.own.get(row.id) ?? 'absent') : 'unknown');
    if (listed && deep) await store.saveLastSync(provider.id, now);
  }
  for (const row of rows.values()) if (row.providerId === null) await compare(row, 'unknown');
  if (deep) await store.removeOrphanMappings(now - context.policy.deepSweepSeconds * 1000);

  async function compare(row: SweepRow, relationship: RelationshipSummary | 'absent' | 'unknown') {
    const reason = reasonToLook(row, relationship, now, context.policy) ?? otherMappings(row);
    if (!reason) return;
    const difference = `${reason} ${row.etag} ${typeof relationship === 'object' ? `${relationship.status} ${relationship.etag}` : relationship}`;
    if (announced.get(row.id) === difference) return;
    announced.set(row.id, difference);
    await context.announce(row.id, reason);
  }

  async function announceUnknown(providerId: string, relationships: readonly RelationshipSummary[]) {
    const key = `reseller ${providerId}`;
    const found = relationships.map(({ id }) => id).sort().join(' ');
    if (found === '' || announced.get(key) === found) return;
    announced.set(key, found);
    await context.announceReseller(providerId);
  }

  function otherMappings({ id, status, nextCheckOn, memory }: SweepRow): string | undefined {
    if (!mapped || status !== 'active' || nextCheckOn !== null) return undefined;
    return (mapped.get(id) ?? fingerprint([])) === memory.handled ? undefined : 'other mappings';
  }
}

interface Listed {
  /** The relationships of requests, by the requests' ids. */
  readonly own: Map<string, RelationshipSummary>;
  /** Such as were made for other requests, and are not over. */
  readonly others: readonly RelationshipSummary[];
  /** Such as wait for our consent to what an indirect provider asks for. */
  readonly reseller: readonly RelationshipSummary[];
}

/** The relationships of a provider; undefined where they cannot be listed now. */
async function list(provider: ProviderFacts, rows: readonly SweepRow[], pagesOf: Reader, { doubtConnection, announced, onFailure }: SweepContext): Promise<Listed | undefined> {
  const byId = new Map(rows.flatMap(({ id, memory, microsoftId }) => {
    const known = memory.submitted?.relationshipId ?? microsoftId;
    return known ? [[known, id] as const] : [];
  }));
  const byName = new Map(rows.map(({ id }) => [relationshipName(id).toLowerCase(), id]));
  const found = new Map<string, RelationshipSummary>();
  const others: RelationshipSummary[] = [];
  const reseller: RelationshipSummary[] = [];
  try {
    for await (const page of pagesOf(provider)) {
      for (const relationship of page) {
        const id = byId.get(relationship.id) ?? byName.get(relationship.displayName.toLowerCase());
        if (id) found.set(id, relationship);
        else if (isConsentPending(relationship)) reseller.push(relationship);
        else if (mayStray(relationship)) others.push(relationship);
      }
    }
  } catch (error) {
    if (!(error instanceof ServiceError) || error.failure.service === 'dataverse') throw error;
    onFailure(provider, error.failure);
    const doubt = `${provider.connectionState} ${error.failure.code}`;
    if (meaningOf(error.failure) !== 'later' && provider.connectionState === 'connected' && announced.get(provider.id) !== doubt) {
      announced.set(provider.id, doubt);
      await doubtConnection(provider.id);
    }
    return undefined;
  }
  announced.delete(provider.id);
  return { own: found, others, reseller };
}

/** The relationships that a provider's sign-in shows, a page at a time. */
type Reader = (provider: ProviderFacts) => AsyncIterable<readonly RelationshipSummary[]>;

/** Providers with the same sign-in see the same relationships: Microsoft is asked once for all of them. */
function createReader(providers: readonly ProviderFacts[], graphOf: SweepContext['graphOf']): Reader {
  const signIn = ({ partnerTenantId, clientId, secretName }: ProviderFacts) => `${partnerTenantId} ${clientId} ${secretName}`;
  const kept = new Map<string, (readonly RelationshipSummary[])[]>();
  return async function* (provider) {
    const key = signIn(provider);
    const before = kept.get(key);
    if (before) return yield* before;
    const isShared = providers.filter((other) => signIn(other) === key).length > 1;
    const pages: (readonly RelationshipSummary[])[] = [];
    for await (const page of (await graphOf(provider)).relationshipPages()) {
      if (isShared) pages.push(page);
      yield page;
    }
    if (isShared) kept.set(key, pages);
  };
}

/** Whether a relationship that an indirect provider made is this provider's, or nobody's: then each looks who is to tell of it. */
const isConcerned = (provider: ProviderFacts, { reseller }: RelationshipSummary, providers: readonly ProviderFacts[]): boolean => {
  const standsFor = ({ partnerTenantId, indirectProviderTenantId }: ProviderFacts) => partnerTenantId === provider.partnerTenantId && indirectProviderTenantId === reseller?.indirectProviderTenantId;
  return standsFor(provider) || !providers.some(standsFor);
};

async function mappingFingerprints(store: SweepStore): Promise<Map<string, string>> {
  const pairs = new Map<string, [string, string][]>();
  for await (const page of store.mappedRoles()) {
    for (const { requestId, groupId, isThere, roleId } of page) {
      const pair: [string, string] = [isThere ? groupId : gone(groupId), roleId];
      const list = pairs.get(requestId);
      if (list) list.push(pair);
      else pairs.set(requestId, [pair]);
    }
  }
  return new Map([...pairs].map(([id, list]) => [id, fingerprint(list)]));
}
