import { gdapEvent, gdapProvider, RequestStatus } from '@gdap-manager/entities';
import { providerId } from '../scripts/lib/connect-provider';
import type { Stack, StackOptions } from '../scripts/lib/stack';
import { until } from '../scripts/lib/until';
import { untilStatus, type World } from '../scripts/walkthrough/world';
import { startTestStack, worldOf } from './support/stack';

let stack: Stack;
let world: World;
const start = async (options: Partial<StackOptions> = {}) => {
  stack = await startTestStack(options);
  world = await worldOf(stack);
};

/** A request that waits for its customer. @returns its id and its relationship's */
async function pending(name: string, terms: { autoRenew: boolean; durationDays: number }) {
  const customer = await world.newCustomer(name);
  const id = world.newId(`${name} ${stack.url}`);
  await world.staff.createRequest({ ...customer, ...terms, id, name, mappings: world.mappings });
  await world.staff.submit(id);
  const { gdap_microsoftid: relationshipId } = await untilStatus(world, id, 'approvalPending', (row) => !!row.gdap_acceptancelink);
  return { id, relationshipId: relationshipId ?? '' };
}
const told = async (id: string) => (await world.api.list<{ gdap_name: string }>(`${gdapEvent.entitySetName}?$select=gdap_name&$filter=_gdap_requestid_value eq ${id}`)).map(({ gdap_name: name }) => name);

describe.each([['ahead', 300_000], ['behind', -300_000]])("where Microsoft's clock is five minutes %s", (_where, clockAheadMs) => {
  afterEach(() => stack?.close());

  it('nothing is lost, nothing goes back and forth, and what lapses, ends or is extended does so once', async () => {
    await start({ sandbox: { settings: { graph: { clockAheadMs } } } });
    const extended = await pending('Extended', { autoRenew: true, durationDays: 20 });
    const ending = await pending('Ending', { autoRenew: false, durationDays: 10 });
    const lapsing = await pending('Lapsing', { autoRenew: false, durationDays: 10 });
    for (const { id, relationshipId } of [extended, ending]) {
      await world.controls.customer(relationshipId, 'approve');
      await untilStatus(world, id, 'active');
    }
    // To the end by one clock, and then by the other.
    for (const step of ['P9DT23H53M', 'PT4M', 'PT5M', 'PT5M']) await world.controls.advance(step);
    await untilStatus(world, ending.id, 'expired');
    expect((await world.staff.request(extended.id)).statuscode).toBe(RequestStatus.active);
    await world.controls.advance('P10D');
    await until('the extension', async () => (await told(extended.id)).filter((name) => /extended/i.test(name)).length === 1);
    for (const step of ['P69DT23H40M', 'PT5M', 'PT5M', 'PT15M']) await world.controls.advance(step);
    await untilStatus(world, lapsing.id, 'expired');

    expect((await world.staff.request(extended.id)).statuscode).toBe(RequestStatus.active);
    for (const { id } of [extended, ending, lapsing]) {
      const names = await told(id);
      expect(names).not.toContain('Status set right');
      // What renewal says of a customer who does nothing is not what is looked for here.
      expect(names.filter((name, index) => name !== 'Will lose access' && names.indexOf(name) !== index)).toEqual([]);
    }
  });
});

describe('where everything is listed rarely', () => {
  beforeAll(() => start({ policy: { relationshipsRefreshSeconds: 24 * 3600 } }));
  afterAll(() => stack?.close());

  it('an approval is seen by the short list, and by the long one where Microsoft refuses to filter', async () => {
    const relationships = '/tenantRelationships/delegatedAdminRelationships';
    const lists = async () => (await world.controls.calls()).filter(({ service, method, path }) => service === 'graph' && method === 'GET' && path === relationships).map(({ status }) => status);
    const first = await pending('First', { autoRenew: false, durationDays: 10 });
    await world.controls.customer(first.relationshipId, 'approve');
    await untilStatus(world, first.id, 'active');
    expect(new Set(await lists())).toEqual(new Set([200]));

    const second = await pending('Second', { autoRenew: false, durationDays: 10 });
    await world.controls.addFault({ service: 'graph', method: 'GET', path: `*${relationships}`, status: 400, times: 1 });
    await until('the refusal', async () => (await lists()).includes(400));
    await world.controls.customer(second.relationshipId, 'approve');
    await untilStatus(world, second.id, 'active');
  });

  it('staff have everything compared by asking for it', async () => {
    const { id, relationshipId } = await pending('Asked', { autoRenew: false, durationDays: 10 });
    await world.controls.customer(relationshipId, 'approve');
    await untilStatus(world, id, 'active');
    await world.controls.customer(relationshipId, 'terminate');
    await until('the end at Microsoft', async () => (await world.graph.relationship(relationshipId)).status === 'terminated');
    const wanted = await world.controls.now();
    await world.api.update(`${gdapProvider.entitySetName}(${providerId})`, { gdap_refreshrequestedon: wanted.toISOString() });
    await untilStatus(world, id, 'terminated');
    await until('the moment of the comparison', async () => {
      const { gdap_lastsyncon: synced } = await world.api.get<{ gdap_lastsyncon: string | null }>(`${gdapProvider.entitySetName}(${providerId})?$select=gdap_lastsyncon`);
      return synced !== null && Date.parse(synced) >= Math.floor(wanted.getTime() / 1000) * 1000;
    });
  });
});
