import { gdapMessageTemplate, gdapRequest, InvitationState, RequestStatus, SendInvitations, type Row } from '@gdap-manager/entities';
import { storedMessageColumns, storedMessageOf } from '@gdap-manager/entities/message-template/stored';
import { isDue, type DueRequests } from '../due-requests';
import { columns } from '../gateways/dataverse/columns';
import type { DataverseGateway, Json, Query } from '../gateways/dataverse/gateway';
import { momentOf, momentText } from '../gateways/dataverse/moments';
import { mailStanding, sendOnce } from '../mail/send-once';
import { contactFacts, contactShape, headFacts, headShape, requestFacts, requestShape, type ContactRow, type HeadRow, type RequestRow } from './rows';
import type { RequestHead } from './model';
import type { Concerned, InvitationStore } from './store';

/** The store over Dataverse. */
export function createDataverseInvitations(dataverse: DataverseGateway, due: DueRequests): InvitationStore {
  const set = gdapRequest.entitySetName;
  const all = async <T>(from: string, query: Query): Promise<T[]> => {
    const rows: T[] = [];
    for await (const page of dataverse.query<T>(from, query)) rows.push(...page);
    return rows;
  };
  const versions = async (filter: string): Promise<Version[]> => (await all<Row<typeof gdapRequest>>(set, { select: columns<typeof gdapRequest>('gdap_requestid'), filter })).map(versionOf);
  const ids = async (filter: string): Promise<string[]> => (await versions(filter)).map(({ id }) => id);
  const pending = `statuscode eq ${RequestStatus.approvalPending}`;
  const provider = 'gdap_ProviderAccountId/gdap_ProviderId';

  /** Whoever is, was or will be written to: the request's own contact, the primary one, or one of the customer's. */
  async function ofContact(contactId: string): Promise<string> {
    const row = await dataverse.retrieve<ContactRow>('contacts', contactId, contactShape);
    const company = row?._parentcustomerid_value ? ` or _gdap_accountid_value eq ${row._parentcustomerid_value}` : '';
    return ` and (_gdap_contactid_value eq ${contactId} or gdap_AccountId/_primarycontactid_value eq ${contactId}${company})`;
  }

  return {
    async head(requestId) {
      const row = await dataverse.retrieve<HeadRow>(set, requestId, headShape);
      return row && headFacts(row);
    },
    ofAccount: async (accountId) =>
      (await all<RequestRow>(set, { ...requestShape, filter: `_gdap_accountid_value eq ${accountId} and (${pending} or statuscode eq ${RequestStatus.submitting})` })).map(requestFacts),
    ofMail: async (mailId) => (await all<HeadRow>(set, { ...headShape, filter: `gdap_invitationmail eq '${mailId}' and gdap_invitationstate eq ${InvitationState.sending}` })).map(headFacts),
    contactsOf: async (accountId) => (await all<ContactRow>('contacts', { ...contactShape, filter: `_parentcustomerid_value eq ${accountId} and statecode eq 0` })).map(contactFacts),
    templates: async () => (await all<Json>(gdapMessageTemplate.entitySetName, { select: storedMessageColumns.split(','), filter: 'statecode eq 0' })).map(storedMessageOf),
    write: (changes) => dataverse.changeTogether(changes),
    standing: (mailId) => mailStanding(dataverse, mailId),
    send: (mailId) => sendOnce(dataverse, mailId),

    async *due(now) {
      yield (await due.at(now)).flatMap(({ gdap_requestid: id, gdap_nextreminderon: nextReminderOn }) => (isDue(nextReminderOn, now) ? [{ id: id.toLowerCase(), nextReminderOn }] : []));
    },
    stuck: (before) => ids(`gdap_invitationstate eq ${InvitationState.sending} and modifiedon le ${momentText(before)}`),
    async unasked() {
      const never = await versions(`${pending} and gdap_nextreminderon eq null and gdap_invitationmail eq null and (gdap_invitationssent eq null or gdap_invitationssent eq 0) and gdap_acceptancelink ne null`
        + ` and (${provider}/gdap_sendinvitations eq ${SendInvitations.all} or ${provider}/gdap_sendinvitations eq ${SendInvitations.replacements})`);
      const wished = await all<Row<typeof gdapRequest>>(set, {
        select: columns<typeof gdapRequest>('gdap_requestid', 'gdap_invitationwantedon', 'gdap_invitedon'),
        filter: `${pending} and gdap_invitationwantedon ne null`,
      });
      const unanswered = wished.filter(({ gdap_invitationwantedon: wish, gdap_invitedon: on }) => (momentOf(wish) ?? 0) > (momentOf(on) ?? -Infinity));
      return [...new Map([...never, ...unanswered.map(versionOf)].map((version) => [version.id, version])).values()];
    },
    waiting: async (of) => ids(`${pending} and gdap_invitationstate eq ${InvitationState.attention}${'contactId' in of ? await ofContact(of.contactId) : whose(of)}`),
  };
}

type Version = Pick<RequestHead, 'id' | 'etag'>;

const versionOf = (row: Row<typeof gdapRequest>): Version => ({ id: row.gdap_requestid.toLowerCase(), etag: row['@odata.etag'] ?? '' });

function whose(of: Exclude<Concerned, { readonly contactId: string }>): string {
  if ('all' in of) return '';
  if ('accountId' in of) return ` and _gdap_accountid_value eq ${of.accountId}`;
  return ` and gdap_ProviderAccountId/_gdap_providerid_value eq ${of.providerId}`;
}
