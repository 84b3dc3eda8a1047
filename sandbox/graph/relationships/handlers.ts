import { GUID_PATTERN } from '../../kernel/guid';
import { readPermissions, RELATIONSHIPS, writePermissions, type GraphContext } from '../context';
import { invalidRelationshipId, nameTaken, notFound, wrongState } from '../errors';
import { param, type GraphAnswer, type GraphCall } from '../http/call';
import { demandIfMatch } from '../http/etag';
import type { Route } from '../http/routes';
import { addOperation } from '../operations/life';
import { answerList, answerObject } from '../query/answer-list';
import { changed } from './life';
import { GLOBAL_ADMINISTRATOR, type Relationship, type RelationshipState } from './model';
import { decidePatch, readNewTerms, readTerms } from './rules';
import { relationshipCollection, showRelationship } from './show';

const TYPE = 'tenantRelationships/$metadata#delegatedAdminRelationships';
const TWO_GUIDS = new RegExp(`^${GUID_PATTERN}-${GUID_PATTERN}$`);

/**
 * The relationship that a call names, if it is the caller's.
 * @throws GraphError 400 for a malformed id, 404 for an unknown one
 */
export function findRelationship({ relationships }: GraphContext, call: GraphCall): RelationshipState {
  const id = param(call, 'relationshipId');
  if (!TWO_GUIDS.test(id)) throw invalidRelationshipId();
  const state = relationships.find(call.caller.tid, id);
  if (state === undefined) throw notFound('delegatedAdminRelationship', id);
  return state;
}

/** Relationships: list, get, create, update, delete. */
export function relationshipRoutes(context: GraphContext): Route[] {
  const { database, relationships, settings, newId } = context;
  const collection = relationshipCollection(settings);

  function list(call: GraphCall): GraphAnswer {
    const visible = call.now - settings.staleReadAfterCreateMs;
    const scope =
      settings.staleReadAfterCreateMs > 0
        ? { sql: "tenant_id = ? AND json_extract(document, '$.createdAt') <= ?", values: [call.caller.tid, visible] }
        : { sql: 'tenant_id = ?', values: [call.caller.tid] };
    return answerList(call, database, {
      collection,
      scope,
      context: TYPE,
      show: (document) => showRelationship(JSON.parse(document) as Relationship),
    });
  }

  function get(call: GraphCall): GraphAnswer {
    const { relationship } = findRelationship(context, call);
    if (call.now < relationship.createdAt + settings.staleReadAfterCreateMs) throw notFound('delegatedAdminRelationship', relationship.id);
    return answerObject(call, collection, TYPE, showRelationship(relationship));
  }

  function create(call: GraphCall): GraphAnswer {
    const terms = readNewTerms(call.body, settings);
    const { tid } = call.caller;
    if (relationships.isNameTaken(tid, terms.displayName)) throw nameTaken(terms.displayName);
    const id = `${newId()}-${tid}`;
    const relationship: Relationship = {
      id,
      ...terms,
      status: 'created',
      createdAt: call.now,
      modifiedAt: call.now,
      activatedAt: null,
      endAt: null,
      dueAt: null,
      version: 1,
    };
    relationships.insert(tid, { relationship, requests: [], assignments: [], operations: [], removed: false });
    const body = { '@odata.context': `${call.base}/${TYPE}/$entity`, ...showRelationship(relationship) };
    return { status: 201, headers: { Location: `${call.base}${RELATIONSHIPS}/${id}` }, body };
  }

  function update(call: GraphCall): GraphAnswer {
    const before = findRelationship(context, call);
    demandIfMatch(call.headers, before.relationship, settings);
    const decision = decidePatch(before, readTerms(call.body, settings), settings);
    if (decision.kind === 'unchanged') return shown(call, before);

    const { change } = decision;
    const { id } = before.relationship;
    if (change.displayName !== undefined && relationships.isNameTaken(call.caller.tid, change.displayName, id))
      throw nameTaken(change.displayName);
    let after = Object.keys(change).length > 0 ? changed(before, change, call.now) : before;
    const operationId = newId();
    if (decision.kind === 'removesGlobalAdministrator') {
      after = addOperation(
        after,
        operationId,
        { type: 'delegatedAdminRelationshipUpdate', removedRole: GLOBAL_ADMINISTRATOR },
        call.now,
        settings,
      );
    }
    relationships.update(before, after);
    return decision.kind === 'changed' ? shown(call, after) : { status: 202, headers: operationHeaders(call, context, id, operationId) };
  }

  const shown = (call: GraphCall, { relationship }: RelationshipState): GraphAnswer => ({
    status: 200,
    body: { '@odata.context': `${call.base}/${TYPE}/$entity`, ...showRelationship(relationship) },
  });

  function remove(call: GraphCall): GraphAnswer {
    const { relationship } = findRelationship(context, call);
    demandIfMatch(call.headers, relationship, settings);
    if (relationship.status !== 'created')
      throw wrongState(
        settings.wrongStateStatus,
        `Only a relationship that is created can be deleted; this one is ${relationship.status}.`,
      );
    relationships.remove(relationship.id);
    return { status: 204 };
  }

  const one = `${RELATIONSHIPS}/{relationshipId}`;
  return [
    { method: 'GET', pattern: RELATIONSHIPS, permissions: readPermissions, handler: list },
    { method: 'POST', pattern: RELATIONSHIPS, permissions: writePermissions, handler: create },
    { method: 'GET', pattern: one, permissions: readPermissions, handler: get },
    { method: 'PATCH', pattern: one, permissions: writePermissions, handler: update },
    { method: 'DELETE', pattern: one, permissions: writePermissions, handler: remove },
  ];
}

/** The headers of 202: where the operation can be looked at, and when. */
export const operationHeaders = (call: GraphCall, { settings }: GraphContext, relationshipId: string, operationId: string) => ({
  Location: `${call.base}${RELATIONSHIPS}/${relationshipId}/operations/${operationId}`,
  'Retry-After': String(settings.operationRetryAfterSeconds),
});
