import { globalAdministratorRoleId } from '@gdap-manager/entities/directory-role/table';
import { mappingRow, type DraftMapping } from '@gdap-manager/entities/gdap-request/from-template';
import { gdapRoleMapping } from '@gdap-manager/entities/role-mapping/table';
import type { IEntity } from 'dataverse-ify';
import { plainId } from './guid';
import { allRows, idFilters, type Reference } from './tables';

/** A role of a request or a template, and the group that gets it. */
export interface MappingRow {
  readonly id: string;
  readonly name: string | undefined;
  readonly ownerId: string;
  readonly role: { readonly id: string; readonly name: string; readonly description: string | undefined; readonly blocksAutoRenew: boolean } | undefined;
  readonly group: Reference | undefined;
}

type ExpandedRole = { gdap_directoryroleid: string; gdap_name: string; gdap_description?: string | null; gdap_roletemplateid: string | null; gdap_blocksautorenew: boolean | null } | null;

/** The role mappings of requests, or of templates. */
export async function readMappings(owner: 'request' | 'template', ...ids: readonly string[]): Promise<MappingRow[]> {
  const column = `gdap_${owner}id`;
  const rows: IEntity[] = [];
  for (const filter of idFilters(column, ids)) {
    rows.push(
      ...(await allRows<IEntity>(
        gdapRoleMapping.logicalName,
        `?$select=gdap_name,_${column}_value,_gdap_directoryroleid_value,_gdap_securitygroupid_value&$filter=${filter}` +
          '&$expand=gdap_DirectoryRoleId($select=gdap_name,gdap_description,gdap_roletemplateid,gdap_blocksautorenew)',
      )),
    );
  }
  return rows.map((row) => ({
    id: row.gdap_rolemappingid as string,
    name: (row.gdap_name as string | null) ?? undefined,
    ownerId: plainId((row[column] as Reference).id ?? ''),
    role: roleOf(row.gdap_DirectoryRoleId as ExpandedRole),
    group: row.gdap_securitygroupid as Reference | undefined,
  }));
}

const roleOf = (role: ExpandedRole): MappingRow['role'] =>
  role
    ? {
        id: role.gdap_directoryroleid,
        name: role.gdap_name,
        description: role.gdap_description ?? undefined,
        blocksAutoRenew: role.gdap_blocksautorenew === true || role.gdap_roletemplateid?.toLowerCase() === globalAdministratorRoleId,
      }
    : undefined;

/** Names of the roles that Microsoft extends no relationship with, each once. Pure. */
export const rolesAgainstRenewal = (mappings: readonly MappingRow[]): string[] => [
  ...new Set(mappings.flatMap(({ role }) => (role?.blocksAutoRenew ? [role.name] : []))),
];

/** What a draft takes over of mappings: those whose role is there. Pure. */
export const draftMappings = (mappings: readonly MappingRow[]): DraftMapping[] =>
  mappings.flatMap(({ name, role, group }) => (role ? [{ name, roleId: role.id, groupId: group?.id }] : []));

/** What a copy of mappings for another request holds. Pure. */
export const mappingPayloads = (mappings: readonly MappingRow[], requestId: string): object[] => draftMappings(mappings).map((mapping) => mappingRow(mapping, requestId));
