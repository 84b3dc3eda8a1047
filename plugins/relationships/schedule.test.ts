import fc from 'fast-check';
import { defaultPolicy, longestRestMs } from '../policy';
import { now, provider } from '../request-lifecycle/testing/facts';
import { afterFailure, afterList, askedOn, dueCheck, dueList, neverListed } from './schedule';

const asking = (refreshRequestedOn: number | null, lastSyncOn: number | null = null) => [{ ...provider, refreshRequestedOn, lastSyncOn }];
const quiet = asking(null);
const refreshMs = defaultPolicy.relationshipsRefreshSeconds * 1000;
const due = (together: Parameters<typeof dueList>[0], last: Parameters<typeof dueList>[1], at = now) => dueList(together, last, at, defaultPolicy);

describe('all relationships of a sign-in are listed', () => {
  it('after a start, and again after so long', () => {
    const last = afterList(neverListed, now, 3, 0);
    expect([due(quiet, neverListed), due(quiet, last), due(quiet, last, now + refreshMs - 1), due(quiet, last, now + refreshMs)]).toEqual(['time', undefined, undefined, 'time']);
  });

  it('at once when staff ask, once for what they ask for', () => {
    const last = afterList(neverListed, now, 3, 0);
    expect(due(asking(now), last)).toBe('asked');
    expect(due(asking(now, now), last)).toBeUndefined();
    expect(askedOn([...asking(now - 5, now), ...asking(now - 3)])).toBe(now - 3);
  });

  it('later where it failed, whoever asked, and at once where staff ask anew', () => {
    const failed = afterFailure(neverListed, now, now - 5, defaultPolicy);
    expect(due(asking(now - 5), failed)).toBeUndefined();
    expect(due(asking(now - 1), failed)).toBe('asked');
    expect(due(quiet, failed, now + defaultPolicy.firstRetrySeconds * 1000)).toBe('time');
  });

  it('where the clock was set back, and not where it only seems to be', () => {
    const last = afterList(neverListed, now, 3, 0);
    expect([due(quiet, last, now - 2000), due(quiet, last, now - 120_000)]).toEqual([undefined, 'time']);
    expect(due(quiet, { ...neverListed, nextTryOn: now + longestRestMs + 5000 })).toBe('time');
  });

  it('sooner or later, whatever happened before', () => {
    fc.assert(fc.property(fc.array(fc.boolean(), { maxLength: 30 }), fc.nat(10_000), (outcomes, step) => {
      const last = outcomes.reduce((before, ok, index) => (ok ? afterList(before, now + index * step, 1, 0) : afterFailure(before, now + index * step, 0, defaultPolicy)), neverListed);
      expect(due(quiet, last, now + outcomes.length * step + Math.max(refreshMs, defaultPolicy.longestRetrySeconds * 1000))).toBe('time');
    }));
  });
});

describe('what waits for the customer is asked for', () => {
  const check = (pages: number, afterSeconds: number) => dueCheck(afterList(neverListed, now, pages, 0), now + afterSeconds * 1000, defaultPolicy);

  it('again and again, and less often where the list is long', () => {
    const { pendingCheckSeconds } = defaultPolicy;
    expect([check(1, pendingCheckSeconds - 1), check(1, pendingCheckSeconds), check(4, pendingCheckSeconds), check(40, pendingCheckSeconds * 9), check(40, pendingCheckSeconds * 10)]).toEqual([false, true, true, false, true]);
  });

  it('after a failure when its time has come', () => {
    const failed = afterFailure(neverListed, now, 0, defaultPolicy);
    expect([dueCheck(failed, now + 1, defaultPolicy), dueCheck(failed, now + defaultPolicy.firstRetrySeconds * 1000, defaultPolicy)]).toEqual([false, true]);
  });
});
