import { dayMs, daysLeft } from '@gdap-manager/entities/days-left';
import { counted, countedOrNone, text } from '../../shared/text';
import type { AskedRequest } from './world';

/** How long the customer has been asked already, and when the link lapses. Pure but for the texts. */
export function ageOf({ sent, invitedOn, approvalDueOn, nextReminderOn }: AskedRequest, now: number, dateText: (moment: number) => string): string {
  return [
    invitedOn === undefined ? text('Invite_NeverSent') : sentText(sent, Math.floor((now - invitedOn) / dayMs)),
    ...(nextReminderOn === undefined || nextReminderOn <= now ? [] : [text(invitedOn === undefined ? 'Invite_NextTry' : 'Invite_NextReminder', dateText(nextReminderOn))]),
    ...(approvalDueOn === undefined ? [] : [lapseText(approvalDueOn, now, dateText)]),
  ].join(' ');
}

/** Clocks disagree by minutes: nothing was sent in the future. */
function sentText(sent: number, days: number): string {
  const when = days < 1 ? text('Invite_SentToday') : counted('Invite_SentAgo', days);
  return sent > 1 ? `${when} ${counted('Invite_SentTimes', sent)}` : when;
}

function lapseText(due: number, now: number, dateText: (moment: number) => string): string {
  if (due <= now) return text('Invite_LapsedOn', dateText(due));
  return countedOrNone('Invite_LapsesIn', daysLeft(due, now), dateText(due));
}
