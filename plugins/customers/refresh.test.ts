import { failure } from '../request-lifecycle/testing/microsoft';
import { createWorld, entries, entry, tenant, unavailable } from './testing/world';

describe('reading the customers of a provider', () => {
  it('makes a row for each, whatever list names it', async () => {
    const world = createWorld();
    world.lists.partnerCenterCustomers = [entry(1), entry(2, { domain: 'two.onmicrosoft.com' })];
    world.lists.contracts = [entry(2, { name: 'An old name', domain: 'two.com' }), entry(3)];
    world.lists.delegatedAdminCustomers = [entry(4, { domain: undefined })];
    await expect(world.refresh()).resolves.toMatchObject({ kind: 'done', counts: { named: 4, created: 4 } });
    expect(world.row(tenant(2))).toMatchObject({ name: 'Customer 2', domain: 'two.com', source: 'partnerCenter', presence: 'present' });
    expect(world.row(tenant(3))).toMatchObject({ source: 'contracts' });
    expect(world.row(tenant(4))).toMatchObject({ source: 'delegatedAdminCustomers', domain: null });
    expect(world.provider).toMatchObject({ refreshState: 'idle', refreshMessage: '4 customers: 4 new. 0 belong to an account, 4 need matching.' });
  });

  it('names a customer without a name by its domain, else by its tenant, and until a name comes', async () => {
    const world = createWorld();
    world.lists.partnerCenterCustomers = [entry(1, { name: undefined }), entry(2, { name: ' \u200b ', domain: undefined })];
    await world.refresh();
    expect([world.row(tenant(1))?.name, world.row(tenant(2))?.name]).toEqual(['customer1.com', tenant(2)]);
    world.lists.contracts = [entry(2, { name: 'Contoso', domain: undefined })];
    await world.refresh();
    expect(world.row(tenant(2))?.name).toBe('Contoso');
  });

  it('leaves a row that people made as they made it, and never marks it as gone', async () => {
    const world = createWorld();
    world.store.add({ id: 'by hand', tenantId: tenant(1), providerId: world.provider.id, name: 'As we call it', domain: null });
    world.lists.partnerCenterCustomers = [entry(1), entry(2)];
    await world.refresh();
    expect(world.store.rows.size).toBe(2);
    expect(world.row(tenant(1))).toMatchObject({ id: 'by hand', name: 'As we call it', domain: 'customer1.com', source: 'manual' });
    world.lists.partnerCenterCustomers = [entry(2)];
    await world.refresh();
    expect(world.row(tenant(1))).toMatchObject({ presence: 'present' });
  });

  it('leaves a row alone that staff have deactivated', async () => {
    const world = createWorld();
    world.store.add({ id: 'off', tenantId: tenant(1), providerId: world.provider.id, isActive: false, source: 'partnerCenter' });
    world.lists.partnerCenterCustomers = [entry(1)];
    await world.refresh();
    expect(world.store.writes).not.toContain('create');
    expect(world.row(tenant(1))).toMatchObject({ id: 'off', name: tenant(1) });
  });

  it('writes nothing by the clock where nothing is new, and reads of contracts only what has changed', async () => {
    const world = createWorld();
    world.lists.partnerCenterCustomers = entries(4);
    world.lists.contracts = [entry(7), entry(8), entry(9)];
    await world.refresh();
    world.store.writes.length = 0;
    world.lists.pages.length = 0;
    await expect(world.refresh()).resolves.toMatchObject({ kind: 'done' });
    expect(world.store.writes).toEqual([]);
    expect(world.lists.pages).toEqual(['partnerCenter', 'partnerCenter', 'delegatedAdminCustomers', 'contracts']);
  });

  it('says what came of it where staff asked, and when', async () => {
    const world = createWorld();
    world.lists.partnerCenterCustomers = entries(1);
    await world.refresh();
    await world.refresh({ isAsked: true });
    expect(world.provider.refreshMessage).toBe('1 customer, nothing new. 0 belong to an account, 1 needs matching.');
    expect(world.provider.refreshedOn).toBe(world.provider.refreshRequestedOn);
  });

  it('leaves out the partner itself and what has no tenant id, and says so', async () => {
    const world = createWorld();
    world.lists.partnerCenterCustomers = [entry(1), { tenantId: 'nonsense', name: 'X', domain: undefined }, { tenantId: world.provider.partnerTenantId!, name: 'We', domain: undefined }];
    await world.refresh();
    expect(world.store.rows.size).toBe(1);
    expect(world.provider.refreshMessage).toContain('1 entry has no tenant id');
  });

  it('begins anew where Microsoft has forgotten the position, or has no list of changes', async () => {
    const world = createWorld();
    world.lists.contracts = entries(3);
    await world.refresh();
    world.lists.forgetPositions();
    world.lists.contracts = entries(4);
    await world.refresh();
    world.lists.hasDelta = false;
    world.lists.contracts = entries(5);
    await expect(world.refresh()).resolves.toMatchObject({ kind: 'done', counts: { named: 5, created: 1, vanished: 0 } });
  });
});

describe('customers that are not named any more', () => {
  it('are marked with the time, told on their timeline, and come back', async () => {
    const world = createWorld();
    world.lists.partnerCenterCustomers = entries(3);
    await world.refresh();
    world.lists.partnerCenterCustomers = entries(2);
    await world.refresh();
    expect(world.row(tenant(2))).toMatchObject({ presence: 'vanished', vanishedOn: world.clock.now });
    expect([...world.store.events.values()].map(({ name }) => name)).toEqual(expect.arrayContaining(['Not at the provider any more', 'Customers read']));
    world.lists.partnerCenterCustomers = entries(3);
    await world.refresh();
    expect(world.row(tenant(2))).toMatchObject({ presence: 'present', vanishedOn: null });
    expect([...world.store.events.values()].map(({ name }) => name)).toContain('At the provider again');
  });

  it('are not marked where another list names them, nor where only contracts do', async () => {
    const world = createWorld();
    world.lists.partnerCenterCustomers = entries(3);
    world.lists.contracts = entries(4);
    await world.refresh();
    world.lists.partnerCenterCustomers = entries(2);
    await world.refresh();
    expect(world.row(tenant(2))).toMatchObject({ presence: 'present', source: 'contracts' });
    await world.refresh();
    expect(world.row(tenant(3))).toMatchObject({ presence: 'present' });
    world.lists.contracts = entries(3);
    await world.refresh();
    expect([world.row(tenant(2))?.presence, world.row(tenant(3))?.presence]).toEqual(['present', 'vanished']);
  });

  it('are not believed to be gone where there is only one', async () => {
    const world = createWorld();
    world.lists.partnerCenterCustomers = entries(1);
    await world.refresh();
    world.lists.partnerCenterCustomers = [];
    await expect(world.refresh()).resolves.toMatchObject({ kind: 'doubted' });
    expect(world.provider.refreshMessage).toMatch(/^Microsoft does not name the one customer that was there\. /);
  });

  it('are not believed to be gone all at once until staff ask for it again', async () => {
    const world = createWorld();
    world.lists.partnerCenterCustomers = entries(9);
    await world.refresh();
    world.lists.partnerCenterCustomers = [];
    await expect(world.refresh()).resolves.toMatchObject({ kind: 'doubted' });
    expect(world.provider).toMatchObject({ refreshState: 'failed', refreshMessage: expect.stringContaining('Microsoft names none of the 9 customers') as string });
    const written = world.store.writes.length;
    await world.refresh();
    expect(world.store.writes).toHaveLength(written);
    expect(world.row(tenant(1))?.presence).toBe('present');
    await expect(world.refresh({ isAsked: true })).resolves.toMatchObject({ kind: 'done', counts: { vanished: 9 } });
    expect(world.row(tenant(1))?.presence).toBe('vanished');
    expect(world.provider.memory.doubtedOn).toBeUndefined();
  });

  it('are doubted beside customers that are new, and people are told of the end', async () => {
    const world = createWorld();
    world.lists.partnerCenterCustomers = entries(9);
    await world.refresh();
    world.lists.partnerCenterCustomers = [entry(20)];
    await world.refresh();
    world.lists.partnerCenterCustomers = [entry(20, { name: 'Renamed' })];
    await expect(world.refresh()).resolves.toMatchObject({ kind: 'doubted', counts: { changed: 1, vanished: 0 } });
    expect(world.provider).toMatchObject({ refreshState: 'failed', refreshMessage: expect.stringContaining('does not name 9 of the 10 customers') as string });
  });

  it('are doubted at the first Refresh of staff, too: they have not been told yet', async () => {
    const world = createWorld();
    world.lists.partnerCenterCustomers = entries(9);
    await world.refresh();
    world.lists.partnerCenterCustomers = entries(3);
    await expect(world.refresh({ isAsked: true })).resolves.toMatchObject({ kind: 'doubted' });
    await expect(world.refresh({ isAsked: true })).resolves.toMatchObject({ kind: 'done', counts: { vanished: 6 } });
  });
});

describe('a list that breaks off', () => {
  it('keeps what came, marks nobody, reads the other lists, and says who must act and when it is tried again', async () => {
    const world = createWorld();
    world.lists.partnerCenterCustomers = entries(6);
    await world.refresh();
    world.lists.partnerCenterCustomers = [entry(10), entry(11), ...entries(5)];
    world.lists.contracts = [entry(12)];
    world.lists.failing = { partnerCenter: { afterPages: 1, failure: unavailable } };
    const outcome = await world.refresh();
    expect(outcome).toMatchObject({ kind: 'failed', nextTryOn: world.clock.now + 30_000 });
    expect([10, 11, 12, 5].map((number) => world.row(tenant(number))?.presence)).toEqual(['present', 'present', 'present', 'present']);
    expect(world.provider).toMatchObject({ refreshState: 'failed', refreshedOn: expect.anything() as number });
    expect(world.provider.refreshMessage).toContain("Partner Center's customers could not be read to the end. 3 customers were read and are kept; none was marked as gone. Nobody has to do anything.");
    world.lists.failing = {};
    await expect(world.refresh({ failures: 1 })).resolves.toMatchObject({ kind: 'done', counts: { vanished: 1 } });
    expect(world.provider.refreshState).toBe('idle');
  });

  it('asks nothing of staff where the sign-in service is down, and does not rest for long', async () => {
    const world = createWorld();
    world.lists.failing = { contracts: { afterPages: 0, failure: failure(503, { service: 'entra' }) } };
    await expect(world.refresh()).resolves.toMatchObject({ kind: 'failed', nextTryOn: world.clock.now + 30_000 });
    expect(world.provider.refreshMessage).toContain('Nobody has to do anything.');
  });

  it('tells staff what a refusal asks of them', async () => {
    const world = createWorld();
    world.lists.failing = { contracts: { afterPages: 0, failure: failure(403, { code: 'Authorization_RequestDenied' }) } };
    await expect(world.refresh()).resolves.toMatchObject({ kind: 'failed', nextTryOn: world.clock.now + 3_600_000 });
    expect(world.provider.refreshMessage).toContain('consent to Directory.Read.All');
    expect([...world.store.events.values()]).toEqual([expect.objectContaining({ name: 'Customers not read', waitingOn: 'staff' })]);
  });
});
