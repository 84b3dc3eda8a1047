import type Libsql from 'libsql';
import type { Environment } from '../environment';

/** The intersect table of `systemuserroles_association`. */
export const openRoleAssignments = (database: Libsql.Database): void =>
  void database.exec('CREATE TABLE IF NOT EXISTS systemuserroles (systemuserroleid TEXT PRIMARY KEY NOT NULL, systemuserid TEXT, roleid TEXT, UNIQUE (systemuserid, roleid))');

/** Gives a user a role, as the platform itself does. */
export function assignRole(environment: Environment, userId: string, roleId: string): void {
  environment.database.prepare('INSERT OR IGNORE INTO systemuserroles (systemuserroleid, systemuserid, roleid) VALUES (?, ?, ?)').run(environment.newId(), userId, roleId);
}
