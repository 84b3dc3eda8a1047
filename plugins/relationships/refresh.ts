import { meaningOf } from '../failures';
import type { GraphGateway } from '../gateways/graph/gateway';
import type { Relationship } from '../gateways/graph/types';
import { ServiceError, type ServiceFailure } from '../gateways/transport/service-error';
import type { Policy } from '../policy';
import { isConnected, type ProviderFacts } from '../provider/facts';
import type { LatelyListed } from '../request-lifecycle/lately-listed';
import { fingerprint, gone } from '../request-lifecycle/memory';
import { relationshipName } from '../request-lifecycle/names';
import type { RelationshipObserver } from './observer';
import { reasonToLook, type SweepRow } from './reason-to-look';
import { signInOf } from './sign-in';
import type { RelationshipsStore } from './store';

export interface RefreshContext {
  readonly store: RelationshipsStore;
  readonly graphOf: (provider: ProviderFacts) => Promise<Pick<GraphGateway, 'relationshipPages'>>;
  readonly policy: Policy;
  /** Has a request looked at soon. */
  readonly announce: (requestId: string, reason: string) => Promise<void>;
  /** Where looks find what was listed. */
  readonly lately: Pick<LatelyListed, 'put'>;
  /** Has a provider's connection checked soon: it seems to be broken. */
  readonly doubtConnection: (providerId: string) => Promise<void>;
  readonly observers: readonly RelationshipObserver[];
  /** A provider could not be listed. */
  readonly onFailure: (provider: ProviderFacts, failure: ServiceFailure) => void;
  /** What earlier refreshes announced: the same difference is not announced twice. Emptied by a deep one. */
  readonly announced: Map<string, string>;
  /** Ids of relationships that were seen to have a request. Made anew by a deep refresh, which reads all requests. */
  readonly known: Set<string>;
}

export interface RefreshOptions {
  /** Also ended requests, every role mapping, and mappings that belong to nothing. */
  readonly deep: boolean;
  /** Sign-ins whose relationships are listed; all, unless given. Requests of other providers are compared with nothing. */
  readonly signIns?: ReadonlySet<string>;
}

/** @returns the sign-ins of which everything was read, and those that could not be listed */
export interface Refreshed {
  readonly listed: ReadonlySet<string>;
  readonly failed: ReadonlySet<string>;
}

/**
 * Compares all requests with all relationships, which pages of lists alone tell, and has those looked at that differ:
 * what a webhook missed, and what happened at Microsoft. Nothing is written where nothing has changed.
 */
export async function refresh(now: number, { deep, signIns }: RefreshOptions, context: RefreshContext): Promise<Refreshed> {
  const { store, announced, known } = context;
  if (deep) {
    announced.clear();
    known.clear();
  }
  const rows: SweepRow[] = [];
  for await (const page of store.requests(deep)) rows.push(...page);
  const mapped = deep ? await mappingFingerprints(store) : undefined;
  for (const { microsoftId, memory } of rows) for (const id of [microsoftId, memory.submitted?.relationshipId]) if (id) known.add(id);

  const providers = await store.providers();
  const result = { listed: new Set<string>(), failed: new Set<string>() };
  const errors: unknown[] = [];
  for (const [signIn, together] of groupedBy(providers.filter(isConnected), signInOf)) {
    if (signIns && !signIns.has(signIn)) continue;
    const ids = new Set(together.map(({ id }) => id));
    const own = rows.filter(({ providerId }) => providerId !== null && ids.has(providerId));
    const all = await list(together, context);
    result[all ? 'listed' : 'failed'].add(signIn);
    const found = all && relationshipsOf(own, all);
    for (const { id } of found?.values() ?? []) known.add(id);
    for (const row of own) await compare(row, found ? (found.get(row.id) ?? 'absent') : 'unknown', signIn);
    if (!all) continue;
    for (const provider of together) {
      const siblings = providers.filter(({ partnerTenantId }) => partnerTenantId === provider.partnerTenantId);
      const listing = { provider, siblings, relationships: all, requests: own.filter(({ providerId }) => providerId === provider.id), known, now, deep };
      for (const observer of context.observers) await observer.listed(listing).catch((error: unknown) => errors.push(error));
      if (deep) await store.saveLastSync(provider.id, now);
    }
  }
  const signedIn = new Set(providers.filter(isConnected).map(({ id }) => id));
  for (const row of rows) if (row.providerId === null || !signedIn.has(row.providerId)) await compare(row, 'unknown');
  if (deep && !signIns) await store.removeOrphanMappings(now - context.policy.deepSweepSeconds * 1000);
  if (errors.length > 0) throw errors[0];
  return result;

  async function compare(row: SweepRow, relationship: Relationship | 'absent' | 'unknown', signIn = '') {
    const reason = reasonToLook(row, relationship, now, context.policy) ?? otherMappings(row);
    if (!reason) return;
    const there = typeof relationship === 'object' ? relationship : undefined;
    const difference = `${reason} ${row.etag} ${there ? `${there.status} ${there.etag}` : relationship}`;
    if (announced.get(row.id) === difference) return;
    announced.set(row.id, difference);
    if (there) context.lately.put(row.id, row.etag, signIn, there, now);
    await context.announce(row.id, reason);
  }

  function otherMappings({ id, status, nextCheckOn, memory }: SweepRow): string | undefined {
    if (!mapped || status !== 'active' || nextCheckOn !== null) return undefined;
    return (mapped.get(id) ?? fingerprint([])) === memory.handled ? undefined : 'other mappings';
  }
}

/** The relationship of each request, by the request's id: by its id at Microsoft, else by its name. Pure. */
export function relationshipsOf(rows: readonly SweepRow[], relationships: readonly Relationship[]): Map<string, Relationship> {
  const byId = new Map<string, string>();
  for (const { id, memory, microsoftId } of rows) {
    const known = memory.submitted?.relationshipId ?? microsoftId;
    if (known) byId.set(known, id);
  }
  const byName = new Map(rows.map(({ id }) => [relationshipName(id).toLowerCase(), id]));
  const found = new Map<string, Relationship>();
  for (const relationship of relationships) {
    const id = byId.get(relationship.id) ?? byName.get(relationship.displayName.toLowerCase());
    if (id) found.set(id, relationship);
  }
  return found;
}

/** All relationships that the sign-in of these providers shows; undefined where they cannot be listed now. */
async function list(together: readonly ProviderFacts[], { graphOf, doubtConnection, announced, onFailure }: RefreshContext): Promise<readonly Relationship[] | undefined> {
  const all: Relationship[] = [];
  const share = sharing();
  try {
    for await (const page of (await graphOf(together[0]!)).relationshipPages()) for (const relationship of page) all.push({ ...relationship, roleIds: share(relationship.roleIds) });
  } catch (error) {
    if (!(error instanceof ServiceError) || error.failure.service === 'dataverse') throw error;
    for (const provider of together) {
      onFailure(provider, error.failure);
      const doubt = `${provider.connectionState} ${error.failure.code}`;
      if (meaningOf(error.failure) === 'later' || provider.connectionState !== 'connected' || announced.get(provider.id) === doubt) continue;
      announced.set(provider.id, doubt);
      await doubtConnection(provider.id);
    }
    return undefined;
  }
  for (const { id } of together) announced.delete(id);
  return all;
}

/** Thousands of relationships have the same few lists of roles: each list is kept once. */
function sharing(): (list: readonly string[]) => readonly string[] {
  const kept = new Map<string, readonly string[]>();
  return (list) => {
    const key = list.join(' ');
    const before = kept.get(key);
    if (!before) kept.set(key, list);
    return before ?? list;
  };
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

async function mappingFingerprints(store: RelationshipsStore): Promise<Map<string, string>> {
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
