import type { Happening, Mover, Outlook, Request } from './types';

/** What comes next: who must move, since when, and the text that says what is to be done. */
export interface NextMove {
  readonly mover: Mover;
  readonly since: number;
  /** Key of the sentence. */
  readonly text: string;
  /** A moment that belongs into the sentence. */
  readonly until?: number;
}

/**
 * Who must move next, since when, and what for. Pure.
 * @param happenings newest first
 */
export function nextMove(request: Request, happenings: readonly Happening[]): NextMove {
  const mover = moverOf(request);
  return { mover, since: since(request, mover, happenings), ...sentence(request, mover) };
}

/**
 * A draft waits for staff, whatever the row says; what has ended waits for nobody. What was just submitted still says
 * that it waits for staff, until it is handled.
 */
function moverOf({ status, waitingOn, lastError, outlook }: Request): Mover {
  if (status === 'draft') return 'staff';
  if (status === 'submitting' && waitingOn === 'staff' && lastError === '') return 'microsoft';
  if (status === 'expired' || status === 'terminated') return 'nobody';
  if (waitingOn !== 'nobody') return waitingOn;
  if (status === 'active' && needsAct(outlook)) return outlook.waitingOn;
  if (status === 'approvalPending') return 'customer';
  return status === 'submitting' || status === 'activating' || status === 'terminating' ? 'microsoft' : 'nobody';
}

/** Whether the access is lost unless somebody acts. */
const needsAct = (outlook: Outlook | undefined): outlook is Outlook => outlook?.kind === 'atRisk' || outlook?.kind === 'replacing';

/** As the row says; else the beginning of the newest run of entries that wait for the same one; without such, the last change of the row. */
function since({ waitingOn, waitingSince, modifiedOn }: Request, mover: Mover, happenings: readonly Happening[]): number {
  if (waitingSince !== undefined && waitingOn === mover) return waitingSince;
  let begun: number | undefined;
  for (const { waitingOn, occurredOn } of happenings) {
    if (waitingOn !== undefined && waitingOn !== mover) break;
    begun = occurredOn;
  }
  return begun ?? modifiedOn;
}

function sentence({ status, lastError, autoRenew, approvalDueOn, expiresOn, invitation, outlook }: Request, mover: Mover): Pick<NextMove, 'text' | 'until'> {
  const until = (moment: number | undefined) => (moment === undefined ? {} : { until: moment });
  if (status === 'draft') return { text: lastError === '' ? 'Next_Draft' : 'Next_DraftRefused' };
  if (mover === 'staff' && lastError !== '') return { text: 'Next_StaffError' };
  switch (status) {
    case 'submitting':
      return { text: 'Next_Submitting' };
    case 'approvalPending':
      if (mover === 'staff' && invitation.state === 'attention') return approvalDueOn === undefined ? { text: 'Next_NotInvited' } : { text: 'Next_NotInvitedUntil', ...until(approvalDueOn) };
      if (invitation.sent > 0 && invitation.state !== 'attention') return approvalDueOn === undefined ? { text: 'Next_Asked' } : { text: 'Next_AskedUntil', ...until(approvalDueOn) };
      return approvalDueOn === undefined ? { text: 'Next_Approval' } : { text: 'Next_ApprovalUntil', ...until(approvalDueOn) };
    case 'activating':
      return { text: 'Next_Activating' };
    case 'active':
      if (expiresOn === undefined) return { text: 'Next_Active' };
      if (autoRenew) return { text: 'Next_ActiveRenews', ...until(expiresOn) };
      if (outlook === undefined) return { text: 'Next_ActiveEnds', ...until(expiresOn) };
      return { text: needsAct(outlook) ? 'Next_ActiveAct' : 'Next_ActiveUntil', ...until(expiresOn) };
    case 'terminating':
      return { text: 'Next_Terminating' };
    case 'expired':
    case 'terminated':
      return { text: 'Next_Ended' };
    default:
      return { text: 'Next_Unknown' };
  }
}
