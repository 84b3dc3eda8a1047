import { defaultPolicy } from '../policy';
import { dueRefresh, type LastRefresh } from './due';
import { refreshedProvider } from './testing/world';

const hour = 3_600_000;
const now = Date.parse('2026-11-22T10:00:00Z');
const done = (doneOn: number, more: Partial<LastRefresh> = {}): LastRefresh => ({ doneOn, failures: 0, nextTryOn: undefined, triedFor: null, ...more });
const due = (provider: Parameters<typeof refreshedProvider>[0], last?: LastRefresh) => dueRefresh(refreshedProvider(provider), last, now, defaultPolicy);

describe('when customers are read', () => {
  it('at once after a start, then every six hours', () => {
    expect([due({}), due({}, done(now - 5 * hour)), due({}, done(now - 6 * hour))]).toEqual(['time', undefined, 'time']);
  });

  it('where a clock was set back, but not where it only plays', () => {
    expect([due({}, done(now + hour)), due({}, done(now + 900))]).toEqual(['time', undefined]);
  });

  it('not by the clock where the provider does not work', () => {
    expect([due({ connectionState: 'attention' }), due({ connectionState: 'notConnected' }), due({ clientId: null })]).toEqual([undefined, undefined, undefined]);
  });

  it('never where the provider is deactivated', () => expect(due({ isActive: false, refreshRequestedOn: now })).toBeUndefined());

  it('whenever staff ask, and once', () => {
    expect(due({ refreshRequestedOn: now, connectionState: 'attention' }, done(now - 1000))).toBe('asked');
    expect(due({ refreshRequestedOn: now, refreshedOn: now }, done(now - 1000))).toBeUndefined();
  });

  it('where a host was killed in the middle of it, whatever became of the provider: it would seem to run for ever', () => {
    const running = { refreshState: 'running' } as const;
    expect([due({ ...running, connectionState: 'attention' }), due({ ...running, isActive: false }), due({ ...running, clientId: null })]).toEqual(['time', 'time', 'time']);
    expect(due({ ...running, refreshRequestedOn: now })).toBe('asked');
    expect(due({ ...running, isActive: false }, done(now))).toBeUndefined();
  });

  it('after a failure at its next try, or when staff ask anew', () => {
    const failed = done(now - 7 * hour, { failures: 1, nextTryOn: now + 1000, triedFor: now - hour });
    expect(due({ refreshRequestedOn: now - hour }, failed)).toBeUndefined();
    expect(due({ refreshRequestedOn: now - hour }, { ...failed, nextTryOn: now })).toBe('asked');
    expect(due({ refreshRequestedOn: now - 1000 }, failed)).toBe('asked');
    expect(due({}, failed)).toBeUndefined();
    expect(due({}, { ...failed, nextTryOn: now + 48 * hour })).toBe('time');
  });
});
