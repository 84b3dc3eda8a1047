import { directoryRoleRow, gdapDirectoryRole, roleCatalogue, type Row } from '@gdap-manager/entities';
import type { WebApi } from './web-api';

type RoleRow = Row<typeof gdapDirectoryRole>;

/**
 * Brings the Directory Role table up to the catalogue: one read, and one batch of the roles that differ.
 * @returns how many rows were written
 */
export async function loadRoleCatalogue(api: WebApi): Promise<number> {
  const set = gdapDirectoryRole.entitySetName;
  const present = new Map((await api.list<RoleRow>(set)).map((row) => [row.gdap_roletemplateid, row]));
  const differing = roleCatalogue.filter((role) => {
    const row = present.get(role.templateId);
    return !row || Object.entries(directoryRoleRow(role)).some(([name, value]) => row[name as keyof RoleRow] !== value);
  });
  if (differing.length > 0) {
    await api.writeTogether(
      differing.map((role) => ({ path: `${set}(gdap_roletemplateid='${role.templateId}')`, row: directoryRoleRow(role) })),
    );
  }
  return differing.length;
}
