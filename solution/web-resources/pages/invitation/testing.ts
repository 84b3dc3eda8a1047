import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import { InvitationState, PartnerConsent } from '@gdap-manager/entities/gdap-request/table';
import { idOf } from '../../testing/xrm';
import type { AskedRequest, Company, Contact, World } from './world';

export const now = Date.UTC(2026, 10, 22, 12);
export const day = 24 * 3600 * 1000;

/** A request of the first customer that waits for its approval. */
export const asked = (number: number, more: Partial<AskedRequest> = {}): AskedRequest => ({
  id: idOf(number), version: 'W/"1"', name: `Request ${number}`, status: requestStatus.approvalPending.value, statusLabel: 'Approval Pending', consent: PartnerConsent.notNeeded,
  companyId: idOf(100), partnerId: idOf(200), link: `https://admin.example/${number}`, durationDays: 365, autoRenew: false, approvalDueOn: now + 78 * day, contactId: undefined,
  isReplacement: false, replacedEndsOn: undefined, invitedOn: undefined, firstInvitedOn: undefined, sent: 0, nextReminderOn: undefined, mail: undefined,
  invitationState: InvitationState.notSent, invitationMessage: undefined, roles: [{ name: 'Global Reader' }], ...more,
});

export const company = (number: number, more: Partial<Company> = {}): Company => ({ id: idOf(number), name: `Customer ${number}`, address: undefined, refusesMail: false, primaryContactId: undefined, categoryId: undefined, ...more });

export const person = (number: number, more: Partial<Contact> = {}): Contact => ({
  id: idOf(number), name: `Person ${number}`, address: `person${number}@customer.example`, isActive: true, refusesMail: false, companyId: idOf(100), ...more,
});

export const worldOf = (requests: readonly AskedRequest[], contacts: readonly Contact[] = [], companies: readonly Company[] = [company(100), company(101)]): World => ({
  now, canSend: true, requests, contacts,
  companies: new Map(companies.map((one) => [one.id, one])),
  partners: new Map([[idOf(200), { id: idOf(200), name: 'Fabrikam', language: 'english' }]]),
});
