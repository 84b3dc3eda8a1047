import { account } from '@gdap-manager/entities/account/table';
import { gdapRequest } from '@gdap-manager/entities/gdap-request/table';
import { CustomerPresence, gdapProviderAccount } from '@gdap-manager/entities/provider-account/table';
import type { IEntity } from 'dataverse-ify';
import { plainId } from '../../shared/guid';
import { allRows, idFilters, type Reference } from '../../shared/tables';
import type { KnownRequest, SelectedCustomer, SelectedTenant } from './plan';

const named = (reference: unknown): { id: string; name: string } => {
  const { id = '', name = '' } = (reference as Reference | undefined) ?? {};
  return { id: plainId(id), name };
};
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

async function rowsOf(table: string, select: string, column: string, ids: readonly string[], more = ''): Promise<IEntity[]> {
  const rows: IEntity[] = [];
  for (const filter of idFilters(column, ids)) rows.push(...(await allRows<IEntity>(table, `?$select=${select}&$filter=${filter}${more}`)));
  return rows;
}

/** The selected accounts that are active, by name. */
export async function readCustomers(ids: readonly string[]): Promise<SelectedCustomer[]> {
  const rows = await rowsOf(account.logicalName, 'accountid,name,_gdap_categoryid_value', 'accountid', ids, ' and statecode eq 0');
  return rows
    .map((row) => ({ id: plainId(textOf(row.accountid)), name: textOf(row.name), category: row.gdap_categoryid ? named(row.gdap_categoryid) : null }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** The active tenants of accounts, in the order of the accounts. */
export async function readTenantsOf(customers: readonly SelectedCustomer[]): Promise<SelectedTenant[]> {
  const select = 'gdap_provideraccountid,gdap_name,gdap_defaultdomain,gdap_presence,_gdap_providerid_value,_gdap_accountid_value';
  const place = new Map(customers.map(({ id }, index) => [id, index]));
  const rows = await rowsOf(gdapProviderAccount.logicalName, select, 'gdap_accountid', [...place.keys()], ' and statecode eq 0');
  return rows
    .map((row) => ({
      id: plainId(textOf(row.gdap_provideraccountid)), name: textOf(row.gdap_name), domain: textOf(row.gdap_defaultdomain) || undefined,
      customerId: named(row.gdap_accountid).id, provider: named(row.gdap_providerid), isPresent: row.gdap_presence !== CustomerPresence.vanished,
    }))
    .sort((one, other) => (place.get(one.customerId) ?? 0) - (place.get(other.customerId) ?? 0) || one.name.localeCompare(other.name));
}

/** Requests of tenants that were made from a template, also those that have ended. */
export async function readRequestsOf(tenantIds: readonly string[]): Promise<KnownRequest[]> {
  const select = 'statecode,statuscode,_gdap_templateid_value,_gdap_provideraccountid_value';
  const rows = await rowsOf(gdapRequest.logicalName, select, 'gdap_provideraccountid', tenantIds, ' and _gdap_templateid_value ne null');
  return rows.map((row) => ({
    tenantId: named(row.gdap_provideraccountid).id, templateId: named(row.gdap_templateid).id, status: row.formattedValues?.statuscode ?? String(row.statuscode), hasEnded: row.statecode === 1,
  }));
}
