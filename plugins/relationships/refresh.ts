import { meaningOf } from '../failures';
import type { GraphGateway } from '../gateways/graph/gateway';
import type { Relationship } from '../gateways/graph/types';
import { ServiceError, type ServiceFailure } from '../gateways/transport/service-error';
import { isConnected, type ProviderFacts } from '../provider/facts';
import { fingerprint, gone } from '../request-lifecycle/memory';
import { relationshipName } from '../request-lifecycle/names';
import { compare, untold, type CompareContext } from './compare';
import type { RelationshipObserver } from './observer';
import type { SweepRow } from './reason-to-look';
import { signInOf } from './sign-in';
import type { RelationshipsStore } from './store';

export interface RefreshContext extends CompareContext {
  readonly store: RelationshipsStore;
  readonly graphOf: (provider: ProviderFacts) => Promise<Pick<GraphGateway, 'relationshipPages'>>;
  /** Has a provider's connection checked soon: it seems to be broken. */
  readonly doubtConnection: (providerId: string) => Promise<void>;
  readonly observers: readonly RelationshipObserver[];
  readonly onObserverFailure: (error: Error) => void;
  /** A provider could not be listed. */
  readonly onFailure: (provider: ProviderFacts, failure: ServiceFailure) => void;
  /** Ids of relationships that were seen to have a request. Made anew by a deep refresh, which reads all requests. */
  readonly known: Set<string>;
}

export interface RefreshOptions {
  /** Also ended requests, every role mapping, and mappings that belong to nothing. */
  readonly deep: boolean;
  /** Sign-ins whose relationships are listed; all, unless given. Requests of other providers are compared with nothing. */
  readonly signIns?: ReadonlySet<string>;
}

/** What was read of a sign-in; undefined where it could not be listed. */
export type Refreshed = ReadonlyMap<string, { readonly pages: number; readonly relationships: number } | undefined>;

/**
 * Compares all requests with all relationships, which pages of lists alone tell, and has those looked at that differ:
 * what a webhook missed, and what happened at Microsoft. Nothing is written where nothing has changed.
 */
export async function refresh(now: number, { deep, signIns }: RefreshOptions, context: RefreshContext): Promise<Refreshed> {
  const { store, announced, known } = context;
  const rows: SweepRow[] = [];
  for await (const page of store.requests(deep)) rows.push(...page);
  const mapped = deep ? await mappingFingerprints(store) : undefined;
  // Only once everything has been read: else the next refresh, which reads less, would take what is known for unknown.
  if (deep) {
    announced.clear();
    known.clear();
  }
  for (const { microsoftId, memory } of rows) for (const id of [microsoftId, memory.submitted?.relationshipId]) if (id) known.add(id);

  const providers = await store.providers();
  const signedIn = providers.filter(isConnected);
  const refreshed = new Map<string, { pages: number; relationships: number } | undefined>();
  for (const signIn of new Set(signedIn.map(signInOf))) {
    if (signIns && !signIns.has(signIn)) continue;
    const together = signedIn.filter((provider) => signInOf(provider) === signIn);
    const own = rowsOf(rows, together);
    const list = await listAll(together, context);
    refreshed.set(signIn, list && { pages: list.pages, relationships: list.all.length });
    const found = list && relationshipsOf(own, list.all);
    for (const { id } of found?.values() ?? []) known.add(id);
    await compare(own, ({ id }) => ({ relationship: found ? (found.get(id) ?? 'absent') : 'unknown', signIn }), now, context, otherMappings);
    if (!list) continue;
    for (const provider of together) {
      const siblings = providers.filter(({ partnerTenantId }) => partnerTenantId === provider.partnerTenantId);
      const listing = { provider, siblings, relationships: list.all, requests: rowsOf(own, [provider]), known, now, deep };
      for (const observer of context.observers) await observer.listed(listing).catch(context.onObserverFailure);
      if (deep) await store.saveLastSync(provider.id, Math.max(now, provider.refreshRequestedOn ?? 0));
    }
  }
  const unlisted = new Set(rowsOf(rows, signedIn));
  await compare(rows.filter((row) => !unlisted.has(row)), () => untold, now, context);
  if (deep) await store.removeOrphanMappings(now - context.policy.deepSweepSeconds * 1000);
  return refreshed;

  function otherMappings({ id, status, nextCheckOn, memory }: SweepRow): string | undefined {
    if (!mapped || status !== 'active' || nextCheckOn !== null) return undefined;
    return (mapped.get(id) ?? fingerprint([])) === memory.handled ? undefined : 'other mappings';
  }
}

/** The requests of these providers. */
function rowsOf(rows: readonly SweepRow[], providers: readonly ProviderFacts[]): SweepRow[] {
  const ids = new Set(providers.map(({ id }) => id));
  return rows.filter(({ providerId }) => providerId !== null && ids.has(providerId));
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
async function listAll(together: readonly ProviderFacts[], { graphOf, doubtConnection, announced, onFailure }: RefreshContext): Promise<{ readonly all: readonly Relationship[]; readonly pages: number } | undefined> {
  const all: Relationship[] = [];
  let pages = 0;
  const share = sharing();
  try {
    for await (const page of (await graphOf(together[0]!)).relationshipPages()) {
      pages += 1;
      for (const relationship of page) all.push({ ...relationship, roleIds: share(relationship.roleIds) });
    }
  } catch (error) {
    if (!(error instanceof ServiceError) || error.failure.service === 'dataverse') throw error;
    for (const provider of together) {
      onFailure(provider, error.failure);
      const doubt = `${provider.connectionState} ${error.failure.code}`;
      if (meaningOf(error.failure) === 'later' || provider.connectionState !== 'connected' || announced.get(doubtOf(provider)) === doubt) continue;
      announced.set(doubtOf(provider), doubt);
      await doubtConnection(provider.id);
    }
    return undefined;
  }
  for (const provider of together) announced.delete(doubtOf(provider));
  return { all, pages };
}

/** Under what it is remembered that a connection was doubted. */
const doubtOf = ({ id }: ProviderFacts): string => `provider ${id}`;

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
