import { holdText, standing } from './messages';
import type { Member, OutlookView } from './model';
import type { Hold } from './succession';

const progress: readonly Member['status'][] = ['active', 'activating', 'approvalPending', 'submitting', 'draft'];

/** The one that is nearest to being in force. Pure. */
export const furthest = (heirs: readonly Member[]): Member | undefined =>
  [...heirs].sort((one, other) => progress.indexOf(one.status) - progress.indexOf(other.status) || other.createdOn - one.createdOn)[0];

/** Where one stands that is to take a place, for the end of a sentence. Pure. */
export function stateOf(heir: Member, holds: readonly Hold[]): string {
  switch (heir.status) {
    case 'draft': return standing.draft(heir.lastError);
    case 'submitting': return standing.submitting(heir.lastError);
    case 'approvalPending': return standing.approvalPending(heir.lastError, heir.notInvited);
    case 'activating': return standing.activating();
    default: {
      const hold = holds.find(({ heir: { id } }) => id === heir.id) ?? holds[0];
      return hold ? holdText(hold) : standing.unclear();
    }
  }
}

/** Who must act so that it takes the place. Pure. */
export function waiterOf(heir: Member, holds: readonly Hold[]): OutlookView['waitingOn'] {
  if (heir.status === 'draft') return 'staff';
  if (heir.status === 'submitting' || heir.status === 'activating') return heir.waitingOn === 'staff' ? 'staff' : 'microsoft';
  if (heir.status === 'approvalPending') return heir.notInvited !== null ? 'staff' : heir.waitingOn === 'nobody' ? 'customer' : heir.waitingOn;
  return holds.length > 0 && holds.every(({ kind }) => kind === 'pending') ? 'microsoft' : holds.length > 0 ? 'staff' : 'microsoft';
}
