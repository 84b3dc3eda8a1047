import { account } from '@gdap-manager/entities/account/table';
import type { IEntity } from 'dataverse-ify';
import { plainId } from './guid';
import { allRows, dataverse } from './tables';

/** An account as people choose it. */
export interface Customer {
  readonly id: string;
  readonly name: string;
}

/** Accounts that a search offers. */
const offered = 25;

/** A text within an OData query. */
const quoted = (value: string): string => encodeURIComponent(`'${value.replace(/'/g, "''")}'`);

/** Names in one query: the address stays well below what servers take, also where a name is long and in any script. */
const namesInAQuery = 5;

/** Active customers whose name contains the text. */
export async function searchCustomers(search: string): Promise<Customer[]> {
  const query = `?$select=accountid,name&$filter=statecode eq 0 and contains(name,${quoted(search)})&$orderby=name&$top=${offered}`;
  const { entities } = await dataverse().retrieveMultiple<IEntity>(query, account);
  return entities.map((row) => ({ id: plainId(row.accountid as string), name: (row.name as string | null) ?? '' }));
}

/** Those of the names that active accounts have, in lower case. */
export async function accountsNamed(names: readonly string[]): Promise<Set<string>> {
  const wanted = [...new Set(names.filter((name) => name !== ''))];
  const found = new Set<string>();
  for (let from = 0; from < wanted.length; from += namesInAQuery) {
    const filter = wanted.slice(from, from + namesInAQuery).map((name) => `name eq ${quoted(name)}`).join(' or ');
    for (const row of await allRows<IEntity>(account.logicalName, `?$select=name&$filter=statecode eq 0 and (${filter})`)) found.add(((row.name as string | null) ?? '').toLowerCase());
  }
  return found;
}
