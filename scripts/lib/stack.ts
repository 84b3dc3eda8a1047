import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gdapProvider, gdapTemplate } from '@gdap-manager/entities';
import { sandboxPolicy, type Host, type HostOptions, type Log, type Policy } from '@gdap-manager/plugins';
import { graphUrl, loginUrl } from '@gdap-manager/solution';
import { startSandbox, type Sandbox, type SandboxOptions } from '@gdap-manager/sandbox';
import { partner } from '../demo/partner';
import { pastDays, playPast } from '../demo/past';
import { secondPartner } from '../demo/second-partner';
import { seedSecondProvider } from '../demo/second-provider';
import { seedCategories, seedDemonstration } from '../demo/seed';
import { handlersApplication, staff } from '../demo/staff';
import { addPartnerTenant, connectProvider, type KnownGroup } from './connect-provider';
import { setEnvironmentVariable } from './environment-variables';
import { createPartnerGraph, type PartnerGraph } from './graph-client';
import { startHandlers, type HandlersSettings } from './handlers';
import { connectWebhook, importSolution } from './install';
import { afterPredecessor } from './predecessor';
import type { Progress } from './progress';
import { tellEntraItsRoles, untilRoleCatalogue } from './role-catalogue';
import { createSandboxControls, type SandboxControls } from './sandbox-controls';
import { ensureUser } from './users';
import { createWebApi, type WebApi } from './web-api';

/** Clients for a sandbox that runs, with the demonstration's partner connected. */
export interface Connection {
  readonly url: string;
  readonly api: WebApi;
  readonly controls: SandboxControls;
  readonly graph: PartnerGraph;
  readonly groups: readonly KnownGroup[];
}

/** Everything that runs: the sandbox, the handlers' host, and clients for both. */
export interface Stack extends Connection {
  readonly sandbox: Sandbox;
  readonly host: Host;
  close(): Promise<void>;
}

export interface StackOptions {
  /** 0 = any free port. */
  readonly port: number;
  readonly dataDir: string;
  /** Begin with nothing. */
  readonly fresh?: boolean;
  readonly solutionZip: Uint8Array;
  /** Fill an environment that is new with the demonstration. */
  readonly demonstration?: boolean;
  readonly progress: Progress;
  /** Where the handlers tell what they do; asked for once the folder is ours. */
  readonly log?: () => Log;
  readonly sandbox?: Partial<SandboxOptions>;
  readonly host?: Partial<HostOptions>;
  /** How the handlers are started; default: in this process. @param api to tell Dataverse where they listen when they start again */
  readonly startHandlers?: (settings: HandlersSettings, api: WebApi) => Promise<Host>;
  /** What differs from the sandbox's policy. */
  readonly policy?: Partial<Policy>;
}

/** In the sandbox any secret does; a real host finds a real one under the same name. */
const sandboxSecret = 'any-secret-does-in-the-sandbox';

/** What the handlers and we keep in the folder. */
const besideTheSandbox = /^(queue\.db(-wal|-shm)?|imported-solution\.txt|handlers\.log)$/;

/**
 * Starts the sandbox and the host, installs the solution and connects everything; safe to repeat on the same data. What
 * cannot be started altogether is not left running in parts.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const started: { close(): Promise<void> }[] = [];
  /** What came last goes first: the handlers call the sandbox. */
  const close = async () => {
    for (let part = started.pop(); part; part = started.pop()) await part.close();
  };
  try {
    return { ...(await startParts(options, (part) => started.push(part))), close };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}

async function startParts(options: StackOptions, remember: (part: Sandbox | Host) => void): Promise<Omit<Stack, 'close'>> {
  const { dataDir, progress } = options;
  // Entra knows every partner whose tenant stands on a Provider row: nobody has to make it known a second time.
  const isPartnerTenant = async (tenantId: string) =>
    (await api.list(`${gdapProvider.entitySetName}?$select=gdap_name&$filter=gdap_partnertenantid eq '${tenantId}'&$top=1`)).length > 0;
  const sandbox = await progress.step('Start the sandbox', () =>
    afterPredecessor(() => startSandbox({ port: options.port, dataDir, isPartnerTenant, fresh: options.fresh ?? false, clockAheadMs: options.demonstration ? -pastDays * 86_400_000 : 0, ...options.sandbox })),
  );
  remember(sandbox);
  // Only now: before, the folder could have been that of a system that runs.
  if (options.fresh) for (const file of readdirSync(dataDir).filter((name) => besideTheSandbox.test(name))) rmSync(join(dataDir, file));
  const api = createWebApi(sandbox.url);
  const controls = createSandboxControls(sandbox.url);
  const graph = createPartnerGraph(sandbox.url, { ...partner, secret: sandboxSecret });

  await addPartnerTenant(controls);
  if (options.demonstration) await progress.step('Let time pass at Microsoft', () => playPast({ url: sandbox.url, controls, graph }));
  await progress.step('Import the solution', () => importSolution(api, options.solutionZip, dataDir));
  // The page where a provider is connected signs in here, too.
  await progress.step('Set the environment variables', async () => {
    await setEnvironmentVariable(api, loginUrl.name, `${sandbox.url}/login`);
    await setEnvironmentVariable(api, graphUrl.name, `${sandbox.url}/graph`);
  });
  await progress.step('Make the users', () => Promise.all([handlersApplication, ...staff].map((user) => ensureUser(api, user))));
  await tellEntraItsRoles(api, controls);
  const webhookKey = randomBytes(24).toString('base64url');
  const host = await progress.step('Start the handlers', async () => {
    const settings: HandlersSettings = {
      sandboxUrl: sandbox.url,
      credentials: { tenantId: partner.tenantId, clientId: handlersApplication.applicationId, secret: sandboxSecret },
      providerSecret: sandboxSecret,
      webhookKey,
      dataDir,
      // Acceptance links lead to the sandbox's own page for the customer's side.
      policy: { ...sandboxPolicy, adminCenterUrl: `${sandbox.url}/admin`, ...options.policy },
    };
    const started = await (options.startHandlers?.(settings, api) ?? startHandlers(settings, options.log?.(), options.host));
    remember(started);
    await connectWebhook(api, started.webhookUrl, webhookKey);
    return started;
  });
  await progress.step('Wait for the role catalogue', () => untilRoleCatalogue(api));
  const groups = await progress.step(`Connect ${partner.displayName}`, () => connectProvider(api, controls, graph));

  if (options.demonstration && (await api.list(`${gdapTemplate.entitySetName}?$select=gdap_name&$top=1`)).length === 0) {
    const secondGraph = createPartnerGraph(sandbox.url, { ...secondPartner, secret: sandboxSecret });
    await progress.step('Make the demonstration', async () => {
      await seedCategories(api);
      // The one has to wait for the handlers now and then.
      await Promise.all([seedDemonstration(api, controls, groups, progress), seedSecondProvider(api, controls, secondGraph)]);
    });
  }

  return { url: sandbox.url, api, controls, graph, groups, sandbox, host };
}

/** Connects to a sandbox that somebody else started; undefined where none answers. */
export async function connectTo(url: string, send: typeof fetch = fetch): Promise<Connection | undefined> {
  const controls = createSandboxControls(url, send);
  try {
    await controls.now();
  } catch {
    return undefined;
  }
  const api = createWebApi(url, send);
  const graph = createPartnerGraph(url, { ...partner, secret: sandboxSecret }, send);
  return { url, api, controls, graph, groups: await connectProvider(api, controls, graph) };
}
