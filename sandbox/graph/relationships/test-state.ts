import fc from 'fast-check';
import { defaultSettings, type GraphSettings } from '../../settings';
import { assignmentStatuses, type AccessAssignment } from '../assignments/model';
import type { Operation } from '../operations/model';
import { requestActions, type AccessRequest } from '../requests/model';
import { GLOBAL_ADMINISTRATOR, relationshipStatuses, type Relationship, type RelationshipState } from './model';

/** For tests: settings, states and arbitrary states. */
export const settings: GraphSettings = defaultSettings.graph;
export const START = Date.UTC(2026, 10, 22);
export const READER = '29232cdf-9323-42fd-ade2-1d097af3e4de';
export const PARTNER = '8777b240-c6f0-4469-9e98-a3205431b836';

export function relationship(change: Partial<Relationship> = {}): Relationship {
  return {
    id: `5d027261-d21f-4aa9-b7db-7fa1f56fb163-${PARTNER}`,
    displayName: 'Contoso',
    duration: 'P730D',
    customer: null,
    roles: [READER],
    autoExtendDuration: 'PT0S',
    status: 'created',
    createdAt: START,
    modifiedAt: START,
    activatedAt: null,
    endAt: null,
    dueAt: null,
    version: 1,
    ...change,
  };
}

export const stateOf = (change: Partial<Relationship> = {}, parts: Partial<RelationshipState> = {}): RelationshipState => ({
  relationship: relationship(change),
  requests: [],
  assignments: [],
  operations: [],
  removed: false,
  ...parts,
});

export const assignment = (change: Partial<AccessAssignment> = {}): AccessAssignment => ({
  id: 'a',
  groupId: 'g',
  roles: [READER],
  status: 'active',
  createdAt: START,
  modifiedAt: START,
  dueAt: null,
  version: 1,
  ...change,
});

const moment = fc.integer({ min: 0, max: 400 * 86_400_000 }).map((offset) => START + offset);
const roles = fc.subarray([READER, GLOBAL_ADMINISTRATOR], { minLength: 1 });
const stamps = { createdAt: fc.constant(START), modifiedAt: fc.constant(START), version: fc.constant(1) };
const restful: readonly string[] = ['created', 'terminated', 'succeeded', 'failed', 'active', 'deleted', 'error'];

/** Whatever is on its way has a due moment, and what is at rest has none, as in states that Graph itself makes. */
const withDue = <Item extends { status: string }>(item: Item, dueAt: number, resting: readonly string[]) => ({
  ...item,
  dueAt: resting.includes(item.status) ? null : dueAt,
});

const anyRequest = (index: number) =>
  fc
    .tuple(
      fc.record({
        id: fc.constant(`r${index}`),
        action: fc.constantFrom(...requestActions),
        status: fc.constantFrom('created' as const, 'pending' as const, 'succeeded' as const, 'failed' as const),
        ...stamps,
      }),
      moment,
    )
    .map(([item, dueAt]): AccessRequest => withDue(item, dueAt, ['succeeded', 'failed']));
const anyAssignment = (index: number) =>
  fc
    .tuple(
      fc.record({
        id: fc.constant(`a${index}`),
        groupId: fc.constant(`g${index}`),
        roles,
        status: fc.constantFrom(...assignmentStatuses),
        ...stamps,
      }),
      moment,
    )
    .map(([item, dueAt]): AccessAssignment => withDue(item, dueAt, restful));
const anyOperation = fc
  .tuple(
    fc.constantFrom('a0', 'a1'),
    roles,
    fc.boolean(),
    fc.constantFrom('notStarted' as const, 'running' as const, 'succeeded' as const),
    moment,
  )
  .map(([assignmentId, given, ofRelationship, status, dueAt]): Operation => {
    const common = { id: 'o', status, createdAt: START, modifiedAt: START, dueAt: status === 'succeeded' ? null : dueAt };
    return ofRelationship
      ? { ...common, type: 'delegatedAdminRelationshipUpdate', removedRole: GLOBAL_ADMINISTRATOR }
      : { ...common, type: 'delegatedAdminAccessAssignmentUpdate', assignmentId, roles: given };
  });
const anyRelationship = fc
  .tuple(
    fc.constantFrom(...relationshipStatuses),
    fc.constantFrom('P1D', 'P30D', 'P730D', 'P2Y'),
    fc.constantFrom('PT0S', 'P180D'),
    roles,
    moment,
  )
  .map(([status, duration, autoExtendDuration, held, dueAt]) =>
    relationship({
      status,
      duration,
      autoExtendDuration,
      roles: held,
      dueAt: status === 'created' || status === 'terminated' ? null : dueAt,
    }),
  );

/** Any state that could stand in the database. */
export const anyState: fc.Arbitrary<RelationshipState> = fc.record({
  relationship: anyRelationship,
  requests: fc.tuple(anyRequest(0), anyRequest(1)).map(([one, other]) => [one, other]),
  assignments: fc.tuple(anyAssignment(0), anyAssignment(1)).map(([one, other]) => [one, other]),
  operations: anyOperation.map((operation) => [operation]),
  removed: fc.constant(false),
});
