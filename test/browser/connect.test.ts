import { ConnectionState, gdapProvider, ProviderType, type Row } from '@gdap-manager/entities';
import type { FrameLocator, Page } from 'playwright-core';
import { idOf } from '../../scripts/lib/ids';
import { accessibilityProblems } from './support/accessibility';
import { eventually } from './support/eventually';
import { openStage, type Stage, type Staff } from './support/stage';

/** Each test has a partner tenant of its own. */
interface Partner {
  readonly tenantId: string;
  readonly clientId: string;
  readonly domain: string;
}

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const control = async (method: string, path: string, body: object) => {
  const response = await fetch(`${stage.stack.url}/sandbox/${path}`, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
};

/** A partner whose administrator has granted nothing yet. */
async function newPartner(name: string): Promise<Partner> {
  const partner = { tenantId: idOf('partner tenant', name), clientId: idOf('application', name), domain: `${name.toLowerCase()}.onmicrosoft.com` };
  await control('POST', 'tenants', { tenantId: partner.tenantId, displayName: name, defaultDomain: partner.domain });
  await control('DELETE', 'consents', { tenantId: partner.tenantId, clientId: partner.clientId });
  return partner;
}

const providerNamed = async (name: string): Promise<Row<typeof gdapProvider>> => {
  const [row] = await stage.stack.api.list<Row<typeof gdapProvider>>(`${gdapProvider.entitySetName}?$filter=gdap_name eq '${name}'`);
  if (!row) throw new Error(`There is no provider ${name}.`);
  return row;
};

/** A provider's row that is there already. */
async function provider(name: string, { tenantId, clientId }: Partner): Promise<string> {
  const id = idOf('provider', name);
  await stage.stack.api.upsert(`gdap_providers(${id})`, { gdap_name: name, gdap_type: ProviderType.partnerCenter, gdap_partnertenantid: tenantId, gdap_clientid: clientId });
  return id;
}

/** The page in its dialog. */
const frameOf = ({ page }: Staff): FrameLocator => page.frameLocator('iframe');

const check = (frame: FrameLocator, name: string) => frame.getByRole('listitem').filter({ has: frame.getByText(name, { exact: true }) }).last();

/** Does something that opens a window of Microsoft's, and answers what it shows. */
async function inWindow({ page }: Staff, open: () => Promise<void>, answer: (popup: Page) => Promise<void>): Promise<void> {
  const [popup] = await Promise.all([page.waitForEvent('popup'), open()]);
  await answer(popup);
  if (!popup.isClosed()) await popup.waitForEvent('close');
}

const signIn = (staff: Staff, account: string, answer: (popup: Page) => Promise<void> = async () => undefined) =>
  inWindow(staff, () => frameOf(staff).getByRole('button', { name: 'Sign in' }).click(), async (popup) => {
    await popup.getByRole('button', { name: account }).click();
    await answer(popup);
  });

const accept = async (popup: Page) => {
  await popup.getByRole('checkbox', { name: /on behalf of your organisation/ }).check();
  await popup.getByRole('button', { name: 'Accept' }).click();
};

describe('connecting a provider', () => {
  it('leads from a new provider to a connected one', async () => {
    const partner = await newPartner('Tailwind');
    const staff = await stage.staff('Amara Okafor');
    const { app, page } = staff;
    await app.openNew('gdap_provider');
    await app.field('Name').fill('Tailwind Partners');
    await app.command('Save');
    await app.saved();
    await page.getByText(/Next step: choose Connect/).waitFor();
    await app.command('Connect…');
    const frame = frameOf(staff);
    await frame.getByLabel('Partner tenant ID').fill('tailwind.com');
    await frame.getByRole('button', { name: 'Save' }).click();
    await frame.getByRole('status').getByText(/The partner tenant ID is no GUID/).waitFor();
    await frame.getByLabel('Partner tenant ID').fill(` {${partner.tenantId.toUpperCase()}} `);
    await frame.getByLabel('Application (client) ID').fill(partner.clientId);
    await frame.getByLabel('Name of the client secret').fill('TAILWIND');
    await frame.getByRole('button', { name: 'Save' }).click();
    await frame.getByText('Saved.').waitFor();
    await staff.screenshot('connect-1-application');

    await signIn(staff, `admin@${partner.domain}`, accept);
    await frame.getByRole('status').getByText(`Signed in as admin@${partner.domain}.`).waitFor();
    for (const name of ['The account belongs to the partner tenant', 'The account is an Admin agent', 'Multi-factor authentication']) await check(frame, name).getByText('Passed').waitFor();

    await inWindow(staff, () => frame.getByRole('button', { name: 'Give consent' }).click(), async (popup) => {
      const account = popup.getByRole('button', { name: `admin@${partner.domain}` });
      const accepting = popup.getByRole('button', { name: 'Accept' });
      await account.or(accepting).first().waitFor();
      if (await account.isVisible()) await account.click();
      await accepting.click();
    });
    await frame.getByRole('status').getByText('The handlers can do their work.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await staff.screenshot('connect-2-connected');

    const row = await providerNamed('Tailwind Partners');
    expect(row).toMatchObject({ gdap_connectionstate: ConnectionState.connected, gdap_connectedby: `admin@${partner.domain}`, gdap_partnertenantid: partner.tenantId, gdap_secretname: 'TAILWIND' });
    // No token reaches Dataverse, nor what outlives the page.
    expect(JSON.stringify(row)).not.toContain('eyJ');
    expect(await page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])')).not.toContain('eyJ');
    await frame.getByRole('button', { name: 'Close' }).click();
    await page.getByText(/Next step: choose Connect/).waitFor({ state: 'detached' });
    await staff.screenshot('connect-3-form');
    expect(staff.complaints).toEqual([]);
    await staff.close();
  });

  it('says what an account lacks that is no Admin agent, or has no second factor', async () => {
    const partner = await newPartner('Proseware');
    const id = await provider('Proseware', partner);
    await control('POST', 'consents', { tenantId: partner.tenantId, clientId: partner.clientId });
    const staff = await stage.staff('Amara Okafor', { colorScheme: 'dark' });
    await staff.app.openRow('gdap_provider', id);
    await staff.app.command('Connect…');
    const frame = frameOf(staff);
    await signIn(staff, `technician@${partner.domain}`);
    await check(frame, 'The account is an Admin agent').getByText(/gives it the role Admin agent in Partner Center/).waitFor();
    await signIn(staff, `admin.nomfa@${partner.domain}`);
    await check(frame, 'Multi-factor authentication').getByText(/Set up multi-factor authentication/).waitFor();
    expect(await accessibilityProblems(staff.page)).toEqual([]);
    await staff.screenshot('connect-4-lacking');
    await staff.close();
  });

  it('says who must act where consent is declined, withdrawn, or only an administrator may give it', async () => {
    const partner = await newPartner('Wingtip');
    const id = await provider('Wingtip', partner);
    const staff = await stage.staff('Amara Okafor');
    await staff.app.openRow('gdap_provider', id);
    await staff.app.command('Connect…');
    const frame = frameOf(staff);
    await signIn(staff, `technician@${partner.domain}`, async (popup) => popup.getByRole('button', { name: /Return to the application/ }).click());
    await frame.getByRole('status').getByText(/declined/).waitFor();
    await control('POST', 'consents', { tenantId: partner.tenantId, clientId: partner.clientId });
    await frame.getByRole('button', { name: 'Check', exact: true }).click();
    await frame.getByRole('status').getByText('The handlers can do their work.').waitFor();

    await control('DELETE', 'consents', { tenantId: partner.tenantId, clientId: partner.clientId });
    await frame.getByRole('button', { name: 'Check', exact: true }).click();
    await frame.getByRole('status').getByText(/cannot do their work yet/).waitFor();
    await check(frame, 'It has the permissions that it needs').getByText(/Missing: DelegatedAdminRelationship\.ReadWrite\.All/).waitFor();
    await staff.screenshot('connect-5-withdrawn');
    await frame.getByRole('button', { name: 'Close' }).click();
    await staff.page.getByText(/The handlers cannot work with this provider\./).first().waitFor();
    await staff.close();
  });

  it('goes on after a window that was blocked, or that somebody closed', async () => {
    const partner = await newPartner('Lucerne');
    const id = await provider('Lucerne', partner);
    const staff = await stage.staff('Amara Okafor');
    await staff.app.openRow('gdap_provider', id);
    await staff.app.command('Connect…');
    const frame = frameOf(staff);
    const inPage = (expression: string) => frame.locator('body').evaluate(`void (${expression})`);
    await inPage('window.openAsBefore = window.open, window.open = () => null');
    await frame.getByRole('button', { name: 'Sign in' }).click();
    await frame.getByRole('status').getByText(/Allow pop-ups/).waitFor();
    await inPage('window.open = window.openAsBefore');
    await inWindow(staff, () => frame.getByRole('button', { name: 'Sign in' }).click(), (popup) => popup.close());
    await frame.getByRole('button', { name: 'Stop waiting' }).click();
    await frame.getByRole('status').getByText(/^Stopped\./).waitFor();
    await signIn(staff, `admin@${partner.domain}`, accept);
    await frame.getByRole('status').getByText(/^Signed in as/).waitFor();
    await staff.close();
  });

  it('has connections checked from the list, several at once', async () => {
    const ids = await Promise.all(['Alpine', 'Fourth'].map(async (name) => provider(name, await newPartner(name))));
    const staff = await stage.staff('Amara Okafor');
    await eventually(async () => (await Promise.all(['Alpine', 'Fourth'].map(providerNamed))).every(({ gdap_checkedon: checked }) => checked !== null), 'The first checks');
    await staff.app.openList('gdap_provider');
    await staff.app.tick('Alpine', 'Fourth');
    await staff.app.command('Check Connection');
    await staff.page.getByText('The connections of 2 providers are being checked.').waitFor();
    await eventually(async () => (await Promise.all(['Alpine', 'Fourth'].map(providerNamed))).every(({ gdap_checkedon: checked, gdap_checkrequestedon: asked }) => asked !== null && checked! > asked), 'The checks');
    expect(ids).toHaveLength(2);
    expect(staff.complaints).toEqual([]);
    await staff.close();
  });
});
