import { gdapEvent, gdapRequest, InvitationState, WaitingOn } from '@gdap-manager/entities';
import type { StoredMessage } from '@gdap-manager/entities/message-template/stored';
import { nameOf } from '../../gateways/dataverse/columns';
import type { Change, Json } from '../../gateways/dataverse/gateway';
import { momentOf, momentText } from '../../gateways/dataverse/moments';
import { ConcurrencyError, OutcomeUnknownError, ServiceError } from '../../gateways/transport/service-error';
import { emails, MailStatus } from '../../mail/mail';
import { mailStanding, sendOnce } from '../../mail/send-once';
import { isAutomatic } from '../judge';
import type { ContactFacts, RequestFacts } from '../model';
import type { InvitationStore } from '../store';

/** What goes wrong with a call: it is refused, it is not done, or it is done and the answer is lost. */
export type Fault = 'unavailable' | 'lost' | 'conflict' | undefined;

export interface StoredMail {
  readonly id: string;
  readonly row: Json;
  statuscode: number;
}

/** An e-mail that has left. */
export interface LeftMail {
  readonly id: string;
  readonly on: number;
  /** The requests that it was marked for when it left. */
  readonly requests: readonly string[];
  readonly row: Json;
}

export interface MemoryStore extends InvitationStore {
  readonly requests: Map<string, RequestFacts>;
  readonly contacts: ContactFacts[];
  readonly messages: StoredMessage[];
  readonly mails: Map<string, StoredMail>;
  readonly outbox: LeftMail[];
  readonly events: Json[];
  readonly calls: { reads: number; writes: number };
  /** Why SendEmail refuses; undefined: it does not. */
  refusal: string | undefined;
  now: number;
  put(request: RequestFacts): void;
  /** Somebody changes a row. */
  change(id: string, changes: Partial<RequestFacts>): void;
  /** What waits in Dataverse leaves. */
  deliver(): void;
}

const failure = (status: number, code: string, message = code) => ({ service: 'dataverse', status, code, message, outcomeUnknown: false }) as const;

/** @param fault asked at each call @param pause awaited around each call: lets others be quicker */
export function createMemoryStore(begin: number, { fault = () => undefined, pause = async () => undefined }: { fault?: (call: 'read' | 'write') => Fault; pause?: () => Promise<void> } = {}): MemoryStore {
  const requests = new Map<string, RequestFacts>();
  const mails = new Map<string, StoredMail>();
  const contacts: ContactFacts[] = [];
  const messages: StoredMessage[] = [];
  const outbox: LeftMail[] = [];
  const events: Json[] = [];
  const calls = { reads: 0, writes: 0 };
  let version = 0;

  const read = async <T>(answer: () => T): Promise<T> => {
    calls.reads += 1;
    await pause();
    if (fault('read') === 'unavailable') throw new ServiceError(failure(503, 'unavailable'));
    return answer();
  };
  async function write(apply: () => void): Promise<void> {
    calls.writes += 1;
    await pause();
    const how = fault('write');
    if (how === 'unavailable') throw new OutcomeUnknownError(failure(503, 'unavailable'));
    if (how === 'conflict') throw new ConcurrencyError(failure(412, '0x80060882'));
    apply();
    await pause();
    if (how === 'lost') throw new OutcomeUnknownError(failure(0, 'ECONNRESET'));
  }
  const where = (fits: (request: RequestFacts) => boolean) => [...requests.values()].filter(fits);
  const put = (request: RequestFacts) => void requests.set(request.id, { ...request, etag: `W/"${(version += 1)}"`, modifiedOn: store.now - (store.now % 1000) });

  /** All or nothing: what is checked first leaves nothing behind. */
  function check(change: Change): void {
    if (change.do === 'create' && change.set === emails && mails.has(String(change.row['activityid']))) throw new ConcurrencyError(failure(412, '0x80040237'));
    if (change.do !== 'update') return;
    if (change.set === emails ? !mails.has(change.key) : !requests.has(change.key)) throw new ServiceError(failure(404, 'gone'));
    if (change.etag !== undefined && change.etag !== requests.get(change.key)?.etag) throw new ConcurrencyError(failure(412, '0x80060882'));
  }
  function perform(change: Change): void {
    if (change.do === 'create' && change.set === emails) mails.set(String(change.row['activityid']), { id: String(change.row['activityid']), row: change.row, statuscode: MailStatus.draft });
    else if (change.do === 'create' && change.set === gdapEvent.entitySetName) events.push(change.row);
    else if (change.do === 'update' && change.set === emails) Object.assign(mails.get(change.key) ?? {}, { statuscode: change.changes['statuscode'] });
    else if (change.do === 'update' && change.set === gdapRequest.entitySetName) store.change(change.key, factsOf(change.changes));
  }

  const gateway = {
    async retrieve<T>(_set: string, id: string) {
      return read(() => {
        const mail = mails.get(id);
        return mail && ({ statuscode: mail.statuscode, senton: mail.statuscode === MailStatus.sent ? momentText(store.now) : null, torecipients: 'it@customer.example;' } as T);
      });
    },
    async perform<T>(_set: string, id: string): Promise<T> {
      await write(() => {
        const mail = mails.get(id);
        if (!mail) throw new ServiceError(failure(404, 'gone'));
        if (mail.statuscode !== MailStatus.draft) throw new ServiceError(failure(400, '0x80040203', 'Email must be in Draft status to send'));
        if (store.refusal !== undefined) throw new ServiceError(failure(400, '0x80040203', store.refusal));
        mail.statuscode = MailStatus.pendingSend;
        outbox.push({ id, on: store.now, requests: where(({ mailId }) => mailId === id).map((request) => request.id), row: mail.row });
      });
      return {} as T;
    },
  };

  const store: MemoryStore = {
    requests, contacts, messages, mails, outbox, events, calls, put,
    refusal: undefined,
    now: begin,
    change(id, changes) {
      const row = requests.get(id);
      if (row) put({ ...row, ...changes });
    },
    deliver() {
      for (const mail of mails.values()) if (mail.statuscode === MailStatus.pendingSend) mail.statuscode = MailStatus.sent;
    },
    head: (id) => read(() => requests.get(id)),
    ofAccount: (accountId) => read(() => where((request) => request.accountId === accountId && (request.status === 'approvalPending' || request.status === 'submitting'))),
    ofMail: (mailId) => read(() => where((request) => request.mailId === mailId && request.state === 'sending')),
    contactsOf: (accountId) => read(() => contacts.filter((contact) => contact.accountId === accountId)),
    templates: () => read(() => messages),
    write: (changes) => write(() => {
      for (const change of changes) check(change);
      for (const change of changes) perform(change);
    }),
    standing: (id) => mailStanding(gateway, id),
    send: (id) => sendOnce(gateway, id),
    async *due(now) {
      const due = await read(() => where(({ nextReminderOn }) => nextReminderOn !== null && nextReminderOn <= now));
      yield due.map(({ id, nextReminderOn }) => ({ id, nextReminderOn: momentText(nextReminderOn ?? 0) }));
    },
    stuck: (before) => read(() => where(({ state, modifiedOn }) => state === 'sending' && (modifiedOn ?? 0) <= before).map(({ id }) => id)),
    unasked: () => read(() => where((request) => {
      const { status, nextReminderOn, mailId, sent, wantedOn, invitedOn } = request;
      return status === 'approvalPending' && ((nextReminderOn === null && mailId === null && sent === 0 && isAutomatic(request)) || (wantedOn ?? -Infinity) > (invitedOn ?? -Infinity));
    }).map(({ id, etag }) => ({ id, etag }))),
    waiting: () => read(() => where(({ status, state }) => status === 'approvalPending' && state === 'attention').map(({ id }) => id)),
  };
  return store;
}

function factsOf(row: Json): Partial<RequestFacts> {
  const facts: Record<string, unknown> = {};
  const moments = { gdap_invitedon: 'invitedOn', gdap_firstinvitedon: 'firstInvitedOn', gdap_nextreminderon: 'nextReminderOn' } as const;
  for (const [column, value] of Object.entries(row)) {
    if (column in moments) facts[moments[column as keyof typeof moments]] = momentOf(value as string | null);
    else if (column === 'gdap_invitationstate') facts.state = nameOf(InvitationState, value as number);
    else if (column === 'gdap_invitationmessage') facts.message = value;
    else if (column === 'gdap_invitationmail') facts.mailId = value;
    else if (column === 'gdap_invitationssent') facts.sent = value;
    else if (column === 'gdap_waitingon') facts.waitingOn = nameOf(WaitingOn, value as number);
    else if (column === 'gdap_waitingsince') continue;
    else throw new Error(`Nobody knows the column ${column}.`);
  }
  return facts;
}
