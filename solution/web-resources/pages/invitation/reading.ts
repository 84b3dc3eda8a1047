import { account } from '@gdap-manager/entities/account/table';
import { contact } from '@gdap-manager/entities/contact/table';
import { gdapRequest, InvitationState, PartnerConsent, RequestOrigin } from '@gdap-manager/entities/gdap-request/table';
import { StateCode } from '@gdap-manager/entities/language/status';
import { gdapProvider, MessageLanguage } from '@gdap-manager/entities/provider/table';
import { systemUser } from '@gdap-manager/entities/system-user/table';
import { environmentNow } from '../../shared/environment-time';
import { plainId } from '../../shared/guid';
import { readMappings } from '../../shared/mappings';
import { idFilters } from '../../shared/tables';
import { userId } from './email';
import type { AskedRequest, Company, Contact, Partner, World } from './world';

type Row = Readonly<Record<string, unknown>>;

/** All rows of a query, as the Web API gives them. */
async function rowsOf(table: string, query: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let next: string | undefined = query; next; ) {
    const page: Xrm.RetrieveMultipleResult = await Xrm.WebApi.retrieveMultipleRecords(table, next);
    rows.push(...(page.entities as Row[]));
    next = page.nextLink?.slice(page.nextLink.indexOf('?'));
  }
  return rows;
}

/** Rows whose id or lookup is one of the ids, a hundred ids a query. */
async function rowsNamed(table: string, column: string, ids: Iterable<string | undefined>, select: string): Promise<Row[]> {
  const wanted = [...new Set([...ids].filter((id): id is string => id !== undefined))];
  const pages = await Promise.all(idFilters(column, wanted).map((filter) => rowsOf(table, `?$select=${select}&$filter=${filter}`)));
  return pages.flat();
}

const requestColumns = [
  'gdap_requestid', 'gdap_name', 'statuscode', 'versionnumber', 'gdap_partnerconsent', '_gdap_accountid_value', '_gdap_replacesid_value', '_gdap_contactid_value', 'gdap_acceptancelink',
  'gdap_durationdays', 'gdap_autorenew', 'gdap_approvalduedate', 'gdap_origin', 'gdap_invitedon', 'gdap_firstinvitedon', 'gdap_invitationssent', 'gdap_nextreminderon', 'gdap_invitationmail', 'gdap_invitationstate', 'gdap_invitationmessage',
].join(',');
const expanded = '$expand=gdap_ProviderAccountId($select=_gdap_providerid_value),gdap_ReplacesId($select=gdap_expirydate)';

/** Requests as they are now, without their roles; those that are gone, or that the person may not read, are missing. */
export async function readAsked(ids: readonly string[]): Promise<AskedRequest[]> {
  const pages = await Promise.all(idFilters('gdap_requestid', ids).map((filter) => rowsOf(gdapRequest.logicalName, `?$select=${requestColumns}&${expanded}&$filter=${filter}`)));
  return pages.flat().map(requestOf);
}

/** Everything that messages for these requests are made of: a handful of queries, however many requests there are. */
export async function readWorld(ids: readonly string[]): Promise<World> {
  const [bare, mappings, now, user] = await Promise.all([
    readAsked(ids), readMappings('request', ...ids), environmentNow(),
    Xrm.WebApi.retrieveRecord(systemUser.logicalName, userId(), '?$select=internalemailaddress') as PromiseLike<Row>,
  ]);
  const companyIds = bare.map(({ companyId }) => companyId);
  const [companies, partners, ofCompanies] = await Promise.all([
    rowsNamed(account.logicalName, 'accountid', companyIds, 'accountid,name,emailaddress1,donotemail,_primarycontactid_value,_gdap_categoryid_value'),
    rowsNamed(gdapProvider.logicalName, 'gdap_providerid', bare.map(({ partnerId }) => partnerId), 'gdap_providerid,gdap_name,gdap_messagelanguage'),
    rowsNamed(contact.logicalName, 'parentcustomerid', companyIds, contactColumns),
  ]);
  const known = new Set(ofCompanies.map((row) => idIn(row, 'contactid')));
  const named = [...bare.map(({ contactId }) => contactId), ...companies.map((row) => idIn(row, '_primarycontactid_value'))].filter((id) => !known.has(id));
  const others = await rowsNamed(contact.logicalName, 'contactid', named, contactColumns);
  const roles = new Map<string, AskedRequest['roles'][number][]>();
  for (const { ownerId, role } of mappings) if (role) roles.set(ownerId, [...(roles.get(ownerId) ?? []), { name: role.name, description: role.description }]);
  return {
    now,
    canSend: textIn(user, 'internalemailaddress') !== undefined,
    requests: bare.map((request) => ({ ...request, roles: roles.get(request.id) ?? [] })),
    companies: new Map(companies.map((row) => [idIn(row, 'accountid') ?? '', companyOf(row)])),
    partners: new Map(partners.map((row) => [idIn(row, 'gdap_providerid') ?? '', partnerOf(row)])),
    contacts: [...ofCompanies, ...others].map(contactOf),
  };
}

const contactColumns = 'contactid,fullname,emailaddress1,statecode,donotemail,_parentcustomerid_value';

const textIn = (row: Row, column: string): string | undefined => (typeof row[column] === 'string' && row[column].trim() !== '' ? row[column].trim() : undefined);
const idIn = (row: Row, column: string): string | undefined => (typeof row[column] === 'string' ? plainId(row[column]) : undefined);
const numberIn = (row: Row, column: string): number | undefined => (typeof row[column] === 'number' ? row[column] : undefined);
const momentIn = (row: Row, column: string): number | undefined => {
  const moment = Date.parse(textIn(row, column) ?? '');
  return Number.isNaN(moment) ? undefined : moment;
};
const rowIn = (row: Row, property: string): Row => (row[property] ?? {}) as Row;

const requestOf = (row: Row): AskedRequest => ({
  id: idIn(row, 'gdap_requestid') ?? '',
  version: `W/"${String(row.versionnumber)}"`,
  name: textIn(row, 'gdap_name') ?? '',
  status: numberIn(row, 'statuscode') ?? 0,
  statusLabel: textIn(row, 'statuscode@OData.Community.Display.V1.FormattedValue') ?? String(row.statuscode),
  consent: numberIn(row, 'gdap_partnerconsent') ?? PartnerConsent.notNeeded,
  companyId: idIn(row, '_gdap_accountid_value'),
  partnerId: idIn(rowIn(row, 'gdap_ProviderAccountId'), '_gdap_providerid_value'),
  link: textIn(row, 'gdap_acceptancelink'),
  durationDays: numberIn(row, 'gdap_durationdays') ?? 0,
  autoRenew: row.gdap_autorenew === true,
  approvalDueOn: momentIn(row, 'gdap_approvalduedate'),
  contactId: idIn(row, '_gdap_contactid_value'),
  isReplacement: row.gdap_origin === RequestOrigin.replacement || idIn(row, '_gdap_replacesid_value') !== undefined,
  replacedEndsOn: momentIn(rowIn(row, 'gdap_ReplacesId'), 'gdap_expirydate'),
  invitedOn: momentIn(row, 'gdap_invitedon'),
  firstInvitedOn: momentIn(row, 'gdap_firstinvitedon'),
  sent: numberIn(row, 'gdap_invitationssent') ?? 0,
  nextReminderOn: momentIn(row, 'gdap_nextreminderon'),
  mail: textIn(row, 'gdap_invitationmail'),
  invitationState: numberIn(row, 'gdap_invitationstate') ?? InvitationState.notSent,
  invitationMessage: textIn(row, 'gdap_invitationmessage'),
  roles: [],
});

const companyOf = (row: Row): Company => ({
  id: idIn(row, 'accountid') ?? '',
  name: textIn(row, 'name') ?? '',
  address: textIn(row, 'emailaddress1'),
  refusesMail: row.donotemail === true,
  primaryContactId: idIn(row, '_primarycontactid_value'),
  categoryId: idIn(row, '_gdap_categoryid_value'),
});

const partnerOf = (row: Row): Partner => ({
  id: idIn(row, 'gdap_providerid') ?? '',
  name: textIn(row, 'gdap_name') ?? '',
  language: row.gdap_messagelanguage === MessageLanguage.german ? 'german' : 'english',
});

const contactOf = (row: Row): Contact => ({
  id: idIn(row, 'contactid') ?? '',
  name: textIn(row, 'fullname') ?? textIn(row, 'emailaddress1') ?? '',
  address: textIn(row, 'emailaddress1'),
  isActive: row.statecode !== StateCode.inactive,
  refusesMail: row.donotemail === true,
  companyId: idIn(row, '_parentcustomerid_value'),
});
