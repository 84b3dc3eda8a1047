import { GdapSupport, RoleStanding, type gdapDirectoryRole } from '@gdap-manager/entities/directory-role/table';
import { RequestStatus, type gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import type { gdapTemplate } from '@gdap-manager/entities/gdap-template/table';
import type { Row } from '@gdap-manager/entities/language';
import type { gdapProviderAccount } from '@gdap-manager/entities/provider-account/table';
import { AssignmentState, type gdapRoleMapping } from '@gdap-manager/entities/role-mapping/table';
import { GroupPresence, type gdapSecurityGroup } from '@gdap-manager/entities/security-group/table';
import type { Group, Mapping, Holder, Role, Snapshot } from '../model/types';

/** Rows of the Web API as the model has them. Pure. */

export type RoleRow = Pick<
  Row<typeof gdapDirectoryRole>,
  'gdap_directoryroleid' | 'gdap_roletemplateid' | 'gdap_name' | 'gdap_description' | 'gdap_category' | 'gdap_isprivileged' | 'gdap_blocksautorenew' | 'gdap_support'
  | 'gdap_standing' | 'gdap_formername'
>;
export type GroupRow = Pick<
  Row<typeof gdapSecurityGroup>,
  'gdap_securitygroupid' | 'gdap_name' | 'gdap_description' | 'gdap_groupid' | 'gdap_presence' | 'gdap_message' | '_gdap_providerid_value'
>;
export type MappingRow = Pick<
  Row<typeof gdapRoleMapping>,
  '@odata.etag' | 'gdap_rolemappingid' | 'gdap_assignmentstate' | 'gdap_assignmentmessage' | '_gdap_securitygroupid_value'
> & {
  gdap_DirectoryRoleId: RoleRow | null;
  gdap_SecurityGroupId: GroupRow | null;
};
export type TemplateRow = Pick<Row<typeof gdapTemplate>, 'gdap_templateid' | 'gdap_autorenew' | '_gdap_providerid_value'>;
export type RequestRow = Pick<Row<typeof gdapRequest>, 'gdap_requestid' | 'statuscode' | 'gdap_autorenew'> & {
  gdap_ProviderAccountId: Pick<Row<typeof gdapProviderAccount>, '_gdap_providerid_value'> | null;
};

/** The name of a choice's value; undefined for one that this version does not know. */
const nameOf = <N extends string>(values: Readonly<Record<N, number>>, value: number | null): N | undefined =>
  (Object.keys(values) as N[]).find((name) => values[name] === value);

export const roleOf = (row: RoleRow): Role => ({
  id: row.gdap_directoryroleid,
  templateId: row.gdap_roletemplateid ?? '',
  name: row.gdap_name ?? '',
  description: row.gdap_description ?? '',
  area: row.gdap_category ?? '',
  isPrivileged: row.gdap_isprivileged ?? false,
  blocksAutoRenew: row.gdap_blocksautorenew ?? false,
  support: nameOf(GdapSupport, row.gdap_support) ?? 'unknown',
  standing: nameOf(RoleStanding, row.gdap_standing) ?? 'unchanged',
  formerName: row.gdap_formername ?? '',
});

export const groupOf = (row: GroupRow): Group => ({
  id: row.gdap_securitygroupid,
  name: row.gdap_name ?? '',
  description: row.gdap_description ?? '',
  providerId: row._gdap_providerid_value,
  entraId: row.gdap_groupid ?? '',
  presence: nameOf(GroupPresence, row.gdap_presence) ?? 'present',
  message: row.gdap_message ?? '',
});

const mappingOf = (row: MappingRow): Mapping => ({
  id: row.gdap_rolemappingid,
  etag: row['@odata.etag'] ?? '*',
  role: row.gdap_DirectoryRoleId && roleOf(row.gdap_DirectoryRoleId),
  groupId: row._gdap_securitygroupid_value,
  state: nameOf(AssignmentState, row.gdap_assignmentstate) ?? 'none',
  message: row.gdap_assignmentmessage,
});

export const templateOf = (row: TemplateRow): Holder => ({
  kind: 'template', id: row.gdap_templateid, status: undefined, autoRenew: row.gdap_autorenew ?? false, providerId: row._gdap_providerid_value,
});

export const requestOf = (row: RequestRow): Holder => ({
  kind: 'request', id: row.gdap_requestid, status: nameOf(RequestStatus, row.statuscode), autoRenew: row.gdap_autorenew ?? false,
  providerId: row.gdap_ProviderAccountId?._gdap_providerid_value ?? null,
});

export const snapshotOf = (holder: Holder, rows: readonly MappingRow[]): Snapshot => ({
  holder,
  mappings: rows.map(mappingOf),
  groups: Object.fromEntries(rows.flatMap(({ gdap_SecurityGroupId: group }) => (group ? [[group.gdap_securitygroupid, groupOf(group)]] : []))),
});
