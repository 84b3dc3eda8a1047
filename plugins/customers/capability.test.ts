import type { CapabilityContext } from '../capability';
import { silentLog } from '../hosts/embedded/log';
import { providerConnected } from '../provider/news';
import { failure } from '../request-lifecycle/testing/microsoft';
import type { Work } from '../work';
import { createCustomers } from './capability';
import { createMemoryMatching } from './testing/memory-matching';
import { accountId, createWorld, entry, tenant, unavailable } from './testing/world';

function createHost(more: Parameters<typeof createWorld>[0] = {}) {
  const world = createWorld(more);
  const queue: Work[] = [];
  const { lists, store, context } = world;
  const gateways = {
    partnerCenterOf: () => lists.partnerCenter(),
    directoryOf: () => lists.directory(),
    of: async () => ({ relationshipPages: () => ({ async *[Symbol.asyncIterator]() { yield* await lists.relationshipPages(); } }) }),
  } as unknown as CapabilityContext['gateways'];
  const outside: Omit<CapabilityContext, 'dataverse' | 'due'> = { gateways, policy: context.policy, now: context.now, sleep: async () => undefined, enqueue: async (work) => void queue.push(work), log: silentLog };
  const capability = createCustomers(outside as CapabilityContext, { store, matching: createMemoryMatching(store) });
  const look = (table: string, id: string, more: Partial<Work> = {}) => capability.looks[table]!({ table, id, message: 'test', correlationId: 'c', ...more }, false);
  const lookAtProvider = (more: Partial<Work> = {}) => look('gdap_provider', world.provider.id, more);
  return { world, lists, store, clock: world.clock, row: world.row, queue, capability, look, lookAtProvider, sweep: (deep = false) => capability.sweep!(world.clock.now, deep) };
}

describe('the customers of providers', () => {
  it('are announced once when they are due, and read by whoever looks', async () => {
    const host = createHost();
    host.lists.partnerCenterCustomers = [entry(1)];
    await host.sweep();
    await host.sweep();
    expect(host.queue).toEqual([expect.objectContaining({ table: 'gdap_provider', id: host.world.provider.id, capability: 'customers' })]);
    await expect(host.lookAtProvider()).resolves.toBe('done: 1 created, 0 changed, 0 vanished');
    await host.sweep();
    await expect(host.lookAtProvider()).resolves.toBe('unchanged');
    expect(host.queue).toHaveLength(1);
    host.clock.now += 6 * 3_600_000;
    await host.sweep();
    expect(host.queue).toHaveLength(2);
    await expect(host.lookAtProvider()).resolves.toBe('done, nothing written');
  });

  it('rest after a failure until the time that was told', async () => {
    const host = createHost();
    host.lists.failing = { partnerCenter: { afterPages: 0, failure: unavailable } };
    await expect(host.lookAtProvider()).resolves.toBe('interrupted after 0');
    await expect(host.lookAtProvider()).resolves.toBe('unchanged');
    host.clock.now += 30_000;
    await expect(host.lookAtProvider()).resolves.toBe('interrupted after 0');
    host.clock.now += 30_000;
    await expect(host.lookAtProvider()).resolves.toBe('unchanged');
    host.clock.now += 30_000;
    host.lists.failing = {};
    await expect(host.lookAtProvider()).resolves.toBe('done, nothing written');
  });

  it('do not rest any longer once the provider works again', async () => {
    const host = createHost();
    host.lists.failing = { contracts: { afterPages: 0, failure: failure(403, { code: 'refused', message: 'Not you.' }) } };
    await expect(host.lookAtProvider()).resolves.toBe('interrupted after 0');
    host.lists.failing = {};
    await expect(host.lookAtProvider()).resolves.toBe('unchanged');
    await expect(host.lookAtProvider({ message: providerConnected, insist: true })).resolves.toBe('done, nothing written');
    expect(host.world.provider.refreshState).toBe('idle');
    await expect(host.lookAtProvider({ message: providerConnected, insist: true })).resolves.toBe('unchanged');
  });

  it('have their requests seen to once a refresh, and once a tenant that is matched alone', async () => {
    const host = createHost();
    host.lists.partnerCenterCustomers = [entry(1), entry(2), entry(3)];
    host.store.accounts = [1, 2].map((number) => ({ id: accountId(number), name: 'A', website: `customer${number}.com`, email: null }));
    await host.lookAtProvider();
    expect(host.queue).toEqual([expect.objectContaining({ table: 'gdap_provider', message: 'customers', capability: 'automatic-requests' })]);
    host.store.accounts.push({ id: accountId(3), name: 'A', website: 'customer3.com', email: null });
    await expect(host.look('account', accountId(3))).resolves.toBe('handed on to 1');
    const { id } = host.row(tenant(3))!;
    expect(host.queue.at(-1)).toMatchObject({ table: 'gdap_provideraccount', id, capability: 'customers' });
    await expect(host.look('gdap_provideraccount', id)).resolves.toBe('matched');
    expect(host.queue.at(-1)).toMatchObject({ table: 'gdap_provideraccount', id, capability: 'automatic-requests' });
  });

  it('are not read of a provider that is not connected: staff are told what to do, once', async () => {
    const host = createHost({ clientId: null });
    host.store.changeProvider(host.world.provider.id, { refreshRequestedOn: host.clock.now });
    await expect(host.lookAtProvider()).resolves.toBe('not connected');
    expect(host.world.provider).toMatchObject({ refreshState: 'failed', refreshMessage: expect.stringContaining('not connected') as string });
    await expect(host.lookAtProvider()).resolves.toBe('unchanged');
  });

  it('do not seem to be read for ever where the provider was deactivated while a host was killed', async () => {
    const host = createHost({ isActive: false, refreshState: 'running' });
    await expect(host.lookAtProvider()).resolves.toBe('inactive');
    expect(host.world.provider).toMatchObject({ refreshState: 'failed', refreshMessage: expect.stringContaining('Activate it') as string });
    await expect(host.lookAtProvider()).resolves.toBe('unchanged');
  });

  it('have their requests seen to where writing breaks off, and where nobody answered whether a tenant was matched', async () => {
    const host = createHost();
    host.lists.partnerCenterCustomers = [entry(1), entry(2), entry(3), entry(4)];
    host.store.accounts = [{ id: accountId(1), name: 'A', website: 'customer1.com', email: null }];
    let creates = 0;
    host.store.fault = (call) => (call === 'create' && (creates += 1) > 1 ? 'killed' : undefined);
    await expect(host.lookAtProvider()).rejects.toThrow();
    expect(host.queue).toEqual([expect.objectContaining({ table: 'gdap_provider', message: 'customers', capability: 'automatic-requests' })]);
    host.store.fault = () => undefined;
    await host.lookAtProvider();
    host.store.accounts.push({ id: accountId(2), name: 'A', website: 'customer2.com', email: null });
    const faults = ['lost after'] as const;
    let writes = 0;
    host.store.fault = (call) => (call === 'update' ? faults[writes++] : undefined);
    await expect(host.look('gdap_provideraccount', host.row(tenant(2))!.id)).resolves.toBe('matched');
    expect(host.queue.at(-1)).toMatchObject({ table: 'gdap_provideraccount', capability: 'automatic-requests' });
  });

  it('are told of where the handlers gave up, and tried again after an hour', async () => {
    const host = createHost();
    await host.capability.reportPoison!({ table: 'gdap_provider', id: host.world.provider.id, message: 'due', correlationId: 'c' });
    expect(host.world.provider.refreshState).toBe('failed');
    await host.sweep();
    expect(host.queue).toEqual([]);
    host.clock.now += 3_600_000;
    await host.sweep();
    expect(host.queue).toHaveLength(1);
  });
});
