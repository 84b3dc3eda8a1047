import type { Evidence } from '@gdap-manager/entities/provider-account/suggestions';
import * as fc from 'fast-check';
import type { TenantRow } from '../../shared/tenants';
import { found, offersOf, pageOf, pagesOf, sameChoice, tenantsOfAPage, withSuggestions, type Choice } from './choices';

const tenant = (id: string, more: Partial<TenantRow> = {}): TenantRow => ({ id, name: id, domain: undefined, provider: undefined, account: undefined, suggested: undefined, matchState: undefined, ...more });
const names = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 120 });

describe('the choices of the matching page', () => {
  it('show every tenant on exactly one page', () => {
    fc.assert(fc.property(names, (ids) => {
      const pages = Array.from({ length: pagesOf(ids.length) }, (_, page) => pageOf(ids, page));
      expect(pages.flat()).toEqual(ids);
      expect(pages.every(({ length }) => length <= tenantsOfAPage)).toBe(true);
    }));
  });

  it('find tenants by every word, in whatever case', () => {
    const all = [tenant('Contoso', { domain: 'contoso.com', provider: { name: 'Fabrikam' } }), tenant('Café Müller', { suggested: { id: '1', name: 'Müller KG' } })];
    expect([found(all, 'CONTOSO fabrikam'), found(all, 'müller kg'), found(all, 'contoso müller')].map((rows) => rows.map(({ id }) => id))).toEqual([['Contoso'], ['Café Müller'], []]);
  });

  it('take suggestions only where nothing was chosen', () => {
    fc.assert(fc.property(names, fc.func(fc.constantFrom<Choice | undefined>(undefined, { kind: 'ignore' }, { kind: 'new' })), fc.func(fc.boolean()), (ids, chosen, isSuggested) => {
      const tenants = ids.map((id) => tenant(id, isSuggested(id) ? { suggested: { id: `account ${id}`, name: id } } : {}));
      const before = new Map(ids.flatMap((id) => [[id, chosen(id)] as const]).filter((entry): entry is [string, Choice] => entry[1] !== undefined));
      const after = withSuggestions(before, tenants);
      for (const { id, suggested } of tenants) {
        expect(after.get(id)).toEqual(before.get(id) ?? (suggested ? { kind: 'account', account: { id: `account ${id}`, name: id } } : undefined));
      }
    }));
  });

  it('offer each account once, with its evidence', () => {
    const evidence: readonly Evidence[] = [{ kind: 'name' }];
    const offers = offersOf(tenant('t', { suggested: { id: 'A', name: 'First' } }), { reason: undefined, suggestions: [{ accountId: 'a', accountName: 'First', evidence }] }, { id: 'b', name: 'Second' });
    expect(offers).toEqual([{ account: { id: 'a', name: 'First' }, evidence }, { account: { id: 'b', name: 'Second' }, evidence: [] }]);
  });

  it('are the same when they name the same account, however its id is written', () => {
    const one: Choice = { kind: 'account', account: { id: 'AB', name: 'x' } };
    expect([sameChoice(one, { kind: 'account', account: { id: 'ab', name: 'y' } }), sameChoice(one, { kind: 'new' }), sameChoice(undefined, undefined), sameChoice(undefined, one)]).toEqual([true, false, true, false]);
  });
});
