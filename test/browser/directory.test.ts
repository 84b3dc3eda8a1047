import { gdapSecurityGroup, GroupPresence, roleCatalogue, type Row } from '@gdap-manager/entities';
import { providerId } from '../../scripts/lib/connect-provider';
import { until } from '../../scripts/lib/until';
import { askForRefresh } from '../support/refresh';
import { accessibilityProblems } from './support/accessibility';
import { openStage, type Stage, type Staff } from './support/stage';

let stage: Stage;
let admin: Staff;
let template: string;
beforeAll(async () => {
  stage = await openStage();
  admin = await stage.staff('Amara Okafor');
  template = stage.world.newId('directory');
  await stage.world.staff.createTemplate(
    { gdap_templateid: template, gdap_name: 'Night Work', gdap_durationdays: 365, gdap_autorenew: true, 'gdap_ProviderId@odata.bind': `/gdap_providers(${providerId})` },
    [roleFor('Service Support Administrator')],
  );
});
afterAll(() => stage.close());

type Group = Row<typeof gdapSecurityGroup>;
const roleFor = (role: string) => stage.world.mappings.find(({ name }) => name?.startsWith(role)) ?? stage.world.mappings[0]!;
const groupsNamed = (name: string) => stage.stack.api.list<Group>(`${gdapSecurityGroup.entitySetName}?$filter=gdap_name eq '${name}'`);
const refresh = () => askForRefresh(stage.stack, providerId);

it('has a missing group created from the role mappings, and says when it is there', async () => {
  const { app, page, screenshot, complaints } = admin;
  await app.openRow('gdap_template', template);
  const mappings = page.getByRole('region', { name: 'Role Mappings' });
  await mappings.getByRole('button', { name: 'Add group' }).click();
  const panel = app.dialog(/Choose a security group/);
  await panel.getByRole('searchbox').fill('GDAP Night Shift');
  await panel.getByRole('button', { name: 'Create “GDAP Night Shift”' }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await screenshot('directory-1-create');
  await panel.getByRole('button', { name: 'Create “GDAP Night Shift”' }).click();
  const roles = app.dialog(/Roles of GDAP Night Shift/);
  await roles.getByRole('searchbox').fill('Message Center Reader');
  await roles.getByRole('checkbox', { name: /^Message Center Reader/ }).click();
  await roles.getByRole('button', { name: 'Use 1 role' }).click();
  const card = mappings.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'GDAP Night Shift' }) });
  await card.getByText('Is being created at Microsoft').waitFor();
  await mappings.getByRole('button', { name: 'Save changes' }).click();
  await mappings.getByText('The role mappings are saved.').first().waitFor();

  // The handlers create it meanwhile; nobody reads anew.
  await card.getByText('Is being created at Microsoft').waitFor({ state: 'detached' });
  const [group] = await groupsNamed('GDAP Night Shift');
  expect([group?.gdap_presence, await stage.stack.graph.groupsNamed('GDAP Night Shift')]).toEqual([GroupPresence.present, [group?.gdap_groupid]]);
  await screenshot('directory-2-created');
  expect(complaints).toEqual([]);
});

it('tells operators who can have groups created', async () => {
  const { app, page, context, complaints, screenshot, close } = await stage.staff('Olga Nowak');
  const customer = await stage.world.newCustomer('Night Owls');
  const request = stage.world.newId('operator');
  await stage.world.staff.createRequest({ ...customer, id: request, name: 'Night Owls', autoRenew: true, durationDays: 365, mappings: [roleFor('Service Support Administrator')] });
  await app.openRow('gdap_request', request);
  await page.getByRole('region', { name: 'Role Mappings' }).getByRole('button', { name: 'Add group' }).click();
  await app.dialog().getByRole('searchbox').fill('GDAP Nowhere');
  await app.dialog().getByText('Only GDAP Administrators can have one created').waitFor();
  expect(await app.dialog().getByRole('button', { name: /^Create/ }).count()).toBe(0);
  expect(await accessibilityProblems(page)).toEqual([]);

  await context.addCookies([{ name: 'SandboxLanguage', value: '1031', url: stage.stack.url }]);
  await app.openRow('gdap_request', request);
  await page.getByRole('button', { name: 'Gruppe hinzufügen', exact: true }).click();
  await app.dialog().getByRole('searchbox').fill('GDAP Nowhere');
  await app.dialog().getByText('Nur GDAP-Administratoren können eine anlegen lassen').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await screenshot('directory-7-german');
  expect(complaints).toEqual([]);
  await close();
});

it('tells groups of one name apart, and lets somebody choose where one was asked for by its name', async () => {
  const ids = [await stage.stack.graph.createGroup('GDAP Twin', 'In Vienna'), await stage.stack.graph.createGroup('GDAP Twin', 'In Graz')];
  const { app, page, screenshot, complaints } = admin;
  await app.openNew('gdap_securitygroup');
  // A form of one tab has no tabs to look in.
  const main = page.getByRole('main');
  await main.getByRole('textbox', { name: 'Name', exact: true }).fill('GDAP Twin');
  await main.getByRole('combobox', { name: 'Provider' }).fill('Fabrikam');
  await page.getByRole('option', { name: /Fabrikam/ }).first().click();
  await main.getByRole('combobox', { name: 'At Microsoft' }).click();
  await page.getByRole('option', { name: 'To Be Created' }).click();
  await app.command('Save');
  await app.saved();
  await until('the question', async () => (await groupsNamed('GDAP Twin')).some(({ gdap_presence }) => gdap_presence === GroupPresence.attention));

  await app.openList('gdap_securitygroup');
  await app.chooseView('Security Groups To Be Created or That Need Attention');
  await app.row('GDAP Twin').getByText('Needs Attention').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await screenshot('directory-3-attention');
  await app.row('GDAP Twin').getByRole('link', { name: 'GDAP Twin' }).click();
  await main.getByText(/Microsoft has 2 security groups called GDAP Twin/).first().waitFor();
  await main.getByRole('textbox', { name: 'Group ID', exact: true }).fill(ids[1]!);
  await app.command('Save');
  await app.saved();
  const chosen = await until('the choice', async () => (await groupsNamed('GDAP Twin')).find(({ gdap_presence }) => gdap_presence === GroupPresence.present));
  expect(chosen).toMatchObject({ gdap_groupid: ids[1], gdap_description: 'In Graz' });

  await refresh();
  await until('the other one', async () => (await groupsNamed('GDAP Twin')).length === 2);
  await app.openRow('gdap_template', template);
  await page.getByRole('region', { name: 'Role Mappings' }).getByRole('button', { name: 'Add group' }).click();
  await app.dialog().getByRole('searchbox').fill('GDAP Twin');
  for (const id of ids) await app.dialog().getByText(`ID ${id}`).waitFor();
  expect(await app.dialog().getByRole('button', { name: /^Create/ }).count()).toBe(0);
  await screenshot('directory-4-twins');
  expect(complaints).toEqual([]);
});

it('marks what became of groups and roles at Microsoft, where they are used and in a view', async () => {
  const used = 'Message Center Reader';
  const [night] = await groupsNamed('GDAP Night Shift');
  await stage.stack.graph.deleteGroup(night?.gdap_groupid ?? '');
  const support = 'Service Support Administrator';
  await stage.stack.controls.setRoleTemplates(
    roleCatalogue
      .filter(({ displayName, gdapSupport }) => displayName !== used && gdapSupport !== 'deprecated')
      .map(({ templateId: id, displayName, description }) => ({ id, displayName: displayName === support ? 'Support Ticket Administrator' : displayName, description })),
  );
  await stage.stack.controls.advance('PT2S');
  await refresh();
  await until('the mark', async () => (await groupsNamed('GDAP Night Shift'))[0]?.gdap_presence === GroupPresence.deleted);

  const { app, page, screenshot, complaints } = admin;
  await until('the roles', async () => (await stage.stack.api.list(`gdap_directoryroles?$filter=gdap_name eq 'Support Ticket Administrator'`)).length > 0);
  await app.openList('gdap_directoryrole');
  await app.chooseView('Changed Directory Roles');
  await app.row('Support Ticket Administrator').getByText('Renamed').waitFor();
  await app.row(used).getByText('Not There Any More').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await screenshot('directory-5-roles');

  await app.openRow('gdap_template', template);
  const mappings = page.getByRole('region', { name: 'Role Mappings' });
  await mappings.getByRole('listitem').getByText('Does not exist in Entra any more').waitFor();
  await mappings.getByText('Not at Microsoft any more').waitFor();
  await mappings.getByText(`Microsoft does not have ${used} any more`).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await screenshot('directory-6-marked');
  expect(complaints).toEqual([]);
});
