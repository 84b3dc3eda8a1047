import { randomUUID } from 'node:crypto';
import { assignmentRoutes } from './assignments/handlers';
import { planBatch } from './batch/plan';
import { runBatch } from './batch/run';
import type { GraphContext } from './context';
import { contractRoutes } from './contracts/handlers';
import { createContractStore, type ContractStore } from './contracts/store';
import { createCustomerSide, type CustomerSide } from './customer-side';
import { customerRoutes } from './customers/handlers';
import { createChangeLog } from './delta/change-log';
import { roleTemplateRoutes } from './directory-roles/handlers';
import { createRoleTemplateStore, resetRoleTemplates, type RoleTemplateStore } from './directory-roles/store';
import { errorOfStatus, GraphError, malformedJson, methodNotAllowed } from './errors';
import { groupRoutes } from './groups/handlers';
import { createGroupStore } from './groups/store';
import { authenticate, demandPermission } from './http/authorize';
import { prefersUnknownMembers, type GraphAnswer } from './http/call';
import { gdapAccess } from './http/gdap-access';
import { exchangeIds, respond, respondError } from './http/respond';
import { matchRoute, type Route } from './http/routes';
import { meRoutes } from './me/handlers';
import { operationRoutes } from './operations/handlers';
import { organizationRoutes } from './organization';
import { relationshipRoutes } from './relationships/handlers';
import { createHistory, type HistoryEntry } from './relationships/history';
import { createIndirectProviderSide, type IndirectProviderSide } from './relationships/reseller';
import { createRelationshipStore } from './relationships/store';
import { requestRoutes } from './requests/handlers';
import { servicePrincipalRoutes } from './service-principals/handlers';
import { createServicePrincipalStore, PARTNER_CUSTOMER_DELEGATED_ADMINISTRATION, type ServicePrincipalStore } from './service-principals/store';
import { defineTables, emptyTables } from './storage';
import type { Clock } from '../kernel/clock';
import { allowEveryOrigin, preflight } from '../kernel/cors';
import type { SandboxDatabase } from '../kernel/database';
import type { Service } from '../kernel/service';
import type { ShellOptions } from '../kernel/service-shell';
import type { Users } from '../login/directory/users';
import type { Tenants } from '../login/tenants';
import type { Tokens } from '../login/tokens';
import type { GraphSettings } from '../settings';

export interface GraphOptions {
  readonly database: SandboxDatabase;
  readonly clock: Clock;
  readonly settings: GraphSettings;
  readonly tokens: Tokens;
  readonly tenants: Tenants;
  readonly users: Users;
  /** A new GUID; random by default. */
  readonly newId?: () => string;
  /** How an item of a `$batch` is answered; by default without faults and call log. */
  readonly dispatch?: (request: Request, path: string) => Promise<Response>;
}

export interface Graph extends Service {
  readonly shell: ShellOptions;
  /** What customers do outside Graph. */
  readonly customers: CustomerSide;
  /** Whether a partner has a relationship in force with a customer. */
  administers(partnerTenantId: string, customerTenantId: string): boolean;
  /** What indirect providers do outside Graph. */
  readonly indirectProviders: IndirectProviderSide;
  /** Which customers a partner has by its directory. */
  readonly contracts: ContractStore;
  readonly roleTemplates: RoleTemplateStore;
  /** Which applications stand in which tenants. */
  readonly servicePrincipals: ServicePrincipalStore;
  /** What happened with relationships, until now. */
  history(after: number): HistoryEntry[];
  /** Lets happen what is due until now. Each call does so by itself. */
  settle(): void;
}

/** Microsoft Graph v1.0 as far as GDAP reaches. */
export function createGraph(options: GraphOptions): Graph {
  const { database, settings, tokens, tenants, users, newId = randomUUID } = options;
  const clock: Clock = { now: () => new Date(options.clock.now().getTime() + settings.clockAheadMs) };
  defineTables(database);
  const relationships = createRelationshipStore(database, settings);
  const history = createHistory(database);
  const changes = createChangeLog(database);
  const context: GraphContext = {
    database,
    relationships,
    groups: createGroupStore(database, changes),
    contracts: createContractStore(database, changes),
    roleTemplates: createRoleTemplateStore(database),
    changes,
    servicePrincipals: createServicePrincipalStore(database, settings.builtInServicePrincipals),
    tenants,
    personOf({ tid, oid, person }) {
      const tenant = person && tenants.find(tid);
      return tenant && users.find(tenant, oid);
    },
    settings,
    newId,
  };
  const routes: Route[] = [
    relationshipRoutes,
    requestRoutes,
    assignmentRoutes,
    operationRoutes,
    customerRoutes,
    groupRoutes,
    contractRoutes,
    roleTemplateRoutes,
    organizationRoutes,
    meRoutes,
    servicePrincipalRoutes,
  ].flatMap((of) => of(context));

  /** Base address of links: as the request came in, unless a setting says otherwise. */
  const originOf = (request: Request, path: string) => {
    const { origin, pathname } = new URL(request.url);
    return origin + pathname.slice(0, pathname.length - path.length);
  };

  async function answerSingle(request: Request, path: string): Promise<GraphAnswer> {
    const caller = authenticate(tokens, request.headers);
    const { route, params } = matchRoute(routes, request.method, path);
    demandPermission(caller, route.permissions);
    const call = {
      method: request.method,
      params,
      query: new URL(request.url).searchParams,
      headers: request.headers,
      body: await readBody(request),
      caller,
      base: settings.publicBaseUrl ?? originOf(request, path),
      path,
      now: clock.now().getTime(),
      showsUnknownMembers: prefersUnknownMembers(request.headers),
    };
    const facts = {
      caller,
      isAdminAgent: () => context.personOf(caller)?.adminAgent ?? false,
      hasServicePrincipal: () => context.servicePrincipals.find(caller.tid, PARTNER_CUSTOMER_DELEGATED_ADMINISTRATION) !== undefined,
    };
    if (gdapAccess(route, facts) === 'nothing') return { status: 200, body: { '@odata.context': `${call.base}/$metadata#Collection`, value: [] } };
    relationships.settleAll(call.now);
    return database.transaction(() => route.handler(call));
  }

  async function answerBatch(request: Request, path: string): Promise<GraphAnswer> {
    if (request.method !== 'POST') throw methodNotAllowed(request.method, path);
    authenticate(tokens, request.headers);
    const responses = await runBatch(planBatch(await readBody(request)), {
      dispatch: options.dispatch ?? graph.handle,
      base: originOf(request, path),
      authorization: request.headers.get('authorization') ?? '',
      error: (error) => respondError(error, exchangeIds(request.headers), clock.now()),
    });
    return { status: 200, body: { responses: settings.batchOrder === 'reversed' ? responses.reverse() : responses } };
  }

  const graph: Graph = {
    name: 'graph',
    async handle(request, path) {
      if (request.method === 'OPTIONS') return preflight(request);
      const ids = exchangeIds(request.headers);
      try {
        return allowEveryOrigin(request, respond(await (isBatch(path) ? answerBatch : answerSingle)(request, path), ids));
      } catch (error) {
        if (error instanceof GraphError) return allowEveryOrigin(request, respondError(error, ids, clock.now()));
        throw error;
      }
    },
    shell: {
      maxBodyBytes: settings.maxBodyBytes,
      error: ({ status, code, message }, request) =>
        allowEveryOrigin(request, respondError(errorOfStatus(status, code, message), exchangeIds(request.headers), clock.now())),
      carriesOthers: isBatch,
    },
    indirectProviders: createIndirectProviderSide(relationships, { settings, now: () => clock.now().getTime(), newId }),
    contracts: context.contracts,
    roleTemplates: context.roleTemplates,
    servicePrincipals: context.servicePrincipals,
    customers: createCustomerSide(relationships, {
      settings,
      now: () => clock.now().getTime(),
      nameOf: (tenantId) => tenants.find(tenantId)?.displayName,
    }),
    administers(partnerTenantId, customerTenantId) {
      relationships.settleAll(clock.now().getTime());
      const sql = "SELECT 1 FROM relationship WHERE tenant_id = ? AND customer_id = ? AND status = 'active'";
      return database.get(sql, partnerTenantId, customerTenantId) !== undefined;
    },
    history(after) {
      relationships.settleAll(clock.now().getTime());
      return history.after(after);
    },
    settle: () => relationships.settleAll(clock.now().getTime()),
    reset: () =>
      database.transaction(() => {
        emptyTables(database);
        resetRoleTemplates(context.roleTemplates);
        context.servicePrincipals.reset();
      }),
    close: () => undefined,
  };
  return graph;
}

async function readBody(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw malformedJson();
  }
}

const isBatch = (path: string) => /^\/(\$|%24)batch\/?$/i.test(path);
