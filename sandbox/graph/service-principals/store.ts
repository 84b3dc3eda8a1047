import type { SandboxDatabase } from '../../kernel/database';
import { objectIdOf } from '../../login/tokens';

/** An application as it stands in a tenant. */
export interface ServicePrincipal {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
}

/** The application by which delegated administration works; a partner's applications need it beside them. */
export const PARTNER_CUSTOMER_DELEGATED_ADMINISTRATION = '2832473f-ec63-45fb-976f-5d45a7d4bb91';

/** Microsoft's own applications that the sandbox knows: only of these can a service principal be made. */
export const microsoftApplications: Readonly<Record<string, string>> = {
  '00000003-0000-0000-c000-000000000000': 'Microsoft Graph',
  'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd': 'Microsoft Partner Center',
  [PARTNER_CUSTOMER_DELEGATED_ADMINISTRATION]: 'Partner Customer Delegated Administration',
  'a3475900-ccec-4a69-98f5-a65cd5dc5306': 'Partner Customer Delegated Admin Offline Processor',
};

/** Which applications stand in which tenants, kept on disk. */
export interface ServicePrincipalStore {
  list(tenantId: string): ServicePrincipal[];
  /** @param idOrAppId object id or client id */
  find(tenantId: string, idOrAppId: string): ServicePrincipal | undefined;
  put(tenantId: string, appId: string): ServicePrincipal;
  remove(tenantId: string, appId: string): void;
  reset(): void;
}

/** @param builtIn client ids of what stands in each tenant until somebody removes it */
export function createServicePrincipalStore(database: SandboxDatabase, builtIn: readonly string[]): ServicePrincipalStore {
  database.define(`CREATE TABLE IF NOT EXISTS service_principal (
    tenant_id TEXT NOT NULL, app_id TEXT NOT NULL, present INTEGER NOT NULL, PRIMARY KEY (tenant_id, app_id)
  )`);
  const shown = (tenantId: string, appId: string): ServicePrincipal => ({
    id: objectIdOf(tenantId, appId),
    appId,
    displayName: microsoftApplications[appId] ?? appId,
  });
  const set = (tenantId: string, appId: string, present: boolean) =>
    database.run('INSERT OR REPLACE INTO service_principal (tenant_id, app_id, present) VALUES (?, ?, ?)', tenantId, appId, Number(present));

  function list(tenantId: string): ServicePrincipal[] {
    const decided = database.all<{ appId: string; present: number }>('SELECT app_id AS appId, present FROM service_principal WHERE tenant_id = ? ORDER BY rowid', tenantId);
    const undecided = builtIn.filter((appId) => decided.every((row) => row.appId !== appId));
    return [...undecided, ...decided.filter(({ present }) => present === 1).map(({ appId }) => appId)].map((appId) => shown(tenantId, appId));
  }
  return {
    list,
    find: (tenantId, idOrAppId) => list(tenantId).find(({ id, appId }) => id === idOrAppId || appId === idOrAppId),
    put(tenantId, appId) {
      set(tenantId, appId, true);
      return shown(tenantId, appId);
    },
    remove: (tenantId, appId) => set(tenantId, appId, false),
    reset: () => database.run('DELETE FROM service_principal'),
  };
}
