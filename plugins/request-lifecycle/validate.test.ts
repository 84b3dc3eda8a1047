import fc from 'fast-check';
import { group, mapping, mappings, provider, request, roles, tenant } from './testing/facts';
import type { MappingFacts, TenantFacts } from './model';
import { askedRoles, validate } from './validate';

const check = (row: Partial<typeof request> = {}, rows: readonly MappingFacts[] = mappings, at: TenantFacts | undefined = tenant) => validate({ request: { ...request, ...row }, mappings: rows, tenant: at });

describe('a request that can be sent', () => {
  it('has nothing to change', () => {
    expect(check()).toEqual([]);
  });

  it('may have Global Administrator without auto-renew', () => {
    expect(check({ autoRenew: false }, [mapping(1, roles.global)])).toEqual([]);
  });

  it('may name the same role and group twice', () => {
    expect(check({}, [...mappings, ...mappings])).toEqual([]);
  });
});

describe('a request that cannot be sent says what to change', () => {
  const other = { ...mapping(1, roles.reader), role: { templateId: roles.reader, name: 'Old Role', support: 'deprecated', standing: 'unchanged', blocksAutoRenew: false } } as const;
  it.each<[string, string[], RegExp]>([
    ['Global Administrator with auto-renew', check({}, [mapping(1, roles.global)]), /does not extend relationships with Global Administrator.*Auto-Renew off/],
    ['no roles', check({}, []), /Add at least one role mapping/],
    ['mappings without a role', check({}, [{ ...mapping(1, roles.reader), role: undefined }]), /Add at least one role mapping/],
    ['a mapping without a role beside others', check({}, [...mappings, { ...mapping(8, roles.reader), role: undefined }]), /names no role. Choose its role, or delete it/],
    ['no customer', check({ accountId: null }), /Choose the customer/],
    ['no tenant', validate({ request, mappings, tenant: undefined }), /Choose the customer's tenant/],
    ['a tenant of another customer', check({}, mappings, { ...tenant, accountId: 'another' }), /Contoso belongs to another customer/],
    ['a tenant of no customer', check({}, mappings, { ...tenant, accountId: null }), /belongs to no customer/],
    ['a tenant id that is none', check({}, mappings, { ...tenant, tenantId: 'contoso' }), /'contoso', which is no GUID/],
    ['no tenant id', check({}, mappings, { ...tenant, tenantId: null }), /has no tenant id/],
    ['no provider', check({}, mappings, { ...tenant, provider: undefined }), /has no provider/],
    ['a provider without a secret', check({}, mappings, { ...tenant, provider: { ...provider, secretName: null } }), /Fabrikam is not connected/],
    ['a provider with a client id that is none', check({}, mappings, { ...tenant, provider: { ...provider, clientId: 'x' } }), /Fabrikam is not connected/],
    ['a role that GDAP does not know', check({}, [other]), /Old Role cannot be given/],
    ['a role without a template id', check({}, [mapping(1, 'x')]), /no valid role template id/],
    ['a group of another provider', check({}, [mapping(1, roles.reader, group(1, { providerId: 'another' }))]), /Group 1 is no security group of this provider/],
    ['a group id that is none', check({}, [mapping(1, roles.reader, group(1, { groupId: 'x' }))]), /Group 1 is no security group/],
  ])('%s', (_what, problems, sentence) => {
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(sentence);
  });

  it('everything at once', () => {
    expect(check({ durationDays: null, accountId: null }, [], { ...tenant, accountId: null, tenantId: null })).toHaveLength(5);
  });
});

describe('the duration', () => {
  it('is 1 to 730 whole days, and nothing else', () => {
    fc.assert(fc.property(fc.oneof(fc.integer(), fc.integer({ min: -5, max: 740 }), fc.double()), (durationDays) => {
      const right = Number.isInteger(durationDays) && durationDays >= 1 && durationDays <= 730;
      expect(check({ durationDays })).toHaveLength(right ? 0 : 1);
    }));
  });
});

describe('the roles asked for', () => {
  it('are each named once, whatever the case, with and without a group', () => {
    expect(askedRoles([mapping(1, 'B'), mapping(2, 'a', group(1)), mapping(3, 'b', group(2))])).toEqual(['a', 'b']);
  });
});
