import { createAdminCenter } from './admin-center/service';
import { createControls } from './controls';
import { createPartnerships } from './controls/customers';
import { createOutbox } from './controls/outbox';
import { DataFolderUnusable, openDataFolder, type DataFolder } from './data-folder';
import { createDataverse } from './dataverse';
import { createGraph, type Graph } from './graph';
import { createCallLog } from './kernel/calls';
import { createSandboxClock, type SandboxClock } from './kernel/clock';
import { clockFile } from './kernel/clock-file';
import { openDatabase } from './kernel/database';
import { createFaults } from './kernel/faults';
import type { Service } from './kernel/service';
import { shell, type ShellOptions } from './kernel/service-shell';
import { createLogin } from './login';
import { createConsents } from './login/consents';
import { createUsers } from './login/directory/users';
import { loadSigningKey } from './login/signing-key';
import { createTenants } from './login/tenants';
import { createTokens } from './login/tokens';
import { createPartnerCenter } from './partner-center';
import { createPlayer } from './player/service';
import { defaultSettings, type SandboxSettings } from './settings';

/** Settings that differ from the defaults. */
export type SettingsChange = { readonly [Part in keyof SandboxSettings]?: Partial<SandboxSettings[Part]> };

/** A service and where it stands. */
export interface MountedService {
  /** Path prefix without a slash at the end: `/graph/v1.0`. */
  readonly mount: string;
  readonly service: Service;
  /** Pages of other origins may call it: it goes by what a call carries, and guards its own pages. */
  readonly forEveryOrigin?: boolean;
}

export interface AssemblyOptions {
  readonly dataDir: string;
  readonly fresh?: boolean;
  readonly settings?: SettingsChange;
  /** Whether a tenant that `/sandbox/tenants` does not know is a partner's all the same. Default: no. */
  readonly isPartnerTenant?: (tenantId: string) => Promise<boolean>;
  readonly onError?: (error: unknown) => void;
  /** Milliseconds since 1970; the real one by default. */
  readonly wallClock?: () => number;
  /** How far the clock of a new folder is ahead of the wall clock, milliseconds; negative: behind, so that a past can be played. Default 0. */
  readonly clockAheadMs?: number;
}

/** All services of a sandbox, without a network. */
export interface Assembly {
  readonly clock: SandboxClock;
  readonly services: readonly MountedService[];
  /** Stands at `/`, beside the services. */
  readonly player: Service;
  readonly controls: ReturnType<typeof createControls>;
  close(): void;
}

/** @throws FolderInUse, DataFolderUnusable */
export function assembleSandbox(options: AssemblyOptions): Assembly {
  const folder = openDataFolder(options.dataDir, options.fresh ?? false);
  try {
    return assemble(folder, options);
  } catch (error) {
    folder.release();
    throw new DataFolderUnusable(options.dataDir, error);
  }
}

function assemble(folder: DataFolder, { dataDir, onError = () => undefined, wallClock = Date.now, clockAheadMs, ...options }: AssemblyOptions): Assembly {
  const settings = mergeSettings(options.settings ?? {});
  const clock = createSandboxClock(clockFile(folder.clock, clockAheadMs), wallClock);
  const database = openDatabase(folder.microsoftDatabase);
  const calls = createCallLog();
  const faults = createFaults();
  const tenants = createTenants(database);
  const users = createUsers(database, tenants);
  const consents = createConsents(database, settings.login);
  const outbox = createOutbox(database);
  const key = loadSigningKey(folder.signingKey);
  const tokens = createTokens(key, settings.login, settings.login.tokenClock === 'wall' ? wallClock : () => clock.now().getTime());
  const wrap = (service: Service, shellOptions: ShellOptions) =>
    shell(service, shellOptions, { calls, faults, clock, onUnexpected: onError });

  const login = createLogin({
    database,
    tenants,
    users,
    consents,
    tokens,
    key,
    clock,
    settings: settings.login,
    isPartnerTenant: options.isPartnerTenant,
    administers: (partnerTenantId, customerTenantId) => graph.administers(partnerTenantId, customerTenantId),
  });
  // Items of a batch go through the shell one by one, so that each is counted and can be hit by a fault of its own.
  const graph: Graph = createGraph({
    database,
    clock,
    settings: settings.graph,
    tokens,
    tenants,
    users,
    dispatch: (request, path) => wrappedGraph.handle(request, path),
  });
  const wrappedGraph = wrap(graph, graph.shell);
  const dataverse = createDataverse({
    dataDir,
    clock,
    settings: settings.dataverse,
    mail: {
      send(mail) {
        const path = `/${mail.sender}/${[...mail.recipients, ...mail.cc, ...mail.bcc].join(',')}`;
        if (faults.take({ service: 'mail', method: 'POST', path, fullPath: `/mail${path}` })) return false;
        outbox.add(mail);
        return true;
      },
    },
    applicationOf(authorization, addresses) {
      const claims = tokens.verify(authorization, addresses);
      return typeof claims === 'string' || claims.person ? undefined : claims.appid;
    },
  });
  const partnerCenter = createPartnerCenter({
    database,
    settings: settings.partnerCenter,
    tokens,
    isAdminAgent({ tid, oid }) {
      const tenant = tenants.find(tid);
      return tenant !== undefined && users.find(tenant, oid)?.adminAgent === true;
    },
  });
  const adminCenter = createAdminCenter({ customers: graph.customers, tenants });
  const player = createPlayer({ environment: dataverse.environment });
  const services: MountedService[] = [
    { mount: '/api/data', service: wrap(dataverse, dataverse.shell) },
    { mount: '/graph/v1.0', service: wrappedGraph, forEveryOrigin: true },
    { mount: '/partnercenter', service: wrap(partnerCenter, partnerCenter.shell) },
    { mount: '/login', service: wrap(login, login.shell), forEveryOrigin: true },
    { mount: '/admin', service: wrap(adminCenter, adminCenter.shell) },
  ];

  const partnerships = createPartnerships({ database, tenants, customers: partnerCenter.customers, contracts: graph.contracts });

  clock.onAdvance(graph.settle);
  clock.onAdvance(dataverse.sendMail);
  const reset = () => {
    for (const { service } of services) service.reset?.();
    for (const part of [outbox, faults, calls]) part.reset();
  };
  return {
    clock,
    services,
    player: wrap(player, player.shell),
    controls: createControls({
      clock,
      calls,
      faults,
      tenants,
      outbox,
      sendMail: dataverse.sendMail,
      customers: graph.customers,
      history: graph.history,
      idle: dataverse.idle,
      directory: { users, consents, servicePrincipals: graph.servicePrincipals, loginSettings: settings.login },
      roleTemplates: graph.roleTemplates,
      indirectProviders: graph.indirectProviders,
      partnerships,
      reset,
    }),
    close() {
      for (const { service } of services) service.close();
      database.close();
      folder.release();
    },
  };
}

function mergeSettings(change: SettingsChange): SandboxSettings {
  const parts = Object.entries(defaultSettings).map(([name, values]) => [name, { ...values, ...change[name as keyof SandboxSettings] }]);
  return Object.fromEntries(parts) as SandboxSettings;
}
