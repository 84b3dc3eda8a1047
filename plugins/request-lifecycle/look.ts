import type { GraphGateway } from '../gateways/graph/gateway';
import { ConcurrencyError } from '../gateways/transport/service-error';
import { act } from './act';
import { fold } from './fold';
import type { LatelyListed } from './lately-listed';
import { nothingSeen, type Observation, type ProviderFacts, type Writes } from './model';
import { plan } from './plan';
import { tenantOf } from './plan/observed';
import type { Policy } from '../policy';
import type { LifecycleStore } from './store';

/** What looks need from outside. */
export interface LookContext {
  readonly store: LifecycleStore;
  /** Microsoft, as the partner of a provider. @throws ServiceError where the provider cannot sign in */
  readonly graphOf: (provider: ProviderFacts) => Promise<GraphGateway>;
  readonly policy: Policy;
  /** Real milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** What lists of all relationships told lately; absent: nothing. */
  readonly lately?: Pick<LatelyListed, 'take'>;
  /** Has a provider's connection checked soon: Microsoft refused something as if it were broken. */
  readonly doubtConnection: (providerId: string) => Promise<void>;
}

export interface LookOptions {
  /** Ids of one piece of work, in logs and on the timeline. */
  readonly trackingId: string;
  /** The message was delivered before: somebody may have begun and not come to the end. */
  readonly repeated?: boolean;
  /** Try now what waits for its next try. */
  readonly insist?: boolean;
}

export type LookResult = 'gone' | 'unchanged' | 'changed';

/**
 * Looks at one request: observes, plans, acts, and writes what it saw, once. Safe to call at any time and any number
 * of times, at once too.
 * @returns `gone` where the row does not exist (any more)
 * @throws ServiceError of Dataverse: nothing is lost, look again
 */
export async function look(requestId: string, context: LookContext, options: LookOptions): Promise<LookResult> {
  for (let restart = 0; ; restart += 1) {
    try {
      return await once(requestId, context, { ...options, repeated: options.repeated || restart > 0 });
    } catch (error) {
      if (!(error instanceof ConcurrencyError) || restart >= context.policy.restartsPerLook) throw error;
    }
  }
}

async function once(requestId: string, context: LookContext, options: LookOptions): Promise<LookResult> {
  const { store, policy, graphOf, sleep } = context;
  const stored = await store.load(requestId);
  if (!stored) return 'gone';
  const now = Math.floor((await store.now()) / 1000) * 1000;
  let observation: Observation = { ...stored, now, insist: options.insist ?? false, repeated: options.repeated ?? false, seen: nothingSeen };

  const listed = context.lately?.take(requestId, stored.request.etag, now);
  const graph = async () => {
    const provider = tenantOf(observation)?.provider;
    if (!provider) throw new Error('A plan asked for Microsoft without a provider.');
    return graphOf(provider);
  };
  for (let round = 0; round < policy.roundsPerLook; round += 1) {
    const next = plan(observation, policy);
    if (next.kind === 'finish') return write(observation, next.writes, context, options.trackingId);
    observation = fold(observation, next.step, await act(next.step, observation, { graph, store, sleep, listed }));
  }
  throw new Error(`The plan for request ${requestId} comes to no end: ${observation.seen.log.map(({ kind }) => kind).join(', ')}.`);
}

/**
 * The request comes last: while it is unwritten the next look makes the same writes again, so nothing gets lost. The
 * others can be written twice without harm. It is written with its mappings even where it stays the same: its version
 * shows whether another look was quicker, and then everything is looked at again.
 */
async function write({ request, mappings, now }: Observation, writes: Writes, { store, doubtConnection }: LookContext, trackingId: string): Promise<LookResult> {
  for (const event of writes.events) await store.saveEvent(request.id, event, now, trackingId);
  for (const rowId of writes.deletedGroupRows) await store.markGroupDeleted(rowId);
  const etagOf = new Map(mappings.map(({ id, etag }) => [id, etag]));
  if (writes.mappings.length > 0) await store.saveMappings(writes.mappings.map((mapping) => ({ ...mapping, etag: etagOf.get(mapping.id) ?? '' })));
  for (const id of writes.removedMappings) await store.removeMapping(id);
  if (writes.doubtedProvider) await doubtConnection(writes.doubtedProvider);
  if (Object.keys(writes.request).length === 0 && writes.mappings.length === 0) return 'unchanged';
  await store.saveRequest(request.id, request.etag, writes.request, now);
  return 'changed';
}
