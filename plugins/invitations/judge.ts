import { messageKindFor, reminderDaysOf } from '@gdap-manager/entities';
import type { MessageKindName } from '@gdap-manager/entities/message-template/facts';
import type { Policy } from '../policy';
import type { RequestHead } from './model';

/** What is to be done about the messages of a request. */
export type Verdict =
  /** Nothing, or nothing yet. */
  | { readonly kind: 'rest' }
  /** The customer is not to be asked any more: what was planned is forgotten. */
  | { readonly kind: 'clear' }
  /** An e-mail is under way: see what came of it. */
  | { readonly kind: 'settle'; readonly mailId: string }
  /** A wish for a later moment. */
  | { readonly kind: 'later'; readonly on: number }
  /** @param since the wish of staff for it, where there is one */
  | { readonly kind: 'due'; readonly message: MessageKindName; readonly since: number | undefined };

type Limits = Pick<Policy, 'mailCheckSeconds' | 'clockToleranceSeconds'>;

const rest: Verdict = { kind: 'rest' };

/**
 * What is to be done about the messages of a request, by its row alone: looked at again, late or twice, the same row
 * says the same, and what is under way is never begun a second time. Pure.
 * @param ahead seconds: reminders that are due so soon count as due
 */
export function judge(request: RequestHead, now: number, policy: Limits, ahead = 0): Verdict {
  const { state, mailId, nextReminderOn, wantedOn, sent } = request;
  if (state === 'sending' && mailId !== null) return isOld(request, now, policy) ? { kind: 'settle', mailId } : rest;
  if (!canApprove(request, now)) return nextReminderOn !== null || state === 'attention' ? { kind: 'clear' } : rest;
  const wish = wishOf(request);
  if (wish !== undefined && wish <= now + policy.clockToleranceSeconds * 1000) return due(kindOf(request), wish);
  if (sent === 0 && (isAutomatic(request) || (isPutRight(request) && wantedOn !== null))) return due(kindOf(request));
  if (wish !== undefined && (nextReminderOn === null || nextReminderOn > wish)) return { kind: 'later', on: wish };
  if (sent === 0) return wish === undefined && (nextReminderOn !== null || state === 'attention') ? { kind: 'clear' } : rest;
  if (nextReminderOn === null) return rest;
  if (isPutRight(request)) return due('reminder');
  if (nextReminderOn > now + ahead * 1000) return rest;
  return reminderDaysOf(request.provider?.reminderDays).days.length > 0 ? due('reminder') : { kind: 'clear' };
}

/** Whether the customer can approve: otherwise nobody asks them to. Pure. */
export const canApprove = ({ status, link, consent, approvalDueOn }: RequestHead, now: number): boolean =>
  status === 'approvalPending' && !!link && (consent === 'notNeeded' || consent === 'approved') && (approvalDueOn === null || approvalDueOn > now);

/** Whether the provider wants the customer to be asked without anybody's doing. Pure. */
export const isAutomatic = ({ provider, isAdopted, isReplacement }: RequestHead): boolean =>
  provider?.sends === 'all' ? !isAdopted : provider?.sends === 'replacements' && isReplacement;

/** What did not leave for a reason that staff put right is tried at each look: they need not do it themselves. */
const isPutRight = ({ state, mailId, nextReminderOn }: RequestHead): boolean => state === 'attention' && mailId === null && nextReminderOn !== null;

/** The wish of staff that nothing answers yet: what was sent after it answers it. */
const wishOf = ({ wantedOn, invitedOn }: RequestHead): number | undefined => (wantedOn !== null && (invitedOn === null || wantedOn > invitedOn) ? wantedOn : undefined);

/** Whoever began to send is at it for a moment: a person on the page, or another host. */
const isOld = ({ nextReminderOn, modifiedOn }: RequestHead, now: number, { mailCheckSeconds }: Limits): boolean =>
  (nextReminderOn !== null && nextReminderOn <= now) || (modifiedOn ?? 0) <= now - mailCheckSeconds * 1000;

const kindOf = (request: RequestHead): MessageKindName => messageKindFor([request]);

const due = (message: MessageKindName, since?: number): Verdict => ({ kind: 'due', message, since });
