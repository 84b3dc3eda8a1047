import { ConnectionState, gdapProvider, ProviderType, type Row } from '@gdap-manager/entities';
import { createPartnerGraph } from '../scripts/lib/graph-client';
import type { Stack } from '../scripts/lib/stack';
import { until } from '../scripts/lib/until';
import { untilStatus, type World } from '../scripts/walkthrough/world';
import { startTestStack, worldOf } from './support/stack';

/** Several providers side by side, each with a partner tenant of its own. */
describe('a second provider', () => {
  const tenantId = '0b5f7c1e-94f5-4d5e-9a5d-0f2f6b8f3c11';
  const id = '5a0fd9f1-7b1d-4f0d-8f1b-1a1f2d3c4b5a';
  let stack: Stack;
  let world: World;

  beforeAll(async () => {
    stack = await startTestStack();
    world = await worldOf(stack);
  });
  afterAll(() => stack?.close());

  it('is connected by its row alone', async () => {
    await world.api.upsert(`gdap_providers(${id})`, {
      gdap_name: 'Northwind Partners', gdap_type: ProviderType.partnerCenter, gdap_partnertenantid: tenantId,
      gdap_clientid: '9f0f4a9e-5e0a-4d52-8a28-61f2f1a4d001', gdap_secretname: 'NORTHWIND',
    });
    await until('the connection', async () => {
      const row = await world.api.get<Row<typeof gdapProvider>>(`gdap_providers(${id})`);
      return row.gdap_connectionstate === ConnectionState.connected;
    });
  });

  it('has relationships that the first one never sees', async () => {
    const customer = await world.newCustomer('Shared customer');
    await world.api.update(`gdap_provideraccounts(${customer.providerAccountId})`, { 'gdap_ProviderId@odata.bind': `/gdap_providers(${id})` });
    const request = world.newId('second provider');
    const roles = world.mappings.map(({ roleId }) => ({ roleId }));
    await world.staff.createRequest({ ...customer, id: request, name: 'Second', autoRenew: true, durationDays: 365, mappings: roles });
    await world.staff.submit(request);
    const { gdap_microsoftid } = await untilStatus(world, request, 'approvalPending');
    const second = createPartnerGraph(stack.url, { tenantId, clientId: 'any', secret: 'any' });
    expect((await second.relationships()).map((relationship) => relationship.id)).toEqual([gdap_microsoftid]);
    expect(await world.graph.relationships()).toEqual([]);
  });
});
