import fc from 'fast-check';
import { isAskedSince, momentOf, momentText, withoutDates } from './moments';

describe('moments between Dataverse and us', () => {
  it('are the same after there and back, in whole seconds', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 4e9 }), (seconds) => {
      expect(momentOf(momentText(seconds * 1000))).toBe(seconds * 1000);
      expect(momentOf(momentText(seconds * 1000 + 999))).toBe(seconds * 1000);
    }));
  });

  it.each([null, undefined, '', 'soon'])('are none for %p', (text) => expect(momentOf(text)).toBeNull());

  it('become texts again wherever the client made dates of them', () => {
    const row = { at: new Date('2026-11-22T10:00:00Z'), list: [{ at: new Date(0) }], name: 'x', none: null, n: 1 };
    expect(withoutDates(row)).toEqual({ at: '2026-11-22T10:00:00Z', list: [{ at: '1970-01-01T00:00:00Z' }], name: 'x', none: null, n: 1 });
  });
});

describe('what somebody asked for', () => {
  const second = 1_795_341_600_000;

  it('was asked for since, where it was asked for later than it was read, or nobody can tell', () => {
    expect(isAskedSince(second + 1000, second)).toBe(true);
    expect(isAskedSince(second, second)).toBe(true);
    expect(isAskedSince(second, second + 999)).toBe(true);
  });

  it('was not, where nobody asked or it was read in a later second', () => {
    expect(isAskedSince(null, second)).toBe(false);
    expect(isAskedSince(second, second + 1000)).toBe(false);
  });
});
