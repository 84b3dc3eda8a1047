import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '@gdap-manager/sandbox';
import type { Browser, Page } from 'playwright-core';
import { partner } from '../demo/partner';
import { builtSolutionZip } from '../lib/built';
import { connectProvider, providerId } from '../lib/connect-provider';
import { createPartnerGraph } from '../lib/graph-client';
import { importSolution } from '../lib/install';
import { launchBrowser } from '../lib/launch-browser';
import { loadRoleCatalogue } from '../lib/role-catalogue';
import { createSandboxControls } from '../lib/sandbox-controls';
import { createWebApi } from '../lib/web-api';
import { fillMappings, fillRequests } from './fill';
import { median } from './statistics';

export interface BrowserResult {
  readonly name: string;
  readonly medianMs: number;
  readonly longestMs: number;
  readonly limit: string;
}

const RUNS = 5;
const GROUPS = 30;

/**
 * What somebody waits for in the app, with so many requests in it: each run in a new window without a cache, from the
 * key press or the address to what they wanted to see.
 */
export async function browserBench(requests: number): Promise<BrowserResult[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-'));
  const template = await prepare(dataDir, requests);
  const sandbox = await startSandbox({ port: 0, dataDir });
  const browser = await launchBrowser();
  try {
    const list = `${sandbox.url}/?pagetype=entitylist&etn=gdap_request`;
    // What a developer's first visit does once: the player's scripts are built.
    await inWindow(browser, (page) => openList(page, list));
    return [
      await measure(`first list of ${requests.toLocaleString('en')} requests, from the address`, '1500 ms', () => inWindow(browser, (page) => timed(() => openList(page, list)))),
      await measure('the next page of it', 'no stall', () => inWindow(browser, (page) => afterList(page, list, () => nextPage(page)))),
      await measure('found by a word', 'no stall', () => inWindow(browser, (page) => afterList(page, list, () => find(page)))),
      await measure('a request opened from the list, with its controls', '1000 ms', () => inWindow(browser, (page) => afterList(page, list, () => openForm(page)))),
      await measure(`a template with 144 roles for each of ${GROUPS} groups`, 'no stall', () => inWindow(browser, (page) => timed(() => openMappings(page, `${sandbox.url}/?pagetype=entityrecord&etn=gdap_template&id=${template}`)))),
      await measure('  the longest time in which that page did not answer', 'no stall', () => inWindow(browser, (page) => longestTask(page, `${sandbox.url}/?pagetype=entityrecord&etn=gdap_template&id=${template}`))),
      await measure('naively: load all requests into the page', '', () => inWindow(browser, (page) => afterList(page, list, () => loadAll(page)))),
    ];
  } finally {
    await browser.close();
    await sandbox.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** An environment with the solution, a provider, so many requests and one template that asks for everything. */
async function prepare(dataDir: string, requests: number): Promise<string> {
  const sandbox = await startSandbox({ port: 0, dataDir });
  const api = createWebApi(sandbox.url);
  await importSolution(api, builtSolutionZip(), dataDir);
  await loadRoleCatalogue(api);
  await connectProvider(api, createSandboxControls(sandbox.url), createPartnerGraph(sandbox.url, { ...partner, secret: 'any' }));
  await sandbox.close();
  fillRequests(dataDir, requests);
  return fillMappings(dataDir, providerId, GROUPS);
}

async function measure(name: string, limit: string, run: () => Promise<number>): Promise<BrowserResult> {
  const times: number[] = [];
  for (let index = 0; index < RUNS; index += 1) times.push(await run());
  return { name, limit, medianMs: median(times), longestMs: Math.max(...times) };
}

async function inWindow<T>(browser: Browser, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 } });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function openList(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'commit' });
  await page.getByRole('row').nth(20).waitFor();
}

async function afterList(page: Page, url: string, work: () => Promise<unknown>): Promise<number> {
  await openList(page, url);
  await page.waitForLoadState('networkidle');
  return timed(work);
}

async function nextPage(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Next page' }).click();
  await page.getByText('51 - 100 of').waitFor();
}

async function find(page: Page): Promise<void> {
  await page.getByRole('searchbox').fill('Request 47*');
  await page.keyboard.press('Enter');
  await page.getByText(/1 - 50 of \d{2,3}$/).waitFor();
}

async function openForm(page: Page): Promise<void> {
  await page.getByRole('row').nth(3).getByRole('link').first().click();
  await page.getByRole('region', { name: 'Request Lifecycle' }).getByText('(now)').waitFor();
}

async function openMappings(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'commit' });
  await page.getByRole('region', { name: 'Role Mappings' }).getByRole('button', { name: 'Add group' }).waitFor();
}

/** Milliseconds of the longest task of the page from the address until all is drawn (Long Tasks API). */
async function longestTask(page: Page, url: string): Promise<number> {
  await page.addInitScript('window.longest = 0; new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration); }).observe({ type: "longtask", buffered: true });');
  await openMappings(page, url);
  await page.waitForLoadState('networkidle');
  return Number(await page.evaluate('window.longest'));
}

async function loadAll(page: Page): Promise<void> {
  await page.evaluate(`(async () => { for (let next = '/api/data/v9.2/gdap_requests'; next; ) { const rows = await (await fetch(next)).json(); next = rows['@odata.nextLink']; } })()`);
}
