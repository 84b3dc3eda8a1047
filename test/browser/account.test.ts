import { RequestOrigin, RequestStatus, type gdapRequest, type Row } from '@gdap-manager/entities';
import { accessibilityProblems } from './support/accessibility';
import { openStage, type Stage } from './support/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ demonstration: true });
}, 90_000);
afterAll(() => stage.close());

it("shows on a customer's form which templates apply and why, and makes the missing draft with one click", async () => {
  const { api } = stage.stack;
  const [account] = await api.list<{ accountid: string }>("accounts?$select=accountid&$filter=name eq 'Tailspin Toys'");
  const staff = await stage.staff('Olga Nowak');
  await staff.app.openRow('account', account!.accountid);
  await staff.page.getByRole('tab', { name: 'GDAP' }).click();
  const control = staff.page.getByRole('region', { name: 'Template Defaults' });
  await control.getByText('Managed Services').first().waitFor();
  await control.getByText('Provider: Fabrikam Cloud Services · For every category · No default: only when asked for').waitFor();
  await control.getByRole('button', { name: /not for this tenant$/ }).click();
  await control.getByText(/^For another provider: /).waitFor();
  await control.getByRole('button', { name: /^Create (the missing draft|draft)/ }).first().click();
  await control.getByRole('link', { name: 'Open draft' }).or(control.getByRole('button', { name: 'Open draft' })).first().waitFor();
  expect(await accessibilityProblems(staff.page)).toEqual([]);
  await staff.screenshot('account-1-draft-made');

  const made = await api.list<Row<typeof gdapRequest>>(`gdap_requests?$select=gdap_name,statuscode,gdap_origin,gdap_templatereason&$filter=_gdap_accountid_value eq ${account!.accountid}`);
  expect(made).toMatchObject([{ statuscode: RequestStatus.draft, gdap_origin: RequestOrigin.template, gdap_templatereason: expect.stringMatching(/^‘Managed Services’ applies: it is a default for every customer of ‘Fabrikam Cloud Services’\. Not applying: ‘Service Desk Only’/) }]);
  expect(staff.complaints).toEqual([]);
}, 60_000);
