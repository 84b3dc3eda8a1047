import { ServiceError } from '../gateways/transport/service-error';
import { failure } from '../request-lifecycle/testing/microsoft';
import { newCustomer } from './presence';
import { customerId } from './rows';
import { MemoryCustomers } from './testing/memory-customers';
import { tenant } from './testing/world';
import { createCustomers, updateCustomers } from './writing';

const providerId = 'provider';
const customer = (number: number) => ({ tenantId: tenant(number), state: newCustomer({ tenantId: tenant(number), name: `Customer ${number}`, domain: null, source: 'contracts' }) });
const options = { atOnce: 3, onDone: async () => undefined };
const numbers = [1, 2, 3, 4, 5, 6, 7];

describe('making customers', () => {
  it('takes one round trip for many', async () => {
    const store = new MemoryCustomers();
    await expect(createCustomers(store, providerId, numbers.map(customer), options)).resolves.toEqual({ rows: 7, left: 0, found: [] });
    expect(store.writes).toEqual(['create', 'create', 'create']);
  });

  it('finds those that somebody has made meanwhile, and makes the others', async () => {
    const store = new MemoryCustomers();
    store.add({ id: 'by hand', tenantId: tenant(2), providerId });
    const { rows, found } = await createCustomers(store, providerId, numbers.map(customer), options);
    expect([rows, found.map(({ id }) => id), store.rows.size]).toEqual([6, ['by hand'], 7]);
  });

  it('takes another id where the tenant’s own is that of a row of another tenant', async () => {
    const store = new MemoryCustomers();
    store.add({ id: customerId(providerId, tenant(1)), tenantId: tenant(50), providerId: 'another' });
    await expect(createCustomers(store, providerId, [customer(1), customer(2)], options)).resolves.toMatchObject({ rows: 2, left: 0 });
    expect([...store.rows.values()].map(({ tenantId }) => tenantId)).toEqual(expect.arrayContaining([tenant(1), tenant(2), tenant(50)]));
  });

  it('leaves what Dataverse refuses, and makes the others', async () => {
    const store = new MemoryCustomers();
    const create = store.create.bind(store);
    store.create = async (id, customers) => {
      if (customers.some(({ tenantId }) => tenantId === tenant(2))) throw new ServiceError(failure(400, { service: 'dataverse' }));
      return create(id, customers);
    };
    await expect(createCustomers(store, providerId, numbers.map(customer), options)).resolves.toMatchObject({ rows: 6, left: 1 });
  });

  it('gives up where Dataverse lets nobody in', async () => {
    const store = new MemoryCustomers();
    store.create = async () => {
      throw new ServiceError(failure(403, { service: 'dataverse' }));
    };
    await expect(createCustomers(store, providerId, [customer(1)], options)).rejects.toThrow(ServiceError);
  });
});

describe('changing customers', () => {
  it('decides anew about a row that somebody has changed, and never overwrites what they wrote', async () => {
    const store = new MemoryCustomers();
    const rows = numbers.map((number) => store.add({ id: `row ${number}`, tenantId: tenant(number), providerId }));
    const decide = (row: (typeof rows)[number]) => (row.matchState === 'ignored' ? undefined : { row, wanted: { ...row, name: 'New name' } });
    const updates = rows.flatMap((row) => decide(row) ?? []);
    store.change('row 2', { matchState: 'ignored' });
    await expect(updateCustomers(store, providerId, updates, decide, 0, options)).resolves.toEqual({ rows: 6, left: 0 });
    expect(store.rows.get('row 2')).toMatchObject({ matchState: 'ignored', name: tenant(2) });
    expect(store.rows.get('row 3')).toMatchObject({ name: 'New name' });
  });

  it('leaves a row that is always being changed to the next refresh', async () => {
    const store = new MemoryCustomers();
    const rows = numbers.map((number) => store.add({ id: `row ${number}`, tenantId: tenant(number), providerId }));
    store.meanwhile = async (call) => void (call === 'update' && store.change('row 2', { name: 'Busy' }));
    const decide = (row: (typeof rows)[number]) => (row.domain ? undefined : { row, wanted: { ...row, domain: 'new.com' } });
    await expect(updateCustomers(store, providerId, rows.flatMap((row) => decide(row) ?? []), decide, 0, options)).resolves.toEqual({ rows: 6, left: 1 });
  });
});
