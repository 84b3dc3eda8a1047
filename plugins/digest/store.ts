import {
  DigestRhythm, gdapEvent, gdapProvider, gdapProviderAccount, gdapRequest, InvitationState, MessageLanguage, Outlook, RequestStatus, WaitingOn, type Row,
} from '@gdap-manager/entities';
import { columns, nameOf } from '../gateways/dataverse/columns';
import type { DataverseGateway } from '../gateways/dataverse/gateway';
import { momentOf, momentText } from '../gateways/dataverse/moments';
import { emails, mailRow, MailStatus, type Mail } from '../mail/mail';
import { sendOnce, type MailOutcome } from '../mail/send-once';
import { ownerOf, readPeople, readPerson, type Person } from '../people/people';
import type { TimelineEvent } from '../timeline/event';
import { eventId, saveEvent } from '../timeline/rows';
import type { DigestProvider, NeedyRequest, PastDigest } from './model';
import { toldIn } from './text';

/** What digests read and write in Dataverse. Every method throws ServiceError. */
export interface DigestStore {
  /** Active providers that have digests sent. */
  providers(): Promise<readonly DigestProvider[]>;
  /** Everybody who owns a request that needs somebody, by themselves or through a team. */
  concerned(now: number): Promise<readonly string[]>;
  person(id: string): Promise<{ readonly person: Person; readonly teamIds: readonly string[] } | undefined>;
  /** Requests of these owners that need somebody. */
  requests(ownerIds: readonly string[], now: number): Promise<readonly NeedyRequest[]>;
  /** Those of these e-mails that exist. */
  past(ids: readonly string[]): Promise<readonly PastDigest[]>;
  /** Whether there is an e-mail of this id. */
  exists(id: string): Promise<boolean>;
  make(mail: Mail): Promise<void>;
  send(id: string): Promise<MailOutcome>;
  /** Writes an entry of a provider's timeline, unless it is there. */
  tellOnce(providerId: string, event: TimelineEvent, now: number): Promise<void>;
}

type RequestRow = Row<typeof gdapRequest> & {
  readonly _owninguser_value: string | null;
  readonly _owningteam_value: string | null;
  readonly gdap_AccountId?: { readonly name: string | null } | null;
  readonly gdap_ProviderAccountId?: Pick<Row<typeof gdapProviderAccount>, '_gdap_providerid_value'> | null;
};

interface MailRow {
  readonly activityid: string;
  readonly statuscode: number;
  readonly createdon: string;
  readonly description: string | null;
}

/** As the view *Lapsing Soon* has it. */
const lapsingMs = 14 * 24 * 3600 * 1000;

/** What needs somebody: drafts only where they were refused. */
const needsSomebody = (now: number): string =>
  'statecode eq 0 and (' +
  [
    `(statuscode eq ${RequestStatus.active} and gdap_outlook eq ${Outlook.atRisk})`,
    `(statuscode eq ${RequestStatus.approvalPending} and gdap_approvalduedate le ${momentText(now + lapsingMs)})`,
    `gdap_invitationstate eq ${InvitationState.attention}`,
    `(gdap_waitingon eq ${WaitingOn.staff} and (statuscode ne ${RequestStatus.draft} or gdap_lasterror ne null))`,
  ].join(' or ') +
  ')';

export const createDigestStore = (dataverse: DataverseGateway): DigestStore => ({
  async providers() {
    const found: DigestProvider[] = [];
    const pages = dataverse.query<Row<typeof gdapProvider>>(gdapProvider.entitySetName, {
      select: columns<typeof gdapProvider>('gdap_providerid', 'gdap_name', 'gdap_digest', 'gdap_messagelanguage', '_gdap_senderid_value'),
      filter: `statecode eq 0 and (gdap_digest eq ${DigestRhythm.daily} or gdap_digest eq ${DigestRhythm.weekly})`,
    });
    for await (const page of pages) {
      found.push(...page.map((row) => ({
        id: row.gdap_providerid.toLowerCase(),
        name: row.gdap_name ?? '',
        rhythm: row.gdap_digest === DigestRhythm.daily ? ('daily' as const) : ('weekly' as const),
        language: nameOf(MessageLanguage, row.gdap_messagelanguage) ?? 'english',
        senderId: row._gdap_senderid_value?.toLowerCase() ?? null,
      })));
    }
    return found;
  },
  async concerned(now) {
    const rows: RequestRow[] = [];
    const pages = dataverse.query<RequestRow>(gdapRequest.entitySetName, { select: ['_owninguser_value', '_owningteam_value'], filter: needsSomebody(now) });
    for await (const page of pages) rows.push(...page);
    const owners = rows.map(ownerOf).filter((owner) => owner !== undefined);
    const teams = [...new Map(owners.filter(({ kind }) => kind === 'team').map((owner) => [owner.id, owner])).values()];
    const members = teams.length === 0 ? [] : [...(await readPeople(dataverse, teams)).values()].flat();
    return [...new Set([...owners.filter(({ kind }) => kind === 'user').map(({ id }) => id), ...members.map(({ id }) => id)])];
  },
  person: (id) => readPerson(dataverse, id),
  async requests(ownerIds, now) {
    const found: NeedyRequest[] = [];
    const pages = dataverse.query<RequestRow>(gdapRequest.entitySetName, {
      select: columns<typeof gdapRequest>(
        'gdap_requestid', 'gdap_name', 'statuscode', 'gdap_outlook', 'gdap_outlookreason', 'gdap_invitationstate', 'gdap_invitationmessage', 'gdap_waitingon', 'gdap_waitingsince',
        'gdap_lasterror', 'gdap_expirydate', 'gdap_approvalduedate',
      ),
      expand: [{ property: 'gdap_AccountId', select: ['name'] }, { property: 'gdap_ProviderAccountId', select: columns<typeof gdapProviderAccount>('_gdap_providerid_value') }],
      filter: `(${ownerIds.map((id) => `_ownerid_value eq ${id}`).join(' or ')}) and ${needsSomebody(now)}`,
    });
    for await (const page of pages) found.push(...page.map((row) => needyOf(row, now)));
    return found;
  },
  async past(ids) {
    const found: PastDigest[] = [];
    const pages = dataverse.query<MailRow>(emails, { select: ['activityid', 'statuscode', 'createdon', 'description'], filter: ids.map((id) => `activityid eq ${id}`).join(' or ') });
    for await (const page of pages) {
      found.push(...page.map((row) => ({
        on: momentOf(row.createdon) ?? 0,
        isUnsent: row.statuscode === MailStatus.draft || row.statuscode === MailStatus.failed || row.statuscode === MailStatus.canceled,
        keys: toldIn(row.description),
      })));
    }
    return found;
  },
  exists: async (id) => (await dataverse.retrieve(emails, id, { select: ['statuscode'] })) !== undefined,
  make: async (mail) => void (await dataverse.create(emails, mailRow(mail))),
  send: (id) => sendOnce(dataverse, id),
  async tellOnce(providerId, event, now) {
    if (await dataverse.retrieve(gdapEvent.entitySetName, eventId(providerId, event.key), { select: columns<typeof gdapEvent>('gdap_eventid') })) return;
    await saveEvent(dataverse, { table: gdapProvider.logicalName, id: providerId }, event, now);
  },
});

function needyOf(row: RequestRow, now: number): NeedyRequest {
  const approvalDue = momentOf(row.gdap_approvalduedate);
  const isLosing = row.statuscode === RequestStatus.active && row.gdap_outlook === Outlook.atRisk;
  const needsInvitation = row.gdap_invitationstate === InvitationState.attention;
  return {
    id: row.gdap_requestid,
    name: row.gdap_name ?? '',
    customer: row.gdap_AccountId?.name ?? '',
    providerId: row.gdap_ProviderAccountId?._gdap_providerid_value?.toLowerCase() ?? '',
    isLosing,
    isLapsing: row.statuscode === RequestStatus.approvalPending && approvalDue !== null && approvalDue <= now + lapsingMs,
    needsInvitation,
    waitsForStaff: row.gdap_waitingon === WaitingOn.staff,
    expiry: momentOf(row.gdap_expirydate),
    approvalDue,
    waitingSince: momentOf(row.gdap_waitingsince),
    reason: (isLosing ? row.gdap_outlookreason : needsInvitation ? row.gdap_invitationmessage : row.gdap_lasterror) ?? '',
  };
}
