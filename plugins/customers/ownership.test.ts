import fc from 'fast-check';
import { guid } from '../request-lifecycle/testing/facts';
import { createOwnership, listsFor, type OwningProvider } from './ownership';

const provider = (number: number, more: Partial<OwningProvider> = {}): OwningProvider => ({ id: guid(number), createdOn: number, isIndirect: false, indirectProviderTenantId: null, ...more });
const indirect = (number: number, tenantId: string): OwningProvider => provider(number, { isIndirect: true, indirectProviderTenantId: tenantId });

describe('whose customers are whose', () => {
  it('all are those of a provider that is alone', () => {
    expect(createOwnership(provider(1), [provider(1)], [])('t')).toBe(true);
    expect(listsFor(provider(1), [provider(1)])).toEqual({ partnerCenter: true, contracts: true, delegatedAdminCustomers: true, reseller: false });
    expect(listsFor(indirect(1, 'x'), [indirect(1, 'x')])).toEqual({ partnerCenter: false, contracts: true, delegatedAdminCustomers: true, reseller: true });
  });

  it('an indirect provider beside Partner Center reads no list that does not say whose it is', () => {
    const all = [provider(1), indirect(2, 'x')];
    expect(listsFor(all[1]!, all)).toEqual({ partnerCenter: false, contracts: false, delegatedAdminCustomers: true, reseller: true });
    expect(listsFor(all[0]!, all)).toMatchObject({ partnerCenter: true, reseller: true });
  });

  it('a tenant is never that of two providers of one partner tenant', () => {
    const tenantIds = fc.constantFrom('t1', 't2', 't3');
    const providers = fc.array(fc.oneof(fc.constant(undefined), fc.constantFrom('x', 'y')), { minLength: 1, maxLength: 4 }).map((all) => all.map((tenantId, index) => (tenantId ? indirect(index, tenantId) : provider(index))));
    const reseller = fc.array(fc.record({ tenantId: tenantIds, indirectProviderTenantId: fc.constantFrom('x', 'y', 'z') }));
    fc.assert(fc.property(providers, reseller, tenantIds, (all, relationships, tenantId) => {
      const owners = all.filter((one) => createOwnership(one, all, relationships)(tenantId));
      expect(owners.length).toBeLessThanOrEqual(1);
      const reversed = all.filter((one) => createOwnership(one, [...all].reverse(), [...relationships].reverse())(tenantId));
      expect(reversed).toEqual(owners);
      if (all.length > 1 && all.some(({ isIndirect }) => !isIndirect)) expect(owners).toHaveLength(1);
    }));
  });
});
