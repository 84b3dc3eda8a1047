import { readPermissions, RELATIONSHIPS, writePermissions, type GraphContext } from '../context';
import { accessContainerMissing, notFound } from '../errors';
import { sameSet } from '../http/body';
import { param, type GraphAnswer, type GraphCall } from '../http/call';
import { demandIfMatch } from '../http/etag';
import type { Route } from '../http/routes';
import { addOperation } from '../operations/life';
import { answerList, answerObject } from '../query/answer-list';
import { findRelationship, operationHeaders } from '../relationships/handlers';
import type { RelationshipState } from '../relationships/model';
import { addAssignment, removeAssignment } from './life';
import type { AccessAssignment } from './model';
import { checkChangeable, checkGroupFree, checkRemovable, checkRolesToGive, readNewAssignment, readNewRoles } from './rules';
import { assignmentCollection, showAssignment } from './show';

const TYPE = 'tenantRelationships/$metadata#accessAssignments';

/** Access assignments of a relationship: which group of the partner has which of its roles. */
export function assignmentRoutes(context: GraphContext): Route[] {
  const { database, relationships, groups, settings, newId } = context;
  const shown = (call: GraphCall, assignment: AccessAssignment) => ({
    '@odata.context': `${call.base}/${TYPE}/$entity`,
    ...showAssignment(assignment),
  });

  function findAssignment(call: GraphCall): { state: RelationshipState; assignment: AccessAssignment } {
    const state = findRelationship(context, call);
    const assignment = state.assignments.find(({ id }) => id === param(call, 'assignmentId'));
    if (assignment === undefined) throw notFound('accessAssignment', param(call, 'assignmentId'));
    return { state, assignment };
  }

  function list(call: GraphCall): GraphAnswer {
    const { id } = findRelationship(context, call).relationship;
    return answerList(call, database, {
      collection: assignmentCollection,
      scope: { sql: 'relationship_id = ?', values: [id] },
      context: TYPE,
      show: (document) => showAssignment(JSON.parse(document) as AccessAssignment),
    });
  }

  function get(call: GraphCall): GraphAnswer {
    const { assignment } = findAssignment(call);
    return answerObject(call, assignmentCollection, TYPE, showAssignment(assignment));
  }

  function create(call: GraphCall): GraphAnswer {
    const before = findRelationship(context, call);
    const { groupId, roles } = readNewAssignment(call.body);
    checkRolesToGive(before, roles, settings);
    if (groups.find(call.caller.tid, groupId)?.securityEnabled !== true) throw accessContainerMissing(groupId);
    checkGroupFree(before, groupId);

    const after = addAssignment(before, { id: newId(), groupId, roles }, call.now, settings);
    relationships.update(before, after);
    const assignment = after.assignments.at(-1) as AccessAssignment;
    return {
      status: 201,
      headers: { Location: `${call.base}${RELATIONSHIPS}/${before.relationship.id}/accessAssignments/${assignment.id}` },
      body: shown(call, assignment),
    };
  }

  function update(call: GraphCall): GraphAnswer {
    const { state, assignment } = findAssignment(call);
    demandIfMatch(call.headers, assignment, settings);
    const roles = readNewRoles(call.body);
    checkChangeable(state, assignment, settings);
    checkRolesToGive(state, roles, settings);
    if (sameSet(roles, assignment.roles)) return { status: 200, body: shown(call, assignment) };

    const operationId = newId();
    relationships.update(
      state,
      addOperation(
        state,
        operationId,
        { type: 'delegatedAdminAccessAssignmentUpdate', assignmentId: assignment.id, roles },
        call.now,
        settings,
      ),
    );
    return { status: 202, headers: operationHeaders(call, context, state.relationship.id, operationId), body: {} };
  }

  function remove(call: GraphCall): GraphAnswer {
    const { state, assignment } = findAssignment(call);
    demandIfMatch(call.headers, assignment, settings);
    checkRemovable(assignment, settings);
    relationships.update(state, removeAssignment(state, assignment.id, call.now, settings));
    return { status: 204 };
  }

  const all = `${RELATIONSHIPS}/{relationshipId}/accessAssignments`;
  const one = `${all}/{assignmentId}`;
  return [
    { method: 'GET', pattern: all, permissions: readPermissions, handler: list },
    { method: 'POST', pattern: all, permissions: writePermissions, handler: create },
    { method: 'GET', pattern: one, permissions: readPermissions, handler: get },
    { method: 'PATCH', pattern: one, permissions: writePermissions, handler: update },
    { method: 'DELETE', pattern: one, permissions: writePermissions, handler: remove },
  ];
}
