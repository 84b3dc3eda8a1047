import type { ColumnOf } from '@gdap-manager/entities/language/row';
import { FindingKind, FindingStatus } from '@gdap-manager/entities/finding/table';
import { gdapRequest, InvitationState, Outlook, RequestStatus } from '@gdap-manager/entities/gdap-request/table';
import { WaitingOn } from '@gdap-manager/entities/waiting-on';
import type { ExpiryCount, OutlookName, PendingCount, WaitingCount, Whom } from './figures';

type Row = Readonly<Record<string, unknown>>;
type Column = ColumnOf<typeof gdapRequest>;

/** A request that will lose access. */
export interface Loss {
  readonly id: string;
  readonly name: string;
  readonly customer: string;
  /** Milliseconds since 1970. */
  readonly expiry: number | undefined;
  readonly outlook: OutlookName;
  readonly on: keyof typeof WaitingOn;
  readonly reason: string;
}

const fetchRows = async (table: string, fetch: string): Promise<readonly Row[]> =>
  (await Xrm.WebApi.retrieveMultipleRecords(table, `?fetchXml=${encodeURIComponent(fetch)}`)).entities as readonly Row[];

/** One row for each value of the columns, and each month or day of the date: Dataverse counts, no request is loaded. */
async function counts(by: Column, date: Column, parts: readonly ('year' | 'month' | 'day')[], conditions: string): Promise<readonly Row[]> {
  const groups = parts.map((part) => `<attribute name="${date}" groupby="true" dategrouping="${part}" usertimezone="false" alias="${part}"/>`).join('');
  return fetchRows(
    gdapRequest.logicalName,
    `<fetch aggregate="true"><entity name="${gdapRequest.logicalName}"><attribute name="gdap_requestid" aggregate="count" alias="rows"/>` +
      `<attribute name="${by}" groupby="true" alias="group"/>${groups}<filter>${conditions}</filter></entity></fetch>`,
  );
}

const is = (column: Column, value: number): string => `<condition attribute="${column}" operator="eq" value="${value}"/>`;
const isLive = is('statecode', 0);

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const countOf = (row: Row): number => numberOf(row['rows']) ?? 0;

/** The name of an option; of what nobody has set, and of what a later version knows, the one given. */
function option<N extends string>(options: Readonly<Record<N, number>>, value: unknown, otherwise: N): N {
  return (Object.entries(options) as [N, number][]).find(([, known]) => known === value)?.[0] ?? otherwise;
}

function dayIn(row: Row): number | undefined {
  const [year, month, day] = ['year', 'month', 'day'].map((part) => numberOf(row[part]));
  return year === undefined || month === undefined || day === undefined ? undefined : Date.UTC(year, month - 1, day);
}

/** Requests in force by outlook and month. */
export async function readExpiries(): Promise<ExpiryCount[]> {
  const rows = await counts('gdap_outlook', 'gdap_expirydate', ['year', 'month'], isLive + is('statuscode', RequestStatus.active));
  return rows.map((row) => {
    const [year, month] = [numberOf(row['year']), numberOf(row['month'])];
    return { outlook: option(Outlook, row['group'], 'none'), month: year === undefined || month === undefined ? undefined : year * 12 + month - 1, count: countOf(row) };
  });
}

/** Requests by whom they wait for, and since when. */
export async function readWaiting(): Promise<WaitingCount[]> {
  const rows = await counts('gdap_waitingon', 'gdap_waitingsince', ['year', 'month', 'day'], isLive);
  return rows.flatMap((row): WaitingCount[] => {
    const on = option(WaitingOn, row['group'], 'nobody');
    return on === 'nobody' ? [] : [{ on: on satisfies Whom, since: dayIn(row), count: countOf(row) }];
  });
}

/** Requests that the customer has yet to approve, by invitation and the day on which they lapse. */
export async function readPending(): Promise<PendingCount[]> {
  const rows = await counts('gdap_invitationstate', 'gdap_approvalduedate', ['year', 'month', 'day'], isLive + is('statuscode', RequestStatus.approvalPending));
  return rows.map((row) => ({ invitation: option(InvitationState, row['group'], 'notSent'), due: dayIn(row), count: countOf(row) }));
}

/** What the reconciliation found and nobody has decided about, by its kind. */
export async function readFindings(): Promise<{ readonly kind: keyof typeof FindingKind; readonly count: number }[]> {
  const rows = await fetchRows(
    'gdap_finding',
    '<fetch aggregate="true"><entity name="gdap_finding"><attribute name="gdap_findingid" aggregate="count" alias="rows"/>' +
      `<attribute name="gdap_kind" groupby="true" alias="group"/><filter><condition attribute="statuscode" operator="eq" value="${FindingStatus.open}"/></filter></entity></fetch>`,
  );
  return rows.map((row) => ({ kind: option(FindingKind, row['group'], 'differs'), count: countOf(row) }));
}

const formatted = (row: Row, column: string): string => String(row[`${column}@OData.Community.Display.V1.FormattedValue`] ?? '');

/** Those that lose access soonest. */
export async function readLosses(most: number): Promise<Loss[]> {
  const columns = ['gdap_requestid', 'gdap_name', 'gdap_expirydate', 'gdap_outlook', 'gdap_outlookwaitingon', 'gdap_outlookreason'] satisfies Column[];
  const rows = await fetchRows(
    gdapRequest.logicalName,
    `<fetch top="${most}"><entity name="${gdapRequest.logicalName}">${[...columns, 'gdap_accountid'].map((name) => `<attribute name="${name}"/>`).join('')}` +
      `<filter>${isLive}${is('statuscode', RequestStatus.active)}<condition attribute="gdap_outlook" operator="in"><value>${Outlook.atRisk}</value><value>${Outlook.replacing}</value></condition></filter>` +
      '<order attribute="gdap_expirydate"/></entity></fetch>',
  );
  return rows.map((row) => {
    const expiry = Date.parse(String(row['gdap_expirydate']));
    return {
      id: String(row['gdap_requestid']),
      name: String(row['gdap_name'] ?? ''),
      customer: formatted(row, '_gdap_accountid_value'),
      expiry: Number.isNaN(expiry) ? undefined : expiry,
      outlook: option(Outlook, row['gdap_outlook'], 'none'),
      on: option(WaitingOn, row['gdap_outlookwaitingon'], 'nobody'),
      reason: String(row['gdap_outlookreason'] ?? ''),
    };
  });
}
