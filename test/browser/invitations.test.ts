import { account, contact, gdapRequest, InvitationState, type Row } from '@gdap-manager/entities';
import type { Customer } from '../../scripts/lib/customers';
import { untilStatus } from '../../scripts/walkthrough/world';
import { accessibilityProblems } from './support/accessibility';
import { eventually } from './support/eventually';
import { openStage, type Stage, type Staff } from './support/stage';

interface Mail {
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly body: string;
}

let stage: Stage;
let admin: Staff;
beforeAll(async () => {
  stage = await openStage();
  admin = await stage.staff('Amara Okafor');
});
afterAll(() => stage.close());

const outbox = async (): Promise<Mail[]> => ((await (await fetch(`${stage.stack.url}/sandbox/outbox`)).json()) as { mails: Mail[] }).mails;
const mailsTo = async (address: string) => (await outbox()).filter(({ recipients }) => recipients.includes(address));
/** The request, once the handlers have written down that so many messages have left. */
async function invited(id: string, times: number): Promise<Row<typeof gdapRequest>> {
  await eventually(async () => {
    const { gdap_invitationstate: state, gdap_invitationssent: sent } = await row(id);
    return state === InvitationState.sent && sent === times;
  }, 'The mark on the request');
  return row(id);
}
const row = (id: string) => stage.stack.api.get<Row<typeof gdapRequest>>(`${gdapRequest.entitySetName}(${id})`);

/** A request that waits for its customer. */
async function pending(customer: Customer, name: string): Promise<string> {
  const { world } = stage;
  const id = world.newId(name);
  await world.staff.createRequest({ ...customer, id, name, autoRenew: true, durationDays: 365, mappings: world.mappings.slice(0, 2) });
  await world.staff.submit(id);
  await untilStatus(world, id, 'approvalPending');
  return id;
}

async function contactOf({ accountId }: Customer, firstname: string, lastname: string, emailaddress1: string | null): Promise<string> {
  const id = stage.world.newId(`${firstname} ${lastname}`);
  await stage.stack.api.upsert(`${contact.entitySetName}(${id})`, { firstname, lastname, emailaddress1, 'parentcustomerid_account@odata.bind': `/${account.entitySetName}(${accountId})` });
  return id;
}

const page = ({ page: shown }: Staff) => shown.frameLocator('iframe');

it('sends an invitation to a contact, shows it on the timeline, and sends it again', async () => {
  const customer = await stage.world.newCustomer('Wingtip Toys');
  const ada = await contactOf(customer, 'Ada', 'Okoye <b>', 'ada@wingtip.example');
  await contactOf(customer, 'Bruno', 'Silva', null);
  const id = await pending(customer, 'Wingtip: Service Desk');
  const person = await stage.staff('Olga Nowak');
  const { app, page: shown, complaints, screenshot } = person;
  await app.openRow('gdap_request', id);
  await app.command('Send Invitation…');
  const frame = page(person);
  await frame.getByRole('heading', { name: 'Wingtip Toys' }).waitFor();
  await frame.getByRole('listbox', { name: 'To' }).getByRole('option', { name: 'Bruno Silva: has no e-mail address' }).waitFor();
  await frame.getByText('Dear Ada Okoye <b>,').waitFor();
  expect(await accessibilityProblems(shown)).toEqual([]);
  await screenshot('invitations-1-page');
  await frame.getByRole('button', { name: 'Send', exact: true }).click();
  await frame.getByText('1 message was sent.').waitFor();
  await frame.getByRole('button', { name: 'Close' }).click();

  await eventually(async () => (await mailsTo('ada@wingtip.example')).length === 1, 'The mail');
  const [mail] = await mailsTo('ada@wingtip.example');
  const { gdap_acceptancelink: link, ...asked } = await invited(id, 1);
  expect(mail!.body).toContain('Dear Ada Okoye &lt;b&gt;,');
  expect(mail!.body).toContain(`<a href="${link!.replace(/&/g, '&amp;')}">`);
  expect(asked).toMatchObject({ _gdap_contactid_value: ada, gdap_firstinvitedon: expect.any(String) });
  await shown.getByText('To Ada Okoye <b>').waitFor();
  await screenshot('invitations-2-sent');

  await app.command('Send Invitation…');
  await frame.getByText(/Last sent today/).waitFor();
  await frame.getByRole('textbox', { name: 'Subject' }).fill('Could you approve, please?');
  await frame.getByRole('textbox', { name: 'Text' }).fill('No link here');
  await frame.getByText(/The text lacks the acceptance link/).waitFor();
  await frame.getByRole('textbox', { name: 'Text' }).fill(`Here it is <i>again</i>:\n${link}`);
  await frame.getByRole('button', { name: 'Send', exact: true }).click();
  await frame.getByText('1 message was sent.').waitFor();
  await frame.getByRole('button', { name: 'Close' }).click();
  await eventually(async () => (await mailsTo('ada@wingtip.example')).length === 2, 'The second mail');
  expect((await mailsTo('ada@wingtip.example'))[1]).toMatchObject({ subject: 'Could you approve, please?', body: expect.stringContaining('Here it is &lt;i&gt;again&lt;/i&gt;:<br>') });
  await invited(id, 2);

  await app.openRow('gdap_request', id);
  await shown.getByRole('tab', { name: 'Timeline' }).click();
  await shown.getByText('Could you approve, please?').first().waitFor();
  await shown.getByRole('gridcell', { name: 'Invitation sent' }).first().waitFor();
  await screenshot('invitations-3-timeline');
  expect(complaints).toEqual([]);
});

it('puts two requests of a customer in one message, and says of another why it cannot be sent', async () => {
  const [proseware, litware] = [await stage.world.newCustomer('Proseware'), await stage.world.newCustomer('Litware')];
  await contactOf(proseware, 'Carla', 'Mendes', 'carla@proseware.example');
  const ids = [await pending(proseware, 'Proseware: First'), await pending(proseware, 'Proseware: Second')];
  await pending(litware, 'Litware: Nobody');
  const { app, page: shown, screenshot, complaints } = admin;
  await app.openList('gdap_request');
  await app.tick('Proseware: First', 'Proseware: Second', 'Litware: Nobody');
  await app.command('Send Invitation…');
  const frame = page(admin);
  await frame.getByRole('heading', { name: 'Litware' }).waitFor();
  await frame.getByText(/has neither a contact nor an e-mail address/).waitFor();
  await frame.getByRole('button', { name: 'Proseware', exact: true }).click();
  await frame.getByText(/There are several requests/).first().waitFor();
  expect(await accessibilityProblems(shown)).toEqual([]);
  await screenshot('invitations-4-many');
  await frame.getByRole('button', { name: 'Send 1 message' }).click();
  await frame.getByText('1 message was sent.').waitFor();
  await frame.getByRole('button', { name: 'Close' }).click();
  await eventually(async () => (await mailsTo('carla@proseware.example')).length === 1, 'The mail');
  const [mail] = await mailsTo('carla@proseware.example');
  for (const id of ids) {
    const { gdap_acceptancelink: link } = await invited(id, 1);
    expect(mail!.body).toContain(link!.replace(/&/g, '&amp;'));
  }

  // From the account, in the dark: both requests again, which are reminded now.
  await shown.emulateMedia({ colorScheme: 'dark' });
  await app.openRow('account', proseware.accountId);
  await app.command('Send Invitation…');
  await frame.getByRole('heading', { name: 'Proseware' }).waitFor();
  await frame.getByText('Built-in text (reminder)').waitFor({ state: 'attached' });
  expect(await accessibilityProblems(shown, ['color-contrast'])).toEqual([]);
  await screenshot('invitations-5-account-dark');
  await shown.emulateMedia({ colorScheme: 'light' });
  expect(complaints).toEqual([]);
});

it('says on a message template what keeps messages from being sent, and shows an example', async () => {
  const { app, page: shown, complaints, screenshot } = admin;
  const field = (name: string) => shown.getByRole('main').getByRole('textbox', { name, exact: true });
  await app.openNew('gdap_messagetemplate');
  await field('Name').fill('Friendly');
  await field('Subject').fill('{{partner}} needs you');
  await field('Text').fill('Hello {{contcat}},\n<b>please</b>');
  await field('Name').click();
  await shown.getByText(/no message is sent with it.*\{\{contcat\}\}.*lacks \{\{link\}\}/s).waitFor();
  await app.command('Save');
  await app.saved();
  expect(await accessibilityProblems(shown)).toEqual([]);
  await screenshot('invitations-6-template');
  await field('Text').fill('Hello {{contact}},\n<b>please</b> {{link}}');
  await field('Name').click();
  await shown.getByText(/no message is sent with it/).waitFor({ state: 'detached' });
  await app.command('Preview');
  await app.dialog('Your company needs you').getByText(/Hello Ada Okoye,\s+<b>please<\/b> https:/).waitFor();
  await screenshot('invitations-7-preview');
  expect(complaints).toEqual([]);
});
