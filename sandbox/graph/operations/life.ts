import type { GraphSettings } from '../../settings';
import { changedAssignment, removeAssignment } from '../assignments/life';
import { changed } from '../relationships/life';
import type { RelationshipState } from '../relationships/model';
import type { Operation } from './model';

/** What an operation is about, before it has an id and a state. */
export type OperationOrder =
  | { readonly type: 'delegatedAdminAccessAssignmentUpdate'; readonly assignmentId: string; readonly roles: readonly string[] }
  | { readonly type: 'delegatedAdminRelationshipUpdate'; readonly removedRole: string };

/** A long-running change has been accepted. */
export function addOperation(
  state: RelationshipState,
  id: string,
  order: OperationOrder,
  at: number,
  settings: GraphSettings,
): RelationshipState {
  const operation: Operation = { ...order, id, status: 'notStarted', createdAt: at, modifiedAt: at, dueAt: at + settings.operationMs / 2 };
  return { ...state, operations: [...state.operations, operation] };
}

/** notStarted -> running -> succeeded, with its effect, or failed where its object is no longer active. */
export function advanceOperation(state: RelationshipState, operation: Operation, at: number, settings: GraphSettings): RelationshipState {
  if (operation.status === 'notStarted')
    return replaced(state, { ...operation, status: 'running', modifiedAt: at, dueAt: at + settings.operationMs / 2 });

  const outcome =
    operation.type === 'delegatedAdminRelationshipUpdate'
      ? removeRole(state, operation.removedRole, at, settings)
      : giveRoles(state, operation, at);
  return replaced(outcome ?? state, { ...operation, status: outcome === undefined ? 'failed' : 'succeeded', modifiedAt: at, dueAt: null });
}

function giveRoles(
  state: RelationshipState,
  { assignmentId, roles }: Extract<Operation, { assignmentId: string }>,
  at: number,
): RelationshipState | undefined {
  const isActive = state.assignments.some(({ id, status }) => id === assignmentId && status === 'active');
  return isActive ? changedAssignment(state, assignmentId, { roles }, at) : undefined;
}

/** SIM: a role that leaves the relationship leaves its assignments too; an assignment of that role alone is removed. */
function removeRole(state: RelationshipState, role: string, at: number, settings: GraphSettings): RelationshipState | undefined {
  if (state.relationship.status !== 'active') return undefined;
  const without = (roles: readonly string[]) => roles.filter((other) => other !== role);
  return state.assignments
    .filter(({ roles, status }) => roles.includes(role) && status !== 'deleting' && status !== 'deleted')
    .reduce(
      (left, { id, roles }) =>
        without(roles).length > 0 ? changedAssignment(left, id, { roles: without(roles) }, at) : removeAssignment(left, id, at, settings),
      changed(state, { roles: without(state.relationship.roles) }, at),
    );
}

const replaced = (state: RelationshipState, operation: Operation): RelationshipState => ({
  ...state,
  operations: state.operations.map((other) => (other.id === operation.id ? operation : other)),
});
