import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import { InvitationState, PartnerConsent } from '@gdap-manager/entities/gdap-request/table';
import { text } from '../../shared/text';
import { defaultRecipient, recipientsOf, type Recipient } from './recipients';
import type { AskedRequest, Company, Partner, World } from './world';

/** One message: what one customer is asked through one partner. */
export interface Message {
  /** Tells it from the others. */
  readonly key: string;
  readonly company: Company;
  readonly partner: Partner;
  /** Those that the message asks to approve. */
  readonly requests: readonly AskedRequest[];
  /** Those of the customer that were chosen too and cannot be sent, and why. */
  readonly leftOut: readonly { readonly request: AskedRequest; readonly reason: string }[];
  readonly recipients: readonly Recipient[];
  /** Who gets it unless staff choose somebody else. */
  readonly recipient: Recipient | undefined;
}

/** Why a request's customer cannot be asked now; undefined where it can. Pure but for the texts. */
export function reasonAgainst({ status, statusLabel, consent, link, approvalDueOn, invitationState }: AskedRequest, now: number): string | undefined {
  if (status === requestStatus.draft.value || status === requestStatus.submitting.value) return text('Invite_NotSubmitted', statusLabel);
  if (status === requestStatus.activating.value || status === requestStatus.active.value) return text('Invite_Approved');
  if (status !== requestStatus.approvalPending.value) return text('Skip_Status', statusLabel);
  if (consent === PartnerConsent.pending || consent === PartnerConsent.approve) return text('Invite_OurConsent');
  if (consent === PartnerConsent.reject || consent === PartnerConsent.rejected) return text('Invite_ConsentRejected');
  if (link === undefined) return text('Skip_NoLink');
  if (approvalDueOn !== undefined && approvalDueOn <= now) return text('Invite_Lapsed');
  return invitationState === InvitationState.sending ? text('Invite_BeingSent') : undefined;
}

/** One message for each customer and partner, by the customers' names: several requests go in one. Pure but for the texts. */
export function messagesOf({ now, requests, companies, partners, contacts }: World): Message[] {
  const groups = new Map<string, AskedRequest[]>();
  for (const request of requests) {
    const key = `${request.companyId ?? ''} ${request.partnerId ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), request]);
  }
  const messages = [...groups].map(([key, all]): Message => {
    const [{ companyId = '', partnerId = '' }] = all as [AskedRequest];
    const company = companies.get(companyId) ?? { id: companyId, name: text('Invite_UnknownCustomer'), address: undefined, refusesMail: false, primaryContactId: undefined, categoryId: undefined };
    const partner = partners.get(partnerId) ?? { id: partnerId, name: '', language: 'english' };
    const judged = all.map((request) => ({ request, reason: reasonAgainst(request, now) }));
    const open = judged.flatMap(({ request, reason }) => (reason === undefined ? [request] : []));
    const recipients = recipientsOf(company, contacts, all.flatMap(({ contactId }) => contactId ?? []));
    return {
      key, company, partner, recipients,
      requests: open,
      leftOut: judged.flatMap(({ request, reason }) => (reason === undefined ? [] : [{ request, reason }])),
      recipient: defaultRecipient(company, open, recipients),
    };
  });
  return messages.sort((one, other) => one.company.name.localeCompare(other.company.name) || one.partner.name.localeCompare(other.partner.name));
}
