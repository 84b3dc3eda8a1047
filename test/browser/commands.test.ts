import { Outlook, RequestStatus } from '@gdap-manager/entities';
import { idOf } from '../../scripts/lib/ids';
import { accessibilityProblems } from './support/accessibility';
import { eventually } from './support/eventually';
import { openStage, type Stage, type Staff } from './support/stage';

let stage: Stage;
let operator: Staff;
beforeAll(async () => {
  stage = await openStage();
  operator = await stage.staff('Olga Nowak');
});
afterAll(() => stage.close());

/** A request of a customer of that name. */
async function draft(name: string): Promise<string> {
  const { world } = stage;
  const id = idOf('request', name);
  const customer = await world.newCustomer(name);
  await world.staff.createRequest({ id, name, accountId: customer.accountId, providerAccountId: customer.providerAccountId, autoRenew: false, durationDays: 365, mappings: world.mappings.slice(0, 2) });
  return id;
}

async function pending(name: string): Promise<string> {
  const id = await draft(name);
  await stage.world.staff.submit(id);
  await eventually(async () => (await stage.world.staff.request(id)).gdap_acceptancelink !== null, 'The link');
  return id;
}

const lifecycle = ({ page }: Staff) => page.getByRole('region', { name: 'Request Lifecycle' });
const clipboard = ({ page }: Staff) => page.evaluate<string>('navigator.clipboard.readText()');

describe('commands of an operator', () => {
  it('copy the link, and the very message that the control copies', async () => {
    const id = await pending('Copied KG');
    const { app, page } = operator;
    await app.openRow('gdap_request', id);
    await lifecycle(operator).getByRole('link').first().waitFor();
    await app.command('Copy Acceptance Link');
    await page.getByText('1 acceptance link copied.').waitFor();
    expect(await clipboard(operator)).toBe((await stage.world.staff.request(id)).gdap_acceptancelink);
    await app.command('Copy Message');
    await page.getByText('1 message copied.').waitFor();
    const ofCommand = await clipboard(operator);
    await lifecycle(operator).getByRole('button', { name: 'Copy message' }).click();
    await lifecycle(operator).getByText(/The message is on the clipboard/).first().waitFor();
    expect(await clipboard(operator)).toBe(ofCommand);
    expect(ofCommand).toContain('Dear administrators of Copied KG,');
    expect(operator.complaints).toEqual([]);
  });

  it('show what to copy where the browser refuses', async () => {
    const id = await pending('Refused KG');
    const { app, page } = operator;
    await app.openRow('gdap_request', id);
    // Until the next page.
    await page.evaluate('Object.defineProperty(navigator.clipboard, "writeText", { value: () => Promise.reject(new Error("No.")) })');
    await app.command('Copy Acceptance Link');
    const link = (await stage.world.staff.request(id)).gdap_acceptancelink ?? '';
    await app.dialog('Copy by hand').getByText(link).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await operator.screenshot('commands-1-copy-by-hand');
    expect(operator.complaints).toEqual([]);
  });

  it('take back on the form what is no longer so', async () => {
    const id = await draft('Approved KG');
    const { app, page } = operator;
    await app.openRow('gdap_request', id);
    await app.command('Submit');
    const notice = page.getByText('The acceptance link is ready.');
    await notice.first().waitFor();
    const { gdap_microsoftid } = await stage.world.staff.request(id);
    await stage.stack.controls.customer(gdap_microsoftid ?? '', 'approve');
    await app.command('Check Now');
    await lifecycle(operator).getByText('In force').locator('..').getByText('(now)').waitFor();
    await app.command('Refresh');
    await notice.first().waitFor({ state: 'detached' });
    expect(operator.complaints).toEqual([]);
  });

  it('make a replacement and open it', async () => {
    const id = await pending('Replaced KG');
    const { app, page } = operator;
    await app.openRow('gdap_request', id);
    await app.command('Create Replacement');
    await page.getByRole('heading', { level: 1, name: 'Replaced KG (replacement)' }).waitFor();
    expect(operator.complaints).toEqual([]);
  });

  it('say that there is no connection, and lose nothing that was typed', async () => {
    const id = await draft('Unplugged KG');
    const person = await stage.staff('Olga Nowak');
    const { app, page, context } = person;
    await app.openRow('gdap_request', id);
    person.expectComplaint(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
    await app.field('Name').fill('Unplugged KG, renamed');
    // Everything that the command needs is there.
    await eventually(() => app.offers('Submit'), 'The command');
    await context.setOffline(true);
    await app.command('Submit');
    await page.getByText(/There is no connection to the environment/).first().waitFor();
    expect(await app.field('Name').inputValue()).toBe('Unplugged KG, renamed');
    await context.setOffline(false);
    await app.command('Save');
    await app.saved();
    await context.setOffline(true);
    await app.command('Submit');
    await app.dialog().getByText(/connection/i).first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await person.screenshot('commands-2-no-connection');
    await context.setOffline(false);
    await app.dialog().getByRole('button', { name: /ok|close/i }).first().click();
    await app.command('Submit');
    await lifecycle(person).getByRole('link').first().waitFor();
    expect(person.complaints).toEqual([]);
    await person.close();
  });

  it('say of a request that somebody deleted meanwhile that it is gone', async () => {
    const id = await draft('Deleted KG');
    const person = await stage.staff('Olga Nowak');
    const { app } = person;
    await app.openRow('gdap_request', id);
    await app.field('Name').waitFor();
    await stage.world.api.remove(`gdap_requests(${id})`);
    person.expectComplaint(/404/);
    await app.command('Submit');
    await app.dialog('Submit').getByText('Left as it is: A request that was chosen. It does not exist any more, or you may not see it.').waitFor();
    await person.screenshot('commands-3-gone');
    await person.close();
  });

  it('say what right is missing when it was taken away meanwhile', async () => {
    const id = await draft('Forbidden KG');
    const person = await stage.staff('Olga Nowak');
    const { app, page } = person;
    await app.openRow('gdap_request', id);
    await app.field('Name').waitFor();
    // From here on, whoever uses this window is the reader: the page does not know it yet.
    const reader = await stage.staff('Rafael Souza');
    await person.context.addCookies(await reader.context.cookies());
    person.expectComplaint(/403/);
    await app.command('Submit');
    await app.dialog('Submit').getByText(/You lack a right.*prvWritegdap_Request/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await person.screenshot('commands-4-no-right');
    expect((await stage.world.staff.request(id)).statuscode).toBe(1);
    await reader.close();
    await person.close();
  });
});

describe('commands of a reader', () => {
  it('are those that change nothing', async () => {
    const id = await pending('Read KG');
    const reader = await stage.staff('Rafael Souza');
    await reader.app.openRow('gdap_request', id);
    await lifecycle(reader).getByRole('link').first().waitFor();
    await eventually(() => reader.app.offers('Copy Message'), 'The commands');
    expect(await reader.app.commands()).toEqual(['Copy Acceptance Link', 'Copy Message', 'Refresh']);
    await reader.app.command('Copy Message');
    await reader.page.getByText('1 message copied.').waitFor();
    expect(reader.complaints).toEqual([]);
    await reader.close();
  });
});

it('warns on the form of what ends soon, as soon as the clock says so', async () => {
  const id = await pending('Ending KG');
  await stage.stack.controls.customer((await stage.world.staff.request(id)).gdap_microsoftid ?? '', 'approve');
  await eventually(async () => {
    await stage.world.staff.change(id, { gdap_nextcheckon: new Date().toISOString() });
    return (await stage.world.staff.request(id)).statuscode === RequestStatus.active;
  }, 'Active');
  const { app, page } = operator;
  await app.openRow('gdap_request', id);
  await lifecycle(operator).getByText('(now)').waitFor();
  // What the bar offers depends on what the form says: it has loaded.
  await eventually(() => app.offers('Terminate'), 'The commands');
  expect(await page.getByText(/^It ends in/).count()).toBe(0);
  await stage.stack.controls.advance('P345D');
  // What is said of the end depends on what the handlers have found out of it.
  await eventually(async () => ([Outlook.replacing, Outlook.atRisk] as (number | null)[]).includes((await stage.world.staff.request(id)).gdap_outlook), 'The outlook');
  await app.command('Refresh');
  await page.getByText(/It ends in (19|20) days/).first().waitFor();
  await operator.screenshot('commands-5-ends-soon');
  expect(operator.complaints).toEqual([]);
});
