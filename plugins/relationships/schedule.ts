import { backOffSeconds, longestRestMs, type Policy } from '../policy';
import type { ListedProvider } from './store';

/** What this host knows of the last list of a sign-in. Not kept: after a start everything is listed anew. Moments are milliseconds since 1970. */
export interface LastList {
  /** When it was last listed to the end. */
  readonly doneOn: number | undefined;
  /** Tries in a row that have failed since. */
  readonly failures: number;
  readonly nextTryOn: number | undefined;
  /** The latest request of staff that it was for. */
  readonly triedFor: number;
  /** Pages that it had. */
  readonly pages: number;
}

export const neverListed: LastList = { doneOn: undefined, failures: 0, nextTryOn: undefined, triedFor: 0, pages: 1 };

/** The environment tells its time in whole seconds, and a little late: so far it may seem to go back without having been set. */
const clockPlayMs = 60_000;

/** When staff last asked for a refresh of one of the providers that has not come yet; 0 = nobody waits. Pure. */
export const askedOn = (together: readonly ListedProvider[]): number =>
  Math.max(0, ...together.map(({ refreshRequestedOn, lastSyncOn }) => (refreshRequestedOn !== null && refreshRequestedOn > (lastSyncOn ?? 0) ? refreshRequestedOn : 0)));

/**
 * Why all relationships of a sign-in are listed now: staff ask for it, or it is time; undefined = not now. What failed
 * rests until its next try, unless staff ask anew. A clock that was set back counts as time that is up. Pure.
 */
export function dueList(together: readonly ListedProvider[], last: LastList, now: number, { relationshipsRefreshSeconds }: Pick<Policy, 'relationshipsRefreshSeconds'>): 'asked' | 'time' | undefined {
  const asked = askedOn(together);
  if (asked > last.triedFor) return 'asked';
  if (last.nextTryOn !== undefined && now < last.nextTryOn && last.nextTryOn <= now + longestRestMs) return undefined;
  if (asked > 0) return 'asked';
  if (last.doneOn === undefined || last.nextTryOn !== undefined || now < last.doneOn - clockPlayMs) return 'time';
  return now - last.doneOn >= relationshipsRefreshSeconds * 1000 ? 'time' : undefined;
}

export const afterList = (last: LastList, now: number, pages: number, triedFor: number): LastList => ({ ...last, doneOn: now, failures: 0, nextTryOn: undefined, pages, triedFor: Math.max(last.triedFor, triedFor) });

export const afterFailure = (last: LastList, now: number, triedFor: number, policy: Policy): LastList =>
  ({ ...last, failures: last.failures + 1, nextTryOn: now + backOffSeconds(last.failures, policy) * 1000, triedFor: Math.max(last.triedFor, triedFor) });

/** Pages of a list that may be read in the time between two checks of what waits: of longer lists fewer are read. */
const pagesACheck = 4;

/** Whether it is time to ask again who has approved. Pure. */
export function dueCheck(last: LastList, now: number, { pendingCheckSeconds }: Pick<Policy, 'pendingCheckSeconds'>): boolean {
  if (last.nextTryOn !== undefined) return now >= last.nextTryOn || last.nextTryOn > now + longestRestMs;
  if (last.doneOn === undefined || now < last.doneOn) return true;
  return now - last.doneOn >= pendingCheckSeconds * 1000 * Math.max(1, Math.ceil(last.pages / pagesACheck));
}
