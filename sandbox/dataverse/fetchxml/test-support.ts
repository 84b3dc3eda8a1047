import type { Environment, StoredRow, StoredValue } from '../environment';
import type { Table } from '../metadata/catalog';
import { contextFor, idOf, put, ticketEnvironment } from '../query/test-support';
import { wellKnown } from '../storage/well-known';
import type { Fetch } from './ast';
import { compileFetch } from './compile';
import { valueColumn } from './outputs';
import { parseFetch } from './parse';

/** An environment with two accounts, a contact and five tickets. */
export function ticketRows(): Environment {
  const environment = ticketEnvironment();
  put(environment, 'contact', { contactid: idOf(200), fullname: 'Ada Byron' });
  put(environment, 'account', { accountid: idOf(100), name: 'Contoso', primarycontactid: idOf(200) });
  put(environment, 'account', { accountid: idOf(101), name: 'Adatum' });
  const ticket = (number: number, row: StoredRow) => put(environment, 'acm_ticket', { acm_ticketid: idOf(number), acm_name: `T${number}`, statecode: 0, statuscode: 1, ...row });
  ticket(1, { acm_points: 10, acm_effort: 1.5, acm_urgent: 1, acm_kind: 123450001, acm_accountid: idOf(100), acm_dueon: '2026-11-22', createdon: '2026-11-22T03:00:00Z', ownerid: wellKnown.administrator, owneridtype: 'systemuser' });
  ticket(2, { acm_points: 20, acm_effort: 2.5, acm_urgent: 0, acm_kind: 123450000, acm_accountid: idOf(100), acm_dueon: '2026-11-15', createdon: '2026-11-15T12:00:00Z' });
  ticket(3, { acm_points: 30, acm_accountid: idOf(101), acm_dueon: '2026-08-30', createdon: '2026-08-30T12:00:00Z', acm_customerid: idOf(200), acm_customeridtype: 'contact' });
  ticket(4, { acm_points: 30, acm_externalid: 'T4', createdon: '2025-12-31T23:59:59Z', statecode: 1, statuscode: 2 });
  ticket(5, { acm_externalid: '50% off', createdon: '2024-01-01T00:00:00Z' });
  return environment;
}

/** The values of a query's rows, by the names of its columns. */
export function run(environment: Environment, xml: string, more: Partial<Fetch> = {}): Record<string, StoredValue>[] {
  const fetch = { ...parseFetch(xml), ...more };
  const table = environment.catalog().table(fetch.entity.name) as Table;
  const { sql, parameters, outputs } = compileFetch(contextFor(environment), fetch, table, { limit: 100, offset: 0, parent: undefined });
  const rows = environment.database.prepare(sql).all(...parameters) as StoredRow[];
  return rows.map((row) => Object.fromEntries(outputs.map(({ key }, index) => [key, row[valueColumn(index)] ?? null])));
}

/** The names of the tickets that a query within `<entity name='acm_ticket'>` finds, in the order of their ids. */
export const namesOf = (environment: Environment, inside: string): StoredValue[] =>
  run(environment, `<fetch><entity name='acm_ticket'><attribute name='acm_name'/>${inside}</entity></fetch>`).map((row) => row.acm_name ?? null);
