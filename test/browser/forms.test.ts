import { idOf } from '../../scripts/lib/ids';
import { accessibilityProblems } from './support/accessibility';
import { eventually } from './support/eventually';
import { openStage, type Stage, type Staff } from './support/stage';

let stage: Stage;
let staff: Staff;
beforeAll(async () => {
  stage = await openStage();
  staff = await stage.staff();
});
afterAll(() => stage.close());

/** A draft of a customer of that name. */
async function draft(name: string): Promise<string> {
  const { world } = stage;
  const id = idOf('request', name);
  const customer = await world.newCustomer(name);
  await world.staff.createRequest({ id, name, accountId: customer.accountId, providerAccountId: customer.providerAccountId, autoRenew: true, durationDays: 365, mappings: world.mappings.slice(0, 2) });
  return id;
}

describe('a form', () => {
  it("shows Microsoft's refusal with what to do, and lets it be sent again", async () => {
    const id = await draft('Refused Ltd');
    await stage.stack.controls.addFault({ service: 'graph', method: 'POST', path: '/tenantRelationships/delegatedAdminRelationships', status: 403, times: 1 });
    const { app, page } = staff;
    await app.openRow('gdap_request', id);
    await app.command('Submit');
    const lifecycle = page.getByRole('region', { name: 'Request Lifecycle' });
    await lifecycle.getByText(/Microsoft/).filter({ hasText: /refused|consent/i }).first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await staff.screenshot('form-1-refused');
    // The handlers try again by themselves, as soon as it is time.
    await stage.stack.controls.advance('PT1H');
    await lifecycle.getByRole('link', { name: /granularAdminRelationships/ }).waitFor();
  });

  it('keeps what was typed when the connection is lost, says so, and saves it afterwards', async () => {
    const id = await draft('Offline GmbH');
    const { app, page, context } = staff;
    await app.openRow('gdap_request', id);
    await app.field('Name').fill('Offline GmbH, renamed');
    staff.expectComplaint(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
    await context.setOffline(true);
    await app.command('Save');
    await page.getByText(/connection/i).first().waitFor();
    expect(await app.field('Name').inputValue()).toBe('Offline GmbH, renamed');
    await staff.screenshot('form-2-offline');
    await context.setOffline(false);
    await app.command('Save');
    await app.saved();
    expect((await stage.world.staff.request(id)).gdap_name).toBe('Offline GmbH, renamed');
  });

  it('tells the second of two people who change the same thing, and lets them merge', async () => {
    const id = await draft('Shared Inc');
    const { app, page } = staff;
    await app.openRow('gdap_request', id);
    await app.field('Name').fill('Mine');
    await stage.world.staff.change(id, { gdap_name: 'Theirs' });
    await app.command('Save');
    const question = app.dialog();
    for (const told of ['Mine', 'Theirs']) await question.getByText(told).first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await staff.screenshot('form-3-conflict');
    await question.getByRole('button', { name: /mine/i }).click();
    await eventually(async () => (await stage.world.staff.request(id)).gdap_name === 'Mine', 'The name of the second');
    await app.saved();
    await question.waitFor({ state: 'hidden' });
    expect(staff.complaints).toEqual([]);
  });

  it('tells them so on the form of any table, and keeps in sight what gave way', async () => {
    const { app, page } = staff;
    const { api } = stage.world;
    const id = idOf('category', 'Shared');
    await api.create('gdap_categories', { gdap_categoryid: id, gdap_name: 'Shared' });
    await app.openRow('gdap_category', id);
    const field = (name: string) => page.getByRole('main').getByRole('textbox', { name, exact: true });
    await field('Name').fill('Mine');
    await api.update(`gdap_categories(${id})`, { gdap_name: 'Theirs', gdap_description: 'Also theirs' });
    await app.command('Save');
    await app.dialog().getByText('Theirs').first().waitFor();
    await app.dialog().getByRole('button', { name: 'Take theirs' }).click();
    await app.saved();
    expect([await field('Name').inputValue(), await field('Description').inputValue()]).toEqual(['Theirs', 'Also theirs']);
    await page.getByText('Yours was: Name: Mine.').waitFor();
    await staff.screenshot('form-4-theirs-taken');
    expect(staff.complaints).toEqual([]);
  });

  it('shows script-like text as the text that it is', async () => {
    const name = '<img src=x onerror="document.title=\'owned\'"> & Söhne';
    const id = await draft(name);
    const { app, page } = staff;
    await app.openRow('gdap_request', id);
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await app.openList('gdap_request');
    await app.row(name).first().waitFor();
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(await page.title()).not.toBe('owned');
  });

  it('locks what the state freezes', async () => {
    const id = await draft('Locked AG');
    await stage.world.staff.submit(id);
    await eventually(async () => (await stage.world.staff.request(id)).gdap_acceptancelink !== null, 'The link');
    const { app, page } = staff;
    await app.openRow('gdap_request', id);
    await page.getByRole('region', { name: 'Request Lifecycle' }).getByRole('link').first().waitFor();
    await eventually(async () => !(await app.field('Duration (Days)').isEditable()), 'The duration locked');
    expect(await page.getByRole('combobox', { name: 'Customer', exact: true }).count()).toBe(0);
    expect(staff.complaints).toEqual([]);
  });
});
