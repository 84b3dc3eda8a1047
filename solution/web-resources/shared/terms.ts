import { GdapSupport, globalAdministratorRoleId, RoleStanding } from '@gdap-manager/entities/directory-role/table';
import type { JudgedMapping, TermsProblem } from '@gdap-manager/entities/gdap-template/problems';
import { gdapRoleMapping } from '@gdap-manager/entities/role-mapping/table';
import { GroupPresence } from '@gdap-manager/entities/security-group/table';
import type { IEntity } from 'dataverse-ify';
import { plainId } from './guid';
import { allRows, idFilters, type Reference } from './tables';
import { text } from './text';

/** A mapping as it is judged, and whose it is. */
export interface OwnedMapping extends JudgedMapping {
  readonly ownerId: string;
}

type RoleRow = { gdap_name: string | null; gdap_roletemplateid: string | null; gdap_support: number | null; gdap_standing: number | null; gdap_blocksautorenew: boolean | null } | null;
type GroupRow = { gdap_name: string | null; gdap_groupid: string | null; gdap_presence: number | null; _gdap_providerid_value: string | null } | null;

/** The mappings of templates or requests, with everything about them that Microsoft minds. */
export async function readTerms(owner: 'request' | 'template', ...ids: readonly string[]): Promise<OwnedMapping[]> {
  const column = `gdap_${owner}id`;
  const found: OwnedMapping[] = [];
  for (const filter of idFilters(column, ids)) {
    const rows = await allRows<IEntity>(
      gdapRoleMapping.logicalName,
      `?$select=_${column}_value&$filter=${filter}` +
        '&$expand=gdap_DirectoryRoleId($select=gdap_name,gdap_roletemplateid,gdap_support,gdap_standing,gdap_blocksautorenew)' +
        ',gdap_SecurityGroupId($select=gdap_name,gdap_groupid,gdap_presence,_gdap_providerid_value)',
    );
    found.push(...rows.map((row) => ({
      ownerId: plainId((row[column] as Reference).id ?? ''), role: roleOf(row.gdap_DirectoryRoleId as RoleRow), group: groupOf(row.gdap_SecurityGroupId as GroupRow),
    })));
  }
  return found;
}

const roleOf = (role: RoleRow): JudgedMapping['role'] =>
  role
    ? {
        name: role.gdap_name ?? '',
        templateId: role.gdap_roletemplateid,
        support: nameOf(GdapSupport, role.gdap_support),
        standing: nameOf(RoleStanding, role.gdap_standing),
        blocksAutoRenew: role.gdap_blocksautorenew === true || role.gdap_roletemplateid?.toLowerCase() === globalAdministratorRoleId,
      }
    : undefined;

const groupOf = (group: GroupRow): JudgedMapping['group'] =>
  group
    ? { name: group.gdap_name ?? '', groupId: group.gdap_groupid, providerId: group._gdap_providerid_value?.toLowerCase() ?? null, presence: nameOf(GroupPresence, group.gdap_presence) ?? 'present' }
    : undefined;

const nameOf = <N extends string>(options: Readonly<Record<N, number>>, value: number | null): N | null =>
  (Object.keys(options) as N[]).find((name) => options[name] === value) ?? null;

const problemKeys: Readonly<Record<TermsProblem['code'], string>> = {
  duration: 'Problem_duration',
  noRoles: 'Problem_noRoles',
  roleMissing: 'Problem_roleMissing',
  roleUnknown: 'Problem_roleUnknown',
  roleNotAssignable: 'Problem_roleNotAssignable',
  roleGone: 'Problem_roleGone',
  againstRenewal: 'Problem_againstRenewal',
  foreignGroup: 'Problem_foreignGroup',
  groupDeleted: 'Problem_groupDeleted',
  groupNotThereYet: 'Problem_groupNotThereYet',
};

/** A problem as a sentence in the user's language that says what to do. */
export const problemText = (problem: TermsProblem): string => text(problemKeys[problem.code], 'names' in problem ? problem.names.join(', ') : '');
