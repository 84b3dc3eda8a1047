import fc from 'fast-check';
import { ages, approvals, bars, inForce, losing, monthOf, series, waiting, whoms, type ExpiryCount, type OutlookName, type WaitingCount } from './figures';
import { niceTop } from './chart';

const day = 24 * 3600 * 1000;
const now = Date.UTC(2026, 10, 22, 10);
const month = monthOf(now);
const expiry = (ahead: number | undefined, outlook: OutlookName, count = 1): ExpiryCount => ({ month: ahead === undefined ? undefined : month + ahead, outlook, count });
const outlooks = fc.constantFrom<OutlookName>('none', 'renews', 'later', 'replacing', 'replaced', 'ends', 'atRisk');

describe('expiries by month', () => {
  it('begin with this month and end with the last one in which anything ends', () => {
    const shown = bars([expiry(0, 'atRisk', 2), expiry(7, 'renews', 3)], now);
    expect(shown.map(({ kind, month: of, total }) => [kind, of - month, total])).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((ahead) => ['month', ahead, ahead === 0 ? 2 : ahead === 7 ? 3 : 0]));
    expect(shown[0]?.counts).toMatchObject({ atRisk: 2, renews: 0 });
  });

  it('put what is overdue before, and what ends after two years behind', () => {
    const shown = bars([expiry(-4, 'atRisk'), expiry(30, 'later', 2)], now);
    expect([shown[0], shown[shown.length - 1]].map((bar) => [bar?.kind, bar?.total])).toEqual([['overdue', 1], ['after', 2]]);
  });

  it('leave out nothing that has a date, and count nothing twice', () => {
    const rows = fc.array(fc.record({ month: fc.option(fc.integer({ min: month - 30, max: month + 60 }), { nil: undefined }), outlook: outlooks, count: fc.integer({ min: 1, max: 500 }) }), { maxLength: 30 });
    fc.assert(
      fc.property(rows, (all) => {
        const shown = bars(all, now);
        const dated = all.filter((row) => row.month !== undefined).reduce((total, { count }) => total + count, 0);
        expect(shown.reduce((total, bar) => total + bar.total, 0)).toBe(dated);
        expect(shown.every((bar) => series.reduce((total, name) => total + bar.counts[name], 0) === bar.total)).toBe(true);
        expect(losing(all)).toBeLessThanOrEqual(inForce(all));
      }),
    );
  });

  it.each([[1, 1], [2, 5], [4, 5], [5, 10], [9, 10], [10, 20], [96, 200], [4000, 5000]])('have an axis with room above: %i -> %i', (most, top) => {
    expect(niceTop(most)).toBe(top);
  });
});

describe('who has to move', () => {
  const since = (days: number, count = 1, on: WaitingCount['on'] = 'staff'): WaitingCount => ({ on, since: now - days * day, count });

  it('is told by age, with the oldest', () => {
    const [staff] = waiting([since(0), since(7), since(8, 2), since(90), since(91, 4), { on: 'staff', since: undefined, count: 5 }], now);
    expect(staff).toEqual({ on: 'staff', byAge: [2, 2, 1, 4], unknown: 5, total: 14, oldest: 91 });
  });

  it('takes a moment that has not come yet for today: clocks disagree', () => {
    expect(waiting([since(-1)], now)[0]).toMatchObject({ byAge: [1, 0, 0, 0], oldest: 0 });
  });

  it('has a line for each, and every request in one column', () => {
    const rows = fc.array(fc.record({ on: fc.constantFrom(...whoms), since: fc.option(fc.integer({ min: now - 400 * day, max: now + day }), { nil: undefined }), count: fc.nat(50) }));
    fc.assert(
      fc.property(rows, (all) => {
        const lines = waiting(all, now);
        expect(lines.map(({ on }) => on)).toEqual(whoms);
        for (const line of lines) {
          expect(line.byAge).toHaveLength(ages.length + 1);
          expect(line.byAge.reduce((total, count) => total + count, line.unknown)).toBe(line.total);
        }
      }),
    );
  });
});

it('counts approvals that lapse soon, and those that nobody has been asked for', () => {
  const pending = [
    { invitation: 'sent', due: now + 3 * day, count: 2 }, { invitation: 'notSent', due: now + 40 * day, count: 3 }, { invitation: 'attention', due: undefined, count: 1 }, { invitation: 'sent', due: now - 5 * day, count: 7 },
  ] as const;
  expect(approvals(pending, now)).toEqual({ total: 13, lapsing: 2, notInvited: 3, attention: 1 });
});
