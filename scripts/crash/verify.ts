import { RequestStatus } from '@gdap-manager/entities';
import { statusName, type World } from '../walkthrough/world';
import { liveGroups, type Ending, type Life } from './lives';

/** The states that an ending may be seen in, here and at Microsoft. */
const expected: Record<Ending, { here: number; atMicrosoft: string | undefined }> = {
  active: { here: RequestStatus.active, atMicrosoft: 'active' },
  reduced: { here: RequestStatus.active, atMicrosoft: 'active' },
  pending: { here: RequestStatus.approvalPending, atMicrosoft: 'approvalPending' },
  terminated: { here: RequestStatus.terminated, atMicrosoft: 'terminated' },
  left: { here: RequestStatus.terminated, atMicrosoft: 'terminated' },
  refused: { here: RequestStatus.draft, atMicrosoft: undefined },
};

/** Compares what was wanted of every request with what is in Dataverse and at Microsoft. Returns what is wrong. */
export async function verify(world: World, lives: readonly Life[]): Promise<string[]> {
  const problems: string[] = [];
  const relationships = await world.graph.relationships();
  for (const { id, ending } of lives) {
    const row = await world.staff.request(id);
    const { here, atMicrosoft } = expected[ending];
    if (row.statuscode !== here) problems.push(`${ending} ${id} is ${statusName(row.statuscode)}: ${row.gdap_lasterror ?? ''}`);

    const own = relationships.filter(({ displayName }) => displayName.includes(id));
    const wantedCount = atMicrosoft ? 1 : 0;
    if (own.length !== wantedCount) problems.push(`${ending} ${id} has ${own.length} relationships instead of ${wantedCount}`);
    for (const { id: relationshipId, status } of own) {
      if (relationshipId !== row.gdap_microsoftid) problems.push(`${ending} ${id} names ${row.gdap_microsoftid}, not ${relationshipId}`);
      if (status !== atMicrosoft) problems.push(`${ending} ${id} is ${status} at Microsoft`);
      const groups = await liveGroups(world, relationshipId);
      const wanted = ending === 'active' ? world.groups.length : ending === 'reduced' ? world.groups.length - 1 : 0;
      if (groups.length !== wanted || new Set(groups).size !== wanted) problems.push(`${ending} ${id} has ${groups.length} assignments instead of ${wanted}`);
    }
  }
  const known = new Set(lives.map(({ id }) => id));
  for (const { displayName } of relationships) {
    if (![...known].some((id) => displayName.includes(id))) problems.push(`Microsoft has '${displayName}', which no request knows`);
  }
  return problems;
}
