import { gdapEvent, gdapMessageTemplate, InvitationState, MessageKind, RequestStatus, SendInvitations, TemplateLanguage, type Row } from '@gdap-manager/entities';
import { providerId } from '../scripts/lib/connect-provider';
import type { Customer } from '../scripts/lib/customers';
import { idOf } from '../scripts/lib/ids';
import type { RequestRow } from '../scripts/lib/staff';
import type { Stack } from '../scripts/lib/stack';
import { until } from '../scripts/lib/until';
import type { World } from '../scripts/walkthrough/world';
import { startTestStack, worldOf } from './support/stack';

interface Mail {
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly regarding: { readonly table: string; readonly id: string } | null;
}

/** Customers are asked by e-mail: from a request to the outbox. */
describe('invitations', () => {
  let stack: Stack;
  let world: World;
  let count = 0;
  const outbox = async () => ((await (await fetch(`${stack.url}/sandbox/outbox`)).json()) as { mails: Mail[] }).mails;
  const mailTo = async (address: string) => (await outbox()).filter(({ recipients }) => recipients.includes(address));
  const arrived = (address: string, howMany: number) => until(`mail ${howMany} to ${address}`, async () => { const mail = await mailTo(address); return mail.length >= howMany && mail; });
  const provider = (changes: Record<string, unknown>) => stack.api.update(`gdap_providers(${providerId})`, changes);
  const request = (id: string, what: string, is: (row: RequestRow) => boolean) => until(what, async (saw) => { const row = await world.staff.request(id); saw(row); return is(row) && row; });
  const stateIs = (state: keyof typeof InvitationState) => (row: RequestRow) => row.gdap_invitationstate === InvitationState[state];
  const timeline = async (id: string) => (await stack.api.list<Row<typeof gdapEvent>>(`gdap_events?$filter=_gdap_requestid_value eq ${id}`)).map(({ gdap_name, gdap_message }) => `${gdap_name}: ${gdap_message}`);
  /** Ten minutes in which everything is looked at, and again what was changed by looking. */
  const quiet = async () => {
    await stack.controls.advance('PT10M');
    for (let round = 0; round < 2; round += 1) {
      await stack.host.tick();
      await stack.host.idle();
    }
  };

  async function customer(name: string, address: string | null): Promise<Customer> {
    const made = await world.newCustomer(name);
    await stack.api.update(`accounts(${made.accountId})`, { emailaddress1: address });
    return made;
  }
  async function asked({ accountId, providerAccountId }: Customer, more: object = {}): Promise<string> {
    const id = idOf('invited request', String((count += 1)));
    await world.staff.createRequest({ id, name: `Request ${count}`, accountId, providerAccountId, autoRenew: false, durationDays: 365, mappings: world.mappings.slice(0, 2) });
    await world.staff.change(id, { statuscode: RequestStatus.submitting, ...more });
    return id;
  }

  beforeAll(async () => {
    stack = await startTestStack();
    world = await worldOf(stack);
    await provider({ gdap_sendinvitations: SendInvitations.all, gdap_reminderdays: '7, 21', 'gdap_SenderId@odata.bind': `/systemusers(${idOf('user', 'olga')})` });
  });
  afterAll(() => stack?.close());

  it('go out by themselves as soon as the customer can approve, once', async () => {
    const id = await asked(await customer('Northwind & <b>Sons</b>', 'it@northwind.example'));
    const [mail] = await arrived('it@northwind.example', 1);
    const row = await request(id, 'the sent invitation', stateIs('sent'));
    expect(mail).toMatchObject({ sender: 'olga.nowak@fabrikam.example', regarding: { table: 'gdap_request', id }, subject: expect.stringContaining('asks for your approval') as string });
    expect(mail?.body).toContain('Dear administrators of Northwind &amp; &lt;b&gt;Sons&lt;/b&gt;,');
    expect(mail?.body).toContain(`<a href="${row.gdap_acceptancelink?.replaceAll('&', '&amp;')}">`);
    expect(row).toMatchObject({ gdap_invitationssent: 1, gdap_invitationmessage: null, statuscode: RequestStatus.approvalPending });
    expect(Date.parse(row.gdap_nextreminderon ?? '') - Date.parse(row.gdap_firstinvitedon ?? '')).toBe(7 * 86_400_000);
    expect(await timeline(id)).toContainEqual(expect.stringContaining('Invitation sent: An e-mail with the acceptance link went to it@northwind.example.'));
    await quiet();
    expect(await mailTo('it@northwind.example')).toHaveLength(1);
  });

  it('are sent again when staff want it, and once for each wish', async () => {
    const id = await asked(await customer('Wide World', 'it@wide.example'));
    await arrived('it@wide.example', 1);
    await request(id, 'the sent invitation', stateIs('sent'));
    await world.staff.change(id, { gdap_invitationwantedon: new Date((await stack.controls.now()).getTime() + 60_000).toISOString() });
    await arrived('it@wide.example', 2);
    await request(id, 'the second invitation', (row) => stateIs('sent')(row) && row.gdap_invitationssent === 2);
    await quiet();
    expect(await mailTo('it@wide.example')).toHaveLength(2);
  });

  it('say in one message what several requests of a customer ask', async () => {
    await provider({ gdap_sendinvitations: SendInvitations.never });
    const both = await customer('Both Inc.', 'it@both.example');
    const ids = [await asked(both), await asked(both)];
    for (const id of ids) await request(id, 'the link', (row) => row.gdap_acceptancelink !== null && row.statuscode === RequestStatus.approvalPending);
    const now = (await stack.controls.now()).toISOString();
    await stack.api.writeTogether(ids.map((id) => ({ path: `gdap_requests(${id})`, row: { gdap_invitationwantedon: now } })));
    const [mail] = await arrived('it@both.example', 1);
    for (const id of ids) await request(id, 'the sent invitation', stateIs('sent'));
    expect(mail?.regarding).toEqual({ table: 'account', id: both.accountId });
    expect(mail?.body.match(/<a href=/g)).toHaveLength(2);
    await quiet();
    expect(await mailTo('it@both.example')).toHaveLength(1);
    await provider({ gdap_sendinvitations: SendInvitations.all });
  });

  it('tell staff whom to choose where nobody can be written to, and go out once that is done', async () => {
    const made = await customer('Mute Ltd.', null);
    const id = await asked(made);
    const row = await request(id, 'the problem', stateIs('attention'));
    expect(row.gdap_invitationmessage).toBe('Mute Ltd. has no e-mail address and no contact with one. Choose a contact on the request, or enter a primary contact or an e-mail address on the account.');
    expect(await timeline(id)).toContainEqual(`E-mail to the customer not sent: ${row.gdap_invitationmessage}`);
    const contact = await stack.api.create('contacts', { firstname: 'Kim', lastname: 'Abercrombie', emailaddress1: 'kim@mute.example', 'parentcustomerid_account@odata.bind': `/accounts(${made.accountId})` });
    const [mail] = await arrived('kim@mute.example', 1);
    expect(mail?.body).toContain('Dear Kim Abercrombie,');
    expect(await request(id, 'the sent invitation', stateIs('sent'))).toMatchObject({ gdap_invitationssent: 1, gdap_invitationmessage: null });
    expect(contact).toBeDefined();
  });

  it('do not go out with a template that has a placeholder for nothing, and do once it is corrected', async () => {
    const category = await stack.api.create('gdap_categories', { gdap_name: 'German' });
    const made = await customer('Müller GmbH', 'it@mueller.example');
    await stack.api.update(`accounts(${made.accountId})`, { 'gdap_CategoryId@odata.bind': `/gdap_categories(${category})` });
    const template = await stack.api.create(gdapMessageTemplate.entitySetName, {
      gdap_name: 'Für Deutschland', gdap_kind: MessageKind.invitation, gdap_language: TemplateLanguage.german, gdap_subject: 'Bitte genehmigen', gdap_body: '{{greeting}}\n{{kunde}} {{duration}}\n<i>{{link}}</i>',
      'gdap_CategoryId@odata.bind': `/gdap_categories(${category})`,
    });
    await until('the problems', async () => (await stack.api.get<Row<typeof gdapMessageTemplate>>(`gdap_messagetemplates(${template})`)).gdap_problems?.includes('{{kunde}}'));
    const id = await asked(made);
    expect((await request(id, 'the problem', stateIs('attention'))).gdap_invitationmessage).toMatch(/^The message template "Für Deutschland" cannot be used\. .*\{\{kunde\}\}/);
    await stack.api.update(`gdap_messagetemplates(${template})`, { gdap_body: '{{greeting}}\n{{customer}} {{duration}}\n<i>{{link}}</i>' });
    const [mail] = await arrived('it@mueller.example', 1);
    expect(mail?.body).toMatch(/^Sehr geehrte Administratorinnen und Administratoren von Müller GmbH,<br>\nMüller GmbH 365 Tage<br>\n&lt;i&gt;<a href="/);
  });

  it('go out once, although sending fails, and the answer to sending is lost', async () => {
    const made = await customer('Lost & Co.', 'it@lost.example');
    await stack.controls.addFault({ service: 'dataverse', method: 'POST', path: '*SendEmail', status: 503, when: 'before', times: 1 });
    await stack.controls.addFault({ service: 'dataverse', method: 'POST', path: '*SendEmail', status: 503, when: 'after', times: 1 });
    const id = await asked(made);
    await arrived('it@lost.example', 1);
    await request(id, 'the sent invitation', stateIs('sent'));
    await quiet();
    expect(await mailTo('it@lost.example')).toHaveLength(1);
    expect(await stack.api.list(`emails?$select=activityid&$filter=_regardingobjectid_value eq ${id}`)).toHaveLength(1);
    expect((await stack.controls.calls()).filter(({ path, status }) => path.endsWith('SendEmail') && status === 503).reduce((sum, { count: times }) => sum + times, 0)).toBe(2);
  });

  it('go out for what already waits, as soon as the provider wants it', async () => {
    await provider({ gdap_sendinvitations: SendInvitations.never });
    const id = await asked(await customer('Waiting Ltd.', 'it@waiting.example'));
    await request(id, 'the link', (row) => row.gdap_acceptancelink !== null && row.statuscode === RequestStatus.approvalPending);
    await quiet();
    expect(await mailTo('it@waiting.example')).toEqual([]);
    await provider({ gdap_sendinvitations: SendInvitations.all });
    await arrived('it@waiting.example', 1);
  });

  it('say what staff must do where the mailbox of the sender is not set up, and go out when it is tried again', async () => {
    const mailbox = (outgoingemaildeliverymethod: number) => stack.api.update(`systemusers(${idOf('user', 'olga')})`, { outgoingemaildeliverymethod });
    await mailbox(0);
    const id = await asked(await customer('Blocked AG', 'it@blocked.example'));
    expect((await request(id, 'the problem', stateIs('attention'))).gdap_invitationmessage).toMatch(/mailbox of the sender/);
    await mailbox(2);
    await stack.controls.advance('P1D');
    await arrived('it@blocked.example', 1);
    await request(id, 'the sent invitation', stateIs('sent'));
    const emails = await stack.api.list<{ statuscode: number }>(`emails?$filter=_regardingobjectid_value eq ${id}`);
    expect(emails.map(({ statuscode }) => statuscode).sort()).toEqual([3, 5]);
  });

  it('remind those who have not approved, and nobody else', async () => {
    const late = await asked(await customer('Late Corp.', 'it@late.example'));
    const early = await asked(await customer('Early Corp.', 'it@early.example'));
    for (const id of [late, early]) await request(id, 'the sent invitation', stateIs('sent'));
    await stack.controls.customer((await world.staff.request(early)).gdap_microsoftid ?? '', 'approve');
    await request(early, 'the access', ({ statuscode }) => statuscode === RequestStatus.active);
    await stack.controls.advance('P7D');
    const [, reminder] = await arrived('it@late.example', 2);
    expect(reminder?.subject).toMatch(/^Reminder: .* by /);
    const row = await request(late, 'the sent reminder', (one) => stateIs('sent')(one) && one.gdap_invitationssent === 2);
    expect(Date.parse(row.gdap_nextreminderon ?? '') - Date.parse(row.gdap_firstinvitedon ?? '')).toBe(21 * 86_400_000);
    await stack.controls.advance('P14D');
    await arrived('it@late.example', 3);
    expect((await request(late, 'the last reminder', (one) => stateIs('sent')(one) && one.gdap_invitationssent === 3)).gdap_nextreminderon).toBeNull();
    await stack.controls.advance('P80D');
    await request(late, 'the lapse', ({ statuscode }) => statuscode === RequestStatus.expired);
    expect([await mailTo('it@late.example'), await mailTo('it@early.example')].map(({ length }) => length)).toEqual([3, 1]);
  });
});
