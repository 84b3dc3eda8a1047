import { RequestStatus } from '@gdap-manager/entities';
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

/** Drafts of as many customers, by the name of a batch. */
async function drafts(batch: string, count: number): Promise<string[]> {
  const { world } = stage;
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const name = `${batch} ${String(index + 1).padStart(2, '0')}`;
      const id = idOf('request', name);
      const customer = await world.newCustomer(name);
      await world.staff.createRequest({ id, name, accountId: customer.accountId, providerAccountId: customer.providerAccountId, autoRenew: true, durationDays: 365, mappings: world.mappings.slice(0, 2) });
      return id;
    }),
  );
}

const statusOf = async (id: string) => (await stage.world.staff.request(id)).statuscode;

describe('a list', () => {
  it('submits fifty drafts at once, says so, and shows them on their way', async () => {
    const ids = await drafts('Bulk', 50);
    const { app, page } = staff;
    await app.openList('gdap_request');
    await app.chooseView('Draft GDAP Requests');
    await page.getByText('1 - 50 of 50').waitFor();
    await page.getByRole('checkbox', { name: /Select all rows/ }).click();
    await app.command('Submit');
    await app.dialog().getByText('Send 50 requests to Microsoft?').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await staff.screenshot('list-1-submit-50');
    await app.dialog().getByRole('button', { name: 'Submit' }).click();
    await page.getByText('50 requests submitted.').waitFor();
    const pending = `gdap_requests?$select=gdap_requestid&$filter=statuscode eq ${RequestStatus.approvalPending} and startswith(gdap_name,'Bulk ')`;
    await eventually(async () => (await stage.stack.api.list(pending)).length === ids.length, 'Fifty acceptance links', 120_000);
    await app.chooseView('GDAP Requests Pending Approval');
    await page.getByText('1 - 50 of 50').waitFor();
    await staff.screenshot('list-2-pending');
  });

  it('that is stale acts only on what still allows it, and says row by row what it left alone', async () => {
    const ids = await drafts('Stale', 3);
    const { app, page } = staff;
    await app.openList('gdap_request');
    await app.chooseView('Draft GDAP Requests');
    await app.tick('Stale 01', 'Stale 02', 'Stale 03');
    // Meanwhile somebody else sends one and deletes another.
    await stage.world.staff.submit(ids[0]!);
    await stage.stack.api.remove(`gdap_requests(${ids[1]})`);
    await app.command('Submit');
    await app.dialog().getByRole('button', { name: 'Submit' }).click();
    await app.dialog().getByText('1 request submitted.').waitFor();
    const report = await app.dialog().innerText();
    expect(report).toContain('Stale 01');
    expect(report).not.toContain('Stale 03:');
    expect(await accessibilityProblems(page)).toEqual([]);
    await staff.screenshot('list-3-report');
    await app.dialog().getByRole('button').last().click();
    await eventually(async () => (await statusOf(ids[2]!)) !== RequestStatus.draft, 'The third one sent');
  });

  it('terminates what is in force after saying who loses what', async () => {
    const [id] = await drafts('Ending', 1);
    await stage.world.staff.submit(id!);
    await eventually(async () => (await statusOf(id!)) === RequestStatus.approvalPending, 'The link');
    await stage.stack.controls.customer((await stage.world.staff.request(id!)).gdap_microsoftid ?? '', 'approve');
    await eventually(async () => (await stage.world.staff.mappings(id!)).every(({ gdap_assignmentid }) => gdap_assignmentid), 'The assignments');
    const { app, page } = staff;
    await app.openList('gdap_request');
    await app.chooseView('Active GDAP Requests');
    await app.find('Ending');
    await app.tick('Ending 01');
    await app.command('Terminate');
    const question = app.dialog();
    for (const told of ['Ending 01', '1 is in force', 'GDAP Service Desk', 'This cannot be undone']) await question.getByText(told).first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await staff.screenshot('list-4-terminate');
    await question.getByRole('button', { name: 'Terminate' }).click();
    await page.getByText('1 request is being terminated.').waitFor();
    await eventually(async () => (await statusOf(id!)) === RequestStatus.terminated, 'The end');
  });

  it('finds, filters and sorts without losing its place', async () => {
    const { app, page } = staff;
    await app.openList('gdap_request');
    await app.chooseView('Active GDAP Requests');
    await app.find('Bulk 07');
    await page.getByText('1 - 1 of 1').waitFor();
    expect(await app.row('Bulk 07').count()).toBe(1);
    await app.find('');
    await page.getByText(/1 - 50 of 5\d/).waitFor();
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.getByText('Page 2').waitFor();
    expect(staff.complaints).toEqual([]);
  });
});
