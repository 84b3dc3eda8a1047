import type { Policy } from '../policy';
import { longestRestMs } from '../policy';
import { isConnected } from '../provider/facts';
import type { RefreshedProvider } from './store';

/** What this host knows of a provider's last refresh. Not kept: after a start everything is read anew. */
export interface LastRefresh {
  /** When it last came to its end; milliseconds since 1970. */
  readonly doneOn: number | undefined;
  /** Tries in a row that have failed since. */
  readonly failures: number;
  readonly nextTryOn: number | undefined;
  /** The request of staff that it was for, if any. */
  readonly triedFor: number | null;
}

/** The environment tells its time in whole seconds, and a little late: so far it may seem to go back without having been set. */
const clockPlayMs = 60_000;

/**
 * Why a provider's customers are read now: staff ask for it, or it is time; undefined = not now. What failed rests
 * until its next try, unless staff ask anew. A clock that was set back counts as time that is up. Pure.
 */
export function dueRefresh(
  provider: RefreshedProvider,
  last: LastRefresh | undefined,
  now: number,
  { customersRefreshSeconds }: Pick<Policy, 'customersRefreshSeconds'>,
): 'asked' | 'time' | undefined {
  const { isActive, refreshRequestedOn, refreshedOn, refreshState, connectionState } = provider;
  // A host was killed in the middle of it: people see it running until it has come to an end.
  const isInterrupted = refreshState === 'running' && last === undefined;
  if (!isActive) return isInterrupted ? 'time' : undefined;
  const isAsked = refreshRequestedOn !== null && (refreshedOn === null || refreshRequestedOn > refreshedOn);
  if (isAsked && last?.triedFor !== refreshRequestedOn) return 'asked';
  if (last?.nextTryOn !== undefined && now < last.nextTryOn && last.nextTryOn <= now + longestRestMs) return undefined;
  if (isAsked) return 'asked';
  if (isInterrupted) return 'time';
  if (!isConnected(provider) || connectionState !== 'connected') return undefined;
  if (last?.doneOn === undefined || now < last.doneOn - clockPlayMs) return 'time';
  return now - last.doneOn >= customersRefreshSeconds * 1000 ? 'time' : undefined;
}
