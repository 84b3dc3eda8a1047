import { gdapProviderAccount, gdapRequest, MatchState, RefreshState, RequestOrigin, RequestStatus, type gdapProvider, type Row } from '@gdap-manager/entities';
import { secondProviderId, secondTenantId } from '../../scripts/demo/second-provider';
import { secondPartner } from '../../scripts/demo/second-partner';
import { idOf } from '../../scripts/lib/ids';
import { until } from '../../scripts/lib/until';
import { accessibilityProblems } from './support/accessibility';
import { openStage, type Stage } from './support/stage';

type Tenant = Row<typeof gdapProviderAccount>;
type Request = Row<typeof gdapRequest>;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ demonstration: true });
  await customersRead();
});
afterAll(() => stage.close());

const patient = { everyMs: 250, timeoutMs: 120_000 };

/** The tenant of a customer of the second provider, once it is there. */
const tenantOf = async (name: string): Promise<Tenant | undefined> =>
  (await stage.stack.api.list<Tenant>(`${gdapProviderAccount.entitySetName}?$filter=gdap_tenantid eq '${secondTenantId(name)}' and _gdap_providerid_value eq ${secondProviderId}`))[0];

const requestsOf = (tenant: Tenant): Promise<Request[]> =>
  stage.stack.api.list<Request>(`${gdapRequest.entitySetName}?$filter=_gdap_provideraccountid_value eq ${tenant.gdap_provideraccountid}`);

/** Waits until the handlers have read the customers of the second provider and searched their accounts. */
const customersRead = () =>
  until('the customers of the second provider', async () => {
    const provider = await stage.stack.api.get<Row<typeof gdapProvider>>(`gdap_providers(${secondProviderId})`);
    const last = await tenantOf('Customer without a Domain');
    return provider.gdap_refreshstate !== RefreshState.running && last && last.gdap_matchstate !== MatchState.notSearched ? last : undefined;
  }, patient);

/** Waits until a tenant is its account's and its draft is there. */
const onboarded = (name: string) =>
  until(`the draft of ${name}`, async () => {
    const tenant = await tenantOf(name);
    if (!tenant?._gdap_accountid_value || tenant.gdap_matchstate !== MatchState.matched) return undefined;
    const requests = await requestsOf(tenant);
    return requests.length > 0 ? requests : undefined;
  }, patient);

describe('onboarding in the app', () => {
  it('reads new customers from Microsoft when somebody asks, and makes what matches by itself a draft', async () => {
    const { api, controls } = stage.stack;
    await api.upsert(`accounts(${idOf('account', 'new one')})`, { name: 'Munson’s Nordic', websiteurl: 'https://munsonsnordic.example' });
    const name = 'Munson’s Nordic ApS';
    await controls.addCustomers(secondPartner.tenantId, [{ tenantId: secondTenantId(name), companyName: name, domain: 'munsonsnordic.example', partnerCenter: false }]);
    const admin = await stage.staff('Amara Okafor');
    await admin.app.openRow('gdap_provider', secondProviderId);
    await admin.app.command('Refresh Customers');
    expect((await onboarded(name)).map(({ gdap_name }) => gdap_name)).toEqual(['Munson’s Nordic: Standard Access']);
    expect(await accessibilityProblems(admin.page)).toEqual([]);
    await admin.screenshot('onboarding-1-refreshed');
    expect(admin.complaints).toEqual([]);
    await admin.close();
  });

  it('confirms suggestions in bulk, and drafts follow', async () => {
    const staff = await stage.staff('Olga Nowak');
    const { app, page, screenshot } = staff;
    await app.openList('gdap_provideraccount');
    await app.chooseView('Needs Matching');
    await app.row('City Power & Light').waitFor();
    await screenshot('onboarding-2-needs-matching');
    expect(await accessibilityProblems(page)).toEqual([]);
    await app.chooseView('Suggested Matches');
    const names = ['Best For You Organics', 'شركة النور للتجارة', '北京東方乳業有限公司'];
    await app.tick(...names);
    await app.command('Confirm Match');
    const question = app.dialog('Confirm match');
    await question.getByText(/Best For You Organics \(bestforyou\.onmicrosoft\.com\) → BFY Organics/).waitFor();
    await screenshot('onboarding-3-confirm');
    await question.getByRole('button', { name: 'Confirm', exact: true }).click();
    await page.getByText('3 tenants matched.').waitFor();
    for (const name of names) expect(await onboarded(name)).toHaveLength(1);
    expect(staff.complaints).toEqual([]);
    await staff.close();
  });

  it('chooses among candidates, makes accounts and rules tenants out, for many at once', async () => {
    const staff = await stage.staff('Olga Nowak');
    const { app, page, screenshot } = staff;
    await app.openList('gdap_provideraccount');
    await app.chooseView('Needs Matching');
    await app.command('Match…');
    const choices = page.frameLocator('iframe');
    const tenant = (name: string) => choices.getByRole('group', { name: new RegExp(`^${name}`) });
    await tenant('City Power & Light').getByRole('radio', { name: /^City Light/ }).check();
    await tenant('Blue Yonder Airlines').getByRole('radio', { name: 'New account' }).check();
    await tenant('The Phone Company').getByRole('radio', { name: 'Not a customer' }).check();
    await tenant('Southridge Video').getByRole('button', { name: 'Another account…' }).click();
    await choices.getByLabel('Search for a customer by name').fill('Consolidated');
    await choices.getByLabel('Customers found').selectOption({ label: 'Consolidated Messenger (old)' });
    await choices.getByRole('button', { name: 'Choose this customer' }).click();
    await screenshot('onboarding-4-match');
    expect(await accessibilityProblems(page)).toEqual([]);
    await choices.getByRole('button', { name: 'Confirm 4 choices' }).click();
    await choices.getByText('4 tenants done.').waitFor();
    await screenshot('onboarding-5-done');
    expect(await accessibilityProblems(page)).toEqual([]);
    await choices.getByRole('button', { name: 'Close' }).click();
    for (const name of ['City Power & Light', 'Blue Yonder Airlines', 'Southridge Video']) expect(await onboarded(name)).toHaveLength(1);
    const ruledOut = (await tenantOf('The Phone Company'))!;
    expect([ruledOut.gdap_matchstate, ruledOut._gdap_accountid_value ?? null, await requestsOf(ruledOut)]).toEqual([MatchState.ignored, null, []]);
    await app.chooseView('Not Customers');
    await app.row('The Phone Company').waitFor();
    expect(staff.complaints).toEqual([]);
    await staff.close();
  });

  it('makes drafts for selected accounts, none twice, and says who has no tenant', async () => {
    const staff = await stage.staff('Olga Nowak');
    const { app, page, screenshot } = staff;
    await app.openList('account');
    await app.find('Woodgrove Bank');
    await app.row('Woodgrove Bank').waitFor();
    await app.find('*o*');
    const names = ['Contoso Pharmaceuticals', 'Proseware, Inc.', 'Woodgrove Bank', 'City Power'];
    for (const name of names) await app.row(name).first().waitFor();
    for (const name of names) await app.row(name).first().getByRole('checkbox').click();
    await page.getByText('4 rows selected').waitFor();
    await app.command('New GDAP from Template');
    const choices = page.frameLocator('iframe');
    await choices.getByText('New: Woodgrove Bank: Managed Services').waitFor();
    await choices.getByText('There is one from Managed Services already: Active.').waitFor();
    await choices.getByText('There is one from Standard Access already: Draft.').waitFor();
    await choices.getByText(/These accounts have no tenant.*City Power\./).waitFor();
    await screenshot('onboarding-6-bulk');
    expect(await accessibilityProblems(page)).toEqual([]);
    await choices.getByRole('button', { name: 'Create 1 draft' }).click();
    await choices.getByText('1 draft created.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await choices.getByRole('button', { name: 'Close' }).click();
    const made = await stage.stack.api.list<Request>(`${gdapRequest.entitySetName}?$filter=gdap_name eq 'Woodgrove Bank: Managed Services'`);
    expect(made).toHaveLength(1);
    expect(made[0]!.gdap_templatereason).toMatch(/^‘Managed Services’ applies/);
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(staff.complaints).toEqual([]);
    await staff.close();
  });

  it('offers none of it to somebody who only reads', async () => {
    const reader = await stage.staff('Rafael Souza');
    await reader.app.openRow('gdap_provideraccount', (await tenantOf('City Power & Light'))!.gdap_provideraccountid);
    await reader.app.field('Name').waitFor();
    expect(await reader.app.commands()).toEqual(['Refresh']);
    await reader.close();
  });
});

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
});
