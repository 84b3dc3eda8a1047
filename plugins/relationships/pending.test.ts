import fc from 'fast-check';
import type { ServiceError } from '../gateways/transport/service-error';
import { serviceError } from '../gateways/transport/service-error';
import { defaultPolicy } from '../policy';
import { createLatelyListed } from '../request-lifecycle/lately-listed';
import { guid, now, provider } from '../request-lifecycle/testing/facts';
import { failure, FakeMicrosoft } from '../request-lifecycle/testing/microsoft';
import { createPendingWatch } from './pending';
import type { AwaitedRow } from './store';

/** So many requests that wait for their customers. */
async function world(count: number) {
  const clock = { now };
  const microsoft = new FakeMicrosoft(clock);
  const rows: AwaitedRow[] = [];
  for (let number = 1; number <= count; number += 1) {
    const { id } = await microsoft.createRelationship({ displayName: `GDAP-${guid(number)}`, durationDays: 730, autoExtend: false, customerTenantId: guid(900 + number), roleIds: ['r'] });
    microsoft.move(id, 'approvalPending');
    rows.push({ id: guid(number), etag: `W/"${number}"`, status: 'approvalPending', providerId: provider.id, microsoftId: id, microsoftVersion: microsoft.relationships.at(-1)!.etag });
  }
  const changed: AwaitedRow[][] = [rows];
  const told: string[] = [];
  const network = { down: undefined as ServiceError | undefined };
  const watch = createPendingWatch({
    store: { async *changedSince() { yield changed.shift() ?? []; }, providers: async () => [{ ...provider, refreshRequestedOn: null, lastSyncOn: null }] },
    graphOf: async () => { if (network.down) throw network.down; return microsoft; },
    policy: defaultPolicy, lately: createLatelyListed(),
    announce: async (id, reason) => void told.push(`${id}: ${reason}`),
    onFailure: ({ name }) => void told.push(`${name} failed`),
    listAll: async () => (told.push('all'), 1),
  });
  const after = (seconds: number) => watch.check(now + seconds * 1000);
  const lists = () => microsoft.calls.filter((call) => call.startsWith('list'));
  return { microsoft, rows, changed, told, network, after, lists };
}

describe('watching for approvals', () => {
  it('asks nothing while nothing waits', async () => {
    const { after, lists } = await world(0);
    await after(0);
    expect(lists()).toEqual([]);
  });

  it('is one short list each time, and has only those looked at that wait no more, once', async () => {
    const { after, lists, told, microsoft } = await world(3);
    await after(0);
    microsoft.move(microsoft.relationships[1]!.id, 'approved');
    await after(1);
    expect(told).toEqual([]);
    await after(15);
    await after(30);
    expect(told).toEqual([`${guid(2)}: waits no more`]);
    expect(lists()).toEqual(['list approvalPending', 'list approvalPending', 'list approvalPending']);
  });

  it('goes on saying so, seldom, while the row stays as it is', async () => {
    const { after, told, microsoft } = await world(1);
    microsoft.move(microsoft.relationships[0]!.id, 'terminated');
    for (let seconds = 0; seconds <= 240; seconds += 15) await after(seconds);
    expect(told).toHaveLength(4);
  });

  it('ends when the row has moved on', async () => {
    const { after, lists, changed, rows } = await world(1);
    await after(0);
    changed.push([{ ...rows[0]!, status: 'activating' }]);
    await after(15);
    expect(lists()).toHaveLength(1);
  });

  it('has one looked at that waits still and is another version', async () => {
    const { after, told, microsoft } = await world(1);
    microsoft.move(microsoft.relationships[0]!.id, 'approvalPending');
    await after(0);
    expect(told).toEqual([`${guid(1)}: other version`]);
  });

  it('lists everything where Microsoft refuses lists of one status', async () => {
    const { after, told, network } = await world(1);
    network.down = serviceError(failure(400));
    await after(0);
    await after(30);
    expect(told).toEqual(['Fabrikam failed', 'all']);
  });

  it('waits for its next try where Microsoft cannot be reached, and misses nothing', async () => {
    const { after, told, network, microsoft } = await world(1);
    network.down = serviceError(failure(503));
    await after(0);
    microsoft.move(microsoft.relationships[0]!.id, 'approved');
    network.down = undefined;
    await after(15);
    await after(30);
    expect(told).toEqual(['Fabrikam failed', `${guid(1)}: waits no more`]);
  });

  it('finds exactly those that wait no more, whatever happened', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom('approvalPending', 'approved', 'terminated', 'somethingNew'), { maxLength: 12 }), async (statuses) => {
      const { after, told, microsoft, rows, changed } = await world(statuses.length);
      statuses.forEach((status, index) => (microsoft.relationships[index]!.status = status));
      changed.push(rows);
      await after(0);
      expect(told).toEqual(statuses.flatMap((status, index) => (status === 'approvalPending' ? [] : [`${guid(index + 1)}: waits no more`])));
    }), { numRuns: 40 });
  });
});
