import { account as accountTable, gdapRequest } from '@gdap-manager/entities';
import type { StoredMessage } from '@gdap-manager/entities/message-template/stored';
import { MailStatus } from '../mail/mail';
import { createMemoryStore, type Fault, type MemoryStore } from './testing/memory-store';
import { account, contact, day, hostOver, now, provider, request, work } from './testing/world';

/** A store with one host; looks are done as they are announced. */
function stage(faults: readonly Fault[] = []) {
  const pending = [...faults];
  const store: MemoryStore = createMemoryStore(now, { fault: (call) => (call === 'write' ? pending.shift() : undefined) });
  const { capability, told } = hostOver(store);
  const look = (id: string) => capability.looks[gdapRequest.logicalName]!(work(gdapRequest.logicalName, id), false);
  const row = (id: string) => store.requests.get(id)!;
  /** What was accepted leaves, and somebody looks. */
  const settle = async (id: string, later = 60_000) => {
    store.deliver();
    store.now += later;
    return look(id);
  };
  return { store, capability, told, look, row, settle };
}

const never = provider({ sends: 'never' });
const template = (more: Partial<StoredMessage> = {}): StoredMessage => ({
  id: 't', name: 'Ours', kind: 'invitation', language: 'english', providerId: null, categoryId: null, createdOn: 0, isActive: true, subject: 'Hello', body: '{{customer}} {{link}}', ...more,
});

describe('a look at the messages of a request', () => {
  it('writes the intent, sends, and keeps what came of it', async () => {
    const { store, look, row, settle } = stage();
    store.put(request('r'));
    expect(await look('r')).toBe('being sent');
    expect(row('r')).toMatchObject({ state: 'sending', sent: 1, firstInvitedOn: now, invitedOn: now, nextReminderOn: now + 60_000 });
    expect(await look('r')).toBe('unchanged');
    expect(await settle('r')).toBe('sent for 1');
    expect(row('r')).toMatchObject({ state: 'sent', sent: 1, nextReminderOn: now + 7 * day, message: null });
    expect(store.outbox).toHaveLength(1);
    expect(store.events).toEqual([expect.objectContaining({ gdap_name: 'Invitation sent', gdap_message: 'An e-mail with the acceptance link went to it@customer.example.' })]);
    const writes = store.calls.writes;
    expect(await look('r')).toBe('unchanged');
    expect(store.calls.writes).toBe(writes);
  });

  it('costs seven calls to send and four to see that it has left', async () => {
    const { store, look, settle } = stage();
    store.put(request('r', { contact: contact('kim') }));
    const calls = () => store.calls.reads + store.calls.writes;
    await look('r');
    expect(calls()).toBeLessThanOrEqual(7);
    const before = calls();
    await settle('r');
    expect(calls() - before).toBeLessThanOrEqual(4);
  });

  it('puts the requests of one customer that are due into one message, and those of others into none of it', async () => {
    const { store, look, row, settle } = stage();
    for (const [id, more] of [['1', {}], ['2', {}], ['3', { isReplacement: true }], ['4', { contact: contact('kim') }], ['5', { account: account('b') }], ['6', { provider: provider({ id: 'q' }) }]] as const) store.put(request(id, more));
    await look('2');
    expect(['1', '2', '3', '4', '5', '6'].map((id) => row(id).state)).toEqual(['sending', 'sending', 'notSent', 'notSent', 'notSent', 'notSent']);
    expect(store.outbox[0]?.row).toMatchObject({ 'regardingobjectid_account_email@odata.bind': '/accounts(a)', description: expect.stringMatching(/admin\.example\/1[^]*admin\.example\/2/) as string });
    expect(await settle('1')).toBe('sent for 2');
    expect(store.events).toHaveLength(2);
  });

  it('waits a moment for other requests of the customer that are on their way', async () => {
    const { store, look, row } = stage();
    store.put(request('1'));
    store.put(request('2', { status: 'submitting', link: null }));
    expect(await look('1')).toBe('waits for other requests of the customer');
    expect(await look('1')).toBe('unchanged');
    store.change('2', { status: 'approvalPending', link: 'https://admin.example/2' });
    store.now += 10_000;
    await look('2');
    expect([row('1').state, row('2').state, store.outbox.length]).toEqual(['sending', 'sending', 1]);
  });

  it('waits no longer than a moment', async () => {
    const { store, look } = stage();
    store.put(request('1'));
    store.put(request('2', { status: 'submitting', link: null }));
    await look('1');
    store.now += 30_000;
    await look('1');
    expect(store.outbox).toHaveLength(1);
  });

  it('answers a wish once, and joins the wishes for one customer', async () => {
    const { store, look, settle } = stage();
    for (const id of ['1', '2']) store.put(request(id, { provider: never, wantedOn: now }));
    expect(await look('1')).toBe('waits for other requests of the customer');
    store.now += 30_000;
    await look('1');
    await settle('1');
    for (const id of ['1', '2']) expect(await look(id)).toBe('unchanged');
    expect(store.outbox).toHaveLength(1);
  });

  it('takes along what the customer is to be reminded of on the same day', async () => {
    const { store, look, settle } = stage();
    const asked = { sent: 1, state: 'sent', mailId: 'm', invitedOn: now - 7 * day, firstInvitedOn: now - 7 * day } as const;
    store.put(request('1', { ...asked, nextReminderOn: now }));
    store.put(request('2', { ...asked, nextReminderOn: now + 3_600_000 }));
    store.put(request('3', { ...asked, nextReminderOn: now + 2 * day }));
    await look('1');
    expect(await settle('1')).toBe('sent for 2');
    expect(store.outbox[0]?.row).toMatchObject({ subject: expect.stringMatching(/^Reminder/) as string });
  });

  it('says what staff must do, once, and goes on by itself when they have', async () => {
    const { store, capability, look, row, told } = stage();
    store.put(request('r', { contact: contact('kim', { isActive: false }) }));
    expect(await look('r')).toBe('not sent');
    expect(row('r')).toMatchObject({ state: 'attention', message: 'Contact kim, the contact of the request, is not active any more. Choose another contact on the request.', sent: 0, nextReminderOn: now + day });
    const writes = store.calls.writes;
    expect(await look('r')).toBe('unchanged');
    expect([store.calls.writes, told.length]).toEqual([writes, 1]);
    store.change('r', { contact: contact('lee') });
    expect(await capability.looks[accountTable.logicalName]!(work(accountTable.logicalName, 'a'), false)).toBe('handed on to 1');
    expect(await look('r')).toBe('being sent');
    expect(row('r')).toMatchObject({ state: 'sending', message: null });
  });

  it.each([
    ['{{custommer}} {{link}}', 'The text has a placeholder that stands for nothing: {{custommer}}. Correct or remove it.'], ['{{customer}}', 'The text lacks {{link}}'], ['{{#requests}}{{link}}', 'The text cannot be read at {{#requests}}'],
    ['{{#endsOn}}{{link}}{{/endsOn}}', 'The text lacks {{link}}'],
  ])('sends nothing with a template that cannot be used: %s', async (body, why) => {
    const { store, look, row } = stage();
    store.put(request('r'));
    store.messages.push(template({ body }));
    expect(await look('r')).toBe('not sent');
    expect(row('r').message).toContain(`The message template "Ours" cannot be used. ${why}`);
    expect(store.mails.size).toBe(0);
  });

  it('cancels what Dataverse refuses to send, says why, and makes it anew when it is tried again', async () => {
    const { store, look, row, told } = stage();
    store.put(request('r'));
    store.refusal = 'systemuser with Id = 1 does not have an email address';
    expect(await look('r')).toBe('refused');
    expect(row('r')).toMatchObject({ state: 'attention', sent: 0, invitedOn: null, firstInvitedOn: null, mailId: null, message: expect.stringMatching(/^The sender has no e-mail address/) as string });
    expect(told).toHaveLength(1);
    store.refusal = undefined;
    await look('r');
    expect([...store.mails.values()].map(({ statuscode }) => statuscode)).toEqual([MailStatus.canceled, MailStatus.pendingSend]);
    expect(row('r')).toMatchObject({ state: 'sending', sent: 1 });
  });

  it('says so where the mail server does not take it, and tries again a day later', async () => {
    const { store, look, row } = stage();
    store.put(request('r'));
    await look('r');
    for (const mail of store.mails.values()) mail.statuscode = MailStatus.failed;
    store.now += 60_000;
    expect(await look('r')).toBe('refused');
    expect(row('r')).toMatchObject({ state: 'attention', message: expect.stringMatching(/mailbox of the sender/) as string, nextReminderOn: now + 60_000 + day });
  });

  it('does not send again what somebody deleted: nobody knows whether it left', async () => {
    const { store, look, row } = stage();
    store.put(request('r'));
    await look('r');
    store.mails.clear();
    store.now += 60_000;
    expect(await look('r')).toBe('deleted meanwhile');
    expect(row('r')).toMatchObject({ state: 'attention', sent: 1, nextReminderOn: now + 60_000 + 7 * day - 60_000 });
    expect(await look('r')).toBe('unchanged');
  });

  it('takes a draft back that is not needed any more, because the customer has approved', async () => {
    const { store, look, row } = stage([undefined, 'unavailable']);
    store.put(request('r'));
    await look('r');
    expect([row('r').state, store.outbox.length]).toEqual(['sending', 0]);
    store.change('r', { status: 'activating' });
    store.now += 60_000;
    expect(await look('r')).toBe('not needed any more');
    expect(await look('r')).toBe('not asked any more');
    expect([row('r').state, row('r').nextReminderOn, store.outbox.length]).toEqual(['notSent', null, 0]);
  });

  it('goes on where the page on which somebody sent was closed', async () => {
    const { store, look, row } = stage();
    store.mails.set('m', { id: 'm', row: {}, statuscode: MailStatus.draft });
    store.put(request('r', { provider: provider({ sends: 'never' }), state: 'sending', mailId: 'm', sent: 1, invitedOn: now, nextReminderOn: now + 7 * day }));
    expect(await look('r')).toBe('unchanged');
    store.now += 60_000;
    await look('r');
    store.deliver();
    expect(await look('r')).toBe('sent for 1');
    expect(row('r')).toMatchObject({ state: 'sent', sent: 1, nextReminderOn: now + 7 * day });
  });

  it.each(['lost', 'unavailable', 'conflict'] as const)('makes one e-mail where the first write is %s', async (fault) => {
    const { store, look, settle } = stage([fault]);
    store.put(request('r'));
    await look('r').catch(() => undefined);
    store.now += 60_000;
    await look('r');
    await settle('r');
    expect([store.mails.size, store.outbox.length]).toEqual([1, 1]);
  });
});
