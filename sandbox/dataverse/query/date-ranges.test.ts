import { dateRange } from './date-ranges';

/** A Sunday. */
const now = new Date('2026-11-22T04:05:44Z');
const range = (name: string, amount = 0, moment?: string) => {
  const found = dateRange(name, now, amount, moment === undefined ? undefined : new Date(moment));
  return found && [found.from?.toISOString(), found.before?.toISOString()].map((text) => text?.replace(/:00\.000Z$|\.000Z$/, ''));
};

describe('dateRange', () => {
  it.each([
    ['Today', '2026-11-22T00:00', '2026-11-23T00:00'],
    ['Yesterday', '2026-11-21T00:00', '2026-11-22T00:00'],
    ['Tomorrow', '2026-11-23T00:00', '2026-11-24T00:00'],
    ['ThisWeek', '2026-11-22T00:00', '2026-11-29T00:00'],
    ['LastWeek', '2026-11-15T00:00', '2026-11-22T00:00'],
    ['ThisMonth', '2026-11-01T00:00', '2026-12-01T00:00'],
    ['LastMonth', '2026-10-01T00:00', '2026-11-01T00:00'],
    ['NextMonth', '2026-12-01T00:00', '2027-01-01T00:00'],
    ['ThisYear', '2026-01-01T00:00', '2027-01-01T00:00'],
    ['NextYear', '2027-01-01T00:00', '2028-01-01T00:00'],
    ['Last7Days', '2026-11-15T00:00', '2026-11-22T04:05:45'],
    ['Next7Days', '2026-11-22T04:05:44', '2026-11-30T00:00'],
  ])('knows %s', (name, from, before) => {
    expect(range(name)).toEqual([from, before]);
  });

  it.each([
    ['LastXDays', 3, '2026-11-19T00:00', '2026-11-22T04:05:45'],
    ['LastXHours', 2, '2026-11-22T02:00', '2026-11-22T04:05:45'],
    ['NextXDays', 3, '2026-11-22T04:05:44', '2026-11-26T00:00'],
    ['NextXHours', 1, '2026-11-22T04:05:44', '2026-11-22T06:00'],
    ['OlderThanXMonths', 1, undefined, '2026-10-22T04:05:44'],
    ['OlderThanXMinutes', 10, undefined, '2026-11-22T03:55:44'],
  ])('counts %s(%d)', (name, amount, from, before) => {
    expect(range(name, amount)).toEqual([from, before]);
  });

  it('takes whole days with On and its kin', () => {
    expect(range('On', 0, '2026-11-22T15:00:00Z')).toEqual(['2026-11-22T00:00', '2026-11-23T00:00']);
    expect(range('OnOrAfter', 0, '2026-11-22T15:00:00Z')).toEqual(['2026-11-22T00:00', undefined]);
    expect(range('OnOrBefore', 0, '2026-11-22T15:00:00Z')).toEqual([undefined, '2026-11-23T00:00']);
  });

  it('knows no others', () => {
    expect(range('LastDecade')).toBeUndefined();
    expect(range('OlderThanXSeconds', 1)).toBeUndefined();
  });
});
