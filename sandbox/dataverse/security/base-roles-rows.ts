import type { Environment } from '../environment';
import { readPlatformRow, writePlatformRow } from '../storage/platform-rows';
import { wellKnown } from '../storage/well-known';
import { baseRoles } from './base-roles';
import { assignRole } from './role-assignments';
import { openRolePrivileges } from './role-privileges';

/** Sees to it that an environment, new or old, has the base roles; in a new one the administrator is one. */
export function writeBaseRoles(environment: Environment): void {
  const privileges = openRolePrivileges(environment.database);
  environment.transaction(() => {
    const isNew = readPlatformRow(environment, 'role', wellKnown.basicUserRole) === undefined;
    for (const role of baseRoles) {
      privileges.replace(role.id, role.privileges);
      if (isNew) writePlatformRow(environment, 'role', { roleid: role.id, name: role.name, roletemplateid: role.id, businessunitid: wellKnown.rootBusinessUnit, ismanaged: 1 });
    }
    if (isNew) assignRole(environment, wellKnown.administrator, wellKnown.systemAdministratorRole);
  });
}
