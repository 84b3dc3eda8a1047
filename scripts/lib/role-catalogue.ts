import { directoryRoleRow, gdapDirectoryRole, roleCatalogue, type Row } from '@gdap-manager/entities';
import type { WebApi } from './web-api';

type RoleRow = Row<typeof gdapDirectoryRole>;

/**
 * Brings the Directory Role table up to the catalogue: one read, then one write a role that differs.
 * @returns how many rows were written
 */
export async function loadRoleCatalogue(api: WebApi): Promise<number> {
  const set = gdapDirectoryRole.entitySetName;
  const present = new Map((await api.list<RoleRow>(set)).map((row) => [row.gdap_roletemplateid, row]));
  let written = 0;
  for (const role of roleCatalogue) {
    const wanted = directoryRoleRow(role);
    const row = present.get(role.templateId);
    if (row && Object.entries(wanted).every(([name, value]) => row[name as keyof RoleRow] === value)) continue;
    await api.upsert(`${set}(gdap_roletemplateid='${role.templateId}')`, wanted);
    written += 1;
  }
  return written;
}
