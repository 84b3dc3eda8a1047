import type { ColumnOf } from '@gdap-manager/entities/language/row';
import { StateCode } from '@gdap-manager/entities/language/status';
import { gdapProvider } from '@gdap-manager/entities/provider/table';
import type { IEntity } from 'dataverse-ify';
import { plainId } from './guid';
import { allRows, idFilters } from './tables';

/** How a provider stands. Moments are milliseconds since 1970. */
export interface ProviderState {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly isActive: boolean;
  readonly connectionState: number | undefined;
  readonly connectionMessage: string | undefined;
  readonly checkedOn: number | undefined;
  readonly checkRequestedOn: number | undefined;
  readonly refreshState: number | undefined;
  readonly refreshMessage: string | undefined;
  readonly refreshedOn: number | undefined;
  readonly refreshRequestedOn: number | undefined;
}

const columns = [
  'gdap_providerid', 'versionnumber', 'gdap_name', 'statecode', 'gdap_connectionstate', 'gdap_connectionmessage', 'gdap_checkedon', 'gdap_checkrequestedon',
  'gdap_refreshstate', 'gdap_refreshmessage', 'gdap_refreshedon', 'gdap_refreshrequestedon',
] satisfies readonly ColumnOf<typeof gdapProvider>[];

/** Providers by their ids, as they are now; those that are gone are missing. */
export async function readProviders(ids: readonly string[]): Promise<ProviderState[]> {
  const rows: ProviderState[] = [];
  for (const filter of idFilters('gdap_providerid', ids)) {
    rows.push(...(await allRows<IEntity>(gdapProvider.logicalName, `?$select=${columns.join(',')}&$filter=${filter}`)).map(stateOf));
  }
  return rows;
}

/** Every provider that is in use. */
export const readActiveProviders = async (): Promise<ProviderState[]> =>
  (await allRows<IEntity>(gdapProvider.logicalName, `?$select=${columns.join(',')}&$filter=statecode eq ${StateCode.active}`)).map(stateOf);

function stateOf(row: IEntity): ProviderState {
  const textOf = (column: string) => (row[column] as string | null | undefined) ?? undefined;
  const numberOf = (column: string) => (row[column] as number | null | undefined) ?? undefined;
  const momentOf = (column: string) => {
    const moment = textOf(column);
    return moment === undefined ? undefined : Date.parse(moment);
  };
  return {
    id: plainId(textOf('gdap_providerid') ?? ''),
    version: String(row.versionnumber),
    name: textOf('gdap_name') ?? '',
    isActive: row.statecode === StateCode.active,
    connectionState: numberOf('gdap_connectionstate'),
    connectionMessage: textOf('gdap_connectionmessage'),
    checkedOn: momentOf('gdap_checkedon'),
    checkRequestedOn: momentOf('gdap_checkrequestedon'),
    refreshState: numberOf('gdap_refreshstate'),
    refreshMessage: textOf('gdap_refreshmessage'),
    refreshedOn: momentOf('gdap_refreshedon'),
    refreshRequestedOn: momentOf('gdap_refreshrequestedon'),
  };
}
