import { gdapProviderAccount } from '@gdap-manager/entities/provider-account/table';
import type { IEntity } from 'dataverse-ify';
import { plainId } from '../shared/guid';
import type { RequestRow } from '../shared/requests';
import { allRows, idFilters, type Reference } from '../shared/tables';

/** The name of the provider through which each request is made: request id to name. */
export async function partnersOf(requests: readonly RequestRow[]): Promise<Map<string, string>> {
  const tenants = [...new Set(requests.flatMap(({ tenant }) => (tenant?.id ? [plainId(tenant.id)] : [])))];
  const names = new Map<string, string>();
  for (const filter of idFilters('gdap_provideraccountid', tenants)) {
    for (const row of await allRows<IEntity>(gdapProviderAccount.logicalName, `?$select=gdap_provideraccountid,_gdap_providerid_value&$filter=${filter}`)) {
      names.set(plainId(row.gdap_provideraccountid as string), (row.gdap_providerid as Reference | undefined)?.name ?? '');
    }
  }
  return new Map(requests.map(({ id, tenant }) => [id, names.get(plainId(tenant?.id ?? '')) ?? '']));
}
