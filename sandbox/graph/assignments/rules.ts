import type { GraphSettings } from '../../settings';
import { alreadyInWork, badRequest, groupAlreadyAssigned, wrongState } from '../errors';
import { isObject, readGuid, readObject, readRoles } from '../http/body';
import { isUnderWay } from '../operations/model';
import type { RelationshipState } from '../relationships/model';
import { isLive } from './life';
import type { AccessAssignment } from './model';

const readOnly = ['id', 'status', 'createdDateTime', 'lastModifiedDateTime'];
const TYPE = 'delegatedAdminAccessAssignment';

/** Reads the body of POST. @throws GraphError 400 */
export function readNewAssignment(body: unknown): Pick<AccessAssignment, 'groupId' | 'roles'> {
  const object = readObject(body, TYPE, ['accessContainer', 'accessDetails'], readOnly);
  const container = object['accessContainer'];
  if (!isObject(container)) throw badRequest("The property 'accessContainer' is required.");
  if (container['accessContainerType'] !== 'securityGroup') throw badRequest("The property 'accessContainerType' must be 'securityGroup'.");
  return { groupId: readGuid(container, 'accessContainerId'), roles: readRoles(object['accessDetails']) };
}

/** Reads the body of PATCH: the whole new list of roles. @throws GraphError 400 */
export function readNewRoles(body: unknown): string[] {
  const object = readObject(body, TYPE, ['accessDetails'], [...readOnly, 'accessContainer']);
  return readRoles(object['accessDetails']);
}

/** Roles can be given within an active relationship, out of its roles. @throws GraphError */
export function checkRolesToGive({ relationship }: RelationshipState, roles: readonly string[], settings: GraphSettings): void {
  if (relationship.status !== 'active') {
    throw wrongState(
      settings.wrongStateStatus,
      `Access can be assigned only in an active relationship; this one is ${relationship.status}.`,
    );
  }
  const missing = roles.find((role) => !relationship.roles.includes(role));
  if (missing !== undefined) throw badRequest(`The role '${missing}' is not one of the relationship's roles.`);
}

/** One live assignment a group. @throws GraphError 409 */
export function checkGroupFree({ assignments }: RelationshipState, groupId: string): void {
  if (assignments.some((other) => other.groupId === groupId && isLive(other))) throw groupAlreadyAssigned(groupId);
}

/** @throws GraphError when the assignment is not active, or a change of it has not ended yet */
export function checkChangeable({ operations }: RelationshipState, { id, status }: AccessAssignment, settings: GraphSettings): void {
  if (status !== 'active')
    throw wrongState(settings.wrongStateStatus, `Only an active access assignment can be changed; this one is ${status}.`);
  const inWork = operations.some(
    (operation) => operation.type === 'delegatedAdminAccessAssignmentUpdate' && operation.assignmentId === id && isUnderWay(operation),
  );
  if (inWork) throw alreadyInWork('A change of this access assignment');
}

/** @throws GraphError 409 when it is gone or going, the state error while it is pending */
export function checkRemovable({ status }: AccessAssignment, settings: GraphSettings): void {
  if (status === 'deleting' || status === 'deleted') throw wrongState(409, `The access assignment is ${status} already.`);
  if (status === 'pending')
    throw wrongState(settings.wrongStateStatus, 'An access assignment that is pending cannot be deleted. Wait until it is active.');
}
