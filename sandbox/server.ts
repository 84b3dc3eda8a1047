import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { assembleSandbox, type Assembly, type SettingsChange } from './assemble';
import type { SandboxClock } from './kernel/clock';
import { isLoopbackHost } from './kernel/loopback';
import { isSameOrigin } from './kernel/same-origin';
import { ConnectionCut } from './kernel/service-shell';
import { playerPaths } from './player/service';

export interface SandboxOptions {
  /** Default 4180; 0 for any free one. The host is always 127.0.0.1. */
  readonly port?: number;
  /** Folder for what survives a restart; made when missing. */
  readonly dataDir: string;
  /** Begin with nothing kept. Default false. */
  readonly fresh?: boolean;
  readonly settings?: SettingsChange;
  /** Whether a tenant that `/sandbox/tenants` does not know is a partner's all the same. Default: no. */
  readonly isPartnerTenant?: (tenantId: string) => Promise<boolean>;
  /** How far the clock of a new folder is ahead of the wall clock, milliseconds; negative: behind, so that a past can be played. Default 0. */
  readonly clockAheadMs?: number;
  /** What the clock runs by, milliseconds since 1970; the real one by default. */
  readonly wallClock?: () => number;
  /** Hears of unexpected exceptions; callers get a plain 500. */
  readonly onError?: (error: unknown) => void;
}

/** A sandbox that runs. */
export interface Sandbox {
  /** Such as `http://127.0.0.1:4180`. */
  readonly url: string;
  readonly clock: SandboxClock;
  /** Answers what is under way, then lets go of everything. */
  close(): Promise<void>;
}

/** What Microsoft has and the sandbox has not: 501, which nobody takes for an address mistyped. */
const unsupported = {
  '/graph': 'versions of Microsoft Graph other than v1.0',
};

/** Connections that are still busy this long after close() are cut. */
const CLOSE_GRACE_MS = 2000;

/**
 * Starts the sandbox on the loopback interface.
 * @throws when the port is taken or the data folder cannot be used
 */
export async function startSandbox({ port = 4180, onError = () => undefined, ...options }: SandboxOptions): Promise<Sandbox> {
  const assembly = assembleSandbox({ ...options, onError });
  const server = createAdaptorServer({ fetch: createApp(assembly, onError).fetch, overrideGlobalObjects: false }) as Server;
  // Whoever called lets go of a connection: if we did, a call that is just being sent on it would be lost.
  server.keepAliveTimeout = 0;
  try {
    await listen(server, port);
  } catch (error) {
    assembly.close();
    throw error;
  }
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    clock: assembly.clock,
    async close() {
      await stop(server);
      assembly.close();
    },
  };
}

function createApp({ services, player, controls }: Assembly, onError: (error: unknown) => void): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(async (context, next) => {
    if (isLoopbackHost(context.req.header('host'))) return next();
    return context.json({ error: { message: 'The sandbox answers only under the names of this machine: localhost, 127.0.0.1.' } }, 403);
  });
  const openMounts = services.filter(({ forEveryOrigin }) => forEveryOrigin).map(({ mount }) => `${mount}/`);
  app.use(async ({ req, json }, next) => {
    // Calls without a token are the administrator's: no other site's page may make them in somebody's browser.
    if (['GET', 'HEAD', 'OPTIONS'].includes(req.method) || isSameOrigin(req.raw)) return next();
    if (openMounts.some((mount) => req.path.startsWith(mount))) return next();
    return json({ error: { message: 'Pages of other sites may change nothing in the sandbox.' } }, 403);
  });
  for (const { mount, service } of services) {
    app.all(`${mount}/*`, async ({ req, env }) => {
      const response = await service.handle(req.raw, new URL(req.url).pathname.slice(mount.length));
      return response.body === null ? sendEmpty(response, env.outgoing) : response;
    });
  }
  for (const [mount, what] of Object.entries(unsupported)) {
    app.all(`${mount}/*`, (context) => context.json({ error: { code: 'notSupported', message: `The sandbox does not support ${what}.` } }, 501));
  }
  app.mount('/sandbox', controls.fetch);
  app.get('/', (context, next) => {
    const isBrowser = context.req.header('accept')?.includes('text/html') ?? false;
    return isBrowser ? next() : Promise.resolve(context.json({ sandbox: [...services.map(({ mount }) => `${mount}/`), '/sandbox/'] }));
  });
  for (const path of playerPaths) app.all(path, async ({ req }) => player.handle(req.raw, req.path));
  app.notFound((context) =>
    context.json({ error: { message: `There is nothing at '${context.req.path}'. GET / lists what there is.` } }, 404),
  );
  app.onError((error, context) => {
    if (error instanceof ConnectionCut) {
      context.env.outgoing.destroy();
      return RESPONSE_ALREADY_SENT;
    }
    onError(error);
    return context.json({ error: { message: 'Something went wrong inside the sandbox.' } }, 500);
  });
  return app;
}

/** An empty answer as it is: the adaptor would add a Content-Type, and Microsoft's Graph client then looks for a body. */
function sendEmpty({ status, headers }: Response, outgoing: HttpBindings['outgoing']): Response {
  outgoing.writeHead(status, { ...Object.fromEntries(headers), ...(status !== 204 && status !== 304 && { 'content-length': '0' }) });
  outgoing.end();
  return RESPONSE_ALREADY_SENT;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    const cut = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
    server.close((error) => {
      clearTimeout(cut);
      if (error === undefined) resolve();
      else reject(error);
    });
    server.closeIdleConnections();
  });
}
