import fc from 'fast-check';
import { createListings, sources, type Entry, type ListSource } from './listing';
import { cleanDomain, cleanName } from './listing-text';
import { tenant } from './testing/world';

const entry = (name: string | undefined, domain?: string): Entry => ({ tenantId: tenant(1), name, domain });

function together(...all: readonly (readonly [ListSource, Entry])[]) {
  const listings = createListings();
  for (const [source, one] of all) listings.add(source, [one]);
  return listings.find(tenant(1));
}

describe('lists put together', () => {
  it('believe Partner Center’s name first, and what Graph copied long ago last', () => {
    expect(together(['contracts', entry('Old')], ['delegatedAdminCustomers', entry('Newer')], ['partnerCenter', entry('New')])).toEqual({ tenantId: tenant(1), name: 'New', domain: null, source: 'partnerCenter' });
    expect(together(['contracts', entry('Old')], ['partnerCenter', entry(' ')])).toMatchObject({ name: 'Old', source: 'partnerCenter' });
  });

  it('prefer a domain that somebody registered to the one that Microsoft gave', () => {
    expect(together(['partnerCenter', entry('A', 'a.onmicrosoft.com')], ['contracts', entry('A', 'A.com')])).toMatchObject({ domain: 'a.com' });
    expect(together(['partnerCenter', entry('A', 'a.com')], ['contracts', entry('A', 'old.com')])).toMatchObject({ domain: 'a.com' });
  });

  it('count what has no tenant id, and keep nothing of it', () => {
    const listings = createListings();
    listings.add('contracts', [{ ...entry('A'), tenantId: '' }, { ...entry('B'), tenantId: 'contoso.com' }, { ...entry('C'), tenantId: ` ${tenant(1).toUpperCase()} ` }]);
    expect([listings.size, listings.unreadable, listings.has(tenant(1))]).toEqual([1, 2, true]);
  });

  it('come to the same in any order, however often', () => {
    const one = fc.tuple(fc.constantFrom(...sources), fc.record({ tenantId: fc.constant(tenant(1)), name: fc.option(fc.constantFrom('A', 'B', ''), { nil: undefined }), domain: fc.option(fc.constantFrom('a.com', 'b.com', 'a.onmicrosoft.com'), { nil: undefined }) }));
    fc.assert(fc.property(fc.array(one, { maxLength: 6 }), (all) => {
      expect(together(...[...all].reverse(), ...all)).toEqual(together(...all));
    }));
  });
});

describe('names as they are kept', () => {
  it.each([
    ['  Contoso\r\n Ltd\u0000 ', 'Contoso Ltd'],
    ['株式会社コントソ', '株式会社コントソ'],
    ['مؤسسة', 'مؤسسة'],
    ['a\uD800b', 'a\uFFFDb'],
    // What turns letters round would turn the sentences round that name the customer.
    ['Contoso \u202Edtl', 'Contoso dtl'],
    ['\u2066مؤسسة\u2069', 'مؤسسة'],
  ])('%p is kept as %p', (name, kept) => expect(cleanName(name)).toBe(kept));

  it.each([null, undefined, '', ' \n ', '\u200b\u200e', '\u0301'])('of %p nothing can be seen', (name) => expect(cleanName(name)).toBeUndefined());

  it('fit the column, end with a whole letter, and stay as they are when they are kept again', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (name) => {
      const kept = cleanName(name);
      if (kept === undefined) return;
      expect(kept.length).toBeLessThanOrEqual(200);
      expect(kept).not.toMatch(/\p{Surrogate}/u);
      expect(cleanName(kept)).toBe(kept);
    }));
    expect(cleanName('𝕏'.repeat(150))).toBe('𝕏'.repeat(100));
  });

  it('domains are kept in lower case, and not at all where they are none', () => {
    expect([cleanDomain(' Contoso.COM '), cleanDomain(''), cleanDomain('a b'), cleanDomain(`${'x'.repeat(300)}.com`)]).toEqual(['contoso.com', undefined, undefined, undefined]);
  });
});
