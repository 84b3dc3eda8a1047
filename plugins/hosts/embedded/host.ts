import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createCapabilities } from '../../capabilities';
import type { Capability } from '../../capability';
import { createDueRequests } from '../../due-requests';
import { createDataverseGateway } from '../../gateways/dataverse/dynamics-gateway';
import type { SecretStore } from '../../gateways/secrets';
import { defaultPolicy, type Policy } from '../../policy';
import { createProviderGateways } from '../../provider/gateways';
import { poisonName } from '../../queue/queue';
import { openSqliteQueues } from '../../queue/sqlite-queue';
import type { Work } from '../../work';
import { createClock } from './clock';
import { createDispatch } from './dispatch';
import { silentLog, type Log } from './log';
import { startTimers } from './timers';
import { startWebhook } from './webhook';
import { startWorker } from './worker';

export interface HostOptions {
  /** Such as `https://contoso.crm.dynamics.com`. */
  readonly dataverseUrl: string;
  /** A token for Dataverse; absent where it asks for none, as the sandbox on loopback. */
  readonly dataverseToken?: () => Promise<string>;
  /** What stands before `/v1.0`; default Microsoft Graph's public address. */
  readonly graphUrl?: string;
  /** What stands before `/{tenant}/oauth2/v2.0/token`; default Entra's public address. */
  readonly loginUrl?: string;
  /** What stands before `/v1/customers`; default Partner Center's public address. */
  readonly partnerCenterUrl?: string;
  /** What Dataverse sends with each call of the webhook. At least 16 characters. */
  readonly webhookKey: string;
  /** Where the queue is kept. */
  readonly dataDir: string;
  /** Port of the webhook on loopback; default 0: any free one. */
  readonly port?: number;
  readonly secrets: SecretStore;
  /** What differs from `defaultPolicy`. */
  readonly policy?: Partial<Policy>;
  /** Rows looked at at once; default 8. */
  readonly concurrency?: number;
  /**
   * Our own clock, milliseconds since 1970: what hides messages for a while, and what fills the time until Dataverse is
   * asked for its own again. Default: this machine's. Where the sandbox's clock stands still, so must this one.
   */
  readonly now?: () => number;
  readonly log?: Log;
}

export interface Host {
  /** Where Dataverse is to call, without the key. */
  readonly webhookUrl: string;
  /** Looks at the clock now, and at what is due by it, instead of at the next tick. */
  tick(): Promise<void>;
  /** Resolves when every announced row has been looked at. @returns how many messages are left: hidden until they are tried again */
  idle(): Promise<number>;
  /** Finishes what is in work and stops. */
  close(): Promise<void>;
}

/**
 * Runs the handlers in this process: a webhook on loopback, a queue in SQLite, workers and timers. Does not register
 * the webhook at Dataverse: whoever starts it does.
 */
export async function startHost(options: HostOptions): Promise<Host> {
  if (options.webhookKey.length < 16) throw new Error('The webhook key must have at least 16 characters.');
  const log = options.log ?? silentLog;
  const policy: Policy = { ...defaultPolicy, ...options.policy };
  mkdirSync(options.dataDir, { recursive: true });

  const dataverse = createDataverseGateway({ url: options.dataverseUrl, ...(options.dataverseToken ? { token: options.dataverseToken } : {}) });
  const now = options.now ?? Date.now;
  const clock = createClock(() => dataverse.serverTime(), now);
  let ownUserId: string | undefined;
  const queues = openSqliteQueues({ path: join(options.dataDir, 'queue.db'), now });
  const queue = queues.open('work');
  const enqueue = async (work: Work) => {
    for (const one of dispatch.forEach(work)) await queue.enqueue(JSON.stringify(one));
    worker.wake();
  };
  const due = createDueRequests(dataverse);
  const capabilities = createCapabilities({
    dataverse, due, policy, enqueue, log,
    gateways: createProviderGateways(options.secrets, options),
    now: () => clock.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  const dispatch = createDispatch(capabilities);
  const worker = startWorker({
    queue,
    poison: queues.open(poisonName('work')),
    handle: dispatch.handle,
    onPoison: dispatch.reportPoison,
    log,
    ...(options.concurrency ? { concurrency: options.concurrency } : {}),
  });

  const webhook = await startWebhook({ port: options.port ?? 0, key: options.webhookKey, enqueue, ownUserId: () => ownUserId, log }).catch(async (error: unknown) => {
    await worker.close();
    queues.close();
    throw error;
  });
  const timers = startTimers({
    policy,
    log,
    realNow: options.now ?? (() => performance.now()),
    async readClock() {
      // Without a sign-in of our own everybody's changes would be ours.
      if (options.dataverseToken) ownUserId ??= await dataverse.whoAmI();
      return clock.read();
    },
    announceDue(now) {
      due.begin();
      return eachOf(capabilities, ({ announceDue }) => announceDue?.(now));
    },
    sweep: (now, deep) => eachOf(capabilities, ({ sweep }) => sweep?.(now, deep)),
  });

  log('info', 'host started', { webhook: webhook.url });
  return {
    webhookUrl: webhook.url,
    tick: () => timers.tick(),
    async idle() {
      await worker.idle();
      return queue.length();
    },
    async close() {
      await webhook.close();
      await timers.close();
      await worker.close();
      queues.close();
      log('info', 'host stopped');
    },
  };
}

/** One after the other; what one of them cannot do keeps none of the others from it. @throws the first error, at the end */
async function eachOf(capabilities: readonly Capability[], work: (capability: Capability) => Promise<void> | undefined): Promise<void> {
  const errors: unknown[] = [];
  for (const capability of capabilities) await Promise.resolve(work(capability)).catch((error: unknown) => errors.push(error));
  if (errors.length > 0) throw errors[0];
}
