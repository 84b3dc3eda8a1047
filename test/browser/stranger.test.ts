import { accessibilityProblems } from './support/accessibility';
import { appOf, type App } from './support/app';
import { openWindow, type Person } from './support/browser';
import { eventually } from './support/eventually';
import { openStranger, type Stranger } from './support/stranger';

/** An app that nobody made for this player, in a sandbox that knows nothing of the product, used as people use apps. */

let stranger: Stranger;
let person: Person;
let app: App;
let ticket: string;

beforeAll(async () => {
  stranger = await openStranger();
  const { create } = stranger;
  const project = await create('acm_projects', { acm_name: 'Rocket', acm_code: 'A1' });
  await create('acm_projects', { acm_name: 'Road', acm_code: 'B2' });
  ticket = await create('acm_tickets', { acm_name: 'Alpha', acm_urgent: true, acm_points: 3, acm_cost: 12.5, 'acm_ProjectId@odata.bind': `/acm_projects(${project})` });
  await create('acm_tickets', { acm_name: 'Beta', acm_kind: 123450001, acm_externalid: 'E-1', 'acm_ParentId@odata.bind': `/acm_tickets(${ticket})` });
  person = await openWindow(stranger.browser);
  app = appOf(person.page, stranger.sandbox.url);
});

afterAll(() => stranger.close());

const problems = () => accessibilityProblems(person.page);
const call = (path: string, init?: RequestInit) => fetch(`${stranger.sandbox.url}/api/data/v9.2/${path}`, init);
const whoAmI = async () => (await (await call('WhoAmI')).json()) as { readonly UserId: string };
const change = (path: string, body: object) => call(path, { method: 'PATCH', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
const notification = (text: string | RegExp) => person.page.getByRole('main').getByText(text).first();
const tab = (name: string) => person.page.getByRole('tab', { name }).click();

it('leads through the areas of the site map, and says which part of the app it cannot play', async () => {
  const { page } = person;
  await app.openList('acm_ticket');
  await app.goTo('Office', 'Hello');
  await page.frameLocator('iframe').getByRole('heading', { name: 'Hello from Acme' }).waitFor();
  await app.goTo('Desk', 'Projects');
  await app.row('Rocket').waitFor();
  await page.getByRole('button', { name: 'Not supported by the sandbox: 5' }).click();
  await app.dialog('Not supported by the sandbox').getByText(/The chart 'Radar of Kinds' is of a kind/).waitFor();
  expect(await problems()).toEqual([]);
  await app.dialog().getByRole('button', { name: 'OK' }).click();
  expect(person.complaints).toEqual([]);
});

it('lists rows with the icons that a script chooses, and columns of linked tables', async () => {
  await app.openList('acm_ticket');
  await app.row('Alpha').getByRole('img', { name: 'Urgent: Alpha' }).waitFor();
  expect(await app.row('Alpha').textContent()).toContain('A1');
  expect(await app.row('Beta').getByRole('img').count()).toBe(0);
  expect(await problems()).toEqual([]);
  await person.screenshot('stranger-1-list');
});

it('filters a lookup column by a part of the name', async () => {
  const { page } = person;
  await app.openList('acm_ticket');
  await app.row('Beta').waitFor();
  await page.getByRole('columnheader', { name: /^acm_ProjectId|^Project/ }).first().click();
  await page.getByRole('menuitem', { name: /^Filter by/ }).click();
  const callout = app.dialog(/^Filter by/);
  await callout.getByRole('combobox', { name: 'Operator' }).click();
  await page.getByRole('option', { name: 'Contains', exact: true }).click();
  await callout.getByRole('textbox', { name: 'Value' }).fill('ock');
  await callout.getByRole('button', { name: 'Apply' }).click();
  await app.row('Beta').waitFor({ state: 'detached' });
  await app.row('Alpha').waitFor();
});

it('runs commands by their rules: menus, refreshed rules, hidden standard commands', async () => {
  const { page } = person;
  await app.openList('acm_ticket');
  await app.tick('Alpha');
  await eventually(() => app.offers('More from Acme'));
  expect(await app.offers('Delete')).toBe(false);
  expect(await app.offers('Never to be seen')).toBe(false);
  expect(await app.offers('When switched on')).toBe(false);
  await app.command('More from Acme');
  await page.getByRole('menuitem', { name: 'Count the chosen' }).click();
  await app.dialog('Acme').getByText('1 chosen').waitFor();
  await app.dialog('Acme').getByRole('button', { name: 'OK' }).click();
  await app.command('More from Acme');
  await page.getByRole('menuitem', { name: 'Switch on' }).click();
  await eventually(() => app.offers('When switched on'));
  expect(person.complaints).toEqual([]);
});

it('opens a form with everything on it, and a message in the place of what is broken', async () => {
  const { page } = person;
  person.expectComplaint(/This bundle is broken|missing\.html/);
  await app.openRow('acm_ticket', ticket);
  await notification('Acme is glad to see you.').waitFor();
  for (const label of ['acm_Email', 'acm_Notes', 'acm_Points', 'acm_Effort', 'acm_Cost']) await page.getByRole('textbox', { name: label }).waitFor();
  for (const label of ['Project', 'Customer']) await page.getByText(label, { exact: true }).first().waitFor();
  for (const name of ['General', 'Details', 'Extras']) await page.getByRole('tab', { name }).waitFor();
  expect(await page.getByRole('tab').count()).toBe(3);
  expect(await page.getByRole('textbox', { name: 'statuscode' }).inputValue()).toBe('Draft');
  expect(await page.getByRole('textbox', { name: 'acm_Number' }).inputValue()).toMatch(/^TCK-\d+$/);
  expect(await problems()).toEqual([]);
  await person.screenshot('stranger-2-form');

  await tab('Extras');
  await page.getByRole('button', { name: 'Gauge shows 3' }).click();
  await page.getByRole('button', { name: 'Gauge shows 4' }).waitFor();
  await page.getByText('Card of Beta').waitFor();
  await page.getByText(/The code component Acme Broken does not work/).waitFor();
  await page.frameLocator('iframe[title="Hello page"]').getByRole('heading', { name: 'Hello from Acme' }).waitFor();
  await page.frameLocator('iframe[title="Missing page"]').getByText("There is no web resource 'acm_/pages/missing.html'").waitFor();
  await page.getByRole('region', { name: 'Timeline' }).getByText('Nothing has been sent about this row yet.').waitFor();
  await page.getByText(/class id 12345678-0000-4000-8000-000000000000 is not supported by the sandbox/).waitFor();
  expect(await page.getByText('Secret section').count()).toBe(0);
  expect(await problems()).toEqual([]);
  await person.screenshot('stranger-3-extras');
  await app.command('Save');
  await app.saved();
  expect(person.complaints).toEqual([]);
});

it('runs scripts on every event of the form', async () => {
  const { page } = person;
  await app.openRow('acm_ticket', ticket);
  await notification('Acme is glad to see you.').waitFor();
  await page.getByRole('combobox', { name: 'acm_Kind' }).click();
  await page.getByRole('option', { name: 'Problem' }).click();
  await page.getByText('Problems need an external id.').waitFor();
  await page.getByRole('tab', { name: 'For problems' }).waitFor();
  await eventually(async () => !(await app.field('acm_Points').isEditable()), 'Locking the points');
  await app.field('acm_ExternalId').fill('E-2');
  await page.getByRole('combobox', { name: 'acm_Kind' }).click();
  await page.getByRole('option', { name: 'Question' }).click();
  await page.getByRole('tab', { name: 'For problems' }).waitFor({ state: 'detached' });
  await app.field('Name').fill('Alpha forbidden');
  await app.command('Save');
  await notification('Acme does not take that name.').waitFor();
  await app.field('Name').fill('Alpha');
  await app.command('Save');
  await app.saved();
  await tab('Details');
  await eventually(async () => (await page.evaluate('Acme.heard.join()') as string).includes('tab details expanded'), 'The tab event');
  await eventually(async () => (await page.evaluate('Acme.heard.join()') as string).includes('children loaded'), 'The load event of the subgrid');
  expect(person.complaints).toEqual([]);
});

it('shows rows of other tables: quick view, subgrid, and links many to many that people add and remove', async () => {
  const { page } = person;
  await app.openRow('acm_ticket', ticket);
  await app.command('To the details');
  await page.getByRole('gridcell', { name: 'Beta' }).waitFor();
  await page.getByRole('textbox', { name: 'acm_Code' }).or(page.getByText('A1', { exact: true })).first().waitFor();
  await app.command('At a glance');
  await app.dialog('At a glance').getByText('Code of the project: A1').waitFor();
  await app.dialog('At a glance').getByRole('button', { name: 'OK' }).click();

  for (const label of ['Project at a glance', 'Child Tickets', 'Related Projects']) await page.getByText(label, { exact: true }).first().waitFor();
  const related = page.getByRole('region', { name: 'Related Projects' });
  await related.getByRole('menuitem', { name: 'Add Existing Project' }).click();
  const lookup = app.dialog();
  await lookup.getByText('Road').click();
  await lookup.getByRole('button', { name: /^(Add|Select|Choose|OK|Done)/ }).click();
  await related.getByText('Road').waitFor();
  expect(await related.getByText('Rocket').count()).toBe(0);
  expect(await problems()).toEqual([]);
  await person.screenshot('stranger-4-details');
  await related.getByRole('row').filter({ hasText: 'Road' }).getByRole('checkbox').click();
  await related.getByRole('menuitem', { name: 'Remove' }).click();
  await app.dialog(/Remove/).getByRole('button', { name: 'Remove' }).click();
  await related.getByText('Road').waitFor({ state: 'detached' });
  expect(person.complaints).toEqual([]);
});

it('says what commands ask for in vain', async () => {
  await app.openRow('acm_ticket', ticket);
  await app.command('Open notes');
  await app.dialog().getByText(/sidePanes.createPane is not supported by the sandbox/).waitFor();
  await app.dialog().getByRole('button', { name: 'OK' }).click();
  await app.command('Broken command');
  await app.dialog().getByText(/has no function 'Acme.isNotThere'/).waitFor();
  await app.dialog().getByRole('button', { name: 'OK' }).click();
});

it('lets a lookup find what the script left', async () => {
  const { page } = person;
  await app.openNew('acm_ticket');
  await notification('Acme is glad to see you.').waitFor();
  const box = page.getByRole('combobox', { name: 'Project', exact: true });
  await box.fill('Ro');
  await page.getByRole('option', { name: /Rocket/ }).waitFor();
  expect(await page.getByRole('option', { name: /Road/ }).count()).toBe(0);
});

it('goes on after a view that cannot be read, and with charts of every kind', async () => {
  const { page } = person;
  person.expectComplaint(/400/);
  await app.openList('acm_ticket');
  await app.chooseView('Broken Tickets');
  await page.getByText(/acm_gone/).first().waitFor();
  await app.chooseView('Active Tickets');
  await app.row('Alpha').waitFor();
  await app.command('Show Chart');
  const pane = page.getByRole('region', { name: 'Chart' });
  for (const name of ['Bar of Kinds', 'Line of Kinds', 'Area of Kinds', 'Pie of Kinds', 'Doughnut of Kinds', 'Funnel of Kinds', 'Radar of Kinds']) {
    await pane.getByTitle('Choose another chart').click();
    await page.getByRole('menuitemcheckbox', { name }).or(page.getByRole('menuitemradio', { name })).or(page.getByRole('menuitem', { name })).click();
    await pane.getByRole('group', { name }).locator('path, rect, circle, polyline, polygon').first().waitFor();
  }
  expect(await problems()).toEqual([]);
  await person.screenshot('stranger-5-chart');
});

it('draws a chart by month, and filters the list by the month that is chosen', async () => {
  const { page } = person;
  const dueIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  await stranger.create('acm_tickets', { acm_name: 'Soon', acm_dueon: dueIn(3) });
  await stranger.create('acm_tickets', { acm_name: 'Later', acm_dueon: dueIn(70) });
  await app.openList('acm_ticket');
  await app.command('Show Chart');
  const pane = page.getByRole('region', { name: 'Chart' });
  await pane.getByTitle('Choose another chart').click();
  await page.getByRole('menuitemcheckbox', { name: 'Due by Month' }).or(page.getByRole('menuitem', { name: 'Due by Month' })).click();
  const month = new Intl.DateTimeFormat('en-US', { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(dueIn(70)));
  await pane.getByRole('button', { name: 'Show the numbers as a table' }).click();
  const numbers = pane.getByRole('row').filter({ hasText: month });
  await numbers.waitFor();
  expect(await numbers.getByRole('cell').allTextContents()).toEqual(['1', '0']);
  await pane.getByRole('button', { name: 'Show the numbers as a table' }).click();
  await pane.getByRole('button', { name: `${month}, Question: 1` }).press('Enter');
  await app.row('Soon').waitFor({ state: 'detached' });
  await app.row('Later').waitFor();
  await app.openList('acm_ticket');
  await app.chooseView('Due Soon');
  await app.row('Later').waitFor({ state: 'detached' });
  await app.row('Soon').waitFor();
  await app.chooseView('Active Tickets');
});

it('shows the e-mails about a row on its timeline without running what is in them, and sends a draft', async () => {
  const { page } = person;
  const { UserId: me } = await whoAmI();
  await change(`systemusers(${me})`, { internalemailaddress: 'desk@example.com' });
  const ada = await stranger.create('contacts', { lastname: 'Ada', emailaddress1: 'ada@example.com' });
  await stranger.create('emails', {
    subject: 'Please <b>approve</b>', description: '<p style="color:#a80000">Dear Ada</p><script>parent.ran = 1</script><img src="x" onerror="parent.ran = 1">',
    'regardingobjectid_acm_ticket_email@odata.bind': `/acm_tickets(${ticket})`,
    email_activity_parties: [{ participationtypemask: 1, 'partyid_systemuser@odata.bind': `/systemusers(${me})` }, { participationtypemask: 2, 'partyid_contact@odata.bind': `/contacts(${ada})` }],
  });
  await app.openRow('acm_ticket', ticket);
  await tab('Extras');
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await timeline.getByRole('button', { name: 'Please <b>approve</b>' }).click();
  await timeline.getByText('To: Ada').first().waitFor();
  const text = page.frameLocator('iframe[title^="Message: "]').getByText('Dear Ada');
  await text.waitFor();
  expect(await page.evaluate("[window.ran, document.querySelector('iframe[title^=Message]').contentDocument.querySelector('p').style.color]")).toEqual([undefined, 'rgb(168, 0, 0)']);
  expect(await problems()).toEqual([]);
  await person.screenshot('stranger-6-timeline');
  await timeline.getByText('Open the e-mail').click();
  await page.getByRole('heading', { level: 1, name: 'Please <b>approve</b>' }).waitFor();
  expect(await problems()).toEqual([]);
  await app.command('Send');
  await page.getByRole('status').getByText(/^(Pending Send|Sent)$/).waitFor();
  await page.getByRole('main').getByRole('menuitem', { name: 'Send' }).waitFor({ state: 'detached' });
  await page.getByRole('main').getByText('Alpha').click();
  await page.getByRole('heading', { level: 1, name: /Alpha/ }).waitFor();
});

it('rings for notifications, shows new ones for a moment, and leads where they lead', async () => {
  const { page } = person;
  const { UserId: me } = await whoAmI();
  const notify = (title: string, more: object) => stranger.create('appnotifications', { title, body: 'Look at it.', icontype: 100000003, toasttype: 200000000, 'ownerid@odata.bind': `/systemusers(${me})`, ...more });
  await notify('Nobody answers', { data: JSON.stringify({ actions: [{ title: 'Open the ticket', data: { url: `?pagetype=entityrecord&etn=acm_ticket&id=${ticket}` } }] }) });
  await notify('In the panel only', { toasttype: 200000001 });
  await app.openList('acm_project');
  const news = page.getByRole('region', { name: 'New notifications' });
  // It stays as long as it is pointed at.
  await news.getByText('Nobody answers').hover();
  expect(await news.getByText('In the panel only').count()).toBe(0);
  expect(await problems()).toEqual([]);
  await page.mouse.move(0, 0);
  await news.getByText('Nobody answers').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Notifications: 2' }).click();
  await app.dialog('Notifications').getByRole('button', { name: 'Dismiss “In the panel only”' }).click();
  await app.dialog('Notifications').getByText('In the panel only').waitFor({ state: 'detached' });
  expect(await problems()).toEqual([]);
  await app.dialog('Notifications').getByRole('button', { name: 'Open the ticket' }).click();
  await page.getByRole('heading', { level: 1, name: /Alpha/ }).waitFor();
  await page.getByRole('button', { name: 'Notifications: 1' }).waitFor();
});

it('looks again when somebody comes back to the window', async () => {
  const { page } = person;
  await app.openList('acm_ticket');
  await app.row('Alpha').waitFor();
  await stranger.create('acm_tickets', { acm_name: 'Gamma' });
  await eventually(async () => {
    await page.evaluate("window.dispatchEvent(new Event('focus'))");
    return app.row('Gamma').isVisible();
  });
});

it('speaks the language of the person, and offers the forms of the person\'s roles', async () => {
  const { page } = person;
  await app.openRow('acm_ticket', ticket);
  await page.getByRole('combobox', { name: 'Form' }).click();
  await page.getByRole('option').first().waitFor();
  expect(await page.getByRole('option').allTextContents()).toEqual(['Ticket', 'Short Ticket']);
  await page.getByRole('option', { name: 'Short Ticket' }).click();
  await page.getByText(/is not supported by the sandbox/).first().waitFor();
  await page.getByRole('button', { name: 'Theme and language' }).click();
  await page.getByText(/Deutsch/).click();
  await page.getByRole('navigation').getByText('Schreibtisch').first().waitFor();
  await app.openRow('acm_ticket', ticket);
  await page.getByRole('tab', { name: 'Einzelheiten' }).waitFor();
  await eventually(() => app.offers('Speichern'), 'The German command');
  expect(await problems()).toEqual([]);
});
