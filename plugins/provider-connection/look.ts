import { ConcurrencyError, ServiceError } from '../gateways/transport/service-error';
import { isConnected } from '../provider/facts';
import type { ProviderGateways } from '../provider/gateways';
import type { Policy } from '../policy';
import { changesOf, eventOf } from './changes';
import { digestOf, reasonToCheck, type Tried } from './due';
import { incomplete, judge } from './judge';
import { probe } from './probe';
import type { ConnectionStore } from './store';
import { verdictOf } from './verdict';

export interface LookContext {
  readonly store: ConnectionStore;
  readonly gateways: ProviderGateways;
  readonly policy: Policy;
  readonly now: () => Promise<number>;
  /** Last checks, by provider. */
  readonly tried: Map<string, Tried>;
}

export interface LookOptions {
  readonly trackingId: string;
  /** Something was refused: check although it is not due. */
  readonly doubted: boolean;
}

export type LookResult = 'gone' | 'not due' | 'as before' | 'checked' | 'connected' | 'lost';

/**
 * Checks the connection of a provider where it is time to, and writes what is new.
 * @returns `connected` where it can be used now and could not before: what waits for it may go on
 * @throws ServiceError of Dataverse
 */
export async function lookAtConnection(providerId: string, { store, gateways, policy, now, tried }: LookContext, { trackingId, doubted }: LookOptions): Promise<LookResult> {
  let stored = await store.load(providerId);
  if (!stored) return 'gone';
  const begun = Math.floor((await now()) / 1000) * 1000;
  const before = tried.get(providerId);
  const reason = reasonToCheck(stored, before, begun, policy) ?? (doubted && stored.isActive && !isFresh(before, begun, policy) ? 'due' : undefined);
  if (!reason) return 'not due';
  const asked = reason === 'asked';
  const { requestedOn } = stored;

  const judgements = isConnected(stored.provider) ? judge(stored.provider, await probe(stored.provider, gateways)) : incomplete();
  for (let again = 0; ; again += 1) {
    const verdict = verdictOf(stored, judgements, asked);
    const remember = () => tried.set(providerId, { at: begun, requestedOn, troubles: verdict.troubled ? (before?.troubles ?? 0) + 1 : 0 });
    const changes = changesOf(stored, verdict, asked, begun);
    if (!changes) {
      remember();
      return 'as before';
    }
    const event = eventOf(stored, verdict);
    try {
      if (event) await store.saveEvent(providerId, event, begun, trackingId);
      await store.save(providerId, stored.etag, changes);
      remember();
      if (verdict.state === stored.provider.connectionState) return 'checked';
      return verdict.state === 'connected' ? 'connected' : stored.provider.connectionState === 'connected' ? 'lost' : 'checked';
    } catch (error) {
      if (error instanceof ServiceError && error.failure.service === 'dataverse' && error.failure.status === 404) return 'gone';
      if (!(error instanceof ConcurrencyError) || again >= policy.restartsPerLook) throw error;
      // Others write to the row as well, such as the progress of a refresh: what was found out still holds.
      const newer = await store.load(providerId);
      if (!newer) return 'gone';
      if (digestOf(newer.provider) !== digestOf(stored.provider)) throw error;
      // A question that was asked meanwhile is not answered by what was found out before.
      stored = { ...newer, requestedOn };
    }
  }
}

/** Many may doubt at once: one check answers them all. */
const isFresh = (tried: Tried | undefined, now: number, policy: Policy): boolean => tried !== undefined && now >= tried.at && now - tried.at < policy.firstRetrySeconds * 1000;
