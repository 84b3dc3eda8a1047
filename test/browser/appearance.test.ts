import { RequestStatus } from '@gdap-manager/entities';
import { eventually } from './support/eventually';
import { laptop, problemsInEveryLook, settled, type Look } from './support/looks';
import { openStage, type Stage, type Staff } from './support/stage';

interface TableOfApp {
  readonly logicalName: string;
  readonly entitySetName: string;
  readonly primaryId: string;
  readonly hasQuickCreate: boolean;
  readonly forms: readonly { readonly type: string }[];
}

interface AppOfServer {
  readonly areas: readonly { readonly groups: readonly { readonly subAreas: readonly { readonly table?: string }[] }[] }[];
  readonly tables: Readonly<Record<string, TableOfApp>>;
}

let stage: Stage;
let staff: Staff;
let tables: readonly TableOfApp[];
let listed: readonly string[];
beforeAll(async () => {
  stage = await openStage({ demonstration: true });
  staff = await stage.staff();
  const app = (await (await fetch(`${stage.stack.url}/player/apps/gdap_GdapManager.json?lcid=1033`)).json()) as AppOfServer;
  listed = app.areas.flatMap(({ groups }) => groups.flatMap(({ subAreas }) => subAreas.flatMap(({ table }) => table ?? [])));
  tables = Object.values(app.tables).filter(({ forms }) => forms.some(({ type }) => type === 'main'));
}, 90_000);
afterEach(() => expect(staff.complaints.splice(0)).toEqual([]));
afterAll(() => stage.close());

/** What is wrong with what is on the screen, in every look. Tests expect nothing. */
const problems = (name: string, pictures: readonly Look[] = [], looks?: readonly Look[]) => problemsInEveryLook(staff, name, looks, pictures);

const requestWith = async (status: number): Promise<string> => {
  const [row] = await stage.stack.api.list<{ gdap_requestid: string }>(`gdap_requests?$select=gdap_requestid&$filter=statuscode eq ${status}&$orderby=gdap_name&$top=1`);
  return row!.gdap_requestid;
};

/** Pages whose looks are kept, as `table` and tab. */
const kept = new Set(['gdap_request 0', 'gdap_request 1', 'gdap_template 0', 'gdap_provider 0', 'account 2']);

describe('nothing is wrong, in light, in the dark and on a telephone, with', () => {
  it('the lists of the site map', async () => {
    expect(listed.length).toBeGreaterThan(8);
    for (const table of listed) {
      await staff.app.openList(table);
      expect(await problems(`list-${table}`, ['gdap_request', 'gdap_directoryrole'].includes(table) ? ['light', 'dark', 'narrow'] : [])).toEqual([]);
    }
  }, 120_000);

  it('the forms of rows, tab by tab', async () => {
    const { app, page } = staff;
    for (const { logicalName, entitySetName, primaryId } of tables) {
      const [row] = await stage.stack.api.list<Record<string, string>>(`${entitySetName}?$select=${primaryId}&$top=1`);
      await app.openRow(logicalName, logicalName === 'gdap_request' ? await requestWith(RequestStatus.active) : row![primaryId]!);
      const tabs = page.getByRole('tab');
      const count = Math.max(1, await tabs.count());
      for (let at = 0; at < count; at += 1) {
        if (at > 0) await tabs.nth(at).click();
        const isKept = kept.has(`${logicalName} ${at}`);
        // How a form folds up where it is narrow is the same on every tab.
        expect(await problems(`form-${logicalName}-${at + 1}`, isKept ? ['light', 'dark', 'narrow'] : [], at === 0 || isKept ? undefined : ['light', 'dark'])).toEqual([]);
      }
    }
  }, 240_000);

  it('the forms of new rows', async () => {
    for (const { logicalName } of tables) {
      await staff.app.openNew(logicalName);
      expect(await problems(`new-${logicalName}`, logicalName === 'gdap_request' ? ['light'] : [], ['light', 'dark'])).toEqual([]);
    }
  }, 120_000);

  it('quick create', async () => {
    const { app, page } = staff;
    await app.openList('gdap_category');
    for (const { logicalName } of tables.filter(({ hasQuickCreate }) => hasQuickCreate)) {
      await page.evaluate(`void Xrm.Navigation.openForm({ entityName: '${logicalName}', useQuickCreateForm: true })`);
      await app.dialog().getByRole('button', { name: 'Save and close' }).waitFor();
      expect(await problems(`quick-create-${logicalName}`, logicalName === 'gdap_request' ? ['light', 'narrow'] : [])).toEqual([]);
      await app.dialog().getByRole('button', { name: 'Cancel' }).click();
      const discard = page.getByRole('button', { name: /Discard/ });
      await eventually(async () => (await app.dialog().count()) === 0 || (await discard.isVisible()));
      if (await discard.isVisible()) await discard.click();
      await eventually(async () => (await app.dialog().count()) === 0, `Closing the quick create form of ${logicalName}`);
    }
  }, 120_000);

  it('the menus', async () => {
    const { app, page } = staff;
    await app.openList('gdap_request');
    const main = page.getByRole('main');
    const menus: readonly (readonly [string, () => Promise<void>])[] = [
      ['views', () => main.getByRole('heading', { level: 1 }).getByRole('button').click()],
      ['column', () => main.getByRole('columnheader', { name: 'Status Reason' }).click()],
      ['areas', () => page.getByRole('button', { name: /^Change area/ }).click()],
      ['settings', () => page.getByRole('button', { name: 'Theme and language' }).click()],
      ['users', () => page.getByRole('button', { name: /^Signed in as/ }).click()],
    ];
    for (const [name, open] of menus) {
      await open();
      await page.getByRole('menu').waitFor();
      expect(await problems(`menu-${name}`, ['light'], ['light', 'dark'])).toEqual([]);
      await page.keyboard.press('Escape');
      await eventually(async () => (await page.getByRole('menu').count()) === 0, `Closing the menu ${name}`);
    }
    await main.getByRole('columnheader', { name: 'Status Reason' }).click();
    await page.getByRole('menuitem', { name: 'Filter by' }).click();
    await page.getByRole('button', { name: 'Apply' }).waitFor();
    expect(await problems('menu-filter', ['light', 'dark'], ['light', 'dark'])).toEqual([]);
    await page.keyboard.press('Escape');
  }, 90_000);

  it('charts', async () => {
    const { app, page } = staff;
    await app.openList('gdap_request');
    await app.command('Show Chart');
    await page.getByRole('button', { name: /Close the chart|Close/ }).first().waitFor();
    expect(await problems('chart', ['light', 'dark', 'narrow'])).toEqual([]);
  }, 60_000);

  it('lookups', async () => {
    const { app, page } = staff;
    await app.openNew('gdap_request');
    await page.getByRole('combobox', { name: 'Customer' }).fill('co');
    await page.getByRole('option').first().waitFor();
    expect(await problems('lookup', ['light', 'dark', 'narrow'])).toEqual([]);
    await app.openList('account');
    await page.evaluate("void Xrm.Utility.lookupObjects({ entityTypes: ['account'], defaultEntityType: 'account', allowMultiSelect: true })");
    await app.dialog().getByRole('combobox').or(app.dialog().getByRole('searchbox')).or(app.dialog().getByRole('textbox')).first().waitFor();
    expect(await problems('lookup-dialog', ['light', 'dark', 'narrow'])).toEqual([]);
  }, 60_000);

  it('the pickers of groups and roles', async () => {
    const { app, page } = staff;
    await app.openRow('gdap_request', await requestWith(RequestStatus.draft));
    const mappings = page.getByRole('region', { name: 'Role Mappings' });
    await mappings.getByRole('button', { name: 'Add group' }).click();
    await app.dialog().getByRole('searchbox').waitFor();
    expect(await problems('groups', ['light'])).toEqual([]);
    await page.keyboard.press('Escape');
    await mappings.getByRole('button', { name: /^Choose the roles of/ }).first().click();
    await app.dialog().getByRole('checkbox').first().waitFor();
    expect(await problems('roles', ['light', 'dark', 'narrow'])).toEqual([]);
    await page.keyboard.press('Escape');
    await mappings.getByRole('button', { name: /to another group than/ }).first().click();
    await page.getByRole('menu').waitFor();
    expect(await problems('move-role', ['light'], ['light', 'dark'])).toEqual([]);
    await page.keyboard.press('Escape');
  }, 90_000);

  it('the page to make requests from templates', async () => {
    const { app, page } = staff;
    await app.openList('gdap_request');
    await app.command('New from Template');
    await page.frameLocator('iframe').getByLabel(/Search/).first().waitFor();
    expect(await problems('new-from-template', ['light', 'dark', 'narrow'])).toEqual([]);
  }, 60_000);

  it('the page to connect a provider', async () => {
    const { app, page } = staff;
    await app.openList('gdap_provider');
    await app.tick('Fabrikam');
    await app.command('Connect…');
    await page.frameLocator('iframe').getByRole('heading', { name: /^Check by the handlers/ }).waitFor();
    expect(await problems('connect-provider', ['light', 'dark', 'narrow'])).toEqual([]);
  }, 60_000);

  it('the pages for many customers at once, also where the app is dark', async () => {
    const dark = await stage.staff(undefined, { colorScheme: 'dark' });
    for (const [person, looks] of [[staff, ['light', 'narrow']], [dark, ['light']]] as const) {
      const { app, page } = person;
      const name = person === dark ? '-dark' : '';
      await app.openList('gdap_provideraccount');
      await app.chooseView('Needs Matching');
      await app.command('Match…');
      await page.frameLocator('iframe').getByRole('group', { name: /^City Power & Light/ }).getByRole('button', { name: 'Another account…' }).click();
      await page.frameLocator('iframe').getByLabel('Search for a customer by name').waitFor();
      expect(await problemsInEveryLook(person, `match${name}`, looks, looks)).toEqual([]);
      await app.openList('account');
      await app.tick('Tailspin Toys', 'City Power');
      await app.command('New GDAP from Template');
      await page.frameLocator('iframe').getByLabel('The same templates for all customers').check();
      await page.frameLocator('iframe').getByLabel(/Service Desk Only/).check();
      await page.frameLocator('iframe').getByText('New: Tailspin Toys: Service Desk Only').waitFor();
      expect(await problemsInEveryLook(person, `bulk${name}`, looks, looks)).toEqual([]);
    }
    expect(dark.complaints).toEqual([]);
    await dark.close();
  }, 120_000);

  it('questions and messages', async () => {
    const { app, page } = staff;
    await app.openRow('gdap_request', await requestWith(RequestStatus.active));
    await app.command('Terminate');
    await app.dialog().getByText('This cannot be undone').waitFor();
    expect(await problems('terminate', ['light', 'dark', 'narrow'])).toEqual([]);
    await page.keyboard.press('Escape');

    await app.openList('gdap_request');
    await app.chooseView('Draft GDAP Requests');
    await page.getByRole('checkbox', { name: /Select all rows/ }).click();
    await app.command('Submit');
    await app.dialog().getByRole('button', { name: 'Submit' }).waitFor();
    expect(await problems('submit')).toEqual([]);
    await page.keyboard.press('Escape');

    await page.evaluate("void Xrm.Navigation.openErrorDialog({ message: 'Microsoft does not answer. Try again in an hour.', details: 'request-id: 0000' })");
    await app.dialog().getByRole('button', { name: 'Show details' }).click();
    expect(await problems('error', ['light'])).toEqual([]);
    await page.keyboard.press('Escape');

    await app.openNew('gdap_template');
    await app.field('Name').fill('Not kept');
    await page.getByRole('link', { name: 'GDAP Requests' }).click();
    await app.dialog().getByRole('button', { name: /Discard/ }).waitFor();
    expect(await problems('leave', ['light', 'dark'])).toEqual([]);
    await page.getByRole('button', { name: /Discard/ }).click();
  }, 90_000);

  it("the customers' side", async () => {
    const { page } = staff;
    const { url, api } = stage.stack;
    const [pending] = await api.list<{ gdap_acceptancelink: string }>(`gdap_requests?$select=gdap_acceptancelink&$filter=statuscode eq ${RequestStatus.approvalPending} and gdap_acceptancelink ne null&$top=1`);
    const [active] = await api.list<{ gdap_microsoftid: string; gdap_ProviderAccountId: { gdap_tenantid: string } }>(
      `gdap_requests?$select=gdap_microsoftid&$expand=gdap_ProviderAccountId($select=gdap_tenantid)&$filter=statuscode eq ${RequestStatus.active}&$top=1`,
    );
    const ofTenant = `/admin/${active!.gdap_ProviderAccountId.gdap_tenantid}`;
    const pages = { customers: '/admin/', relationships: ofTenant, remove: `${ofTenant}/relationships/${active!.gdap_microsoftid}/remove`, unknown: '/admin/partners/invitation/granularAdminRelationships/none' };
    staff.expectComplaint(/404/);
    for (const [name, path] of Object.entries({ ...pages, invitation: new URL(pending!.gdap_acceptancelink).pathname })) {
      await page.goto(`${url}${path}`);
      expect(await problems(`admin-${name}`, ['light', 'narrow'])).toEqual([]);
    }
  }, 60_000);
});

describe('a form stays whole', () => {
  it('when it is enlarged to twice its size', async () => {
    const zoomed = await stage.staff(undefined, { viewport: { width: laptop.width / 2, height: laptop.height / 2 }, deviceScaleFactor: 2 });
    await zoomed.app.openRow('gdap_request', await requestWith(RequestStatus.active));
    await settled(zoomed);
    await zoomed.screenshot('appearance-zoom-200');
    expect(await problemsInEveryLook(zoomed, 'zoom', ['light'])).toEqual([]);
    for (const name of ['Name', 'Duration (Days)']) {
      const field = zoomed.app.field(name);
      await field.scrollIntoViewIfNeeded();
      const box = await field.boundingBox();
      expect([name, box && box.x >= 0 && box.x + box.width <= laptop.width / 2]).toEqual([name, true]);
    }
    expect(zoomed.complaints).toEqual([]);
    await zoomed.close();
  }, 60_000);

  it('in the colours that somebody forces, and without motion', async () => {
    const forced = await stage.staff(undefined, { forcedColors: 'active', colorScheme: 'dark', reducedMotion: 'reduce' });
    await forced.app.openRow('gdap_request', await requestWith(RequestStatus.approvalPending));
    await settled(forced);
    await forced.screenshot('appearance-forced-colours');
    await forced.app.openList('gdap_request');
    await settled(forced);
    await forced.screenshot('appearance-forced-colours-list');
    expect(await problemsInEveryLook(forced, 'forced', ['light'])).toEqual([]);
    expect(await forced.page.evaluate("document.getAnimations().filter(({ playState }) => playState === 'running').length")).toBe(0);
    expect(forced.complaints).toEqual([]);
    await forced.close();
  }, 60_000);
});
