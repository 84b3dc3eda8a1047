import { isGuid } from '../../kernel/guid';
import { groupVanished } from '../assignments/life';
import type { GraphContext } from '../context';
import { answerDelta } from '../delta/answer-delta';
import { directoryObjectNotFound, invalidDirectoryRequest } from '../errors';
import { param, type GraphAnswer, type GraphCall } from '../http/call';
import type { Route } from '../http/routes';
import { answerList, answerObject } from '../query/answer-list';
import type { Collection } from '../query/collection';
import { readGroupChange, readNewGroup } from './rules';
import type { Group } from './store';

const TYPE = '$metadata#groups';

const collection: Collection = {
  type: 'group',
  from: 'directory_group',
  properties: [
    'id',
    'displayName',
    'description',
    'mailNickname',
    'mailEnabled',
    'securityEnabled',
    'groupTypes',
    'isAssignableToRole',
    'createdDateTime',
    'deletedDateTime',
  ],
  filterable: new Map([
    ['id', { column: 'id', type: 'guid' }],
    ['displayName', { column: 'display_name', type: 'text', startsWith: true }],
    ['securityEnabled', { column: 'security_enabled', type: 'boolean' }],
    ['mailEnabled', { column: 'mail_enabled', type: 'boolean' }],
  ]),
  orderable: new Map([['displayName', 'display_name']]),
  defaultPageSize: 100,
  maxPageSize: 999,
  countNeedsConsistencyLevel: true,
};

function showGroup({ createdAt, ...group }: Group) {
  // Directory objects carry whole seconds.
  return { ...group, createdDateTime: `${new Date(createdAt).toISOString().slice(0, 19)}Z`, deletedDateTime: null };
}

/** Groups of the partner's own tenant, as far as giving access needs them. */
export function groupRoutes({ database, groups, relationships, changes, settings, newId }: GraphContext): Route[] {
  const read = ['Group.Read.All', 'Group.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
  const write = ['Group.ReadWrite.All', 'Directory.ReadWrite.All'];

  function find(call: GraphCall): Group {
    const id = param(call, 'groupId');
    if (!isGuid(id)) throw invalidDirectoryRequest(`Invalid object identifier '${id}'.`);
    const group = groups.find(call.caller.tid, id);
    if (group === undefined) throw directoryObjectNotFound(id);
    return group;
  }

  const list = (call: GraphCall): GraphAnswer =>
    answerList(call, database, {
      collection,
      scope: { sql: 'tenant_id = ?', values: [call.caller.tid] },
      context: TYPE,
      show: (document) => showGroup(JSON.parse(document) as Group),
    });

  const delta = (call: GraphCall): GraphAnswer =>
    answerDelta(
      call,
      { database, changes, settings },
      { collection, tracked: 'groups', table: 'directory_group', context: TYPE, show: (document) => showGroup(JSON.parse(document) as Group) },
    );

  function create(call: GraphCall): GraphAnswer {
    const group: Group = { id: newId(), ...readNewGroup(call.body), createdAt: call.now };
    groups.insert(call.caller.tid, group);
    return {
      status: 201,
      headers: { Location: `${call.base}/groups/${group.id}` },
      body: { '@odata.context': `${call.base}/${TYPE}/$entity`, ...showGroup(group) },
    };
  }

  function update(call: GraphCall): GraphAnswer {
    const group = find(call);
    groups.update(call.caller.tid, { ...group, ...readGroupChange(call.body) });
    return { status: 204 };
  }

  function remove(call: GraphCall): GraphAnswer {
    const { id } = find(call);
    groups.remove(call.caller.tid, id);
    if (settings.assignmentsOfDeletedGroup === 'error') {
      for (const state of relationships.withGroup(call.caller.tid, id)) relationships.update(state, groupVanished(state, id, call.now));
    }
    return { status: 204 };
  }

  return [
    { method: 'GET', pattern: '/groups', permissions: read, handler: list },
    { method: 'POST', pattern: '/groups', permissions: write, handler: create },
    // Before the address of a single group, which would take `delta` for an id.
    { method: 'GET', pattern: '/groups/delta', permissions: read, handler: delta },
    {
      method: 'GET',
      pattern: '/groups/{groupId}',
      permissions: read,
      handler: (call) => answerObject(call, collection, TYPE, showGroup(find(call))),
    },
    { method: 'PATCH', pattern: '/groups/{groupId}', permissions: write, handler: update },
    { method: 'DELETE', pattern: '/groups/{groupId}', permissions: write, handler: remove },
  ];
}
