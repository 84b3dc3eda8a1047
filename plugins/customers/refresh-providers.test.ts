import { accountId, createWorld, entries, entry, tenant } from './testing/world';

describe('several providers', () => {
  const second = '11111111-1111-4111-8111-111111111111';
  const indirectTenant = '22222222-2222-4222-8222-222222222222';

  it('of one partner tenant never have the same customer', async () => {
    const world = createWorld();
    world.store.providersById.set(second, { ...world.provider, id: second, name: 'Ingram', type: 'ingram', indirectProviderTenantId: indirectTenant });
    world.lists.partnerCenterCustomers = entries(4);
    world.lists.delegatedAdminCustomers = [entry(2)];
    world.lists.resellerTenants = [{ tenantId: tenant(2), indirectProviderTenantId: indirectTenant }, { tenantId: tenant(9), indirectProviderTenantId: indirectTenant }];
    await world.refresh();
    await world.refresh({ id: second });
    expect([0, 1, 3].map((number) => world.row(tenant(number))?.id !== undefined)).toEqual([true, true, true]);
    expect(world.row(tenant(2))).toBeUndefined();
    expect(world.row(tenant(2), second)).toMatchObject({ name: 'Customer 2' });
    expect(world.row(tenant(9), second)).toMatchObject({ name: tenant(9) });
    expect(world.store.rows.size).toBe(5);
  });

  it('that stand for the same leave the customers to the first, and say so', async () => {
    const world = createWorld();
    world.store.providersById.set(second, { ...world.provider, id: second, name: 'Once more', createdOn: world.clock.now + 1000 });
    world.lists.partnerCenterCustomers = entries(2);
    await world.refresh();
    await expect(world.refresh({ id: second, isAsked: true })).resolves.toEqual({ kind: 'keptElsewhere' });
    expect(world.store.providersById.get(second)?.refreshMessage).toMatch(/^The provider Fabrikam stands for the same partner tenant.* Deactivate the one that is not needed/);
    expect(world.store.rows.size).toBe(2);
  });

  it('of which one is deactivated leave its customers to the other', async () => {
    const world = createWorld();
    world.store.providersById.set(second, { ...world.provider, id: second, name: 'Out of use', createdOn: 0, isActive: false });
    world.lists.partnerCenterCustomers = entries(2);
    await expect(world.refresh()).resolves.toMatchObject({ kind: 'done', counts: { created: 2 } });
  });

  it('hand a tenant over with its account, and the old row says where it is', async () => {
    const world = createWorld();
    world.store.providersById.set(second, { ...world.provider, id: second, name: 'Northwind', partnerTenantId: indirectTenant });
    world.store.accounts = [{ id: accountId(1), name: 'Contoso', website: null, email: null }];
    world.store.add({ id: 'old', tenantId: tenant(1), providerId: second, source: 'partnerCenter', accountId: accountId(1), matchState: 'matched', matchedBy: 'staff', candidates: JSON.stringify({ version: 1, suggestions: [], linked: accountId(1) }), matchReason: 'Chosen by our staff.' });
    for (const number of [2, 3]) world.store.add({ id: `old ${number}`, tenantId: tenant(number), providerId: second, source: 'partnerCenter', matchState: 'ignored' });
    world.lists.partnerCenterCustomers = [entry(1)];
    await world.refresh();
    expect(world.row(tenant(1))).toMatchObject({ accountId: accountId(1), matchedBy: 'tenant', matchReason: 'The same tenant belongs to Contoso at the provider Northwind.' });
    world.lists.partnerCenterCustomers = [entry(2), entry(3)];
    await world.refresh({ id: second });
    expect(world.store.rows.get('old')).toMatchObject({ presence: 'vanished', accountId: accountId(1), matchReason: 'The tenant is now at the provider Fabrikam.\nChosen by our staff.' });
    world.store.writes.length = 0;
    await world.refresh({ id: second });
    expect(world.store.writes).toEqual([]);
  });
});
