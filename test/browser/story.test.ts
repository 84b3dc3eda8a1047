import { RequestStatus, type gdapRequest, type Row } from '@gdap-manager/entities';
import { accessibilityProblems } from './support/accessibility';
import { eventually } from './support/eventually';
import { openStage, type Stage } from './support/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.world.newCustomer('Wide World Importers');
});
afterAll(() => stage.close());

/**
 * What somebody does on the first day, in one go: a template with roles and groups, a request from it, submitted,
 * approved by the customer, in force.
 */
it('takes a request from a new template to being in force, in the browser alone', async () => {
  const staff = await stage.staff();
  const { app, page, screenshot } = staff;

  // A template.
  await app.openList('account');
  await app.goTo('Access', 'GDAP Templates');
  await app.command('New GDAP Template');
  await app.field('Name').fill('First Line Support');
  await app.lookUp('Provider', 'Fabrikam');
  await app.field('Duration (Days)').fill('365');
  await app.command('Save');
  await app.saved();

  // Its roles: one group, two roles.
  const mappings = page.getByRole('region', { name: 'Role Mappings' });
  await mappings.getByRole('button', { name: 'Add group' }).click();
  const panel = app.dialog(/Choose a security group/);
  await panel.getByRole('button', { name: /GDAP Service Desk/ }).click();
  const roles = app.dialog();
  for (const role of ['Helpdesk Administrator', 'Service Support Administrator']) {
    await roles.getByRole('searchbox').fill(role);
    await roles.getByRole('checkbox', { name: new RegExp(`^${role}`) }).click();
  }
  expect(await accessibilityProblems(page)).toEqual([]);
  await screenshot('story-1-roles');
  await roles.getByRole('button', { name: 'Use 2 roles' }).click();
  await mappings.getByRole('button', { name: 'Save changes' }).click();
  await mappings.getByText('The role mappings are saved.').first().waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await screenshot('story-2-template');

  // A request from it.
  await app.command('New Request from Template');
  const choices = page.frameLocator('iframe');
  await choices.getByLabel('Search for a customer by name').fill('Wide World');
  await choices.getByLabel('Customers found').selectOption({ label: 'Wide World Importers' });
  await choices.getByRole('button', { name: 'Choose this customer' }).click();
  expect(await accessibilityProblems(page)).toEqual([]);
  await screenshot('story-3-new-from-template');
  await choices.getByRole('button', { name: 'Create draft' }).click();
  await choices.getByText('Created: Wide World Importers').waitFor();
  await choices.getByRole('button', { name: 'Open' }).or(choices.getByRole('link', { name: 'Open' })).click();

  // Submitted: the link is there a moment later, without anybody reading anew.
  await page.getByRole('heading', { level: 1, name: /Wide World Importers/ }).waitFor();
  await screenshot('story-4-draft');
  await app.command('Submit');
  const lifecycle = page.getByRole('region', { name: 'Request Lifecycle' });
  const link = lifecycle.getByRole('link', { name: /granularAdminRelationships/ });
  await link.waitFor();
  await screenshot('story-5-approval-pending');
  expect(await accessibilityProblems(page)).toEqual([]);

  // The customer approves.
  const customer = await staff.context.newPage();
  await customer.goto((await link.getAttribute('href')) ?? '');
  for (const told of ['Fabrikam Cloud Services', 'Helpdesk Administrator', 'Service Support Administrator']) await customer.getByText(told).first().waitFor();
  expect(await accessibilityProblems(customer)).toEqual([]);
  await customer.screenshot({ path: 'dist/screenshots/story-6-customer.png' });
  await customer.getByRole('button', { name: 'Approve' }).click();
  await customer.getByText(/approved/i).first().waitFor();

  // In force, with its assignments.
  await app.command('Refresh');
  await lifecycle.getByRole('listitem').filter({ hasText: 'In force' }).filter({ hasText: '(now)' }).waitFor();
  await eventually(async () => (await page.getByRole('region', { name: 'Role Mappings' }).getByText('In Force').count()) === 2, 'Both assignments in force');
  await screenshot('story-7-in-force');
  expect(await accessibilityProblems(page)).toEqual([]);

  const [request] = await stage.stack.api.list<Row<typeof gdapRequest>>("gdap_requests?$select=statuscode,gdap_durationdays&$filter=startswith(gdap_name,'Wide World Importers')");
  expect(request).toMatchObject({ statuscode: RequestStatus.active, gdap_durationdays: 365 });
  expect(staff.complaints).toEqual([]);
});
