import { cut, gdapEvent, gdapRequest, InvitationState, nextReminder, WaitingOn, type RowChanges } from '@gdap-manager/entities';
import type { Change } from '../gateways/dataverse/gateway';
import { momentText } from '../gateways/dataverse/moments';
import { steadyId } from '../guid';
import { emails, mailRow, MailStatus, type Mail } from '../mail/mail';
import type { Policy } from '../policy';
import { event } from '../timeline/event';
import { eventRow } from '../timeline/rows';
import { canApprove } from './judge';
import { happened } from './messages';
import type { RequestHead } from './model';

type Columns = RowChanges<typeof gdapRequest>;

const update = ({ id, etag }: RequestHead, changes: Columns): Change => ({ do: 'update', set: gdapRequest.entitySetName, key: id, etag, changes });
const moment = (on: number | null | undefined): string | null => (on === null || on === undefined ? null : momentText(on));

/**
 * Who must move next, and since when, where it is somebody else than before. While the customer could approve it is nobody's
 * turn but theirs, or of our staff who have to see to it that they can be written to; whatever else stands in the way is said
 * by the look at the request itself.
 */
function waitingFor(request: RequestHead, who: 'staff' | 'customer', now: number): Columns {
  if (request.hasError || request.waitingOn === who || !canApprove(request, now)) return {};
  return { gdap_waitingon: WaitingOn[who], gdap_waitingsince: momentText(now) };
}

/**
 * The id of the e-mail that requests get next: always the same for the rows as they are. So it is made once, whoever
 * else tries at the same time. Pure.
 */
export const mailIdOf = (requests: readonly RequestHead[]): string =>
  steadyId(requests.map(({ id }) => id).sort().join(' '), `e-mail ${requests.map(({ id, etag }) => `${id} ${etag}`).sort().join(' ')}`);

/**
 * The intent to send: the e-mail, a draft, and the mark on each of its requests as they were read. All of it is
 * written, or nothing: whoever looks afterwards finds the e-mail and sends it. Pure.
 */
export function begin(requests: readonly RequestHead[], mail: Mail, now: number, { mailCheckSeconds }: Pick<Policy, 'mailCheckSeconds'>): Change[] {
  return [
    ...requests.map((request) =>
      update(request, {
        gdap_invitationstate: InvitationState.sending,
        gdap_invitationmessage: null,
        gdap_invitationmail: mail.id,
        // A wish of a clock that is ahead of ours is answered, too.
        gdap_invitedon: momentText(Math.max(now, request.wantedOn ?? 0)),
        gdap_firstinvitedon: momentText(request.firstInvitedOn ?? (request.sent > 0 ? request.invitedOn : null) ?? now),
        gdap_invitationssent: request.sent + 1,
        gdap_nextreminderon: momentText(now + mailCheckSeconds * 1000),
      })),
    { do: 'create', set: emails, row: mailRow(mail) },
  ];
}

/** What its requests say once an e-mail has left. Pure. @param to addresses */
export function finish(requests: readonly RequestHead[], mailId: string, to: string, now: number, trackingId: string): Change[] {
  return requests.flatMap((request): Change[] => [
    update(request, {
      gdap_invitationstate: InvitationState.sent,
      gdap_invitationmessage: null,
      ...waitingFor(request, 'customer', now),
      gdap_nextreminderon: moment(nextReminder({ reminderDays: request.provider?.reminderDays, firstInvitedOn: request.firstInvitedOn ?? request.invitedOn, approvalDueOn: request.approvalDueOn, now })),
    }),
    {
      do: 'create',
      set: gdapEvent.entitySetName,
      row: {
        gdap_eventid: steadyId(request.id, `sent ${mailId}`),
        ...eventRow({ table: gdapRequest.logicalName, id: request.id }, event('', happened.sent(request.sent <= 1, to, requests.length), { waitingOn: 'customer' }), now, trackingId),
      },
    },
  ]);
}

/** Cancels an e-mail that did not leave and will not: nobody sends it later by hand. @param problem absent: it is not needed any more. Pure. */
export function takeBack(requests: readonly RequestHead[], mailId: string, problem: string | undefined, now: number, { invitationRetrySeconds }: Pick<Policy, 'invitationRetrySeconds'>): Change[] {
  return [
    ...requests.map((request) => {
      const sent = Math.max(0, request.sent - 1);
      return update(request, {
        gdap_invitationstate: problem === undefined ? (sent > 0 ? InvitationState.sent : InvitationState.notSent) : InvitationState.attention,
        gdap_invitationmessage: problem === undefined ? null : cut(problem, 4000),
        gdap_invitationmail: null,
        gdap_invitationssent: sent,
        ...(sent === 0 ? { gdap_invitedon: null, gdap_firstinvitedon: null } : {}),
        gdap_nextreminderon: momentText(problem === undefined ? now : now + invitationRetrySeconds * 1000),
        ...waitingFor(request, problem === undefined ? 'customer' : 'staff', now),
      });
    }),
    { do: 'update', set: emails, key: mailId, changes: { statecode: 2, statuscode: MailStatus.canceled } },
  ];
}

/** Nobody could be written to: what staff must do. Pure. */
export const attention = (request: RequestHead, problem: string, now: number, { invitationRetrySeconds }: Pick<Policy, 'invitationRetrySeconds'>): Change =>
  update(request, {
    gdap_invitationstate: InvitationState.attention,
    gdap_invitationmessage: cut(problem, 4000),
    gdap_invitationmail: null,
    gdap_nextreminderon: momentText(now + invitationRetrySeconds * 1000),
    ...waitingFor(request, 'staff', now),
  });

/** Somebody deleted the e-mail while it was under way: whether it left, nobody knows, so it is not sent again. Pure. */
export const lost = (request: RequestHead, problem: string, now: number): Change =>
  update(request, {
    gdap_invitationstate: InvitationState.attention,
    gdap_invitationmessage: cut(problem, 4000),
    ...waitingFor(request, 'staff', now),
    gdap_nextreminderon: moment(nextReminder({ reminderDays: request.provider?.reminderDays, firstInvitedOn: request.firstInvitedOn ?? request.invitedOn, approvalDueOn: request.approvalDueOn, now })),
  });

/** The customer is not asked any more. Pure. */
export const clear = (request: RequestHead, now: number): Change =>
  update(request, {
    ...(request.state === 'attention' ? { gdap_invitationstate: request.sent > 0 ? InvitationState.sent : InvitationState.notSent, gdap_invitationmessage: null, ...waitingFor(request, 'customer', now) } : {}),
    gdap_nextreminderon: null,
  });

/** Looks again then. Pure. */
export const later = (request: RequestHead, on: number): Change => update(request, { gdap_nextreminderon: momentText(on) });
