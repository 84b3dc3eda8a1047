import { PartnerConsent, RequestStatus } from '@gdap-manager/entities';
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
}, 90_000);
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
    await eventually(async () => !(await app.offers('Approve')));
    await page.getByRole('region', { name: 'Request Lifecycle' }).getByRole('link').first().waitFor();
    expect(await app.offers('Approve')).toBe(false);
    await operator.screenshot('reseller-2-approved');

    await stage.stack.controls.customer(id, 'approve');
    await indirect.request(id, 'the access', ({ statuscode }) => statuscode === RequestStatus.active);
    expect(operator.complaints).toEqual([]);
  }, 90_000);

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
  }, 90_000);

  it('is nothing that other requests show', async () => {
    const { app, page } = operator;
    await app.openNew('gdap_request');
    await page.getByText('Duration (Days)').first().waitFor();
    expect(await app.offers('Approve')).toBe(false);
  }, 60_000);
});
