import { gdapProvider, gdapRequest, gdapRoleMapping, gdapTemplate, RequestOrigin, RequestStatus, type Row } from '@gdap-manager/entities';
import { providerId } from '../../scripts/lib/connect-provider';
import type { Customer } from '../../scripts/lib/customers';
import { idOf } from '../../scripts/lib/ids';
import { untilStatus } from '../../scripts/walkthrough/world';
import { accessibilityProblems } from './support/accessibility';
import { eventually } from './support/eventually';
import { openStage, type Stage, type Staff } from './support/stage';

type Request = Row<typeof gdapRequest>;
type Mapping = Row<typeof gdapRoleMapping>;

let stage: Stage;
let admin: Staff;
const templateId = idOf('template', 'of the templates test');
const provider = { 'gdap_ProviderId@odata.bind': `/${gdapProvider.entitySetName}(${providerId})` };

beforeAll(async () => {
  stage = await openStage();
  admin = await stage.staff('Amara Okafor');
  const { staff, mappings } = stage.world;
  await staff.createTemplate({ gdap_templateid: templateId, gdap_name: 'Night Shift', gdap_isdefault: false, gdap_autorenew: true, gdap_durationdays: 365, ...provider }, mappings.slice(0, 3));
});
afterAll(() => stage.close());

const mappingsOf = (owner: 'request' | 'template', id: string): Promise<Mapping[]> =>
  stage.stack.api.list<Mapping>(`${gdapRoleMapping.entitySetName}?$filter=_gdap_${owner}id_value eq ${id}&$orderby=gdap_name`);
const pairsOf = (mappings: readonly Mapping[]) => mappings.map((mapping) => `${mapping._gdap_directoryroleid_value} ${mapping._gdap_securitygroupid_value}`).sort();

/** A request from the template, for a customer of its own. */
async function requestFor(customer: Customer): Promise<string> {
  const id = stage.world.newId(customer.name);
  await stage.world.staff.createRequestFromTemplate({ ...customer, id, name: `${customer.name}: Night Shift` }, templateId);
  return id;
}

it('makes a template of a request, with its roles and groups', async () => {
  const { api } = stage.stack;
  const id = await requestFor(await stage.world.newCustomer('Wingtip Toys'));
  const { app, page, complaints, screenshot } = admin;
  await app.openRow('gdap_request', id);
  await app.command('Template from Request');
  await page.getByRole('heading', { name: /Wingtip Toys: Night Shift/ }).waitFor();
  await page.getByRole('region', { name: 'Role Mappings' }).getByText('User Administrator').first().waitFor();
  await screenshot('templates-1-from-request');

  const [made] = await api.list<Row<typeof gdapTemplate>>(`${gdapTemplate.entitySetName}?$filter=gdap_name eq 'Wingtip Toys: Night Shift'`);
  expect(made).toMatchObject({ gdap_isdefault: false, gdap_autorenew: true, gdap_durationdays: 365, _gdap_providerid_value: providerId });
  expect(pairsOf(await mappingsOf('template', made!.gdap_templateid))).toEqual(pairsOf(await mappingsOf('request', id)));
  expect(complaints).toEqual([]);
});

it('brings requests to their template: groups in place, roles by a replacement', async () => {
  const { api, groups } = stage.stack;
  const { staff, controls, world } = { ...stage.world, world: stage.world };
  const [draft, live, other] = await Promise.all(['Proseware', 'Trey Research', 'Litware'].map(async (name) => requestFor(await world.newCustomer(name))));
  await staff.submit(live!);
  const { gdap_microsoftid: relationship } = await untilStatus(world, live!, 'approvalPending');
  await controls.customer(relationship!, 'approve');
  await untilStatus(world, live!, 'active');
  await staff.submit(other!);
  await untilStatus(world, other!, 'approvalPending');

  // Another group gets one role; a role more is asked for.
  const [first] = await mappingsOf('template', templateId);
  const group = groups[4]!;
  await api.upsert(`${gdapRoleMapping.entitySetName}(${first!.gdap_rolemappingid})`, { 'gdap_SecurityGroupId@odata.bind': `/gdap_securitygroups(${group.rowId})` });

  const { app, page, complaints, screenshot } = admin;
  await app.openRow('gdap_template', templateId);
  await app.command('Apply to Requests');
  const frame = page.frameLocator('iframe');
  await frame.getByText(/differ and can be changed in place/).waitFor();
  await frame.getByText(`Give ${first!.gdap_name!.split(' → ')[0]} to ${group.name}`).first().waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await screenshot('templates-2-apply');
  await frame.getByRole('button', { name: /^Choose all/ }).click();
  await frame.getByRole('button', { name: /^Apply to \d+ requests/ }).click();
  await frame.getByText(/requests were brought to the template/).waitFor();
  await screenshot('templates-3-applied');
  const wanted = pairsOf(await mappingsOf('template', templateId));
  for (const id of [draft!, live!, other!]) expect(pairsOf(await mappingsOf('request', id))).toEqual(wanted);
  await eventually(async () => (await mappingsOf('request', live!)).every(({ gdap_assignmentid: assignment }) => assignment !== null), 'the assignments');

  const more = stage.world.mappings[5]!;
  await api.upsert(`${gdapRoleMapping.entitySetName}(${idOf('mapping', 'one more')})`, {
    gdap_name: more.name, 'gdap_TemplateId@odata.bind': `/gdap_templates(${templateId})`, 'gdap_DirectoryRoleId@odata.bind': `/gdap_directoryroles(${more.roleId})`,
  });
  await page.keyboard.press('Escape');
  await app.openRow('gdap_template', templateId);
  await app.command('Apply to Requests');
  await frame.getByText(/need new requests, which the customers approve/).waitFor();
  await frame.locator(`[data-request="${live!}"]`).getByRole('checkbox').check();
  await frame.getByRole('button', { name: 'Apply to 1 request' }).click();
  await frame.getByText(/1 request was brought to the template/).waitFor();
  const replacements = await api.list<Request>(`${gdapRequest.entitySetName}?$filter=_gdap_replacesid_value eq ${live!}`);
  expect(replacements).toMatchObject([{ statuscode: RequestStatus.draft, gdap_origin: RequestOrigin.replacement, _gdap_templateid_value: templateId }]);
  expect(pairsOf(await mappingsOf('request', replacements[0]!.gdap_requestid))).toEqual(pairsOf(await mappingsOf('template', templateId)));
  expect(complaints).toEqual([]);
});

it('refuses a default of which Microsoft would refuse every request, and says so in the list', async () => {
  const { api } = stage.stack;
  const id = idOf('template', 'without roles');
  await api.upsert(`${gdapTemplate.entitySetName}(${id})`, { gdap_name: 'Without Roles', gdap_isdefault: false, gdap_durationdays: 30, ...provider });
  await eventually(async () => ((await api.list<Row<typeof gdapTemplate>>(`${gdapTemplate.entitySetName}?$filter=gdap_templateid eq ${id}`))[0]?.gdap_problems ?? '') !== '', 'the check of the template');
  const { app, page, complaints, screenshot } = admin;
  await app.openList('gdap_template');
  await app.chooseView('GDAP Templates with Problems');
  await app.row('Without Roles').getByText(/Add at least one role mapping/).waitFor();

  await app.openRow('gdap_template', id);
  await page.getByRole('region', { name: 'Role Mappings' }).getByText(/^No role is asked for yet/).waitFor();
  await page.getByRole('switch', { name: 'Is Default' }).click();
  await app.command('Save');
  await page.getByText(/This template cannot be a default/).first().waitFor();
  await screenshot('templates-4-refused');
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(complaints).toEqual([]);
});
