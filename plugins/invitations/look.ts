import type { MessageKindName } from '@gdap-manager/entities/message-template/facts';
import { ConcurrencyError } from '../gateways/transport/service-error';
import type { Mail } from '../mail/mail';
import type { MailOutcome } from '../mail/send-once';
import type { Policy } from '../policy';
import { attention, begin, clear, finish, later, lost, mailIdOf, takeBack } from './change-set';
import { compose } from './compose';
import { groupOf, isWaitedFor, type Ready } from './group';
import { canApprove, judge } from './judge';
import { happened, problems } from './messages';
import type { RequestFacts, RequestHead } from './model';
import { addresseeOf, needsContacts } from './recipient';
import { senderOf } from './sender';
import type { InvitationStore } from './store';

export interface LookContext {
  readonly store: InvitationStore;
  readonly policy: Policy;
  readonly now: () => Promise<number>;
  /** Tells the timeline why nothing was sent. */
  readonly tellNotSent: (requestId: string, texts: readonly string[], now: number, trackingId: string) => Promise<void>;
  /** Has looked at what becomes of access whose place a request is to take. */
  readonly announceRenewal: (requestId: string, trackingId: string) => Promise<void>;
}

/** Looks at the messages of one request. Safe to do again. @returns what came of it, for the log */
export async function look(id: string, trackingId: string, context: LookContext): Promise<string> {
  for (let restarts = context.policy.restartsPerLook; ; restarts -= 1) {
    try {
      return await lookOnce(id, trackingId, context);
    } catch (error) {
      if (!(error instanceof ConcurrencyError) || restarts <= 0) throw error;
    }
  }
}

async function lookOnce(id: string, trackingId: string, context: LookContext): Promise<string> {
  const { store, policy } = context;
  const head = await store.head(id);
  if (!head) return 'gone';
  const now = await context.now();
  const verdict = judge(head, now, policy);
  switch (verdict.kind) {
    case 'rest':
      return 'unchanged';
    case 'clear':
      await store.write([clear(head, now)]);
      return 'not asked any more';
    case 'later':
      await store.write([later(head, verdict.on)]);
      return 'asked for later';
    case 'settle':
      return settle(verdict.mailId, trackingId, context);
    case 'due':
      return ask(head, now, trackingId, context);
  }
}

/** Writes to the customer about this request, and about what else is due for the same customer. */
async function ask(head: RequestHead, now: number, trackingId: string, context: LookContext): Promise<string> {
  const { store, policy } = context;
  const all = head.accountId === null ? [] : await store.ofAccount(head.accountId);
  const self = all.find(({ id }) => id === head.id);
  if (!self) return notSent(head, problems.noCustomer(), now, trackingId, context);
  const verdict = judge(self, now, policy);
  if (verdict.kind !== 'due') return 'unchanged';
  const until = isWaitedFor(self, verdict.since, all, now, policy);
  if (until !== undefined) {
    if (self.nextReminderOn !== until) await store.write([later(self, until)]);
    return self.nextReminderOn === until ? 'unchanged' : 'waits for other requests of the customer';
  }
  const contacts = needsContacts(self) ? await store.contactsOf(self.account?.id ?? '') : [];
  const ready = readyOf(self, verdict.message, contacts);
  if (typeof ready === 'string') return notSent(self, ready, now, trackingId, context);
  const group = groupOf(ready, all, (other, message) => readyOf(other, message, contacts), now, policy);
  const composed = compose(group, ready.message, ready.name, await store.templates(), now);
  if (composed.kind === 'unfit') return notSent(self, composed.problem, now, trackingId, context);
  const [only, second] = group;
  const mail: Mail = {
    id: mailIdOf(group), senderId: ready.senderId, to: [ready.to], subject: composed.subject, html: composed.html,
    regarding: only && !second ? { requestId: only.id } : { accountId: self.account?.id ?? '' },
  };
  await store.write(begin(group, mail, now, policy));
  const outcome = await store.send(mail.id);
  return outcome.kind === 'sending' ? 'being sent' : conclude(mail.id, outcome, trackingId, context);
}

/** To whom and as whom a request is asked about, or why it is not. */
function readyOf(request: RequestFacts, message: MessageKindName, contacts: Parameters<typeof addresseeOf>[1]): Ready | string {
  const addressee = addresseeOf(request, contacts);
  if (addressee.kind === 'nobody') return addressee.problem;
  const sender = senderOf(request);
  if (sender.kind === 'nobody') return sender.problem;
  return { request, message, to: addressee.to, name: addressee.name, senderId: sender.userId };
}

async function notSent(request: RequestHead, problem: string, now: number, trackingId: string, context: LookContext): Promise<string> {
  const { store, policy, tellNotSent } = context;
  const isNews = request.state !== 'attention' || request.message !== problem;
  if (!isNews && request.nextReminderOn !== null && request.nextReminderOn > now) return 'unchanged';
  await store.write([attention(request, problem, now, policy)]);
  if (isNews) {
    await tellNotSent(request.id, happened.notSent(problem), now, trackingId);
    await tellRenewal([request], trackingId, context);
  }
  return 'not sent';
}

/** Who must act so that access goes on is now somebody else, perhaps. */
async function tellRenewal(requests: readonly RequestHead[], trackingId: string, { announceRenewal }: LookContext): Promise<void> {
  for (const { id, isReplacement } of requests) if (isReplacement) await announceRenewal(id, trackingId);
}

/** Sends what is a draft yet, and writes down what has come of it. */
async function settle(mailId: string, trackingId: string, context: LookContext): Promise<string> {
  const { store, policy, now: clock } = context;
  const standing = await store.standing(mailId);
  if (standing !== 'draft') return conclude(mailId, standing, trackingId, context);
  const requests = await store.ofMail(mailId);
  const now = await clock();
  if (requests.length > 0 && !requests.every((request) => canApprove(request, now))) {
    await store.write(takeBack(requests, mailId, undefined, now, policy));
    return 'not needed any more';
  }
  return conclude(mailId, await store.send(mailId), trackingId, context);
}

async function conclude(mailId: string, outcome: MailOutcome, trackingId: string, context: LookContext): Promise<string> {
  const { store, policy, now: clock, tellNotSent } = context;
  const requests = await store.ofMail(mailId);
  const now = await clock();
  if (requests.length === 0) return 'unchanged';
  switch (outcome.kind) {
    case 'sent':
      await store.write(finish(requests, mailId, outcome.to, now, trackingId));
      await tellRenewal(requests, trackingId, context);
      return `sent for ${requests.length}`;
    case 'sending': {
      const waiting = requests.filter(({ nextReminderOn }) => nextReminderOn === null || nextReminderOn <= now);
      if (waiting.length > 0) await store.write(waiting.map((request) => later(request, now + policy.mailCheckSeconds * 1000)));
      return 'being sent';
    }
    case 'failed': {
      const { message } = outcome;
      await store.write(takeBack(requests, mailId, message, now, policy));
      for (const { id } of requests) await tellNotSent(id, happened.notSent(message), now, trackingId);
      await tellRenewal(requests, trackingId, context);
      return 'refused';
    }
    case 'gone':
      await store.write(requests.map((request) => lost(request, problems.deleted(), now)));
      for (const { id } of requests) await tellNotSent(id, happened.notSent(problems.deleted()), now, trackingId);
      await tellRenewal(requests, trackingId, context);
      return 'deleted meanwhile';
  }
}
