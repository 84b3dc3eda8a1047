import { gdapRequest, Outlook, RequestStatus, WaitingOn } from '@gdap-manager/entities';
import { eventually } from './support/eventually';
import { problemsInEveryLook } from './support/looks';
import { openStage, type Stage, type Staff } from './support/stage';

const day = 24 * 3600 * 1000;
const inDays = (days: number) => `${new Date(Date.now() + days * day).toISOString().slice(0, 19)}Z`;

let stage: Stage;
let staff: Staff;
beforeAll(async () => {
  stage = await openStage();
  staff = await stage.staff();
});
afterEach(() => expect(staff.complaints.splice(0)).toEqual([]));
afterAll(() => stage.close());

const frame = () => staff.page.frameLocator('iframe[title="Overview"]');
const tile = (title: string) => frame().getByRole('listitem').filter({ has: staff.page.getByRole('heading', { name: title }) });

describe('the overview', () => {
  it('is what the app opens with, and says what to do while there is nothing', async () => {
    await staff.page.goto(stage.stack.url);
    await frame().getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    await frame().getByText('No request is in force yet. Connect a provider').waitFor();
    await frame().getByText('Nobody will lose access.').first().waitFor();
    expect(await problemsInEveryLook(staff, 'overview-empty', undefined, [])).toEqual([]);
    await frame().getByRole('link', { name: 'Providers' }).click();
    await staff.app.row('Fabrikam Cloud Services').waitFor();
  });

  it('counts who will lose access and who must act, by few calls that load no request', async () => {
    // Nobody looks at what the test makes up.
    await stage.stack.host.close();
    const customer = await stage.world.newCustomer('Tailspin Toys');
    const request = {
      'gdap_AccountId@odata.bind': `/accounts(${customer.accountId})`, 'gdap_ProviderAccountId@odata.bind': `/gdap_provideraccounts(${customer.providerAccountId})`, gdap_durationdays: 365,
    };
    for (let number = 1; number <= 12; number += 1) {
      await stage.stack.api.create(gdapRequest.entitySetName, {
        ...request, gdap_name: `At risk ${number} <b>&amp;`, statuscode: RequestStatus.active, gdap_expirydate: inDays(10 + number * 20), gdap_outlook: number > 2 ? Outlook.atRisk : Outlook.replacing,
        gdap_outlookwaitingon: WaitingOn.staff, gdap_outlookreason: 'Choose Keep Access, or let it end.', gdap_waitingon: WaitingOn.nobody,
      });
    }
    await stage.stack.api.create(gdapRequest.entitySetName, { ...request, gdap_name: 'Stuck', statuscode: RequestStatus.submitting, gdap_waitingon: WaitingOn.staff, gdap_waitingsince: inDays(-40) });
    await stage.stack.api.create(gdapRequest.entitySetName, { ...request, gdap_name: 'Pending', statuscode: RequestStatus.approvalPending, gdap_waitingon: WaitingOn.customer, gdap_waitingsince: inDays(-85), gdap_approvalduedate: inDays(5) });

    const reads: string[] = [];
    staff.page.on('request', (sent) => void (sent.url().includes('fetchXml') && sent.frame() && reads.push(decodeURIComponent(sent.url()))));
    await staff.page.goto(stage.stack.url);
    await tile('Will lose access if nobody acts').getByRole('link', { name: /^12, / }).waitFor();
    await tile('Waiting on our staff').getByText('The oldest has waited 40 days.').waitFor();
    await tile('Approvals lapsing soon').getByText('Within 14 days, of 1 that waits for approval.').waitFor();
    await frame().getByRole('region', { name: 'The soonest losses' }).getByRole('link', { name: 'At risk 1 <b>&amp;', exact: true }).waitFor();
    expect(await frame().getByRole('region', { name: 'The soonest losses' }).getByRole('row').count()).toBe(11);
    expect(reads.filter((url) => url.includes('aggregate="true"'))).toHaveLength(4);
    expect(reads.filter((url) => !url.includes('aggregate="true"')).every((url) => url.includes('top="10"'))).toBe(true);
    expect(await problemsInEveryLook(staff, 'overview', undefined, [])).toEqual([]);
    await staff.screenshot('overview');
  });

  it('opens behind each number what was counted', async () => {
    await staff.page.goto(stage.stack.url);
    await tile('Will lose access if nobody acts').getByRole('link', { name: /^12, / }).click();
    await staff.app.row('At risk 12').waitFor();
    await eventually(async () => (await staff.page.getByText('Will Lose Access if Nobody Acts').count()) > 0, 'The view');
    await staff.page.goto(stage.stack.url);
    await frame().getByRole('link', { name: 'The customer', exact: true }).click();
    await staff.app.row('Pending').waitFor();
    await staff.page.goto(stage.stack.url);
    await frame().getByRole('link', { name: 'At risk 1 <b>&amp;', exact: true }).click();
    await staff.page.getByRole('heading', { level: 1, name: 'At risk 1 <b>&amp;' }).waitFor();
  });

  it('reads itself anew, shows the bars as a table, by the keyboard', async () => {
    await staff.page.goto(stage.stack.url);
    await frame().getByText('As a table').focus();
    await staff.page.keyboard.press('Enter');
    await frame().getByRole('region', { name: 'As a table' }).getByRole('columnheader', { name: 'Will lose access' }).waitFor();
    const [late] = await stage.stack.api.list<{ gdap_requestid: string }>("gdap_requests?$select=gdap_requestid&$filter=gdap_name eq 'Stuck'");
    await stage.stack.api.update(`gdap_requests(${late?.gdap_requestid ?? ''})`, { gdap_waitingon: WaitingOn.microsoft });
    await frame().getByRole('button', { name: 'Refresh' }).focus();
    await staff.page.keyboard.press('Enter');
    await tile('Waiting on our staff').getByRole('link', { name: /^0, / }).waitFor();
  });

  it('is German where somebody wants it so', async () => {
    const other = await stage.staff();
    await other.context.addCookies([{ name: 'SandboxLanguage', value: '1031', url: stage.stack.url }]);
    await other.page.goto(stage.stack.url);
    await other.page.frameLocator('iframe').getByRole('heading', { name: 'Wer am Zug ist' }).waitFor();
    expect(other.complaints).toEqual([]);
    await other.close();
  });
});
