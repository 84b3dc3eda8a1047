import { readPermissions, RELATIONSHIPS, writePermissions, type GraphContext } from '../context';
import { alreadyInWork, badRequest, notFound, tooSoon, wrongState } from '../errors';
import { readObject, readText } from '../http/body';
import { param, type GraphAnswer, type GraphCall } from '../http/call';
import { graphMoment } from '../http/moment';
import type { Route } from '../http/routes';
import { answerList, answerObject } from '../query/answer-list';
import type { Collection } from '../query/collection';
import { findRelationship } from '../relationships/handlers';
import type { RelationshipState } from '../relationships/model';
import { addRequest, requestUnderWay } from './life';
import { requestActions, type AccessRequest, type RequestAction } from './model';

const TYPE = 'tenantRelationships/$metadata#requests';

const collection: Collection = {
  type: 'delegatedAdminRelationshipRequest',
  from: 'request',
  properties: ['id', 'action', 'status', 'createdDateTime', 'lastModifiedDateTime'],
  filterable: new Map(),
  orderable: new Map([['status', 'status']]),
  defaultPageSize: 300,
  maxPageSize: 300,
};

/** `reject` comes after the sentinel of its enumeration, so it is shown only to those who ask for such members. */
function showRequest({ id, action, status, createdAt, modifiedAt }: AccessRequest, { showsUnknownMembers }: GraphCall) {
  const shownAction = action === 'reject' && !showsUnknownMembers ? 'unknownFutureValue' : action;
  return { id, action: shownAction, status, createdDateTime: graphMoment(createdAt), lastModifiedDateTime: graphMoment(modifiedAt) };
}

/** Requests of a relationship: the actions that a partner asks for. */
export function requestRoutes(context: GraphContext): Route[] {
  const { database, relationships, settings, newId } = context;

  function checkAction({ relationship, requests }: RelationshipState, action: RequestAction, now: number): void {
    const isConsent = action === 'approve' || action === 'reject';
    // Only relationships that an indirect provider made for a reseller have a partner's consent to give.
    if (isConsent && relationship.reseller === undefined)
      throw badRequest(`The action '${action}' is for relationships of indirect resellers only.`);
    if (requestUnderWay({ requests }) !== undefined) throw alreadyInWork('Another request of this relationship');
    const needed = isConsent ? 'approvalPending' : action === 'lockForApproval' ? 'created' : 'active';
    if (relationship.status !== needed)
      throw wrongState(
        settings.wrongStateStatus,
        `The action '${action}' needs a relationship that is ${needed}; this one is ${relationship.status}.`,
      );
    if (isConsent && relationship.reseller?.isPartnerConsentPending === false)
      throw wrongState(settings.wrongStateStatus, 'The partner has approved or rejected this relationship already.');
    if (action === 'lockForApproval' && now < relationship.createdAt + settings.lockTooSoonMs) throw tooSoon();
  }

  function create(call: GraphCall): GraphAnswer {
    const before = findRelationship(context, call);
    const action = readText(
      readObject(
        call.body,
        collection.type,
        ['action'],
        collection.properties.filter((name) => name !== 'action'),
      ),
      'action',
    );
    if (!isAction(action)) throw badRequest(`'${action}' is no action of a delegated admin relationship.`);
    checkAction(before, action, call.now);

    const id = newId();
    const after = addRequest(before, id, action, call.now, settings);
    relationships.update(before, after);
    return {
      status: 201,
      headers: { Location: `${call.base}${RELATIONSHIPS}/${before.relationship.id}/requests/${id}` },
      body: { '@odata.context': `${call.base}/${TYPE}/$entity`, ...showRequest(after.requests.at(-1) as AccessRequest, call) },
    };
  }

  function list(call: GraphCall): GraphAnswer {
    const { id } = findRelationship(context, call).relationship;
    return answerList(call, database, {
      collection,
      scope: { sql: 'relationship_id = ?', values: [id] },
      context: TYPE,
      show: (document) => showRequest(JSON.parse(document) as AccessRequest, call),
    });
  }

  function get(call: GraphCall): GraphAnswer {
    const { requests } = findRelationship(context, call);
    const request = requests.find(({ id }) => id === param(call, 'requestId'));
    if (request === undefined) throw notFound('request', param(call, 'requestId'));
    return answerObject(call, collection, TYPE, showRequest(request, call));
  }

  const all = `${RELATIONSHIPS}/{relationshipId}/requests`;
  return [
    { method: 'GET', pattern: all, permissions: readPermissions, handler: list },
    { method: 'POST', pattern: all, permissions: writePermissions, handler: create },
    { method: 'GET', pattern: `${all}/{requestId}`, permissions: readPermissions, handler: get },
  ];
}

const isAction = (text: string): text is RequestAction => (requestActions as readonly string[]).includes(text);
