import { failure } from '../request-lifecycle/testing/microsoft';
import { createWorld, entries, entry, tenant, unavailable } from './testing/world';

const refused = { afterPages: 0, failure: failure(403, { service: 'partnerCenter', code: 'refused', message: 'Not registered.' }) };

describe('customers of a partner whose application Partner Center refuses', () => {
  it('are those that Graph names, from beginning to end, as the check of the connection says', async () => {
    const world = createWorld();
    world.lists.failing = { partnerCenter: refused };
    world.lists.contracts = entries(3);
    await expect(world.refresh({ isAsked: true })).resolves.toMatchObject({ kind: 'done', counts: { created: 3 } });
    expect(world.provider.refreshState).toBe('idle');
    world.lists.contracts = [entry(0), entry(2)];
    await expect(world.refresh()).resolves.toMatchObject({ kind: 'done', counts: { vanished: 1 } });
    expect(world.row(tenant(1))?.presence).toBe('vanished');
  });

  it('are not believed to be gone where Partner Center has named them before', async () => {
    const world = createWorld();
    world.lists.partnerCenterCustomers = entries(2);
    await world.refresh();
    world.lists.failing = { partnerCenter: refused };
    await expect(world.refresh()).resolves.toMatchObject({ kind: 'failed' });
    expect(world.row(tenant(1))?.presence).toBe('present');
  });

  it('are read again soon where it does not answer', async () => {
    const world = createWorld();
    world.lists.failing = { partnerCenter: { afterPages: 0, failure: unavailable } };
    await expect(world.refresh()).resolves.toMatchObject({ kind: 'failed' });
  });
});
