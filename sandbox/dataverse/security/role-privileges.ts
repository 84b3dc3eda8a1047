import type Libsql from 'libsql';
import type { Depth, Privileges } from './privileges';

/** What roles give: kept apart from the tables of Dataverse, since it is read on every call. */
export interface RolePrivileges {
  /** Puts these in the place of what the role gave before. */
  replace(roleId: string, privileges: Privileges): void;
  of(roleId: string): Privileges;
}

/** Opens what is kept in a database. */
export function openRolePrivileges(database: Libsql.Database): RolePrivileges {
  database.exec('CREATE TABLE IF NOT EXISTS role_privilege (roleid TEXT NOT NULL, name TEXT NOT NULL, depth INTEGER NOT NULL, PRIMARY KEY (roleid, name)) WITHOUT ROWID');
  return {
    replace(roleId, privileges) {
      database.prepare('DELETE FROM role_privilege WHERE roleid = ?').run(roleId);
      const insert = database.prepare('INSERT INTO role_privilege (roleid, name, depth) VALUES (?, ?, ?)');
      for (const [name, depth] of privileges) insert.run(roleId, name, depth);
    },
    of: (roleId) =>
      new Map((database.prepare('SELECT name, depth FROM role_privilege WHERE roleid = ?').all(roleId) as { name: string; depth: Depth }[]).map(({ name, depth }) => [name, depth])),
  };
}
