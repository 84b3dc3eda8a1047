import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { watchTraffic } from './traffic';

// A busy machine is no reason to fail: what hangs is still found, and what never comes says itself what was waited for.
jest.setTimeout(300_000);

const screenshots = resolve(__dirname, '../../../dist/screenshots');

/** Somebody in front of a browser: their window, and what went wrong in it that nobody would see. */
export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Console errors and warnings, exceptions and failed requests, in order. Tests expect none. */
  readonly complaints: string[];
  /** Says that a complaint will come and is right: such as a refused save, which browsers log as an error. */
  expectComplaint(pattern: RegExp): void;
  /** Keeps a picture in `dist/screenshots/`, where somebody wants to see them: `SCREENSHOTS=1`. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

export async function openWindow(browser: Browser, options: BrowserContextOptions = {}): Promise<Person> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, locale: 'en-US', timezoneId: 'Europe/Vienna', permissions: ['clipboard-read', 'clipboard-write'], ...options });
  context.setDefaultTimeout(60_000);
  watchTraffic(context);
  const page = await context.newPage();
  const complaints: string[] = [];
  const expected: RegExp[] = [];
  const complain = (text: string) => {
    if (!expected.some((pattern) => pattern.test(text))) complaints.push(text);
  };
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complain(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => complain(`exception: ${error.error().stack ?? String(error.error())}`));
  context.on('requestfailed', (request) => {
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') complain(`failed: ${request.method()} ${request.url()} ${request.failure()?.errorText ?? ''}`);
  });
  return {
    context,
    page,
    complaints,
    expectComplaint: (pattern) => expected.push(pattern),
    async screenshot(name) {
      if (!process.env.SCREENSHOTS) return;
      mkdirSync(screenshots, { recursive: true });
      await page.screenshot({ path: join(screenshots, `${name}.png`) });
    },
    close: () => context.close(),
  };
}
