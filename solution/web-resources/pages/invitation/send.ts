import { contact } from '@gdap-manager/entities/contact/table';
import { gdapRequest, InvitationState } from '@gdap-manager/entities/gdap-request/table';
import type { Outcome } from '../../commands/outcome';
import { momentText } from '../../shared/asking';
import { errorText } from '../../shared/error-text';
import { text } from '../../shared/text';
import { changeTogether, type Operation } from '../../shared/web-api';
import { cancelEmail, createEmail, sendEmail, standingOf, userId, type Standing } from './email';
import { reasonAgainst } from './messages';
import { readAsked } from './reading';
import type { Recipient } from './recipients';
import type { AskedRequest } from './world';

/** A message as it goes out. */
export interface Outgoing {
  /** Whose it is, for people. */
  readonly name: string;
  readonly accountId: string;
  readonly requests: readonly AskedRequest[];
  readonly recipient: Recipient;
  readonly subject: string;
  readonly html: string;
}

/** After so many milliseconds the handlers look after an e-mail that nobody has told them of: this page may be closed at any moment. */
const handlersWait = 60_000;

/** How often a message is begun anew because a request changed while it was being sent. */
const tries = 3;

/**
 * Sends one message as this person: the draft and its mark on every request together, or nothing; then the e-mail
 * itself. A request that somebody else has sent meanwhile, or that cannot be approved any more, is not sent again.
 * What happened to the e-mail is read wherever it is not certain; what was begun and not ended the handlers end.
 * @param now the environment's time
 */
export async function send(outgoing: Outgoing, now: number): Promise<Outcome> {
  const { name } = outgoing;
  try {
    for (let turn = 1; turn <= tries; turn += 1) {
      const requests = await readAsked(outgoing.requests.map(({ id }) => id));
      const reason = changedMeanwhile(outgoing.requests, requests, now);
      if (reason !== undefined) return { name, result: 'skipped', reason };
      const id = crypto.randomUUID();
      const answer = await changeTogether(beginning(outgoing, requests, id, now));
      if (answer.kind === 'refused') return { name, result: 'failed', reason: answer.message };
      if (answer.kind === 'unknown' && (await standingOf(id)).kind === 'gone') return { name, result: 'failed', reason: text('Invite_NoAnswer') };
      if (answer.kind !== 'changedMeanwhile') return await deliver(outgoing, requests, id, now);
    }
    return { name, result: 'failed', reason: text('Invite_KeepsChanging') };
  } catch (error) {
    return { name, result: 'failed', reason: errorText(error) };
  }
}

/** Why a message is not sent after all: what it was made of is not so any more. Pure but for the texts. */
export function changedMeanwhile(before: readonly AskedRequest[], after: readonly AskedRequest[], now: number): string | undefined {
  for (const { id, name, mail, sent, link } of before) {
    const request = after.find((one) => one.id === id);
    if (!request) return text('Invite_Gone', name);
    if (request.mail !== mail || request.sent !== sent) return text('Invite_SentMeanwhile', name);
    const reason = reasonAgainst(request, now);
    if (reason !== undefined) return text('Invite_RequestReason', name, reason);
    if (request.link !== link) return text('Invite_LinkChanged', name);
  }
  return undefined;
}

const change = (request: AskedRequest, body: object): Operation => ({
  method: 'PATCH', path: `${gdapRequest.entitySetName}(${request.id})`, headers: { 'If-Match': request.version }, body,
});

/** What is written before anything is sent: all of it or nothing. */
const beginning = ({ accountId, recipient, subject, html }: Outgoing, requests: readonly AskedRequest[], id: string, now: number): Operation[] => [
  createEmail({ id, senderId: userId(), recipient, subject, html, requestIds: requests.map((request) => request.id), accountId }),
  ...requests.map((request) =>
    change(request, {
      gdap_invitationstate: InvitationState.sending,
      gdap_invitationmessage: null,
      gdap_invitationmail: id,
      gdap_invitedon: momentText(now),
      ...(request.firstInvitedOn === undefined ? { gdap_firstinvitedon: momentText(now) } : {}),
      gdap_invitationssent: request.sent + 1,
      gdap_nextreminderon: momentText(now + handlersWait),
      ...(recipient.kind === 'contact' && recipient.id !== request.contactId ? { 'gdap_ContactId@odata.bind': `/${contact.entitySetName}(${recipient.id})` } : {}),
    })),
];

async function deliver({ name }: Outgoing, before: readonly AskedRequest[], id: string, now: number): Promise<Outcome> {
  const answer = await sendEmail(id);
  const standing: Standing = answer.kind === 'done' ? { kind: 'sent' } : await standingOf(id);
  if (standing.kind === 'sent') {
    // The handlers, who look at once, write down that it has left, tell the timeline and plan the reminders.
    await mark(before, id, () => ({ gdap_nextreminderon: momentText(now) }), []);
    return { name, result: 'done' };
  }
  // Nobody knows what becomes of it: it stays marked, and the handlers look after it.
  if (answer.kind === 'unknown' && standing.kind === 'draft') return { name, result: 'failed', reason: text('Invite_GoesOn') };
  const reason = answer.kind === 'refused' || answer.kind === 'changedMeanwhile' ? text('Invite_Refused', answer.message) : text('Invite_Failed');
  const takenBack = await mark(
    before, id,
    ({ sent, invitedOn, firstInvitedOn, nextReminderOn, mail, invitationState, invitationMessage }) => ({
      gdap_invitationstate: invitationState,
      gdap_invitationmessage: invitationMessage ?? null,
      gdap_invitationmail: mail ?? null,
      gdap_invitedon: invitedOn === undefined ? null : momentText(invitedOn),
      gdap_firstinvitedon: firstInvitedOn === undefined ? null : momentText(firstInvitedOn),
      gdap_invitationssent: sent,
      gdap_nextreminderon: nextReminderOn === undefined ? null : momentText(nextReminderOn),
    }),
    standing.kind === 'draft' ? [cancelEmail(id, standing.version)] : [],
  );
  return { name, result: 'failed', reason: takenBack ? reason : `${reason} ${text('Invite_GoesOn')}` };
}

/** Writes what became of an e-mail to its requests, where they still say that it is being sent. @returns whether it is written */
async function mark(before: readonly AskedRequest[], id: string, valuesFor: (before: AskedRequest) => object, also: readonly Operation[]): Promise<boolean> {
  for (let turn = 1; turn <= tries; turn += 1) {
    const now = await readAsked(before.map((request) => request.id));
    const open = now.filter(({ mail, invitationState }) => mail === id && invitationState === InvitationState.sending);
    const writes = open.flatMap((request) => {
      const old = before.find((one) => one.id === request.id);
      return old ? [change(request, valuesFor(old))] : [];
    });
    if (writes.length === 0) return false;
    const answer = await changeTogether([...also, ...writes]);
    if (answer.kind !== 'changedMeanwhile') return answer.kind === 'done';
  }
  return false;
}
