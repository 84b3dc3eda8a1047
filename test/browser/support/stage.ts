import type { Browser, BrowserContextOptions } from 'playwright-core';
import { launchBrowser } from '../../../scripts/lib/launch-browser';
import type { Stack, StackOptions } from '../../../scripts/lib/stack';
import type { World } from '../../../scripts/walkthrough/world';
import { startTestStack, worldOf } from '../../support/stack';
import { appOf, type App } from './app';
import { openWindow, type Person } from './browser';

/** Somebody with the app in front of them. */
export interface Staff extends Person {
  readonly app: App;
}

/** The whole system with a browser before it. */
export interface Stage {
  readonly stack: Stack;
  readonly world: World;
  readonly browser: Browser;
  /** @param name of the user as whom they work; the system administrator by default */
  staff(name?: string, options?: BrowserContextOptions): Promise<Staff>;
  close(): Promise<void>;
}

export async function openStage(options: Partial<StackOptions> = {}): Promise<Stage> {
  const browser = await launchBrowser();
  const stack = await startTestStack(options).catch((error: unknown) => browser.close().then(() => Promise.reject(error)));
  const world = await worldOf(stack);
  return {
    stack,
    world,
    browser,
    async staff(name, windowOptions) {
      const person = await openWindow(browser, windowOptions);
      const app = appOf(person.page, stack.url);
      if (name !== undefined) await choose(person, stack, name);
      return { ...person, app };
    },
    close: () => browser.close().finally(() => stack.close()),
  };
}

/** Somebody else from the first page on, as the user switcher has it. */
async function choose({ context }: Person, { api, url }: Stack, name: string): Promise<void> {
  const [user] = await api.list<{ systemuserid: string }>(`systemusers?$select=systemuserid&$filter=fullname eq '${name}'`);
  const answer = await context.request.post(`${url}/player/session`, { data: { userId: user?.systemuserid } });
  if (!answer.ok()) throw new Error(`Nobody works as ${name}: ${await answer.text()}`);
}
