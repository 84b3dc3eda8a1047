import type { Json } from '../gateways/dataverse/gateway';

/** Somebody who gets an e-mail, by the row that has the address. */
export type Recipient = { readonly contactId: string } | { readonly accountId: string } | { readonly userId: string };

/** An e-mail that the handlers send. */
export interface Mail {
  /** Chosen by us, from what it is for: the same e-mail is never made twice. */
  readonly id: string;
  /** The user as whom it is sent. */
  readonly senderId: string;
  readonly to: readonly Recipient[];
  /** One line. */
  readonly subject: string;
  readonly html: string;
  /** Whose timeline shows it. */
  readonly regarding: { readonly requestId: string } | { readonly accountId: string } | undefined;
}

export const emails = 'emails';

/** `participationtypemask` (Learn, "ActivityParty table/entity reference"). */
const sender = 1;
const recipient = 2;

/** `statuscode` of an e-mail (Learn, "Email table/entity reference"). */
export const MailStatus = { draft: 1, completed: 2, sent: 3, received: 4, canceled: 5, pendingSend: 6, sending: 7, failed: 8 } as const;

/** The row of an e-mail, a draft until it is sent. Pure. */
export function mailRow({ id, senderId, to, subject, html, regarding }: Mail): Json {
  return {
    activityid: id,
    subject,
    description: html,
    directioncode: true,
    'ownerid@odata.bind': `/systemusers(${senderId})`,
    ...(regarding ? regardingOf(regarding) : {}),
    email_activity_parties: [
      { 'partyid_systemuser@odata.bind': `/systemusers(${senderId})`, participationtypemask: sender },
      ...to.map((one) => ({ ...partyOf(one), participationtypemask: recipient })),
    ],
  };
}

function regardingOf(regarding: NonNullable<Mail['regarding']>): Json {
  if ('requestId' in regarding) return { 'regardingobjectid_gdap_request_email@odata.bind': `/gdap_requests(${regarding.requestId})` };
  return { 'regardingobjectid_account_email@odata.bind': `/accounts(${regarding.accountId})` };
}

function partyOf(to: Recipient): Json {
  if ('contactId' in to) return { 'partyid_contact@odata.bind': `/contacts(${to.contactId})` };
  if ('accountId' in to) return { 'partyid_account@odata.bind': `/accounts(${to.accountId})` };
  return { 'partyid_systemuser@odata.bind': `/systemusers(${to.userId})` };
}
