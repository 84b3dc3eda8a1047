import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '@gdap-manager/sandbox';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/lib/launch-browser';
import type { MsalPage } from '../../solution/web-resources/testing/msal/contract';
import { accessibilityProblems } from './support/accessibility';
import { openWindow, type Person } from './support/browser';
import { serveMsalPages } from './support/msal-pages';

const TENANT = '11111111-1111-4111-8111-111111111111';
const CLIENT = '44444444-4444-4444-8444-444444444444';
const ADMIN = 'admin@fabrikam.onmicrosoft.com';
const TECHNICIAN = 'technician@fabrikam.onmicrosoft.com';
const scopes = ['User.Read', 'GroupMember.Read.All'];

let dataDir: string;
let sandbox: Sandbox;
let browser: Browser;
let application: Awaited<ReturnType<typeof serveMsalPages>>;
let person: Person;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'sign-in-'));
  [sandbox, browser, application] = await Promise.all([startSandbox({ port: 0, dataDir }), launchBrowser(), serveMsalPages()]);
});
beforeEach(async () => {
  await control('POST', 'reset');
  await control('POST', 'tenants', { tenantId: TENANT, displayName: 'Fabrikam', defaultDomain: 'fabrikam.onmicrosoft.com' });
  person = await openWindow(browser);
});
afterEach(() => person.close());
afterAll(async () => {
  await browser.close();
  application.close();
  await sandbox.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const control = (method: string, path: string, body: unknown = {}) => fetch(`${sandbox.url}/sandbox/${path}`, { method, body: JSON.stringify(body) });

/** The application's page, whose MSAL the tests drive as its buttons would. */
async function openApplication(): Promise<Page> {
  const settings = new URLSearchParams({ login: `${sandbox.url}/login`, client: CLIENT, tenant: TENANT });
  await person.page.goto(`${application.url}/?${settings}`);
  return person.page;
}

type Answer<T> = { readonly value: T } | { readonly error: { readonly errorCode: string; readonly message: string } };

/** Calls a method of the page's MSAL. */
const ask = <T>(page: Page, method: keyof MsalPage, ...args: unknown[]): Promise<Answer<T>> =>
  page.evaluate(
    async ([name, given]) => {
      const msal = (globalThis as unknown as { msalPage: Record<string, (...all: unknown[]) => Promise<unknown>> }).msalPage;
      try {
        return { value: await msal[name as string]?.(...(given as unknown[])) };
      } catch (error) {
        const { errorCode, message } = error as { errorCode: string; message: string };
        return { error: { errorCode, message } };
      }
    },
    [method, args] as const,
  ) as Promise<Answer<T>>;

/** Signs in: what the window shows is answered by `answer`. */
async function signIn(page: Page, answer: (popup: Page) => Promise<void>, prompt?: string): Promise<Answer<{ username: string; token: string }>> {
  const [popup, result] = await Promise.all([page.waitForEvent('popup').then(async (opened) => (await answer(opened), opened)), ask<{ username: string; token: string }>(page, 'signIn', scopes, prompt)]);
  if (!popup.isClosed()) await popup.waitForEvent('close');
  return result;
}

const choose = (account: string) => (popup: Page) => popup.getByRole('button', { name: account }).click();

describe('signing in with MSAL in a window', () => {
  it('asks who somebody is and for consent, and gives tokens that Graph takes', async () => {
    const page = await openApplication();
    const result = await signIn(page, async (popup) => {
      await popup.getByRole('heading', { level: 1, name: 'Pick an account' }).waitFor();
      await choose(ADMIN)(popup);
      await popup.getByRole('checkbox', { name: /on behalf of your organisation/ }).check();
      await popup.getByRole('button', { name: 'Accept' }).click();
    });
    expect(result).toEqual({ value: { username: ADMIN, token: expect.any(String) } });
    const { token } = (result as { value: { token: string } }).value;
    const groups = await ask<{ value: { displayName: string }[] }>(page, 'graph', `${sandbox.url}/graph`, '/me/memberOf?$select=displayName', token);
    expect(groups).toMatchObject({ value: { value: [{ displayName: 'AdminAgents' }, { displayName: 'Global Administrator' }] } });

    expect(await ask(page, 'renew', scopes, false)).toEqual({ value: token });
    const renewed = await ask<string>(page, 'renew', scopes, true);
    expect(renewed).toEqual({ value: expect.not.stringMatching(`^${token}$`) });
    // The administrator has consented for everybody.
    expect(await signIn(page, choose(TECHNICIAN), 'select_account')).toMatchObject({ value: { username: TECHNICIAN } });
    expect(person.complaints).toEqual([]);
  });

  it('tells the application that somebody turned back', async () => {
    const page = await openApplication();
    const result = await signIn(page, async (popup) => {
      await choose(TECHNICIAN)(popup);
      await popup.getByRole('heading', { level: 1, name: 'Need admin approval' }).waitFor();
      await popup.getByRole('button', { name: /Return to the application/ }).click();
    });
    expect(result).toMatchObject({ error: { errorCode: 'access_denied', message: expect.stringContaining('AADSTS65004') } });
  });

  it('needs no window again while somebody is signed in in this browser', async () => {
    const page = await openApplication();
    await control('POST', 'consents', { tenantId: TENANT, clientId: CLIENT });
    expect(await signIn(page, choose(ADMIN))).toMatchObject({ value: { username: ADMIN } });
    await openApplication();
    expect(await signIn(page, async () => undefined)).toMatchObject({ value: { username: ADMIN } });
  });
});

describe('the pages of the sign-in service', () => {
  it.each(['light', 'dark'] as const)('are fit for everybody, in %s colours', async (colorScheme) => {
    const { page, close } = await openWindow(browser, { colorScheme, viewport: { width: 500, height: 700 } });
    const look = async (heading: string) => {
      await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
    };
    const query = new URLSearchParams({ client_id: CLIENT, redirect_uri: `${application.url}/`, scope: 'openid Group.ReadWrite.All', response_type: 'code' });
    await page.goto(`${sandbox.url}/login/${TENANT}/oauth2/v2.0/authorize?${query}`);
    await look('Pick an account');
    await page.getByLabel('Another account').fill('nobody@example.com');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('alert').waitFor();
    await look('Pick an account');
    await page.getByRole('button', { name: TECHNICIAN }).click();
    await look('Need admin approval');
    await page.goto(`${sandbox.url}/login/${TENANT}/v2.0/adminconsent?${query}`);
    await page.getByRole('button', { name: 'Administrator of Fabrikam' }).click();
    await look('Permissions requested, review for your organisation');
    await page.goto(`${sandbox.url}/login/device`);
    await look('Enter code');
    await close();
  });

  it('send themselves where the application wants a form', async () => {
    const query = new URLSearchParams({ client_id: CLIENT, redirect_uri: `${application.url}/`, scope: 'openid', response_type: 'code', response_mode: 'form_post', state: '"<b>' });
    await person.page.goto(`${sandbox.url}/login/${TENANT}/oauth2/v2.0/authorize?${query}`);
    const [sent] = await Promise.all([person.page.waitForRequest((request) => request.method() === 'POST' && request.url() === `${application.url}/`), choose(ADMIN)(person.page)]);
    expect(new URLSearchParams(sent.postData() ?? '').get('state')).toBe('"<b>');
  });
});
