import { gdapRequest, Outlook, PartnerConsent } from '@gdap-manager/entities/gdap-request/table';
import type { ColumnOf } from '@gdap-manager/entities/language/row';
import type { IEntity } from 'dataverse-ify';
import { dataverse } from '../shared/tables';

/** What a form's script has to know of a request as it is stored. Moments are ISO 8601. */
export interface StoredRequest {
  readonly version: string;
  readonly status: number;
  readonly waitingOn: number | undefined;
  readonly lastError: string | undefined;
  readonly nextCheckOn: string | undefined;
  readonly expiryDate: string | undefined;
  readonly approvalDueDate: string | undefined;
  readonly autoRenew: boolean;
  /** `gdap_outlook`. */
  readonly outlook: number;
  /** `gdap_partnerconsent`. */
  readonly consent: number;
}

const columns = [
  'versionnumber', 'statuscode', 'gdap_waitingon', 'gdap_lasterror', 'gdap_nextcheckon', 'gdap_expirydate', 'gdap_approvalduedate', 'gdap_autorenew', 'gdap_outlook', 'gdap_partnerconsent',
] satisfies readonly ColumnOf<typeof gdapRequest>[];

/** Reads a request as it is now. @throws what Dataverse said */
export async function readStored(id: string): Promise<StoredRequest> {
  const row = await dataverse().retrieve<IEntity>(gdapRequest.logicalName, id, columns);
  const textOf = (column: string) => (row[column] as string | null | undefined) ?? undefined;
  return {
    version: String(row.versionnumber),
    status: row.statuscode as number,
    waitingOn: (row.gdap_waitingon as number | null) ?? undefined,
    lastError: textOf('gdap_lasterror'),
    nextCheckOn: textOf('gdap_nextcheckon'),
    expiryDate: textOf('gdap_expirydate'),
    approvalDueDate: textOf('gdap_approvalduedate'),
    autoRenew: row.gdap_autorenew === true,
    outlook: (row.gdap_outlook as number | null | undefined) ?? Outlook.none,
    consent: (row.gdap_partnerconsent as number | null | undefined) ?? PartnerConsent.notNeeded,
  };
}
