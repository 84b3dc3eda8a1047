import { v5 as uuidv5 } from 'uuid';
import { roleNames } from '../../login/directory/roles';
import type { DirectoryUser } from '../../login/directory/users';
import type { GraphContext } from '../context';
import { directoryObjectNotFound, onlyDelegated } from '../errors';
import type { GraphAnswer, GraphCall } from '../http/call';
import type { Route } from '../http/routes';
import { answerComputed } from '../query/answer-computed';
import { answerObject, type GraphObject } from '../query/answer-list';
import type { Collection } from '../query/collection';

const user: Collection = {
  type: 'user',
  from: 'directory_user',
  properties: ['id', 'displayName', 'userPrincipalName', 'mail', 'givenName', 'surname', 'jobTitle', 'preferredLanguage', 'accountEnabled', 'userType'],
  filterable: new Map(),
  orderable: new Map(),
  defaultPageSize: 100,
  maxPageSize: 999,
};

const membership: Collection = {
  ...user,
  type: 'directoryObject',
  properties: ['id', 'displayName', 'description', 'securityEnabled', 'mailEnabled', 'mailNickname', 'groupTypes', 'roleTemplateId'],
  filterable: new Map([
    ['id', { column: 'id', type: 'guid' }],
    ['displayName', { column: 'display_name', type: 'text' }],
  ]),
  countNeedsConsistencyLevel: true,
};

/** Permissions of which the application needs one to read who is signed in. */
const self = ['User.Read', 'User.ReadBasic.All', 'User.Read.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
const memberships = ['User.Read', 'GroupMember.Read.All', 'Group.Read.All', 'Group.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];

/** `/me`: who is signed in, and which groups and roles they have. */
export function meRoutes({ personOf }: GraphContext): Route[] {
  function person(call: GraphCall): DirectoryUser {
    if (call.caller.person === undefined) throw onlyDelegated();
    const found = personOf(call.caller);
    if (found === undefined) throw directoryObjectNotFound(call.caller.oid);
    return found;
  }

  const show = ({ id, displayName, userPrincipalName }: DirectoryUser): GraphObject => ({
    id, displayName, userPrincipalName, mail: userPrincipalName, givenName: null, surname: null, jobTitle: null, preferredLanguage: null, accountEnabled: true, userType: 'Member',
  });

  const list = (of: (found: DirectoryUser) => GraphObject[]) => (call: GraphCall): GraphAnswer =>
    answerComputed(call, membership, '$metadata#directoryObjects', of(person(call)));

  const all = (found: DirectoryUser) => [...groupsOf(found), ...rolesOf(found)];
  const routes: [path: string, of: (found: DirectoryUser) => GraphObject[]][] = ['memberOf', 'transitiveMemberOf'].flatMap((way) => [
    [`/me/${way}`, all],
    [`/me/${way}/microsoft.graph.group`, groupsOf],
    [`/me/${way}/microsoft.graph.directoryRole`, rolesOf],
  ]);
  return [
    { method: 'GET', pattern: '/me', permissions: self, handler: (call) => answerObject(call, user, '$metadata#users', show(person(call))) },
    ...routes.map(([pattern, of]): Route => ({ method: 'GET', pattern, permissions: memberships, handler: list(of) })),
  ];
}

/** The group that Partner Center's role *Admin agent* stands for. The sandbox keeps no members of other groups. */
const groupsOf = ({ adminAgent, tenantId }: DirectoryUser): GraphObject[] =>
  adminAgent
    ? [{
        '@odata.type': '#microsoft.graph.group',
        id: uuidv5(`${tenantId}/AdminAgents`, uuidv5.URL),
        displayName: 'AdminAgents',
        description: null,
        groupTypes: [],
        mailEnabled: false,
        mailNickname: 'AdminAgents',
        securityEnabled: true,
      }]
    : [];

const rolesOf = ({ directoryRoles, tenantId }: DirectoryUser): GraphObject[] =>
  directoryRoles.map((roleTemplateId) => ({
    '@odata.type': '#microsoft.graph.directoryRole',
    id: uuidv5(`${tenantId}/${roleTemplateId}`, uuidv5.URL),
    displayName: roleNames[roleTemplateId] ?? roleTemplateId,
    description: null,
    roleTemplateId,
  }));
