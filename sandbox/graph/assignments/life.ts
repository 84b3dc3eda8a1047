import type { GraphSettings } from '../../settings';
import type { Happening, RelationshipState } from '../relationships/model';
import type { AccessAssignment } from './model';

/** Roles have been given to a group. */
export function addAssignment(
  state: RelationshipState,
  given: { id: string; groupId: string; roles: readonly string[] },
  at: number,
  settings: GraphSettings,
): RelationshipState {
  const assignment: AccessAssignment = {
    ...given,
    status: 'pending',
    createdAt: at,
    modifiedAt: at,
    dueAt: at + settings.assignmentMs,
    version: 1,
  };
  return { ...state, assignments: [...state.assignments, assignment], happened: [...(state.happened ?? []), happeningOf(assignment)] };
}

/** The state with a change to one assignment. */
export function changedAssignment(state: RelationshipState, id: string, change: Partial<AccessAssignment>, at: number): RelationshipState {
  const assignments = state.assignments.map((other) =>
    other.id === id ? { ...other, ...change, modifiedAt: at, version: other.version + 1 } : other,
  );
  return { ...state, assignments, happened: [...(state.happened ?? []), ...assignments.filter((other) => other.id === id).map(happeningOf)] };
}

const happeningOf = ({ id, groupId, roles, status, modifiedAt }: AccessAssignment): Happening => ({ at: modifiedAt, status, assignment: { id, groupId, roles } });

/** Takes the roles away: deleting, later deleted. */
export const removeAssignment = (state: RelationshipState, id: string, at: number, settings: GraphSettings) =>
  changedAssignment(state, id, { status: 'deleting', dueAt: at + settings.assignmentRemovalMs }, at);

/** What becomes of an assignment when its due moment comes. */
export function advanceAssignment(state: RelationshipState, { id, status }: AccessAssignment, at: number): RelationshipState {
  return changedAssignment(state, id, { status: status === 'pending' ? 'active' : 'deleted', dueAt: null }, at);
}

/** The group no longer exists: its live assignments give nobody anything. */
export function groupVanished(state: RelationshipState, groupId: string, at: number): RelationshipState {
  return state.assignments
    .filter((assignment) => assignment.groupId === groupId && (assignment.status === 'pending' || assignment.status === 'active'))
    .reduce((left, { id }) => changedAssignment(left, id, { status: 'error', dueAt: null }, at), state);
}

/** Whether an assignment stands in the way of another one for the same group. */
export const isLive = ({ status }: AccessAssignment) => status === 'pending' || status === 'active' || status === 'deleting';
