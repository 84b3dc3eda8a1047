import type { SandboxDatabase } from '../kernel/database';
import type { LoginSettings } from '../settings';
import { canonicalResource } from './permissions';

/** What an application may do in a tenant, as controls show it. */
export interface ApplicationConsent {
  readonly tenantId: string;
  readonly clientId: string;
  /** Application permissions on Microsoft Graph. */
  readonly roles: readonly string[];
  /** Delegated permissions; without `userId` they are on behalf of everybody. */
  readonly scopes: readonly { readonly resource: string; readonly scope: string; readonly userId?: string }[];
  /** Somebody has disabled the application in this tenant. */
  readonly disabled: boolean;
}

/** Which applications of which tenants have been granted what, kept on disk. */
export interface Consents {
  /** Application permissions on Graph. A partner's applications have the usual ones until somebody decides, where the settings assume so. */
  roles(tenantId: string, clientId: string): readonly string[];
  grantRoles(tenantId: string, clientId: string, roles: readonly string[]): void;
  /** Delegated permissions of one resource that somebody, or an administrator for everybody, has consented to. */
  scopes(tenantId: string, clientId: string, resource: string, userId: string): string[];
  /** @param userId null: on behalf of everybody in the tenant */
  grantScopes(tenantId: string, clientId: string, resource: string, scopes: readonly string[], userId: string | null): void;
  /** Takes every permission back, application permissions too. */
  withdraw(tenantId: string, clientId: string): void;
  isDisabled(tenantId: string, clientId: string): boolean;
  setDisabled(tenantId: string, clientId: string, disabled: boolean): void;
  /** Whatever somebody has decided about an application, for all applications of which that is so. */
  list(): ApplicationConsent[];
  find(tenantId: string, clientId: string): ApplicationConsent;
  reset(): void;
}

interface Decision {
  /** JSON; null: nobody has decided. */
  readonly roles: string | null;
  readonly disabled: number;
}

export function createConsents(database: SandboxDatabase, settings: LoginSettings): Consents {
  database.define(`
    CREATE TABLE IF NOT EXISTS application_scope (
      tenant_id TEXT NOT NULL, client_id TEXT NOT NULL, user_id TEXT NOT NULL, resource TEXT NOT NULL, scope TEXT NOT NULL,
      PRIMARY KEY (tenant_id, client_id, user_id, resource, scope)
    );
    CREATE TABLE IF NOT EXISTS application_decision (
      tenant_id TEXT NOT NULL, client_id TEXT NOT NULL, roles TEXT, disabled INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (tenant_id, client_id)
    );
  `);
  const decision = (tenantId: string, clientId: string) =>
    database.get<Decision>('SELECT roles, disabled FROM application_decision WHERE tenant_id = ? AND client_id = ?', tenantId, clientId);

  function decide(tenantId: string, clientId: string, change: Partial<Decision>): void {
    const { roles, disabled } = { roles: null, disabled: 0, ...decision(tenantId, clientId), ...change };
    database.run('INSERT OR REPLACE INTO application_decision (tenant_id, client_id, roles, disabled) VALUES (?, ?, ?, ?)', tenantId, clientId, roles, disabled);
  }

  function roles(tenantId: string, clientId: string): readonly string[] {
    const decided = decision(tenantId, clientId)?.roles;
    if (typeof decided === 'string') return JSON.parse(decided) as string[];
    return settings.applicationConsent === 'assumed' ? settings.graphRoles : [];
  }

  const find = (tenantId: string, clientId: string): ApplicationConsent => ({
    tenantId,
    clientId,
    roles: roles(tenantId, clientId),
    scopes: database
      .all<{ resource: string; scope: string; userId: string }>(
        'SELECT resource, scope, user_id AS userId FROM application_scope WHERE tenant_id = ? AND client_id = ? ORDER BY resource, scope, user_id',
        tenantId,
        clientId,
      )
      .map(({ resource, scope, userId }) => ({ resource, scope, ...(userId === '' ? {} : { userId }) })),
    disabled: decision(tenantId, clientId)?.disabled === 1,
  });

  return {
    roles,
    grantRoles: (tenantId, clientId, granted) => decide(tenantId, clientId, { roles: JSON.stringify([...new Set(granted)]) }),
    scopes: (tenantId, clientId, resource, userId) =>
      database
        .all<{ scope: string }>(
          `SELECT DISTINCT scope FROM application_scope
           WHERE tenant_id = ? AND client_id = ? AND resource = ? AND user_id IN ('', ?) ORDER BY scope`,
          tenantId,
          clientId,
          canonicalResource(resource),
          userId,
        )
        .map(({ scope }) => scope),
    grantScopes: (tenantId, clientId, resource, scopes, userId) =>
      database.transaction(() => {
        for (const scope of scopes) {
          database.run(
            'INSERT OR IGNORE INTO application_scope (tenant_id, client_id, user_id, resource, scope) VALUES (?, ?, ?, ?, ?)',
            tenantId,
            clientId,
            userId ?? '',
            canonicalResource(resource),
            scope,
          );
        }
      }),
    withdraw: (tenantId, clientId) =>
      database.transaction(() => {
        database.run('DELETE FROM application_scope WHERE tenant_id = ? AND client_id = ?', tenantId, clientId);
        decide(tenantId, clientId, { roles: '[]' });
      }),
    isDisabled: (tenantId, clientId) => decision(tenantId, clientId)?.disabled === 1,
    setDisabled: (tenantId, clientId, disabled) => decide(tenantId, clientId, { disabled: Number(disabled) }),
    list: () =>
      database
        .all<{ tenantId: string; clientId: string }>(
          `SELECT tenant_id AS tenantId, client_id AS clientId FROM application_decision
           UNION SELECT tenant_id, client_id FROM application_scope ORDER BY 1, 2`,
        )
        .map(({ tenantId, clientId }) => find(tenantId, clientId)),
    find,
    reset: () => database.define('DELETE FROM application_scope; DELETE FROM application_decision;'),
  };
}
