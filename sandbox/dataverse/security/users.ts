import type { Environment } from '../environment';
import { userDisabled, userUnknown } from '../errors';
import { wellKnown } from '../storage/well-known';
import { accessOf, unlimitedAccess, type Access } from './access';
import { miscPrivileges } from './base-roles';
import { writeBaseRoles } from './base-roles-rows';
import { Depth, privilegeName, union, verbsOf, type Privileges } from './privileges';
import { openRoleAssignments } from './role-assignments';
import { openRolePrivileges } from './role-privileges';

/** Who may do what. One for an environment. */
export interface Users {
  /** @throws DataverseError 403 where there is no such user, or it is disabled */
  access(userId: string): Access;
  /** The enabled user of an application. @throws DataverseError 403 where there is none */
  ofApplication(applicationId: string): Access;
  /** What a user may do, by the names of the privileges. */
  privileges(userId: string): Privileges;
  /** The security roles of a user. */
  roles(userId: string): readonly { readonly id: string; readonly name: string }[];
}

interface UserRow {
  readonly systemuserid: string;
  readonly businessunitid: string;
  readonly isdisabled: number;
}

interface RoleRow {
  readonly roleid: string;
  readonly roletemplateid: string | null;
  readonly versionnumber: number;
  readonly name: string;
}

const opened = new WeakMap<Environment, Users>();

/** The users of an environment; a new environment gets its base roles with the first call. */
export function usersOf(environment: Environment): Users {
  const users = opened.get(environment) ?? openUsers(environment);
  opened.set(environment, users);
  return users;
}

function openUsers(environment: Environment): Users {
  const { database } = environment;
  openRoleAssignments(database);
  writeBaseRoles(environment);
  const rolePrivileges = openRolePrivileges(database);
  /** By the roles and their versions: whatever changes a role makes a new entry. */
  const known = new Map<string, Privileges>();

  const rolesOf = (userId: string) =>
    database
      .prepare('SELECT r.roleid, r.name, r.roletemplateid, r.versionnumber FROM systemuserroles u JOIN role r ON r.roleid = u.roleid WHERE u.systemuserid = ? ORDER BY r.roleid')
      .all(userId) as RoleRow[];

  const isUnlimited = (userId: string, roles: readonly RoleRow[]) =>
    userId === wellKnown.systemUser || roles.some(({ roleid, roletemplateid }) => [roleid, roletemplateid].includes(wellKnown.systemAdministratorRole));

  function privilegesOf(roles: readonly RoleRow[]): Privileges {
    const key = roles.map(({ roleid, versionnumber }) => `${roleid}:${versionnumber}`).join();
    const found = known.get(key) ?? union(roles.map(({ roleid }) => rolePrivileges.of(roleid)));
    known.set(key, found);
    return found;
  }

  function everything(): Privileges {
    const ofTables = environment.catalog().tables.flatMap((table) => verbsOf(table).map((verb) => privilegeName(verb, table)));
    return new Map([...ofTables, ...miscPrivileges].map((name) => [name, Depth.global]));
  }

  function accessOfUser(user: UserRow): Access {
    if (user.isdisabled === 1) throw userDisabled(user.systemuserid);
    const principal = { userId: user.systemuserid, businessUnitId: user.businessunitid, businessUnits: unitsBelow(environment, user.businessunitid) };
    const roles = rolesOf(user.systemuserid);
    return isUnlimited(user.systemuserid, roles) ? unlimitedAccess(principal) : accessOf(principal, privilegesOf(roles), roles.length);
  }

  const find = (column: 'systemuserid' | 'applicationid', value: string) =>
    database.prepare(`SELECT systemuserid, businessunitid, isdisabled FROM systemuser WHERE ${column} = ?`).get(value) as UserRow | undefined;

  return {
    access(userId) {
      const user = find('systemuserid', userId);
      if (!user) throw userUnknown();
      return accessOfUser(user);
    },
    ofApplication(applicationId) {
      const user = find('applicationid', applicationId.toLowerCase());
      if (!user) throw userUnknown();
      return accessOfUser(user);
    },
    roles: (userId) => rolesOf(userId).map(({ roleid, name }) => ({ id: roleid, name })),
    privileges(userId) {
      const roles = rolesOf(userId);
      return isUnlimited(userId, roles) ? everything() : privilegesOf(roles);
    },
  };
}

/** A business unit and all below it. */
function unitsBelow({ database }: Environment, unitId: string): string[] {
  const sql = `WITH RECURSIVE below(id) AS (VALUES (?) UNION SELECT b.businessunitid FROM businessunit b JOIN below ON b.parentbusinessunitid = below.id) SELECT id FROM below`;
  return (database.prepare(sql).all(unitId) as { id: string }[]).map(({ id }) => id);
}
