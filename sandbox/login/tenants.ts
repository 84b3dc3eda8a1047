import type { SandboxDatabase } from '../kernel/database';

/** A Microsoft Entra tenant that the sandbox knows. */
export interface Tenant {
  /** Lower-case GUID. */
  readonly tenantId: string;
  readonly displayName: string;
  readonly defaultDomain: string;
  /** Applications sign in to partner tenants only. */
  readonly kind: 'partner' | 'customer';
}

/** The tenants that exist, kept on disk. */
export interface Tenants {
  /** Adds a tenant, or changes the one with this id. */
  put(tenant: Tenant): void;
  /** By id, or by default domain as sign-in addresses allow; a customer that was given a partner's domain does not take its place. */
  find(idOrDomain: string): Tenant | undefined;
  list(): Tenant[];
  reset(): void;
}

const columns = 'tenant_id AS tenantId, display_name AS displayName, default_domain AS defaultDomain, kind';

export function createTenants(database: SandboxDatabase): Tenants {
  database.define(`CREATE TABLE IF NOT EXISTS tenant (
    tenant_id TEXT PRIMARY KEY, display_name TEXT NOT NULL, default_domain TEXT NOT NULL COLLATE NOCASE, kind TEXT NOT NULL
  )`);
  database.define('CREATE INDEX IF NOT EXISTS tenant_by_domain ON tenant (default_domain)');
  return {
    put: ({ tenantId, displayName, defaultDomain, kind }) =>
      database.run(
        'INSERT OR REPLACE INTO tenant (tenant_id, display_name, default_domain, kind) VALUES (?, ?, ?, ?)',
        tenantId,
        displayName,
        defaultDomain,
        kind,
      ),
    find: (idOrDomain) =>
      database.get<Tenant>(
        `SELECT ${columns} FROM tenant WHERE tenant_id = ? OR default_domain = ? ORDER BY kind = 'partner' DESC, tenant_id LIMIT 1`,
        idOrDomain.toLowerCase(),
        idOrDomain,
      ),
    list: () => database.all<Tenant>(`SELECT ${columns} FROM tenant ORDER BY display_name, tenant_id`),
    reset: () => database.run('DELETE FROM tenant'),
  };
}
