import { RequestStatus } from '@gdap-manager/entities';
import type { FaultOrder } from '../scripts/lib/sandbox-controls';
import type { Stack } from '../scripts/lib/stack';
import { WebApiError } from '../scripts/lib/web-api';
import { until } from '../scripts/lib/until';
import { untilStatus, type World } from '../scripts/walkthrough/world';
import { startTestStack, worldOf } from './support/stack';

/** What goes wrong outside must change nothing but the time that it takes. */
describe('with a world that fails', () => {
  let stack: Stack;
  let world: World;

  beforeAll(async () => {
    stack = await startTestStack();
    world = await worldOf(stack);
  });
  afterAll(() => stack?.close());
  // What struck nobody must not strike the next.
  afterEach(() => stack.controls.clearFaults());

  async function draft(name: string): Promise<string> {
    const customer = await world.newCustomer(name);
    const id = world.newId(name);
    await world.staff.createRequest({ ...customer, id, name, autoRenew: true, durationDays: 365, mappings: world.mappings });
    return id;
  }

  const relationshipsOf = async (id: string) => (await world.graph.relationships()).filter(({ displayName }) => displayName.includes(id));
  const relationships = '/tenantRelationships/delegatedAdminRelationships';

  const standing = async () => ((await (await fetch(`${stack.url}/sandbox/faults`)).json()) as { faults: unknown[] }).faults;

  const faults: readonly (readonly [string, readonly FaultOrder[]])[] = [
    ['creation is throttled', [{ service: 'graph', method: 'POST', path: relationships, status: 429, retryAfter: 1 }]],
    ['creation fails', [{ service: 'graph', method: 'POST', path: relationships, status: 503 }]],
    ['the answer to the creation is lost', [{ service: 'graph', method: 'POST', path: relationships, cut: true, when: 'after' }]],
    ['the creation answers 504 after it has happened', [{ service: 'graph', method: 'POST', path: relationships, status: 504, when: 'after' }]],
    ['the answer to the lock is lost', [{ service: 'graph', method: 'POST', path: `${relationships}/*/requests`, cut: true, when: 'after' }]],
    ['its token is refused and nobody can sign in for a while', [{ service: 'graph', method: 'POST', path: relationships, status: 401 }, { service: 'login', cut: true, times: 2 }]],
    ['Dataverse is throttled when the outcome is written', [{ service: 'dataverse', method: 'PATCH', status: 429, retryAfter: 1, times: 2 }]],
    ['the answer to the written outcome is lost', [{ service: 'dataverse', method: 'PATCH', path: '/v9.2/gdap_requests*', cut: true, when: 'after' }]],
  ];

  it.each(faults)('submits a request once when %s', async (name, orders) => {
    const id = await draft(name);
    for (const order of orders) await world.controls.addFault(order);
    // In a batch: the faults are for the handlers, who write one by one.
    await world.api.writeTogether([{ path: `gdap_requests(${id})`, row: { statuscode: RequestStatus.submitting } }]);
    await untilStatus(world, id, 'approvalPending', (row) => !!row.gdap_acceptancelink);
    expect(await relationshipsOf(id)).toHaveLength(1);
    expect(await standing()).toEqual([]);
  });

  it('assigns every group once when the answer to the assignments is lost', async () => {
    const id = await draft('lost assignments');
    await world.staff.submit(id);
    const { gdap_microsoftid: relationshipId } = await untilStatus(world, id, 'approvalPending');
    await world.controls.addFault({ service: 'graph', method: 'POST', path: '/$batch', cut: true, when: 'after' });
    await world.controls.customer(relationshipId ?? '', 'approve');
    await untilStatus(world, id, 'active');
    const live = await until('the assignments', async () => {
      const assignments = (await world.graph.assignments(relationshipId ?? '')).filter(({ status }) => status === 'active');
      return assignments.length >= world.groups.length && assignments;
    });
    expect(live.map(({ accessContainer }) => accessContainer.accessContainerId).sort()).toEqual(world.groups.map(({ objectId }) => objectId).sort());
  });

  it('reports a group that was deleted at Microsoft, and assigns the others', async () => {
    const gone = world.groups[2]!;
    const id = await draft('deleted group');
    await world.staff.submit(id);
    const { gdap_microsoftid: relationshipId } = await untilStatus(world, id, 'approvalPending');
    await world.graph.deleteGroup(gone.objectId);
    await world.controls.customer(relationshipId ?? '', 'approve');
    const row = await untilStatus(world, id, 'active', (request) => !!request.gdap_lasterror);
    expect(row.gdap_lasterror).toContain(gone.name);
    const others = world.groups.filter((group) => group !== gone).map(({ objectId }) => objectId);
    const live = await until('the assignments of the others', async () => {
      const active = (await world.graph.assignments(relationshipId ?? '')).filter(({ status }) => status === 'active');
      return active.length >= others.length && active;
    });
    expect(live.map(({ accessContainer }) => accessContainer.accessContainerId).sort()).toEqual(others.sort());
  });

  it('goes on with others when a row is deleted under the handler', async () => {
    const deleted = await draft('deleted');
    await world.staff.submit(deleted);
    await world.api.remove(`gdap_requests(${deleted})`);
    const other = await draft('other');
    await world.staff.submit(other);
    expect((await untilStatus(world, other, 'approvalPending')).statuscode).toBe(RequestStatus.approvalPending);
    await expect(world.staff.request(deleted)).rejects.toThrow(WebApiError);
  });

  it('puts back what staff change after it was submitted, and says so', async () => {
    const id = await draft('frozen');
    await world.staff.submit(id);
    await untilStatus(world, id, 'approvalPending');
    await world.staff.change(id, { gdap_durationdays: 10, gdap_autorenew: false });
    const row = await untilStatus(world, id, 'approvalPending', (request) => request.gdap_durationdays === 365);
    expect(row.gdap_autorenew).toBe(true);
    const events = await world.api.list<{ gdap_message: string }>(`gdap_events?$filter=_gdap_requestid_value eq ${id}&$orderby=createdon`);
    expect(events.map((event) => event.gdap_message).join('\n')).toMatch(/Duration/);
  });

  it('sets a state right that Microsoft does not confirm', async () => {
    const id = await draft('wrong state');
    await world.staff.submit(id);
    await untilStatus(world, id, 'approvalPending');
    await world.staff.change(id, { statuscode: RequestStatus.active });
    await untilStatus(world, id, 'approvalPending');
    await world.api.update(`gdap_requests(${id})`, { statecode: 1, statuscode: RequestStatus.terminated });
    expect((await untilStatus(world, id, 'approvalPending')).statecode).toBe(0);
  });
});
