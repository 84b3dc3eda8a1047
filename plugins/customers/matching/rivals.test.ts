import type { Suggestion } from '@gdap-manager/entities';
import fc from 'fast-check';
import { rivalryOf, type Contender } from './rivals';

const by = (accountId: string, kind: 'website' | 'tenant' | 'name'): Suggestion => ({ accountId, accountName: accountId, evidence: [kind === 'tenant' ? { kind, provider: 'P' } : kind === 'website' ? { kind, domain: 'd.com' } : { kind }] });
const contender = (tenantId: string, candidates: readonly Suggestion[], declined: readonly string[] = []): Contender => ({ tenantId, candidates, declined });

describe('tenants of one provider that could belong to the same account', () => {
  it('do not get an account that has another tenant; its own tenant keeps it', () => {
    const rivalry = rivalryOf([{ tenantId: 'one', accountId: 'a' }], []);
    expect([rivalry('two', 'a'), rivalry('one', 'a'), rivalry('two', 'b')]).toEqual(['taken', undefined, undefined]);
  });

  it('do not get it at once', () => {
    const rivalry = rivalryOf([], [contender('one', [by('a', 'website')]), contender('two', [by('a', 'website')])]);
    expect([rivalry('one', 'a'), rivalry('two', 'a')]).toEqual(['contested', 'contested']);
  });

  it('leave it to the one that is proved by its tenant id', () => {
    const rivalry = rivalryOf([], [contender('one', [by('a', 'website')]), contender('two', [by('a', 'tenant')])]);
    expect([rivalry('one', 'a'), rivalry('two', 'a')]).toEqual(['taken', undefined]);
  });

  it('are no rivals where staff have to decide anyway', () => {
    const rivalry = rivalryOf([], [contender('one', [by('a', 'website')]), contender('two', [by('a', 'website'), by('b', 'website')]), contender('three', [by('a', 'website')], ['c']), contender('four', [by('a', 'name')])]);
    expect(rivalry('one', 'a')).toBeUndefined();
  });

  it('stand to each other as they do in any order, and one of them at most gets an account', () => {
    const tenants = fc.uniqueArray(fc.record({ tenantId: fc.constantFrom('1', '2', '3', '4'), account: fc.constantFrom('a', 'b'), kind: fc.constantFrom('website', 'tenant', 'name') }), { selector: ({ tenantId }) => tenantId });
    fc.assert(fc.property(tenants, (all) => {
      const contenders = all.map(({ tenantId, account, kind }) => contender(tenantId, [by(account, kind as 'website' | 'tenant' | 'name')]));
      const one = rivalryOf([], contenders);
      const other = rivalryOf([], [...contenders].reverse());
      for (const account of ['a', 'b']) {
        const free = all.filter((tenant) => tenant.account === account && tenant.kind !== 'name' && one(tenant.tenantId, account) === undefined);
        expect(free.length).toBeLessThanOrEqual(1);
        for (const { tenantId } of all) expect(other(tenantId, account)).toBe(one(tenantId, account));
      }
    }));
  });
});
