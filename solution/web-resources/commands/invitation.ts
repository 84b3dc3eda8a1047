import type { MappingRow } from '../shared/mappings';
import type { RequestRow } from '../shared/requests';
import { counted, text } from '../shared/text';

/**
 * The message that asks a customer to approve: who asks, for what and for how long, in plain words, where to approve
 * and until when. Names and descriptions are put in as they are: it is text. Pure but for the texts.
 * @param partner whom the customer knows us as
 */
export function invitation(request: RequestRow, partner: string, mappings: readonly MappingRow[]): string {
  const roles = new Map(mappings.flatMap(({ role }) => (role ? [[role.name, role.description] as const] : [])));
  const day = request.approvalDueDate && new Date(request.approvalDueDate).toLocaleDateString(undefined, { dateStyle: 'long' });
  return [
    text('Invitation_Greeting', request.customer?.name ?? ''),
    '',
    text('Invitation_Asks', partner),
    '',
    text('Invitation_Roles'),
    ...[...roles].sort(([one], [other]) => one.localeCompare(other)).map(([name, description]) => (description ? text('Invitation_Role', name, description) : `- ${name}`)),
    '',
    counted('Invitation_Duration', request.durationDays ?? 0),
    text(request.autoRenew ? 'Invitation_Renews' : 'Invitation_Ends'),
    '',
    text('Invitation_Link'),
    request.acceptanceLink ?? '',
    ...(day ? ['', text('Invitation_Until', day)] : []),
    '',
    text('Invitation_Close', partner),
  ].join('\n');
}
