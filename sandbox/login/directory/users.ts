import { v5 as uuidv5 } from 'uuid';
import type { SandboxDatabase } from '../../kernel/database';
import type { Tenant, Tenants } from '../tenants';
import { GLOBAL_ADMINISTRATOR } from './roles';

/** Somebody with an account in a tenant. */
export interface DirectoryUser {
  /** Object id. */
  readonly id: string;
  readonly tenantId: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  /** Template ids of the Entra roles that they have. */
  readonly directoryRoles: readonly string[];
  /** Admin agent in Partner Center: a member of the group AdminAgents. */
  readonly adminAgent: boolean;
  /** Whether they prove themselves by a second factor. */
  readonly mfa: boolean;
}

/** The people of all tenants: those that each tenant has by itself, and those that somebody added. */
export interface Users {
  list(tenant: Tenant): DirectoryUser[];
  /** @param idOrName object id or user principal name */
  find(tenant: Tenant, idOrName: string): DirectoryUser | undefined;
  /** By user principal name, whatever tenant its domain is of. */
  findByName(userPrincipalName: string): DirectoryUser | undefined;
  /** Adds somebody, or changes whoever has this name in the tenant. @returns them with their id */
  put(user: Omit<DirectoryUser, 'id'>): DirectoryUser;
  reset(): void;
}

/** Ids are derived from names, so that somebody who is made again is the same person. */
const idOf = (tenantId: string, userPrincipalName: string) => uuidv5(`user/${tenantId}/${userPrincipalName.toLowerCase()}`, uuidv5.URL);

export function createUsers(database: SandboxDatabase, tenants: Tenants): Users {
  database.define(`CREATE TABLE IF NOT EXISTS directory_user (
    id TEXT PRIMARY KEY, tenant_id TEXT NOT NULL, document TEXT NOT NULL
  ); CREATE INDEX IF NOT EXISTS user_of_tenant ON directory_user (tenant_id);`);

  const added = (tenantId: string) =>
    database
      .all<{ document: string }>('SELECT document FROM directory_user WHERE tenant_id = ? ORDER BY rowid', tenantId)
      .map(({ document }) => JSON.parse(document) as DirectoryUser);

  function list(tenant: Tenant): DirectoryUser[] {
    const own = added(tenant.tenantId);
    const builtIn = builtInUsers(tenant).filter(({ id }) => own.every((user) => user.id !== id));
    return [...builtIn, ...own];
  }
  const find = (tenant: Tenant, idOrName: string) => {
    const wanted = idOrName.trim().toLowerCase();
    return list(tenant).find(({ id, userPrincipalName }) => id === wanted || userPrincipalName.toLowerCase() === wanted);
  };

  return {
    list,
    find,
    findByName(userPrincipalName) {
      const tenant = tenants.find(userPrincipalName.trim().split('@')[1] ?? '');
      return tenant && find(tenant, userPrincipalName);
    },
    put(user) {
      const whole = { ...user, id: idOf(user.tenantId, user.userPrincipalName) };
      database.run('INSERT OR REPLACE INTO directory_user (id, tenant_id, document) VALUES (?, ?, ?)', whole.id, whole.tenantId, JSON.stringify(whole));
      return whole;
    },
    reset: () => database.run('DELETE FROM directory_user'),
  };
}

/** Who is there without anybody adding them: enough to see every outcome of signing in as a partner. Pure. */
export function builtInUsers({ tenantId, displayName, defaultDomain, kind }: Tenant): DirectoryUser[] {
  const person = (name: string, title: string, rest: Pick<DirectoryUser, 'directoryRoles' | 'adminAgent' | 'mfa'>): DirectoryUser => {
    const userPrincipalName = `${name}@${defaultDomain}`;
    return { id: idOf(tenantId, userPrincipalName), tenantId, displayName: `${title} of ${displayName}`, userPrincipalName, ...rest };
  };
  const administrator = { directoryRoles: [GLOBAL_ADMINISTRATOR], mfa: true };
  if (kind === 'customer') return [person('admin', 'Administrator', { ...administrator, adminAgent: false })];
  return [
    person('admin', 'Administrator', { ...administrator, adminAgent: true }),
    person('technician', 'Technician', { directoryRoles: [], adminAgent: false, mfa: true }),
    person('admin.nomfa', 'Administrator without MFA', { ...administrator, adminAgent: true, mfa: false }),
  ];
}
