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
  const [stack, browser] = await Promise.all([startTestStack(options), launchBrowser()]);
  const world = await worldOf(stack);
  return {
    stack,
    world,
    browser,
    async staff(name, windowOptions) {
      const person = await openWindow(browser, windowOptions);
      const app = appOf(person.page, stack.url);
      if (name !== undefined) await choose(person, stack.url, name);
      return { ...person, app };
    },
    async close() {
      await browser.close();
      await stack.close();
    },
  };
}

/** Becomes somebody else by the user switcher. */
async function choose({ page }: Person, url: string, name: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: /^Signed in as/ }).click();
  await page.getByRole('menuitemradio', { name }).or(page.getByRole('menuitemcheckbox', { name })).or(page.getByRole('menuitem', { name })).click();
  await page.getByRole('button', { name: `Signed in as ${name}` }).waitFor();
}
