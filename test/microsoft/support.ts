import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox, type SandboxOptions } from '@gdap-manager/sandbox';
import { ConfidentialClientApplication, type Configuration, type INetworkModule } from '@azure/msal-node';
import {
  AuthenticationHandler,
  Client,
  RetryHandler,
  RetryHandlerOptions,
  TelemetryHandler,
  type Context,
  type Middleware,
} from '@microsoft/microsoft-graph-client';

export const FABRIKAM = '11111111-1111-4111-8111-111111111111';
export const NORTHWIND = '22222222-2222-4222-8222-222222222222';
export const CONTOSO = '33333333-3333-4333-8333-333333333333';
export const READER = '29232cdf-9323-42fd-ade2-1d097af3e4de';
export const USER_ADMINISTRATOR = 'fe930be7-5e62-47db-91af-98c3a49a38b1';
export const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';
export const RELATIONSHIPS = '/tenantRelationships/delegatedAdminRelationships';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body; undefined when there is none. */
  readonly body: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- raw JSON, looked into by tests
}

/** A sandbox with two partner tenants and a customer tenant, in a folder that goes away with it. */
export interface TestSandbox extends Sandbox {
  readonly dataDir: string;
  /** Raw HTTP against a path of the sandbox. */
  http(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Raw HTTP against Graph, signed in to a partner tenant. */
  graph(method: string, path: string, body?: unknown, headers?: Record<string, string>, tenantId?: string): Promise<Answer>;
  token(tenantId?: string): Promise<string>;
}

/** What Microsoft works on is done when a test moves the clock, and not while a busy machine takes its time. */
const unhurried = { requestMs: 30_000, provisioningStartsMs: 20_000, provisioningMs: 20_000, assignmentMs: 30_000, assignmentRemovalMs: 30_000, operationMs: 30_000, terminationMs: 20_000, expiryMs: 20_000 };

export async function startTestSandbox(options: Partial<SandboxOptions> = {}): Promise<TestSandbox> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'sandbox-test-'));
  const sandbox = await startSandbox({ port: 0, dataDir, ...options, settings: { ...options.settings, graph: { ...unhurried, ...options.settings?.graph } } });
  const tokens = new Map<string, string>();

  async function http(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${sandbox.url}${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
  }

  async function token(tenantId = FABRIKAM): Promise<string> {
    const known = tokens.get(tenantId);
    if (known !== undefined) return known;
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'app',
      client_secret: 'any',
      scope: 'https://graph.microsoft.com/.default',
    });
    const { body } = await http('POST', `/login/${tenantId}/oauth2/v2.0/token`, form.toString());
    tokens.set(tenantId, body.access_token as string);
    return body.access_token as string;
  }

  await http('POST', '/sandbox/tenants', { tenantId: FABRIKAM, displayName: 'Fabrikam', defaultDomain: 'fabrikam.onmicrosoft.com' });
  await http('POST', '/sandbox/tenants', { tenantId: NORTHWIND, displayName: 'Northwind', defaultDomain: 'northwind.onmicrosoft.com' });
  await http('POST', '/sandbox/tenants', {
    tenantId: CONTOSO,
    displayName: 'Contoso',
    defaultDomain: 'contoso.onmicrosoft.com',
    kind: 'customer',
  });
  return {
    ...sandbox,
    dataDir,
    http,
    token,
    graph: async (method, path, body, headers = {}, tenantId = FABRIKAM) =>
      http(method, `/graph/v1.0${path}`, body, {
        Authorization: `Bearer ${await token(tenantId)}`,
        'Content-Type': 'application/json',
        ...headers,
      }),
    async close() {
      await sandbox.close();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A relationship as POST takes it. */
export const terms = (displayName: string, change: Record<string, unknown> = {}) => ({
  displayName,
  duration: 'P730D',
  customer: { tenantId: CONTOSO },
  accessDetails: roles(READER, USER_ADMINISTRATOR),
  autoExtendDuration: 'P180D',
  ...change,
});

export const roles = (...ids: string[]) => ({ unifiedRoles: ids.map((roleDefinitionId) => ({ roleDefinitionId })) });

export const ifMatch = (object: { '@odata.etag': string }) => ({ 'If-Match': object['@odata.etag'] });

/** Makes a relationship and takes it to `active`; answers it as it is then. */
export async function activeRelationship(sandbox: TestSandbox, displayName: string, change: Record<string, unknown> = {}) {
  const { body } = await sandbox.graph('POST', RELATIONSHIPS, terms(displayName, change));
  await sandbox.graph('POST', `${RELATIONSHIPS}/${body.id}/requests`, { action: 'lockForApproval' });
  sandbox.clock.advance('PT5M');
  await sandbox.http('POST', `/sandbox/customer/${body.id}/approve`);
  sandbox.clock.advance('PT5M');
  return (await sandbox.graph('GET', `${RELATIONSHIPS}/${body.id}`)).body;
}

/** A security group of the partner; answers its id. */
export async function securityGroup(sandbox: TestSandbox, displayName: string): Promise<string> {
  const { body } = await sandbox.graph('POST', '/groups', {
    displayName,
    mailNickname: displayName.replaceAll(' ', ''),
    mailEnabled: false,
    securityEnabled: true,
  });
  return body.id as string;
}

/** Microsoft's Graph client, unmodified; only its last middleware leads to the sandbox. */
export function graphClient(sandbox: TestSandbox, tenantId = FABRIKAM): Client {
  const chain: Middleware[] = [
    new AuthenticationHandler({ getAccessToken: () => sandbox.token(tenantId) }),
    new RetryHandler(new RetryHandlerOptions(0, 3)),
    new TelemetryHandler(),
    {
      async execute(context: Context) {
        context.response = await fetch(
          String(context.request).replace('https://graph.microsoft.com', `${sandbox.url}/graph`),
          context.options,
        );
      },
    },
  ];
  chain.forEach((middleware, index) => middleware.setNext?.(chain[index + 1] as Middleware));
  return Client.initWithMiddleware({ middleware: chain[0] as Middleware });
}

/** What makes that client's links lead back through its own middleware. */
export const microsoftLinks = { graph: { publicBaseUrl: 'https://graph.microsoft.com/v1.0' } };

/** Microsoft's sign-in library, unmodified; only its network leads to the sandbox. */
export const msalClient = (sandbox: TestSandbox, tenantId: string): ConfidentialClientApplication =>
  new ConfidentialClientApplication(msalConfiguration(sandbox, tenantId, 'any'));

/** What makes MSAL a client of the sandbox. */
export function msalConfiguration(sandbox: TestSandbox, tenantId: string, clientSecret?: string): Configuration {
  const send = async (url: string, init: RequestInit) => {
    const response = await fetch(url.replace('https://login.microsoftonline.com', `${sandbox.url}/login`), init);
    return { status: response.status, headers: Object.fromEntries(response.headers), body: (await response.json()) as never };
  };
  const networkClient: INetworkModule = {
    sendGetRequestAsync: (url, options) => send(url, { headers: options?.headers ?? {} }),
    sendPostRequestAsync: (url, options) => send(url, { method: 'POST', headers: options?.headers ?? {}, body: options?.body ?? '' }),
  };
  return {
    auth: {
      clientId: '44444444-4444-4444-8444-444444444444',
      authority: `https://login.microsoftonline.com/${tenantId}`,
      ...(clientSecret === undefined ? {} : { clientSecret }),
    },
    system: { networkClient },
  };
}
