import { showAssignment } from '../assignments/show';
import { readPermissions, RELATIONSHIPS, type GraphContext } from '../context';
import { notFound } from '../errors';
import { param, type GraphAnswer, type GraphCall } from '../http/call';
import { graphMoment } from '../http/moment';
import type { Route } from '../http/routes';
import { answerList, answerObject, type GraphObject } from '../query/answer-list';
import type { Collection } from '../query/collection';
import { findRelationship } from '../relationships/handlers';
import type { RelationshipState } from '../relationships/model';
import { showRelationship } from '../relationships/show';
import type { Operation } from './model';

const TYPE = 'tenantRelationships/$metadata#operations';

const collection: Collection = {
  type: 'delegatedAdminRelationshipOperation',
  from: 'operation',
  properties: ['id', 'operationType', 'data', 'status', 'createdDateTime', 'lastModifiedDateTime'],
  filterable: new Map(),
  orderable: new Map([['status', 'status']]),
  defaultPageSize: 300,
  maxPageSize: 300,
};

/** `delegatedAdminRelationshipUpdate` comes after the sentinel of its enumeration: only for those who ask for such members. */
function showOperation(operation: Operation, state: RelationshipState, { showsUnknownMembers }: GraphCall): GraphObject {
  const hidden = operation.type === 'delegatedAdminRelationshipUpdate' && !showsUnknownMembers;
  return {
    id: operation.id,
    operationType: hidden ? 'unknownFutureValue' : operation.type,
    data: JSON.stringify(targetOf(operation, state)),
    status: operation.status,
    createdDateTime: graphMoment(operation.createdAt),
    lastModifiedDateTime: graphMoment(operation.modifiedAt),
  };
}

/** The object that the operation is about, as the documents' example shows it: without annotations and moments. */
function targetOf(operation: Operation, { relationship, assignments }: RelationshipState): GraphObject {
  if (operation.type === 'delegatedAdminRelationshipUpdate') {
    const { id, displayName, accessDetails, status } = showRelationship(relationship);
    return { id, displayName, accessDetails, status };
  }
  const assignment = assignments.find(({ id }) => id === operation.assignmentId);
  if (assignment === undefined) return { id: operation.assignmentId };
  const { id, accessContainer, accessDetails, status } = showAssignment(assignment);
  return { id, accessContainer, accessDetails, status };
}

/** Long-running operations of a relationship. */
export function operationRoutes(context: GraphContext): Route[] {
  function list(call: GraphCall): GraphAnswer {
    const state = findRelationship(context, call);
    const { id } = state.relationship;
    return answerList(call, context.database, {
      collection,
      scope: { sql: 'relationship_id = ?', values: [id] },
      context: TYPE,
      show: (document) => showOperation(JSON.parse(document) as Operation, state, call),
    });
  }

  function get(call: GraphCall): GraphAnswer {
    const state = findRelationship(context, call);
    const operation = state.operations.find(({ id }) => id === param(call, 'operationId'));
    if (operation === undefined) throw notFound('operation', param(call, 'operationId'));
    return answerObject(call, collection, TYPE, showOperation(operation, state, call));
  }

  const all = `${RELATIONSHIPS}/{relationshipId}/operations`;
  return [
    { method: 'GET', pattern: all, permissions: readPermissions, handler: list },
    { method: 'GET', pattern: `${all}/{operationId}`, permissions: readPermissions, handler: get },
  ];
}
