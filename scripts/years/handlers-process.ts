import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Host } from '@gdap-manager/plugins';
import type { HandlersSettings } from '../lib/handlers';
import { connectWebhook } from '../lib/install';
import { until } from '../lib/until';
import type { WebApi } from '../lib/web-api';

type Work = { readonly do: 'start'; readonly settings: HandlersSettings } | { readonly do: 'settle' };
/** What the handlers are to do, and what time it is, milliseconds since 1970: it stands still until they are told another. */
export type Order = { readonly id: number; readonly now: number } & Work;
export interface Answer {
  readonly id: number;
  readonly result?: string;
  readonly error?: string;
}

/** Handlers in a process of their own. */
export interface HandlersProcess extends Host {
  /** Resolves when nothing can be done until the clock moves on. @returns how much is left that is soon to be tried again */
  settle(): Promise<number>;
  /** SIGKILL, in the middle of whatever they do, and a new start. */
  killAndRestart(): Promise<void>;
}

/**
 * Starts the handlers in a process that can be killed at any moment.
 * @param now milliseconds since 1970, by a clock that stands still while they work
 */
export async function startHandlersProcess(settings: HandlersSettings, api: WebApi, now: () => number): Promise<HandlersProcess> {
  let child: ChildProcess | undefined;
  let url = '';
  let asked = 0;

  async function ask(order: Work): Promise<string> {
    const to = child;
    if (!to?.connected) throw new Error('The handlers are not running.');
    const id = (asked += 1);
    return new Promise((resolve, reject) => {
      const forget = () => {
        to.off('message', hear);
        to.off('exit', gone);
      };
      const hear = (answer: Answer) => {
        if (answer.id !== id) return;
        forget();
        if (answer.error === undefined) resolve(answer.result ?? '');
        else reject(new Error(answer.error));
      };
      const gone = () => {
        forget();
        reject(new Error(`The handlers ended while they were to ${order.do}.`));
      };
      to.on('message', hear);
      to.on('exit', gone);
      to.send({ id, now: now(), ...order } satisfies Order);
    });
  }
  const settle = async () => Number(await ask({ do: 'settle' }));
  async function start(): Promise<void> {
    child = fork(join(__dirname, 'handlers-main.ts'), { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    url = await ask({ do: 'start', settings });
  }
  async function kill(): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  await start();
  return {
    get webhookUrl() {
      return url;
    },
    tick: async () => void (await settle()),
    idle: settle,
    settle,
    async killAndRestart() {
      await kill();
      await start();
      // A failure that was meant for the handlers may come here.
      await until('Dataverse to know where the handlers listen', () => connectWebhook(api, url, settings.webhookKey).then(() => true, () => false));
    },
    close: kill,
  };
}
