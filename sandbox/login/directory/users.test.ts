import { openDatabase } from '../../kernel/database';
import { createTenants, type Tenant } from '../tenants';
import { builtInUsers, createUsers } from './users';

const partner: Tenant = { tenantId: '11111111-1111-4111-8111-111111111111', displayName: 'Fabrikam', defaultDomain: 'fabrikam.example', kind: 'partner' };
const customer: Tenant = { tenantId: '33333333-3333-4333-8333-333333333333', displayName: 'Contoso', defaultDomain: 'contoso.example', kind: 'customer' };

function directory(...more: Tenant[]) {
  const database = openDatabase(':memory:');
  const tenants = createTenants(database);
  for (const tenant of [partner, customer, ...more]) tenants.put(tenant);
  return createUsers(database, tenants);
}

describe('the people of a tenant', () => {
  it('are there by themselves, for every outcome of signing in as a partner', () => {
    expect(builtInUsers(partner).map(({ userPrincipalName, adminAgent, mfa }) => [userPrincipalName, adminAgent, mfa])).toEqual([
      ['admin@fabrikam.example', true, true],
      ['technician@fabrikam.example', false, true],
      ['admin.nomfa@fabrikam.example', true, false],
    ]);
    expect(builtInUsers(customer).map(({ userPrincipalName }) => userPrincipalName)).toEqual(['admin@contoso.example']);
  });

  it('are found by name in any case, by id, and nowhere else', () => {
    const users = directory();
    const found = users.findByName(' ADMIN@Fabrikam.example ');
    expect(found?.tenantId).toBe(partner.tenantId);
    expect([users.find(partner, found?.id ?? '')?.id, users.find(customer, found?.id ?? ''), users.findByName('admin@nowhere.example'), users.findByName('admin')]).toEqual([found?.id, undefined, undefined, undefined]);
  });

  it('are those of the partner where a customer was given its domain', () => {
    for (const tenantId of ['00000000-0000-4000-8000-000000000000', 'ffffffff-ffff-4fff-8fff-ffffffffffff'])
      expect(directory({ ...customer, tenantId, defaultDomain: partner.defaultDomain }).findByName('admin@fabrikam.example')?.tenantId).toBe(partner.tenantId);
  });

  it('can be added and changed, and stay the same people', () => {
    const users = directory();
    const before = users.findByName('technician@fabrikam.example');
    const { id: _id, ...rest } = before!;
    const after = users.put({ ...rest, adminAgent: true });
    expect(after.id).toBe(before?.id);
    users.put({ ...rest, userPrincipalName: 'anna@fabrikam.example', displayName: 'Anna' });
    expect(users.list(partner).map(({ userPrincipalName, adminAgent }) => [userPrincipalName, adminAgent])).toEqual([
      ['admin@fabrikam.example', true],
      ['admin.nomfa@fabrikam.example', true],
      ['technician@fabrikam.example', true],
      ['anna@fabrikam.example', false],
    ]);
    users.reset();
    expect(users.list(partner)).toHaveLength(3);
  });
});
