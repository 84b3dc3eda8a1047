import type { Texts } from '../../../shared/texts';
import type { Request } from './types';

/** What the customer is asked to approve, in a message that can be sent as it is. Pure. */
export function invitation(request: Request, roles: readonly string[], texts: Texts, formatDate: (moment: number) => string): string {
  const due = request.approvalDueOn;
  return texts(
    'Invitation_Text',
    request.customer,
    request.partner,
    roles.map((role) => `- ${role}`).join('\n'),
    request.durationDays ?? '',
    request.acceptanceLink ?? '',
    due === undefined ? '' : formatDate(due),
  );
}
