import { serviceError } from '../gateways/transport/service-error';
import type { Mail } from '../mail/mail';
import type { MailOutcome } from '../mail/send-once';
import type { Person } from '../people/people';
import type { TimelineEvent } from '../timeline/event';
import { createDigest } from './capability';
import { lookAtPerson } from './look';
import type { DigestProvider, NeedyRequest } from './model';
import type { DigestStore } from './store';
import { toldIn } from './text';
import { defaultPolicy } from '../policy';
import type { CapabilityContext } from '../capability';
import type { Work } from '../work';

const day = 24 * 3600 * 1000;
const start = Date.UTC(2026, 10, 22, 10);
const needy = (id: string): NeedyRequest => ({
  id, name: id, customer: 'Tailspin', providerId: 'p', isLosing: false, isLapsing: false, needsInvitation: false, waitsForStaff: true, expiry: null, approvalDue: null, waitingSince: start, reason: '',
});

/** Dataverse in memory, with an outbox. */
function world({ person = {} as Partial<Person>, provider = {} as Partial<DigestProvider>, refuse = undefined as string | undefined } = {}) {
  const clock = { now: start };
  const state = { requests: [needy('a')], providers: [{ id: 'p', name: 'Fabrikam', rhythm: 'weekly', language: 'english', senderId: null, ...provider }] as DigestProvider[] };
  const mails = new Map<string, Mail & { on: number; isSent: boolean }>();
  const outbox: string[] = [];
  const told = new Map<string, TimelineEvent>();
  const faults: ('lostAfterMake' | 'lostBeforeMake')[] = [];
  const store: { -readonly [Method in keyof DigestStore]: DigestStore[Method] } = {
    providers: async () => state.providers,
    concerned: async () => (state.requests.length > 0 ? ['olga'] : []),
    person: async () => ({ person: { id: 'olga', name: 'Olga Nowak', address: 'olga@example.com', standing: 'reads', ...person }, teamIds: [] }),
    requests: async () => state.requests,
    past: async (ids) => ids.flatMap((id) => mails.get(id) ?? []).map(({ on, isSent, html }) => ({ on, isUnsent: !isSent, keys: toldIn(html) })),
    exists: async (id) => mails.has(id),
    async make(mail) {
      const fault = faults.shift();
      if (fault !== 'lostBeforeMake') mails.set(mail.id, { ...mail, on: clock.now, isSent: false });
      if (fault) throw serviceError({ service: 'dataverse', status: 0, code: 'noAnswer', message: 'No answer.', outcomeUnknown: true });
    },
    async send(id): Promise<MailOutcome> {
      const mail = mails.get(id)!;
      if (refuse) return { kind: 'failed', message: refuse };
      if (!mail.isSent) outbox.push(mail.subject);
      mail.isSent = true;
      return { kind: 'sent', on: clock.now, to: 'olga@example.com' };
    },
    async tellOnce(providerId, event) {
      if (!told.has(event.key)) told.set(event.key, { ...event, key: providerId });
    },
  };
  const look = () => lookAtPerson('olga', clock.now, { store, policy: defaultPolicy, url: 'https://contoso.example' });
  return { clock, state, mails, outbox, told, faults, store, look };
}

describe('a digest', () => {
  it('leaves once, however often it is looked', async () => {
    const { look, outbox, mails } = world();
    await look();
    await look();
    expect(outbox).toEqual(['GDAP Manager: 1 request needs you']);
    expect([...mails.values()][0]).toMatchObject({ senderId: 'olga', to: [{ userId: 'olga' }], regarding: undefined });
  });

  it('leaves once where no answer came', async () => {
    const { look, outbox, faults } = world();
    faults.push('lostBeforeMake', 'lostAfterMake');
    await expect(look()).rejects.toThrow();
    await expect(look()).rejects.toThrow();
    await look();
    await look();
    expect(outbox).toHaveLength(1);
  });

  it('comes again only with something new, and not before its time', async () => {
    const { look, outbox, clock, state } = world();
    await look();
    clock.now += 7 * day;
    expect(await look()).toBe('unchanged');
    state.requests.push(needy('b'));
    await look();
    clock.now += day;
    state.requests.push(needy('c'));
    expect(await look()).toBe('unchanged');
    clock.now += 6 * day;
    await look();
    expect(outbox).toEqual(['GDAP Manager: 1 request needs you', 'GDAP Manager: 2 requests need you', 'GDAP Manager: 3 requests need you']);
  });

  it.each([
    [{ address: undefined }, /has no e-mail address/], [{ standing: 'disabled' as const }, /is a disabled user. Assign them/],
  ])('is not sent to who cannot get it, and that is told once: %j', async (person, message) => {
    const { look, mails, told } = world({ person });
    expect(await look()).toBe('not sent');
    expect(await look()).toBe('not sent');
    expect([mails.size, [...told.values()].map((event) => [event.key, event.message])]).toEqual([0, [['p', expect.stringMatching(message)]]]);
  });

  it('is told as not sent where Dataverse refuses it', async () => {
    const { look, told } = world({ refuse: 'Choose another sender.' });
    expect(await look()).toBe('failed');
    expect([...told.values()][0]?.message).toBe('The digest for Olga Nowak could not be sent. Choose another sender.');
  });

  it('is asked for again where Dataverse did not take it, and made up for on the next day at the latest', async () => {
    const { look, store, outbox, clock } = world();
    const send = store.send;
    store.send = async () => ({ kind: 'sending', isDraft: true });
    await expect(look()).rejects.toThrow('does not take the digest');
    store.send = send;
    expect(await look()).toBe('sent');
    expect(outbox).toHaveLength(1);

    const other = world();
    other.store.send = async () => ({ kind: 'sending', isDraft: true });
    await expect(other.look()).rejects.toThrow('does not take the digest');
    other.store.send = async (id) => (other.outbox.push(id), { kind: 'sent', on: clock.now, to: 'olga@example.com' });
    other.clock.now += day;
    expect([await other.look(), other.outbox.length]).toEqual(['sent', 1]);
  });

  it('is sent by nobody where no provider has any sent', async () => {
    const { look, state, outbox } = world();
    state.providers = [];
    expect([await look(), outbox]).toEqual(['unchanged', []]);
  });
});

describe('the round of digests', () => {
  it('asks once a day who needs one', async () => {
    const { store, clock } = world();
    const queued: Work[] = [];
    const context = { dataverse: { url: 'https://contoso.example' } as CapabilityContext['dataverse'], policy: defaultPolicy, now: async () => clock.now, enqueue: async (work: Work) => void queued.push(work) };
    const digest = createDigest(context, store);
    for (const moment of [start, start + 1000, start + day, start + day + 1000]) await digest.announceDue?.(moment);
    expect(queued.map(({ table, id, capability }) => [table, id, capability])).toEqual([['systemuser', 'olga', 'digest'], ['systemuser', 'olga', 'digest']]);
  });
});
