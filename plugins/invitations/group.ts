import type { MessageKindName } from '@gdap-manager/entities/message-template/facts';
import type { Recipient } from '../mail/mail';
import type { Policy } from '../policy';
import { isAutomatic, judge } from './judge';
import type { RequestFacts } from './model';

/** A request whose message can be written: to whom, and as whom. */
export interface Ready {
  readonly request: RequestFacts;
  readonly message: MessageKindName;
  readonly to: Recipient;
  /** Of the contact. */
  readonly name: string | undefined;
  readonly senderId: string;
}

/** What one message can tell together. */
const keyOf = ({ request, message, to, senderId }: Ready): string => JSON.stringify([request.provider?.id, message, to, senderId]);

/** A change set takes a thousand changes; nobody reads a message about more. */
const most = 50;

/**
 * The requests that go into one message with one that is due: of the same customer, to the same recipient, of the same
 * kind; reminders also where they are due soon. In steady order. Pure.
 */
export function groupOf(
  self: Ready, all: readonly RequestFacts[], readyOf: (request: RequestFacts, message: MessageKindName) => Ready | string, now: number, policy: Policy,
): readonly RequestFacts[] {
  const key = keyOf(self);
  const others = all.filter((other) => {
    if (other.id === self.request.id || other.account?.id !== self.request.account?.id) return false;
    const verdict = judge(other, now, policy, self.message === 'reminder' ? policy.remindTogetherSeconds : 0);
    const ready = verdict.kind === 'due' ? readyOf(other, verdict.message) : '';
    return typeof ready !== 'string' && keyOf(ready) === key;
  });
  return [self.request, ...others.slice(0, most - 1)].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * Until when a first message waits for other requests of its customer that will be asked about in a moment; undefined
 * where it waits no more. Pure.
 * @param since the wish of staff for it, where there is one
 */
export function isWaitedFor(self: RequestFacts, since: number | undefined, all: readonly RequestFacts[], now: number, { invitationGatherSeconds }: Pick<Policy, 'invitationGatherSeconds'>): number | undefined {
  if (self.state === 'attention' || self.sent > 0 && since === undefined) return undefined;
  const others = all.filter(({ id, account }) => id !== self.id && account?.id === self.account?.id);
  const gather = invitationGatherSeconds * 1000;
  if (since !== undefined) {
    const until = Math.min(since, now) + gather;
    return others.some(({ status, state }) => status === 'approvalPending' && state !== 'sending') && until > now ? until : undefined;
  }
  if (!others.some((other) => other.status === 'submitting' && !other.hasError && isAutomatic(other))) return undefined;
  const until = self.nextReminderOn ?? now + gather;
  return until > now ? until : undefined;
}
