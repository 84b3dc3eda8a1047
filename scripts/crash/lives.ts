import { AssignmentState, RequestStatus } from '@gdap-manager/entities';
import { until } from '../lib/until';
import { WebApiError } from '../lib/web-api';
import type { World } from '../walkthrough/world';

/** How a request's life ends in this run, and so what must be found at Microsoft afterwards. */
export type Ending = 'active' | 'pending' | 'terminated' | 'left' | 'refused' | 'reduced';

export const endings: readonly Ending[] = ['active', 'terminated', 'refused', 'left', 'pending', 'reduced'];

/** A request of the run: what was wanted of it. */
export interface Life {
  readonly id: string;
  readonly ending: Ending;
}

const patience = { timeoutMs: 90_000, everyMs: 100 };

/** Takes one request through its life. Every step may be cut off by a kill and is then simply done again. */
export async function live(world: World, life: Life): Promise<void> {
  const { id, ending } = life;
  const customer = await world.newCustomer(`Crash ${id.slice(0, 8)}`);
  const durationDays = ending === 'refused' ? 731 : 730;
  await world.staff.createRequest({ ...customer, id, name: `Crash ${ending}`, autoRenew: true, durationDays, mappings: world.mappings });
  await world.staff.submit(id);
  if (ending === 'refused') {
    await until(`${id} to be refused`, async () => !!(await inState(world, id, 'draft')).gdap_lasterror, patience);
    return;
  }
  const relationshipId = await until(`${id} to be pending`, async () => (await inState(world, id, 'approvalPending')).gdap_microsoftid ?? undefined, patience);
  if (ending === 'pending') return;

  await tolerate(() => world.controls.customer(relationshipId, 'approve'));
  await until(`${id} to be active and assigned`, () => assigned(world, id), patience);
  if (ending === 'left') {
    await tolerate(() => world.controls.customer(relationshipId, 'terminate'));
    await until(`${id} to be left`, async () => (await world.staff.request(id)).statuscode === RequestStatus.terminated, patience);
  }
  if (ending === 'reduced') {
    const gone = world.groups[0]?.rowId;
    for (const mapping of await world.staff.mappings(id)) {
      if (mapping._gdap_securitygroupid_value === gone) await tolerate(() => world.staff.removeMapping(mapping.gdap_rolemappingid));
    }
    await until(`${id} to be reduced`, async () => (await liveGroups(world, relationshipId)).length === world.groups.length - 1, patience);
  }
  if (ending === 'terminated') {
    await tolerate(() => world.staff.terminate(id));
    await until(`${id} to be terminated`, async () => (await world.staff.request(id)).statuscode === RequestStatus.terminated, patience);
  }
}

/** The groups that have a live assignment in a relationship, each as often as it has one. */
export const liveGroups = async (world: World, relationshipId: string): Promise<string[]> =>
  (await world.graph.assignments(relationshipId))
    .filter(({ status }) => status === 'active' || status === 'pending')
    .map(({ accessContainer }) => accessContainer.accessContainerId);

async function assigned(world: World, id: string): Promise<boolean> {
  if ((await world.staff.request(id)).statuscode !== RequestStatus.active) return false;
  return (await world.staff.mappings(id)).every((mapping) => mapping.gdap_assignmentstate === AssignmentState.active);
}

async function inState(world: World, id: string, status: keyof typeof RequestStatus) {
  const row = await world.staff.request(id);
  return row.statuscode === RequestStatus[status] ? row : { gdap_lasterror: null, gdap_microsoftid: null };
}

/** What was cut off may have happened: doing it again is then refused, and that is as good. */
async function tolerate(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof WebApiError) && !/answered 4\d\d/.test((error as Error).message)) throw error;
  }
}
