import { PartnerConsent, RequestStatus, type gdapFinding, type gdapRequest, type Row } from '@gdap-manager/entities';
import { providerId } from '../../scripts/lib/connect-provider';
import { until } from '../../scripts/lib/until';
import { inPartnerCenter } from '../../scripts/lib/partner-center';
import { indirectProvider } from '../support/indirect-provider';
import { accessibilityProblems } from './support/accessibility';
import { eventually } from './support/eventually';
import { openStage, type Stage, type Staff } from './support/stage';

let stage: Stage;
let operator: Staff;
let indirect: ReturnType<typeof indirectProvider>;
beforeAll(async () => {
  stage = await openStage();
  indirect = indirectProvider(stage.stack);
  await indirect.connect();
  operator = await stage.staff('Olga Nowak');
});
afterAll(() => stage.close());

const asked = async (customer: string) => {
  const id = await indirect.ask(customer);
  return { id, row: await indirect.request(id, 'the request', ({ gdap_partnerconsent }) => gdap_partnerconsent === PartnerConsent.pending) };
};

describe('what an indirect provider asks on our behalf', () => {
  it('is found in its view, approved on its form, and then waits for the customer', async () => {
    const { id } = await asked('Fourth Coffee');
    const { app, page } = operator;
    await app.openList('gdap_request');
    await app.chooseView('GDAP Requests Waiting for Our Consent');
    await app.row('Fourth Coffee').getByRole('link').first().click();
    await page.getByText(/^The indirect provider asks for this on our behalf/).first().waitFor();
    await page.getByText('Our Consent').first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await operator.screenshot('reseller-1-asked');

    await app.command('Approve');
    await app.dialog('Approve').getByRole('button', { name: 'Approve' }).click();
    await indirect.request(id, 'our consent', ({ gdap_partnerconsent }) => gdap_partnerconsent === PartnerConsent.approved);
    await eventually(async () => !(await app.offers('Approve')), 'That nothing is left to approve');
    await page.getByRole('region', { name: 'Request Lifecycle' }).getByRole('link').first().waitFor();
    await operator.screenshot('reseller-2-approved');

    await stage.stack.controls.customer(id, 'approve');
    await indirect.request(id, 'the access', ({ statuscode }) => statuscode === RequestStatus.active);
    expect(operator.complaints).toEqual([]);
  });

  it('is rejected for several at once, and what is decided is left', async () => {
    const requests = [await asked('Wide World Importers'), await asked('Graphic Design Institute')];
    const { app, page } = operator;
    await app.openList('gdap_request');
    await app.chooseView('GDAP Requests Waiting for Our Consent');
    await app.tick('Wide World Importers', 'Graphic Design Institute');
    await app.command('Reject');
    await app.dialog('Reject').getByText(/cannot be undone/).waitFor();
    await app.dialog('Reject').getByRole('button', { name: 'Reject' }).click();
    await page.getByText('2 requests rejected by us. Microsoft is told.').waitFor();
    for (const { id } of requests) {
      expect(await indirect.request(id, 'our refusal', ({ gdap_partnerconsent }) => gdap_partnerconsent === PartnerConsent.rejected)).toMatchObject({ statuscode: RequestStatus.terminated });
    }
    await operator.screenshot('reseller-3-rejected');
    expect(operator.complaints).toEqual([]);
  });

  it('is nothing that other requests show', async () => {
    const { app, page } = operator;
    await app.openNew('gdap_request');
    await page.getByText('Duration (Days)').first().waitFor();
    await eventually(() => app.offers('Save'), 'The commands');
    expect(await app.offers('Approve')).toBe(false);
  });
});

describe('what somebody made in Partner Center', () => {
  const roles = ['f2ef992c-3afb-46b9-b7cf-a126ee74c451', 'fe930be7-5e62-47db-91af-98c3a49a38b1'];

  it('is found by comparing now, adopted for several at once, and forgotten on its form', async () => {
    const { stack, world } = stage;
    const partnerCenter = inPartnerCenter(stack);
    const ids: string[] = [];
    for (const name of ['Margie’s <i>Travel</i>', 'Trey Research', 'School of Fine Art']) {
      const { tenantId } = await world.newCustomer(name);
      ids.push(await partnerCenter.ask({ displayName: `Made for ${ids.length + 1}`, tenantId, roles }));
      await partnerCenter.bringIntoForce(ids.at(-1)!, { [stack.groups[0]!.objectId]: [roles[0]!] });
    }
    const admin = await stage.staff('Amara Okafor');
    const { app, page } = admin;
    await app.openList('gdap_request');
    await app.goTo('Access', 'Reconciliation Findings');
    await app.command('Compare Now');
    await page.getByText(/^The relationships of \d providers? (is|are) being compared/).waitFor();
    await until('three findings in force', async () => (await stack.api.list<Row<typeof gdapFinding>>(`gdap_findings?$filter=statecode eq 0 and gdap_microsoftstatus eq 'active' and _gdap_providerid_value eq ${providerId}`)).length === 3);
    await app.openList('gdap_finding');
    await app.chooseView('Only at Microsoft');
    await app.row('Trey Research').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await admin.screenshot('reconciliation-1-only-at-microsoft');

    await app.tick('Margie’s', 'Trey Research');
    await app.command('Adopt');
    await app.dialog('Adopt').getByText(/^2 relationships at Microsoft become requests here/).waitFor();
    await admin.screenshot('reconciliation-2-adopt');
    await app.dialog('Adopt').getByRole('button', { name: 'Adopt' }).click();
    await page.getByText('2 findings are being adopted.').waitFor();
    for (const id of ids.slice(0, 2)) {
      await until(`the request of ${id}`, async () => (await stack.api.list<Row<typeof gdapRequest>>(`gdap_requests?$filter=gdap_microsoftid eq '${id}' and statuscode eq ${RequestStatus.active}`))[0]);
    }

    await app.openList('gdap_finding');
    await app.row('School of Fine Art').getByRole('link').first().click();
    await page.getByText(/Forget hides it until it changes/).first().waitFor();
    await eventually(() => app.offers('Forget'), 'The commands');
    expect(await app.offers('Put Right')).toBe(false);
    expect(await accessibilityProblems(page)).toEqual([]);
    await admin.screenshot('reconciliation-3-finding');
    await app.command('Forget');
    await app.dialog('Forget').getByRole('button', { name: 'Forget' }).click();
    await until('that it is forgotten', async () => (await stack.api.list(`gdap_findings?$filter=statuscode eq 727000001 and gdap_microsoftid eq '${ids[2]}'`)).length === 1);
    await app.openList('gdap_finding');
    await app.chooseView('Forgotten Findings');
    await app.row('School of Fine Art').waitFor();

    await app.openList('gdap_request');
    await app.row('Margie’s <i>Travel</i>').getByRole('link').first().click();
    await page.getByText(/^Found at Microsoft/).first().waitFor();
    await admin.screenshot('reconciliation-4-adopted');
    expect(admin.complaints).toEqual([]);
    await admin.close();
  });
});
