import { gdapRequest, PartnerConsent, RequestAtEnd, RequestStatus } from '@gdap-manager/entities/gdap-request/table';
import type { ColumnOf } from '@gdap-manager/entities/language/row';
import type { IEntity } from 'dataverse-ify';
import { plainId } from './guid';
import { allRows, idFilters, type Reference } from './tables';

/** A request as commands need it. */
export interface RequestRow {
  readonly id: string;
  readonly name: string;
  /** `statuscode`, and its label in the user's language. */
  readonly status: number;
  readonly statusLabel: string;
  readonly customer: Reference | undefined;
  readonly tenant: Reference | undefined;
  readonly template: Reference | undefined;
  /** `gdap_partnerconsent`. */
  readonly consent: number;
  readonly autoRenew: boolean;
  /** Nobody is to be asked again at its end. */
  readonly letsEnd: boolean;
  /** Global Administrator is being taken out of it. */
  readonly removesGlobal: boolean;
  readonly durationDays: number | undefined;
  readonly acceptanceLink: string | undefined;
  /** ISO 8601. */
  readonly approvalDueDate: string | undefined;
  /** ISO 8601. */
  readonly nextReminderOn?: string | undefined;
}

const columns = [
  'gdap_requestid', 'gdap_name', 'statuscode', '_gdap_accountid_value', '_gdap_provideraccountid_value', '_gdap_templateid_value', 'gdap_autorenew',
  'gdap_durationdays', 'gdap_acceptancelink', 'gdap_approvalduedate', 'gdap_partnerconsent', 'gdap_atend', 'gdap_removeglobaladministrator', 'gdap_nextreminderon',
] satisfies readonly ColumnOf<typeof gdapRequest>[];

/** `$select` of a query whose rows `requestOf` reads. */
export const requestColumns = columns.join(',');

/** Requests by their ids, as they are now; those that are gone, or that the person may not read, are missing. */
export async function readRequests(ids: readonly string[]): Promise<RequestRow[]> {
  const rows: RequestRow[] = [];
  for (const filter of idFilters('gdap_requestid', ids)) {
    rows.push(...(await allRows<IEntity>(gdapRequest.logicalName, `?$select=${requestColumns}&$filter=${filter}`)).map(requestOf));
  }
  return rows;
}

/** The ids of the requests that wait for the approval of these customers. */
export async function pendingRequestsOf(accountIds: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const filter of idFilters('gdap_accountid', accountIds)) {
    const rows = await allRows<IEntity>(gdapRequest.logicalName, `?$select=gdap_requestid&$filter=${filter} and statuscode eq ${RequestStatus.approvalPending}`);
    ids.push(...rows.map((row) => plainId(row.gdap_requestid as string)));
  }
  return ids;
}

/** A request of a row that was read with `requestColumns`. */
export const requestOf = (row: IEntity): RequestRow => ({
  id: plainId(row.gdap_requestid as string),
  name: (row.gdap_name as string | null) ?? '',
  status: row.statuscode as number,
  statusLabel: row.formattedValues?.statuscode ?? String(row.statuscode),
  customer: row.gdap_accountid as Reference | undefined,
  tenant: row.gdap_provideraccountid as Reference | undefined,
  template: row.gdap_templateid as Reference | undefined,
  consent: (row.gdap_partnerconsent as number | null | undefined) ?? PartnerConsent.notNeeded,
  autoRenew: row.gdap_autorenew === true,
  letsEnd: row.gdap_atend === RequestAtEnd.letEnd,
  removesGlobal: row.gdap_removeglobaladministrator === true,
  durationDays: (row.gdap_durationdays as number | null) ?? undefined,
  acceptanceLink: (row.gdap_acceptancelink as string | null) ?? undefined,
  approvalDueDate: (row.gdap_approvalduedate as string | null) ?? undefined,
  nextReminderOn: (row.gdap_nextreminderon as string | null) ?? undefined,
});
