import { isGuid } from '../../kernel/guid';
import { objectIdOf } from '../../login/tokens';
import type { GraphContext } from '../context';
import { directoryObjectNotFound, invalidDirectoryRequest, noBackingApplication, servicePrincipalExists } from '../errors';
import { readGuid, readObject } from '../http/body';
import { param, type GraphAnswer, type GraphCall } from '../http/call';
import type { Route } from '../http/routes';
import { answerComputed } from '../query/answer-computed';
import { answerObject, type GraphObject } from '../query/answer-list';
import type { Collection } from '../query/collection';
import { microsoftApplications, type ServicePrincipal } from './store';

const TYPE = '$metadata#servicePrincipals';

const collection: Collection = {
  type: 'servicePrincipal',
  from: 'service_principal',
  properties: ['id', 'appId', 'displayName', 'accountEnabled', 'servicePrincipalType', 'appOwnerOrganizationId'],
  filterable: new Map([
    ['id', { column: 'id', type: 'guid' }],
    ['appId', { column: 'app_id', type: 'guid' }],
    ['displayName', { column: 'display_name', type: 'text' }],
  ]),
  orderable: new Map(),
  defaultPageSize: 100,
  maxPageSize: 999,
  countNeedsConsistencyLevel: true,
};

/** Applications as they stand in the caller's tenant, as far as a connection needs them there. */
export function servicePrincipalRoutes({ servicePrincipals }: GraphContext): Route[] {
  const read = ['Application.Read.All', 'Application.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
  const write = ['Application.ReadWrite.All', 'Directory.ReadWrite.All'];

  /** Whoever calls stands there too: nobody made it, it came with the consent. */
  const own = ({ caller: { tid, appid } }: GraphCall): ServicePrincipal => ({ id: objectIdOf(tid, appid), appId: appid, displayName: appid });
  const all = (call: GraphCall) => [...servicePrincipals.list(call.caller.tid), own(call)];

  function find(call: GraphCall, wanted: string): ServicePrincipal {
    if (!isGuid(wanted)) throw invalidDirectoryRequest(`Invalid object identifier '${wanted}'.`);
    const found = all(call).find(({ id, appId }) => wanted === (call.params['appId'] === undefined ? id : appId));
    if (found === undefined) throw directoryObjectNotFound(wanted);
    return found;
  }
  const findById = (call: GraphCall) => find(call, param(call, 'servicePrincipalId'));
  const findByAppId = (call: GraphCall) => find(call, param(call, 'appId'));

  const get = (of: (call: GraphCall) => ServicePrincipal) => (call: GraphCall): GraphAnswer => answerObject(call, collection, TYPE, show(of(call)));

  const remove = (of: (call: GraphCall) => ServicePrincipal) => (call: GraphCall): GraphAnswer => {
    servicePrincipals.remove(call.caller.tid, of(call).appId);
    return { status: 204 };
  };

  function create(call: GraphCall): GraphAnswer {
    const appId = readGuid(readObject(call.body, 'servicePrincipal', ['appId', 'displayName', 'accountEnabled', 'tags']), 'appId');
    if (all(call).some((each) => each.appId === appId)) throw servicePrincipalExists(appId);
    if (microsoftApplications[appId] === undefined) throw noBackingApplication(appId);
    const made = servicePrincipals.put(call.caller.tid, appId);
    return {
      status: 201,
      headers: { Location: `${call.base}/servicePrincipals/${made.id}` },
      body: { '@odata.context': `${call.base}/${TYPE}/$entity`, ...show(made) },
    };
  }

  return [
    { method: 'GET', pattern: '/servicePrincipals', permissions: read, handler: (call) => answerComputed(call, collection, TYPE, all(call).map(show)) },
    { method: 'POST', pattern: '/servicePrincipals', permissions: write, handler: create },
    { method: 'GET', pattern: '/servicePrincipals/{servicePrincipalId}', permissions: read, handler: get(findById) },
    { method: 'DELETE', pattern: '/servicePrincipals/{servicePrincipalId}', permissions: write, handler: remove(findById) },
    { method: 'GET', pattern: "/servicePrincipals(appId='{appId}')", permissions: read, handler: get(findByAppId) },
    { method: 'DELETE', pattern: "/servicePrincipals(appId='{appId}')", permissions: write, handler: remove(findByAppId) },
  ];
}

const show = ({ id, appId, displayName }: ServicePrincipal): GraphObject => ({
  id,
  appId,
  displayName,
  accountEnabled: true,
  servicePrincipalType: 'Application',
  // Microsoft's own tenant, in which its applications are registered.
  appOwnerOrganizationId: microsoftApplications[appId] === undefined ? null : 'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
});
