import fc from 'fast-check';
import { judge, type Life } from './judge';

const life = (changes: Partial<Life> & { from?: number; taken?: number } = {}): Life => {
  const { from = 10, taken, ...rest } = changes;
  return { id: 'r', customer: 'c', approvedOn: from - 5, endsOn: 100, endedOn: 100, endedBy: 'time', pairs: new Map([['g r', { from, until: taken }]]), ...rest };
};
const gaps = (lives: readonly Life[], until = 200) => judge(lives, until, 5).gaps.map(({ from, until: to, isOurs }) => [from, to, isOurs]);

describe('access that was missing', () => {
  it('is none where one relationship lives on until the next is in force', () => {
    expect(gaps([life({ endedOn: 60, endedBy: 'us' }), life({ id: 's', from: 50, endedOn: undefined })])).toEqual([]);
  });

  it('is the customer’s where nothing had been approved', () => {
    expect(gaps([life()])).toEqual([[100, 200, false]]);
  });

  it('is the customer’s where the approval came too late for Microsoft', () => {
    expect(gaps([life(), life({ id: 's', approvedOn: 97, from: 104, endedOn: undefined })])).toEqual([[100, 104, false]]);
  });

  it('is ours where the approval was early enough', () => {
    expect(gaps([life(), life({ id: 's', approvedOn: 60, from: 104, endedOn: undefined })])).toEqual([[100, 104, true]]);
  });

  it('is ours where we end the old one before the new one is in force', () => {
    expect(gaps([life({ endedOn: 60, endedBy: 'us' }), life({ id: 's', approvedOn: 50, from: 61, endedOn: undefined })])).toEqual([[60, 61, true]]);
  });

  it('is ours where we end what nothing takes the place of', () => {
    expect(gaps([life({ endedOn: 60, endedBy: 'us' })])).toEqual([[60, 200, true]]);
  });

  it('is ours where an assignment is taken away while the relationship lives', () => {
    expect(gaps([life({ taken: 40, endedOn: undefined, endedBy: undefined })])).toEqual([[40, 200, true]]);
  });

  it('is the customer’s who removed us', () => {
    expect(gaps([life({ endedOn: 60, endedBy: 'customer' })])).toEqual([[60, 200, false]]);
  });

  it('is found exactly where nothing holds a pair, whatever the order', () => {
    const one = fc.record({ from: fc.integer({ min: 0, max: 90 }), lasts: fc.integer({ min: 1, max: 60 }) });
    fc.assert(fc.property(fc.array(one, { minLength: 1, maxLength: 6 }), (all) => {
      const lives = all.map(({ from, lasts }, at) => life({ id: String(at), from, endedOn: from + lasts }));
      const first = Math.min(...all.map(({ from }) => from));
      const found = judge(lives, 200, 5).gaps;
      for (let at = first; at < 200; at += 1) {
        const held = all.some(({ from, lasts }) => from <= at && at < from + lasts);
        expect(found.some((gap) => gap.from <= at && at < gap.until)).toBe(!held);
      }
    }));
  });

  it('says how long two lived beside each other', () => {
    expect(judge([life({ endedOn: 60, endedBy: 'us' }), life({ id: 's', from: 50, endedOn: undefined })], 200, 5).overlaps).toEqual([10]);
  });
});
