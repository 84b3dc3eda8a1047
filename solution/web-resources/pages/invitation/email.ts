import { account } from '@gdap-manager/entities/account/table';
import { contact } from '@gdap-manager/entities/contact/table';
import { gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import { plainId } from '../../shared/guid';
import { idFilters } from '../../shared/tables';
import { callAction, type Answer, type Operation } from '../../shared/web-api';
import type { Recipient } from './recipients';

/** Table and set of Microsoft's e-mails. */
const email = 'email';
const emails = 'emails';

/** `participationtypemask`. Source: Learn, "ActivityParty table reference". */
const participation = { sender: 1, to: 2 } as const;
/** `statecode` of an e-mail that is not sent after all. */
const cancelledState = 2;
/** `statuscode` of an e-mail. */
const status = { draft: 1, cancelled: 5, failed: 8 } as const;

/** Who sends. */
export const userId = (): string => plainId(Xrm.Utility.getGlobalContext().userSettings.userId);

/** An e-mail before it is made. */
export interface Email {
  readonly id: string;
  readonly senderId: string;
  readonly recipient: Recipient;
  readonly subject: string;
  readonly html: string;
  /** The requests that it is about, and their customer: of several it is the customer's. */
  readonly requestIds: readonly string[];
  readonly accountId: string;
}

/** Makes a draft of an e-mail that goes out. Pure. */
export const createEmail = ({ id, senderId, recipient, subject, html, requestIds: [first, ...more], accountId }: Email): Operation => ({
  method: 'POST',
  path: emails,
  body: {
    activityid: id,
    subject,
    description: html,
    directioncode: true,
    ...(first !== undefined && more.length === 0
      ? { [`regardingobjectid_${gdapRequest.logicalName}_${email}@odata.bind`]: `/${gdapRequest.entitySetName}(${first})` }
      : { [`regardingobjectid_${account.logicalName}_${email}@odata.bind`]: `/${account.entitySetName}(${accountId})` }),
    email_activity_parties: [
      { 'partyid_systemuser@odata.bind': `/systemusers(${senderId})`, participationtypemask: participation.sender },
      recipient.kind === 'contact'
        ? { 'partyid_contact@odata.bind': `/${contact.entitySetName}(${recipient.id})`, participationtypemask: participation.to }
        : { 'partyid_account@odata.bind': `/${account.entitySetName}(${recipient.id})`, participationtypemask: participation.to },
    ],
  },
});

/** Cancels a draft, unless it has changed since it was read: it may be on its way by now. It stays on the timeline. */
export const cancelEmail = (id: string, version: string): Operation => ({
  method: 'PATCH', path: `${emails}(${id})`, headers: { 'If-Match': version }, body: { statecode: cancelledState, statuscode: status.cancelled },
});

/** Sends a draft. What was sent already is refused: read where it stands before anything is repeated. */
export const sendEmail = (id: string): Promise<Answer> => callAction(`${emails}(${id})/Microsoft.Dynamics.CRM.SendEmail`, { IssueSend: true });

/** Where an e-mail stands. A draft's version is its ETag. */
export type Standing = { readonly kind: 'draft'; readonly version: string } | { readonly kind: 'sent' | 'failed' | 'gone' };

/** @throws what Dataverse said, where it does not answer */
export async function standingOf(id: string): Promise<Standing> {
  const { entities } = await Xrm.WebApi.retrieveMultipleRecords(email, `?$select=activityid,statuscode,versionnumber&$filter=${idFilters('activityid', [id]).join()}`);
  const [row] = entities as { statuscode?: number; versionnumber?: number }[];
  if (!row) return { kind: 'gone' };
  if (row.statuscode === status.draft) return { kind: 'draft', version: `W/"${row.versionnumber}"` };
  return { kind: row.statuscode === status.failed || row.statuscode === status.cancelled ? 'failed' : 'sent' };
}
