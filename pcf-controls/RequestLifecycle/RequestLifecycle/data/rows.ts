import { EventSeverity } from '@gdap-manager/entities/event/table';
import { requestStatus } from '@gdap-manager/entities/gdap-request/status';
import { InvitationState, Outlook as OutlookValue, RequestOrigin } from '@gdap-manager/entities/gdap-request/table';
import { MessageLanguage } from '@gdap-manager/entities/provider/message-language';
import { WaitingOn } from '@gdap-manager/entities/waiting-on';
import type { AskedRole, Happening, Mover, Outlook, Reference, Request, Status } from '../model/types';

/** A row as `context.webAPI` gives it; any column may be missing or empty. */
export type Row = Readonly<Record<string, unknown>>;

/** The request of a row. Pure. */
export const requestOf = (row: Row): Request => {
  const provider = rowIn(rowIn(row, 'gdap_ProviderAccountId'), 'gdap_ProviderId');
  return {
    name: textOf(row['gdap_name']),
    status: statusOf(row['statuscode']),
    waitingOn: moverOf(row['gdap_waitingon']) ?? 'nobody',
    waitingSince: momentOf(row['gdap_waitingsince']),
    lastError: textOf(row['gdap_lasterror']),
    nextCheckOn: momentOf(row['gdap_nextcheckon']),
    acceptanceLink: webAddressOf(row['gdap_acceptancelink']),
    approvalDueOn: momentOf(row['gdap_approvalduedate']),
    startedOn: momentOf(row['gdap_startdate']),
    expiresOn: momentOf(row['gdap_expirydate']),
    autoRenew: row['gdap_autorenew'] === true,
    durationDays: typeof row['gdap_durationdays'] === 'number' ? row['gdap_durationdays'] : undefined,
    modifiedOn: momentOf(row['modifiedon']) ?? 0,
    customer: textOf(rowIn(row, 'gdap_AccountId')['name']),
    partner: textOf(provider['gdap_name']),
    invitation: {
      state: nameOf(InvitationState, row['gdap_invitationstate']) ?? 'notSent',
      message: textOf(row['gdap_invitationmessage']),
      contact: textOf(rowIn(row, 'gdap_ContactId')['fullname']) || undefined,
      on: momentOf(row['gdap_invitedon']),
      sent: typeof row['gdap_invitationssent'] === 'number' ? row['gdap_invitationssent'] : 0,
      nextReminderOn: momentOf(row['gdap_nextreminderon']),
    },
    outlook: outlookOf(row),
    replaces: referenceOf(rowIn(row, 'gdap_ReplacesId')),
    replacedEndsOn: momentOf(rowIn(row, 'gdap_ReplacesId')['gdap_expirydate']),
    providerId: textOf(provider['gdap_providerid']).toLowerCase() || undefined,
    categoryId: textOf(rowIn(row, 'gdap_AccountId')['_gdap_categoryid_value']).toLowerCase() || undefined,
    language: provider['gdap_messagelanguage'] === MessageLanguage.german ? 'german' : 'english',
    isReplacement: row['gdap_origin'] === RequestOrigin.replacement || textOf(rowIn(row, 'gdap_ReplacesId')['gdap_requestid']) !== '',
  };
};

/** A request's name and id. Pure. */
export function referenceOf(row: Row): Reference | undefined {
  const id = textOf(row['gdap_requestid']);
  return id === '' ? undefined : { id, name: textOf(row['gdap_name']) };
}

function outlookOf(row: Row): Outlook | undefined {
  const kind = nameOf(OutlookValue, row['gdap_outlook']);
  if (kind === undefined || kind === 'none') return undefined;
  return { kind, reason: textOf(row['gdap_outlookreason']), waitingOn: moverOf(row['gdap_outlookwaitingon']) ?? 'nobody' };
}

/** The timeline's entry of a row. Pure. */
export const happeningOf = (row: Row): Happening => ({
  id: textOf(row['gdap_eventid']),
  name: textOf(row['gdap_name']),
  message: textOf(row['gdap_message']),
  severity: nameOf(EventSeverity, row['gdap_severity']) ?? 'information',
  occurredOn: momentOf(row['gdap_occurredon']) ?? momentOf(row['createdon']) ?? 0,
  waitingOn: moverOf(row['gdap_waitingon']),
  nextTryOn: momentOf(row['gdap_nexttryon']),
  microsoftCode: textOf(row['gdap_microsoftcode']),
  microsoftRequestId: textOf(row['gdap_microsoftrequestid']),
  trackingId: textOf(row['gdap_trackingid']),
});

/** The role of a role mapping, if it has one. Pure. */
export function askedRoleOf(mapping: Row): AskedRole[] {
  const role = rowIn(mapping, 'gdap_DirectoryRoleId');
  const name = textOf(role['gdap_name']);
  return name === '' ? [] : [{ name, description: textOf(role['gdap_description']) || undefined }];
}

const statusOf = (value: unknown): Status => (Object.entries(requestStatus).find(([, reason]) => reason.value === value)?.[0] as Status | undefined) ?? 'unknown';
const moverOf = (value: unknown): Mover | undefined => nameOf(WaitingOn, value);

/** The name of an option's value. */
const nameOf = <Name extends string>(values: Readonly<Record<Name, number>>, value: unknown): Name | undefined =>
  (Object.entries(values) as [Name, number][]).find(([, known]) => known === value)?.[0];

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const rowIn = (row: Row, property: string): Row => (row[property] ?? {}) as Row;

/** Hosts may have made a `Date` of it already. */
function momentOf(value: unknown): number | undefined {
  const moment = value instanceof Date ? value.getTime() : typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(moment) ? undefined : moment;
}

/** The link is data: only what a browser may open without harm is offered. */
const webAddressOf = (value: unknown): string | undefined => (/^https?:\/\/[^\s]+$/i.test(textOf(value)) ? textOf(value) : undefined);
