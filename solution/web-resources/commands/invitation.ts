import { invitationMessage } from '@gdap-manager/entities/gdap-request/invitation';
import type { MappingRow } from '../shared/mappings';
import type { RequestRow } from '../shared/requests';
import { counted, text } from '../shared/text';

const texts = Object.assign(text, { count: counted });

/** The message that asks a request's customer to approve. Pure but for the texts. */
export const invitation = (request: RequestRow, partner: string, mappings: readonly MappingRow[]): string =>
  invitationMessage(
    {
      customer: request.customer?.name ?? '',
      partner,
      roles: mappings.flatMap(({ role }) => (role ? [role] : [])),
      durationDays: request.durationDays ?? 0,
      autoRenew: request.autoRenew,
      link: request.acceptanceLink ?? '',
      approvalDueOn: request.approvalDueDate === undefined ? undefined : Date.parse(request.approvalDueDate),
    },
    texts,
  );
