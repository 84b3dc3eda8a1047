import { RequestStatus } from '@gdap-manager/entities';
import { laptop, problemsInEveryLook } from '../support/looks';
import { settled } from '../support/settled';
import { openAppearance, type Appearance } from './stage';

let stage: Appearance;
beforeAll(async () => {
  stage = await openAppearance();
});
afterEach(() => expect(stage.person.complaints.splice(0)).toEqual([]));
afterAll(() => stage.close());

describe('nothing is wrong, in light, in the dark and on a telephone, with', () => {
  it('the pickers of groups and roles', async () => {
    const { app, page } = stage.person;
    await stage.show({ form: 'gdap_request', id: await stage.requestWith(RequestStatus.draft) });
    const mappings = page.getByRole('region', { name: 'Role Mappings' });
    await mappings.getByRole('button', { name: 'Add group' }).click();
    await app.dialog().getByRole('searchbox').waitFor();
    expect(await stage.problems('groups', ['light'])).toEqual([]);
    await page.keyboard.press('Escape');
    await mappings.getByRole('button', { name: /^Choose the roles of/ }).first().click();
    await app.dialog().getByRole('checkbox').first().waitFor();
    expect(await stage.problems('roles', ['light', 'dark', 'narrow'])).toEqual([]);
    await page.keyboard.press('Escape');
    await mappings.getByRole('button', { name: /to another group than/ }).first().click();
    await page.getByRole('menu').waitFor();
    expect(await stage.problems('move-role', ['light'], ['light', 'dark'])).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('the page to make requests from templates', async () => {
    const { app, page } = stage.person;
    await stage.show({ list: 'gdap_request' });
    await app.command('New from Template');
    await page.frameLocator('iframe').getByLabel(/Search/).first().waitFor();
    expect(await stage.problems('new-from-template', ['light', 'dark', 'narrow'])).toEqual([]);
  });

  it('the overview', async () => {
    const { page } = stage.person;
    await page.goto(stage.stack.url);
    await page.frameLocator('iframe').getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    expect(await stage.problems('overview', ['light', 'dark', 'narrow'])).toEqual([]);
  });

  it('the page to send invitations, and an example of a message', async () => {
    const { app, page } = stage.person;
    await stage.show({ form: 'gdap_request', id: await stage.requestWith(RequestStatus.approvalPending) });
    await app.command('Send Invitation…');
    await page.frameLocator('iframe').getByRole('textbox', { name: 'Subject' }).waitFor();
    expect(await stage.problems('send-invitation', ['light', 'dark', 'narrow'])).toEqual([]);
    await app.openList('gdap_messagetemplate');
    await app.row('Friendly').getByRole('link', { name: 'Friendly' }).click();
    await app.command('Preview');
    await app.dialog('Your company needs you').getByText(/Hello Ada Okoye/).waitFor();
    expect(await stage.problems('message-preview', ['light'])).toEqual([]);
  });

  it('the page to connect a provider', async () => {
    const { app, page } = stage.person;
    await app.openList('gdap_provider');
    await app.tick('Fabrikam');
    await app.command('Connect…');
    await page.frameLocator('iframe').getByRole('heading', { name: /^Check by the handlers/ }).waitFor();
    expect(await stage.problems('connect-provider', ['light', 'dark', 'narrow'])).toEqual([]);
  });

  it('the pages for many customers at once, also where the app is dark', async () => {
    const dark = await stage.staff(undefined, { colorScheme: 'dark' });
    for (const [person, looks] of [[stage.person, ['light', 'narrow']], [dark, ['light']]] as const) {
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
  });

  it('questions and messages', async () => {
    const { app, page } = stage.person;
    await app.openRow('gdap_request', await stage.requestWith(RequestStatus.active));
    await app.command('Terminate');
    await app.dialog().getByText('This cannot be undone').waitFor();
    expect(await stage.problems('terminate', ['light', 'dark', 'narrow'])).toEqual([]);
    await page.keyboard.press('Escape');
    await app.command('Let It End');
    await app.dialog('Let it end').getByRole('button', { name: 'Let it end' }).waitFor();
    expect(await stage.problems('let-it-end', ['light'], ['light', 'dark'])).toEqual([]);
    await page.keyboard.press('Escape');

    await stage.show({ list: 'gdap_request' });
    await app.chooseView('Draft GDAP Requests');
    await page.getByRole('checkbox', { name: /Select all rows/ }).click();
    await app.command('Submit');
    await app.dialog().getByRole('button', { name: 'Submit' }).waitFor();
    expect(await stage.problems('submit')).toEqual([]);
    await page.keyboard.press('Escape');

    await page.evaluate("void Xrm.Navigation.openErrorDialog({ message: 'Microsoft does not answer. Try again in an hour.', details: 'request-id: 0000' })");
    await app.dialog().getByRole('button', { name: 'Show details' }).click();
    expect(await stage.problems('error', ['light'])).toEqual([]);
    await page.keyboard.press('Escape');

    await stage.show({ form: 'gdap_template' });
    await app.field('Name').fill('Not kept');
    await page.getByRole('link', { name: 'GDAP Requests' }).click();
    await app.dialog().getByRole('button', { name: /Discard/ }).waitFor();
    expect(await stage.problems('leave', ['light', 'dark'])).toEqual([]);
    await page.getByRole('button', { name: /Discard/ }).click();
  });

  it("the customers' side", async () => {
    const { page } = stage.person;
    const { url, api } = stage.stack;
    const [pending] = await api.list<{ gdap_acceptancelink: string }>(`gdap_requests?$select=gdap_acceptancelink&$filter=statuscode eq ${RequestStatus.approvalPending} and gdap_acceptancelink ne null&$top=1`);
    const [active] = await api.list<{ gdap_microsoftid: string; gdap_ProviderAccountId: { gdap_tenantid: string } }>(
      `gdap_requests?$select=gdap_microsoftid&$expand=gdap_ProviderAccountId($select=gdap_tenantid)&$filter=statuscode eq ${RequestStatus.active}&$top=1`,
    );
    const ofTenant = `/admin/${active!.gdap_ProviderAccountId.gdap_tenantid}`;
    const pages = { customers: '/admin/', relationships: ofTenant, remove: `${ofTenant}/relationships/${active!.gdap_microsoftid}/remove`, unknown: '/admin/partners/invitation/granularAdminRelationships/none' };
    stage.person.expectComplaint(/404/);
    for (const [name, path] of Object.entries({ ...pages, invitation: new URL(pending!.gdap_acceptancelink).pathname })) {
      await page.goto(`${url}${path}`);
      expect(await stage.problems(`admin-${name}`, ['light', 'narrow'])).toEqual([]);
    }
  });
});

describe('a form stays whole', () => {
  it('when it is enlarged to twice its size', async () => {
    const zoomed = await stage.staff(undefined, { viewport: { width: laptop.width / 2, height: laptop.height / 2 }, deviceScaleFactor: 2 });
    await zoomed.app.openRow('gdap_request', await stage.requestWith(RequestStatus.active));
    await settled(zoomed.page);
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
  });

  it('in the colours that somebody forces, and without motion', async () => {
    const forced = await stage.staff(undefined, { forcedColors: 'active', colorScheme: 'dark', reducedMotion: 'reduce' });
    await forced.app.openRow('gdap_request', await stage.requestWith(RequestStatus.approvalPending));
    await settled(forced.page);
    await forced.screenshot('appearance-forced-colours');
    await forced.app.openList('gdap_request');
    await settled(forced.page);
    await forced.screenshot('appearance-forced-colours-list');
    expect(await problemsInEveryLook(forced, 'forced', ['light'])).toEqual([]);
    expect(await forced.page.evaluate("document.getAnimations().filter(({ playState }) => playState === 'running').length")).toBe(0);
    expect(forced.complaints).toEqual([]);
    await forced.close();
  });
});
