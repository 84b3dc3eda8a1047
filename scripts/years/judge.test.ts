import fc from 'fast-check';
import { describeGap } from './describe';
import { judge, type Life } from './judge';

const pair = 'g r';
const life = (changes: Partial<Life> & { from?: number; until?: number } = {}): Life => {
  const { from = 10, endedOn = 'endedOn' in changes ? undefined : 100, until = endedOn, ...rest } = changes;
  return { id: 'r', customer: 'c', approvedOn: from - 5, endedBy: endedOn === undefined ? undefined : 'time', pairs: new Map([[pair, [{ from, until }]]]), ...rest, endedOn };
};
const gaps = (lives: readonly Life[], until = 200) => judge(lives, [pair], until, 5).gaps.map(({ from, until: to, isOurs }) => [from, to, isOurs]);

describe('access that was missing', () => {
  it('is none where one relationship lives on until the next is in force', () => {
    expect(gaps([life({ endedOn: 60, endedBy: 'us' }), life({ id: 's', from: 50, endedOn: undefined })])).toEqual([]);
  });

  it('is none where another was in force for no more than the moment in between', () => {
    expect(gaps([life({ endedOn: 60, endedBy: 'us' }), life({ id: 's', from: 60, endedOn: 61, endedBy: 'us' }), life({ id: 't', from: 61, endedOn: undefined })])).toEqual([]);
  });

  it('is the customer’s where nothing had been approved', () => {
    expect(gaps([life()])).toEqual([[100, 200, false]]);
  });

  it('is the customer’s where the approval came too late for Microsoft', () => {
    expect(gaps([life(), life({ id: 's', approvedOn: 99, from: 104, endedOn: undefined })])).toEqual([[100, 104, false]]);
  });

  it('is ours where the approval was early enough', () => {
    expect(gaps([life(), life({ id: 's', approvedOn: 60, from: 104, endedOn: undefined })])).toEqual([[100, 104, true]]);
  });

  it('is ours from the moment on at which it could have been there after a late approval', () => {
    expect(gaps([life(), life({ id: 's', approvedOn: 120, from: 140, endedOn: undefined })])).toEqual([[100, 125, false], [125, 140, true]]);
  });

  it('is ours where nothing ever came of an approval', () => {
    expect(gaps([life({ approvedOn: 20, endedOn: undefined, pairs: new Map() })])).toEqual([[25, 200, true]]);
    expect(gaps([life({ approvedOn: 20, endedOn: 150, endedBy: 'customer', pairs: new Map() })])).toEqual([[25, 150, true], [150, 200, false]]);
  });

  it('is ours where what took the place gives less', () => {
    expect(gaps([life({ endedOn: 60, endedBy: 'us' }), life({ id: 's', from: 50, endedOn: undefined, pairs: new Map([['other', [{ from: 50, until: undefined }]]]) })])).toEqual([[60, 200, true]]);
  });

  it('is ours where we end the old one before the new one is in force', () => {
    expect(gaps([life({ endedOn: 60, endedBy: 'us' }), life({ id: 's', approvedOn: 50, from: 61, endedOn: undefined })])).toEqual([[60, 61, true]]);
  });

  it('is ours where we end what nothing takes the place of', () => {
    expect(gaps([life({ endedOn: 60, endedBy: 'us' })])).toEqual([[60, 200, true]]);
  });

  it('is ours where an assignment is taken away while the relationship lives, also where it is given again', () => {
    expect(gaps([life({ until: 40, endedOn: undefined })])).toEqual([[40, 200, true]]);
    expect(gaps([life({ endedOn: undefined, pairs: new Map([[pair, [{ from: 10, until: 40 }, { from: 45, until: undefined }]]]) })])).toEqual([[40, 45, true]]);
  });

  it('is the customer’s who removed us', () => {
    expect(gaps([life({ endedOn: 60, endedBy: 'customer' })])).toEqual([[60, 200, false]]);
  });

  it('is found exactly where nothing holds a pair, whatever the order', () => {
    const one = fc.record({ from: fc.integer({ min: 0, max: 90 }), lasts: fc.integer({ min: 1, max: 60 }), endedBy: fc.constantFrom('us' as const, 'customer' as const, 'time' as const) });
    fc.assert(fc.property(fc.array(one, { minLength: 1, maxLength: 6 }), (all) => {
      const lives = all.map(({ from, lasts, endedBy }, at) => life({ id: String(at), from, endedOn: from + lasts, endedBy }));
      const first = Math.min(...all.map(({ from }) => from));
      const found = judge(lives, [pair], 200, 5).gaps;
      const moments = Array.from({ length: 200 - first }, (_, index) => first + index);
      const isHeld = (at: number) => all.some(({ from, lasts }) => from <= at && at < from + lasts);
      expect(moments.map((at) => found.filter((gap) => gap.from <= at && at < gap.until).length)).toEqual(moments.map((at) => (isHeld(at) ? 0 : 1)));
    }));
  });

  it('says how long two lived beside each other', () => {
    expect(judge([life({ endedOn: 60, endedBy: 'us' }), life({ id: 's', from: 50, endedOn: undefined })], [pair], 200, 5).overlaps).toEqual([10]);
  });

  it('is told with everything that the customer had', () => {
    const lives = [life({ endedOn: 60_000, endedBy: 'us' }), life({ id: 's', approvedOn: 50_000, from: 68_000, endedOn: undefined })];
    const [gap] = judge(lives, [pair], 200_000, 5).gaps;
    expect(describeGap(gap!, lives, 'contrary')).toBe([
      'The tenant c (contrary) was without g r for 8 s from 1970-01-01T00:01:00.000Z although it had approved in time.',
      '  r: approved 1970-01-01T00:00:00.005Z, g r 1970-01-01T00:00:00.010Z to 1970-01-01T00:01:00.000Z, ended 1970-01-01T00:01:00.000Z by us',
      '  s: approved 1970-01-01T00:00:50.000Z, g r 1970-01-01T00:01:08.000Z to now, lives',
    ].join('\n'));
  });
});
