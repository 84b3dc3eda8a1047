import type { GraphGateway } from '../gateways/graph/gateway';
import type { Relationship } from '../gateways/graph/types';
import { ServiceError, type ServiceFailure } from '../gateways/transport/service-error';
import { backOffSeconds, type Policy } from '../policy';
import { isConnected, type ProviderFacts } from '../provider/facts';
import type { LatelyListed } from '../request-lifecycle/lately-listed';
import { afterFailure, afterList, dueCheck, neverListed, type LastList } from './schedule';
import { signInOf } from './sign-in';
import type { AwaitedRow, ListedProvider, RelationshipsStore } from './store';

export interface PendingContext {
  readonly store: Pick<RelationshipsStore, 'changedSince' | 'providers'>;
  readonly graphOf: (provider: ProviderFacts) => Promise<Pick<GraphGateway, 'relationshipPages'>>;
  readonly policy: Policy;
  readonly announce: (requestId: string, reason: string) => Promise<void>;
  readonly lately: Pick<LatelyListed, 'put' | 'forget'>;
  /** The list could not be had. */
  readonly onFailure: (provider: ProviderFacts, failure: ServiceFailure) => void;
  /** Lists everything of a sign-in: where lists of one status are refused. @returns its pages */
  readonly listAll: (signIn: string, now: number) => Promise<number>;
}

/** Knows which requests customers have yet to approve, and notices soon when one of them has. */
export interface PendingWatch {
  /** Asks Microsoft, where it is time and something waits. @param now the environment's time, milliseconds since 1970 */
  check(now: number): Promise<void>;
  /** Reads all rows anew before the next check: some may have been deleted. */
  restart(): void;
}

/** A row that was changed so long ago may appear only now: transactions end after the moment that they write. */
const lateMs = 15_000;

const waiting = 'approvalPending';

/**
 * A short list tells of all that wait: what is not on it any more is looked at. So a customer's approval is seen within
 * one check, whatever the number of relationships, and nothing is asked while nothing waits.
 */
export function createPendingWatch({ store, graphOf, policy, announce, lately, onFailure, listAll }: PendingContext): PendingWatch {
  /** By the relationship's id. */
  const awaited = new Map<string, AwaitedRow>();
  const relationshipOfRequest = new Map<string, string>();
  const announced = new Map<string, { readonly what: string; readonly times: number; readonly againOn: number }>();
  const lists = new Map<string, LastList>();
  const refusesFilter = new Set<string>();
  let readUntil: number | undefined;

  async function readRows(now: number): Promise<void> {
    const since = readUntil === undefined || now < readUntil ? undefined : readUntil - lateMs;
    if (since === undefined) {
      awaited.clear();
      relationshipOfRequest.clear();
    }
    for await (const page of store.changedSince(since, now)) {
      for (const row of page) {
        const before = relationshipOfRequest.get(row.id);
        if (before) awaited.delete(before);
        relationshipOfRequest.delete(row.id);
        if (row.status !== waiting || !row.microsoftId) continue;
        awaited.set(row.microsoftId, row);
        relationshipOfRequest.set(row.id, row.microsoftId);
      }
    }
    readUntil = now;
    for (const id of announced.keys()) if (!awaited.has(id)) announced.delete(id);
  }

  async function announceOnce(row: AwaitedRow, reason: string, seen: string, now: number): Promise<void> {
    const key = row.microsoftId!;
    const what = `${reason} ${row.etag} ${seen}`;
    const before = announced.get(key);
    if (before?.what === what && now < before.againOn && before.againOn <= now + policy.longestRetrySeconds * 1000) return;
    const times = before?.what === what ? before.times + 1 : 0;
    announced.set(key, { what, times, againOn: now + backOffSeconds(times, policy) * 1000 });
    await announce(row.id, reason);
  }

  async function checkSignIn(provider: ListedProvider, signIn: string, own: readonly AwaitedRow[], now: number): Promise<void> {
    const last = lists.get(signIn) ?? neverListed;
    if (!dueCheck(last, now, policy)) return;
    try {
      if (refusesFilter.has(signIn)) {
        lists.set(signIn, afterList(last, now, await listAll(signIn, now), 0));
        return;
      }
      const { found, pages } = await pendingAt(await graphOf(provider));
      lists.set(signIn, afterList(last, now, pages, 0));
      for (const row of own) {
        const relationship = found.get(row.microsoftId!);
        if (!relationship) {
          lately.forget(row.id);
          await announceOnce(row, 'waits no more', '', now);
        } else if (relationship.etag && row.microsoftVersion !== relationship.etag.slice(0, 200)) {
          lately.put(row.id, row.etag, signIn, relationship, now);
          await announceOnce(row, 'other version', relationship.etag, now);
        }
      }
    } catch (error) {
      if (!(error instanceof ServiceError) || error.failure.service === 'dataverse') throw error;
      const { status } = error.failure;
      if (status === 400 || status === 501) refusesFilter.add(signIn);
      lists.set(signIn, afterFailure(last, now, 0, policy));
      onFailure(provider, error.failure);
    }
  }

  return {
    restart() {
      readUntil = undefined;
    },
    async check(now) {
      await readRows(now);
      if (awaited.size === 0) return;
      const providers = (await store.providers()).filter(isConnected);
      for (const signIn of new Set(providers.map(signInOf))) {
        const together = providers.filter((provider) => signInOf(provider) === signIn);
        const ids = new Set(together.map(({ id }) => id));
        const own = [...awaited.values()].filter(({ providerId }) => providerId !== null && ids.has(providerId));
        if (own.length > 0) await checkSignIn(together[0]!, signIn, own, now);
      }
    },
  };
}

async function pendingAt(graph: Pick<GraphGateway, 'relationshipPages'>): Promise<{ readonly found: ReadonlyMap<string, Relationship>; readonly pages: number }> {
  const found = new Map<string, Relationship>();
  let pages = 0;
  for await (const page of graph.relationshipPages(waiting)) {
    pages += 1;
    // Whether a filter was heeded is seen by what comes.
    for (const relationship of page) if (relationship.status === waiting) found.set(relationship.id, relationship);
  }
  return { found, pages };
}
