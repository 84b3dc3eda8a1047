import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gdapProvider, gdapRequest } from '@gdap-manager/entities';
import { createDataverseGateway } from '../../gateways/dataverse/dynamics-gateway';
import type { SecretStore } from '../../gateways/secrets';
import { openSqliteQueues } from '../../queue/sqlite-queue';
import { poisonName } from '../../queue/queue';
import { createDataverseStore } from '../../request-lifecycle/dataverse-store';
import { createDataverseSweepStore } from '../../request-lifecycle/dataverse-sweep-store';
import { handle, reportPoison, type HandlerContext, type Work } from '../../request-lifecycle/handler';
import { defaultPolicy, type Policy } from '../../request-lifecycle/policy';
import { sweep } from '../../request-lifecycle/sweep';
import { silentLog, type Log } from './log';
import { createProviderGateways } from './providers';
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
  readonly log?: Log;
}

export interface Host {
  /** Where Dataverse is to call, without the key. */
  readonly webhookUrl: string;
  /** Resolves when every announced row has been looked at. */
  idle(): Promise<void>;
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
  let aheadMs = 0;
  const environmentNow = async () => Date.now() + aheadMs;
  const sweepStore = createDataverseSweepStore(dataverse);
  const gateways = createProviderGateways(options.secrets, options);

  const queues = openSqliteQueues({ path: join(options.dataDir, 'queue.db'), now: Date.now });
  const queue = queues.open('work');
  const enqueue = async (work: Work) => {
    await queue.enqueue(JSON.stringify(work));
    worker.wake();
  };
  const context: HandlerContext = {
    store: createDataverseStore(dataverse, environmentNow),
    sweepStore, dataverse, policy, enqueue,
    graphOf: (provider) => gateways.of(provider),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
  const worker = startWorker({
    queue,
    poison: queues.open(poisonName('work')),
    handle: (work, repeated) => handle(work, repeated, context),
    onPoison: (work) => reportPoison(work, context),
    log,
    ...(options.concurrency ? { concurrency: options.concurrency } : {}),
  });

  const announceRequest = (id: string, reason: string) => enqueue({ table: gdapRequest.logicalName, id, message: reason, correlationId: randomUUID() });
  const announced = new Map<string, string>();
  const strays = new Set<string>();
  const announcedDue = new Map<string, string>();
  const webhook = await startWebhook({ port: options.port ?? 0, key: options.webhookKey, enqueue, log }).catch(async (error: unknown) => {
    await worker.close();
    queues.close();
    throw error;
  });
  const timers = startTimers({
    policy,
    log,
    realNow: () => performance.now(),
    async readClock() {
      const time = await dataverse.serverTime();
      aheadMs = time - Date.now();
      return time;
    },
    async announceDue(now) {
      for await (const page of sweepStore.dueRequests(now)) {
        for (const { id, nextCheckOn } of page) {
          if (announcedDue.get(id) === nextCheckOn) continue;
          announcedDue.set(id, nextCheckOn);
          await announceRequest(id, 'due');
        }
      }
    },
    async sweep(now, deep) {
      if (deep) announcedDue.clear();
      await sweep(now, deep, {
        store: sweepStore, graphOf: context.graphOf, policy, announced, strays, announce: announceRequest,
        announceProvider: (id) => enqueue({ table: gdapProvider.logicalName, id, message: 'try again', correlationId: randomUUID() }),
        onFailure: (provider, failure) => log('warn', 'provider not compared', { provider: provider.name, status: failure.status, code: failure.code, why: failure.message }),
      });
    },
  });

  log('info', 'host started', { webhook: webhook.url });
  return {
    webhookUrl: webhook.url,
    idle: () => worker.idle(),
    async close() {
      await webhook.close();
      await timers.close();
      await worker.close();
      queues.close();
      log('info', 'host stopped');
    },
  };
}
