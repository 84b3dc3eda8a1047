import { AssignmentState } from '@gdap-manager/entities/role-mapping/table';
import { GdapSupport, RoleStanding } from '@gdap-manager/entities/directory-role/table';
import { RequestStatus } from '@gdap-manager/entities/gdap-request/table';
import { GroupPresence } from '@gdap-manager/entities/security-group/table';
import type { ChangeSetSender } from '../../../shared/change-set';
import type { GroupRow, MappingRow, RoleRow } from '../data/rows';
import type { Group, Mapping, Role, Snapshot } from '../model/types';

type Row = ComponentFramework.WebApi.Entity;

/** As much of an environment as the control asks for: one template or request, its mappings, roles and groups. */
export interface FakeDataverse {
  readonly webAPI: Pick<ComponentFramework.WebApi, 'createRecord' | 'retrieveRecord' | 'retrieveMultipleRecords'>;
  readonly fetch: ChangeSetSender['fetch'];
  /** What it has; tests may put something else there at any time. */
  holder: Snapshot['holder'];
  mappings: Mapping[];
  readonly roles: Role[];
  readonly groups: Group[];
  /** Queries, and `$batch` for each change set. */
  readonly calls: string[];
  /** Answers the next change set in this way, before anything is written. */
  next: { readonly status: number; readonly error?: { readonly code: string; readonly message: string } } | 'noAnswer' | undefined;
  /** Runs before the next change set is carried out: what somebody else does at that moment. */
  meanwhile: (() => void) | undefined;
  /** The next read fails with this text. */
  failNextRead: string | undefined;
}

export function createFakeDataverse(begin: Snapshot, roles: readonly Role[], groups: readonly Group[] = Object.values(begin.groups)): FakeDataverse {
  const fake: FakeDataverse = {
    holder: begin.holder, mappings: [...begin.mappings], roles: [...roles], groups: [...groups], calls: [], next: undefined, meanwhile: undefined, failNextRead: undefined,
    webAPI: {
      createRecord: async (table, row) => {
        answer(`POST ${table}`, undefined);
        const made: Group = {
          id: `made-${fake.groups.length}`, name: String(row.gdap_name), description: '', providerId: fake.holder.providerId, entraId: '', message: '',
          presence: row.gdap_presence === GroupPresence.wanted ? 'wanted' : 'present',
        };
        fake.groups.push(made);
        return { id: made.id, entityType: table } as never;
      },
      retrieveRecord: async (table) => answer(table, fake.holder.kind === 'template' ? templateRow(fake.holder) : requestRow(fake.holder)),
      retrieveMultipleRecords: async (table, options = '') => answer(`${table}${options}`, { entities: rowsOf(table, decodeURIComponent(options)), nextLink: '' }) as never,
    },
    fetch: async (address, { body }) => {
      fake.calls.push(address);
      fake.meanwhile?.();
      fake.meanwhile = undefined;
      const { next } = fake;
      fake.next = undefined;
      if (next === 'noAnswer') throw new TypeError('Failed to fetch');
      const status = next?.status ?? apply(body);
      const text = status < 300 ? 'HTTP/1.1 204 No Content\r\n' : `HTTP/1.1 ${status} Error\r\n\r\n${JSON.stringify({ error: next?.error ?? { code: '0x80060882', message: 'The version differs.' } })}\r\n`;
      return { status: status < 300 ? 200 : status, text: async () => text };
    },
  };

  function answer<T>(call: string, value: T): T {
    fake.calls.push(call);
    const failure = fake.failNextRead;
    fake.failNextRead = undefined;
    if (failure !== undefined) throw { errorCode: 1, message: failure };
    return value;
  }

  function rowsOf(table: string, options: string): Row[] {
    const words = /contains\(gdap_name,'([^']*)'\)/.exec(options)?.[1]?.toLowerCase() ?? '';
    if (table === 'gdap_directoryrole') return fake.roles.map(roleRow);
    const called = /gdap_name eq '([^']*)'/.exec(options)?.[1]?.toLowerCase();
    if (table === 'gdap_securitygroup') {
      return fake.groups.filter(({ name, presence }) => presence !== 'deleted' && (called === undefined ? name.toLowerCase().includes(words) : name.toLowerCase() === called)).map(groupRow);
    }
    return fake.mappings.map((mapping): MappingRow => {
      const group = fake.groups.find(({ id }) => id === mapping.groupId);
      return {
        '@odata.etag': mapping.etag, gdap_rolemappingid: mapping.id, gdap_assignmentstate: AssignmentState[mapping.state], gdap_assignmentmessage: mapping.message,
        _gdap_securitygroupid_value: mapping.groupId, gdap_DirectoryRoleId: mapping.role && roleRow(mapping.role), gdap_SecurityGroupId: group ? groupRow(group) : null,
      };
    });
  }

  /** Carries a change set out: all of it, or nothing. */
  function apply(body: string): number {
    let rows = [...fake.mappings];
    let failed = 0;
    for (const [, method, path, headers, json] of body.matchAll(/(POST|PATCH|DELETE) \/api\/data\/v9\.2\/(.+?) HTTP\/1\.1\r\n((?:[^\r\n]+\r\n)*)\r\n(\{.*\})?/g)) {
      const changes = (json ? JSON.parse(json) : {}) as Record<string, string | null>;
      const idIn = (bind: string | null | undefined) => /\((.*)\)/.exec(bind ?? '')?.[1] ?? null;
      const id = idIn(path);
      const row = rows.find((mapping) => mapping.id === id);
      if (method !== 'POST' && !row) failed ||= 404;
      else if (row && !headers?.includes(`If-Match: ${row.etag}\r\n`)) failed ||= 412;
      const etag = `W/"${fake.calls.length + 100}"`;
      if (method === 'DELETE') rows = rows.filter((mapping) => mapping.id !== id);
      else if (method === 'PATCH') rows = rows.map((mapping) => (mapping.id === id ? { ...mapping, etag, groupId: idIn(changes['gdap_SecurityGroupId@odata.bind']) } : mapping));
      else rows.push({
        id: `new ${rows.length} ${etag}`, etag,
        role: fake.roles.find((role) => role.id === idIn(changes['gdap_DirectoryRoleId@odata.bind'])) ?? null,
        groupId: idIn(changes['gdap_SecurityGroupId@odata.bind']), state: 'none', message: null,
      });
    }
    if (failed === 0) fake.mappings = rows;
    return failed || 200;
  }
  return fake;
}

/** Who gets what there, such as `Helpdesk for Desk`. */
export const givenIn = ({ mappings, groups }: FakeDataverse): string[] =>
  mappings.map(({ role, groupId }) => `${role?.name} for ${groups.find(({ id }) => id === groupId)?.name ?? 'nobody'}`).sort();

const roleRow = (role: Role): RoleRow => ({
  gdap_directoryroleid: role.id, gdap_roletemplateid: role.templateId, gdap_name: role.name, gdap_description: role.description, gdap_category: role.area,
  gdap_isprivileged: role.isPrivileged, gdap_blocksautorenew: role.blocksAutoRenew, gdap_support: GdapSupport[role.support],
  gdap_standing: RoleStanding[role.standing], gdap_formername: role.formerName || null,
});
const groupRow = (group: Group): GroupRow => ({
  gdap_securitygroupid: group.id, gdap_name: group.name, gdap_description: group.description, gdap_groupid: group.entraId || null,
  gdap_presence: GroupPresence[group.presence], gdap_message: group.message || null, _gdap_providerid_value: group.providerId,
});
const templateRow = ({ id, autoRenew, providerId }: Snapshot['holder']): Row => ({
  gdap_templateid: id, gdap_autorenew: autoRenew, _gdap_providerid_value: providerId,
});
const requestRow = ({ id, autoRenew, providerId, status }: Snapshot['holder']): Row => ({
  gdap_requestid: id, gdap_autorenew: autoRenew, statuscode: status ? RequestStatus[status] : 1234, gdap_ProviderAccountId: providerId === null ? null : { _gdap_providerid_value: providerId },
});
