import type { GraphContext } from '../context';
import { directoryObjectNotFound } from '../errors';
import { param, type GraphCall } from '../http/call';
import type { Route } from '../http/routes';
import { answerList, answerObject } from '../query/answer-list';
import type { Collection } from '../query/collection';
import type { RoleTemplate } from './store';

const TYPE = '$metadata#directoryRoleTemplates';

const collection: Collection = {
  type: 'directoryRoleTemplate',
  from: 'role_template',
  properties: ['id', 'displayName', 'description', 'deletedDateTime'],
  filterable: new Map(),
  orderable: new Map(),
  // All at once: Graph does not page these.
  defaultPageSize: 9999,
  maxPageSize: 9999,
};

const show = (template: RoleTemplate) => ({ ...template, deletedDateTime: null });

/** The templates of Entra's built-in roles. */
export function roleTemplateRoutes({ database, roleTemplates }: GraphContext): Route[] {
  const permissions = ['RoleManagement.Read.Directory', 'RoleManagement.ReadWrite.Directory', 'Directory.Read.All', 'Directory.ReadWrite.All'];

  function find(call: GraphCall): RoleTemplate {
    const id = param(call, 'templateId');
    const template = roleTemplates.find(id);
    if (template === undefined) throw directoryObjectNotFound(id);
    return template;
  }

  return [
    {
      method: 'GET',
      pattern: '/directoryRoleTemplates',
      permissions,
      handler: (call) =>
        answerList(call, database, {
          collection,
          scope: { sql: '1 = 1', values: [] },
          context: TYPE,
          show: (document) => show(JSON.parse(document) as RoleTemplate),
        }),
    },
    { method: 'GET', pattern: '/directoryRoleTemplates/{templateId}', permissions, handler: (call) => answerObject(call, collection, TYPE, show(find(call))) },
  ];
}
