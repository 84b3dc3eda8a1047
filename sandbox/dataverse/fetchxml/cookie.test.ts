import fc from 'fast-check';
import { parseCookie, parseCookieAnnotation, printCookie, printCookieAnnotation } from './cookie';

/** What sort keys hold: text, numbers, ids and nothing. */
const value = fc.oneof(
  fc.string({ unit: 'grapheme' }).filter((text) => !/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text)),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.uuid(),
  fc.constant(null),
);

describe('a paging cookie', () => {
  it('says where a page ended, whatever its last row holds', () => {
    fc.assert(fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 50_000 }), (ends, page) => {
      const keys = ends.map(([first, last], index) => ({ name: `a${index}`, first, last }));
      const annotation = printCookieAnnotation(page + 1, printCookie(page, keys));
      const { page: next, cookie = '' } = parseCookieAnnotation(annotation);
      expect(next).toBe(page + 1);
      expect(parseCookie(cookie, keys.map(({ name }) => name))).toEqual(keys.map(({ last }) => last));
    }));
  });

  it('of another query is refused', () => {
    const cookie = printCookie(1, [{ name: 'name', first: 'A', last: 'B' }]);
    for (const names of [['other'], ['name', 'accountid'], []]) expect(() => parseCookie(cookie, names)).toThrow('Malformed XML in the Paging Cookie.');
    for (const text of ['', 'x', '<cookie/>', '<cookie page="1"><name/></cookie>']) expect(() => parseCookie(text, ['name'])).toThrow('Malformed XML in the Paging Cookie.');
    for (const text of ['', '<cookie pagenumber="x"/>', '<cookie pagenumber="2" pagingcookie="%" istracking="False" />']) expect(() => parseCookieAnnotation(text)).toThrow('Malformed XML in the Paging Cookie.');
  });
});
