import type { Caller, Environment, StoredRow } from '../environment';
import { rowNotFoundByKey } from '../errors';
import type { Table } from '../metadata/catalog';
import { findByKey, type RowKey } from './keys';
import { readPayload } from './payload';
import { keyColumns } from './references';
import type { Precondition, Rows } from './rows';

/** What an upsert needs. */
interface Upserting {
  readonly environment: Environment;
  readonly rows: Pick<Rows, 'upsert'>;
  readonly caller: Caller;
}

/**
 * Changes the row of that key, or creates it where there is none. The values of an alternate key go into a new row
 * unless the body has its own; of an update they are left out.
 * @throws DataverseError as creating or changing the row does, and 404 where the precondition wants a row
 */
export function upsert(
  { environment, rows, caller }: Upserting, table: Table, key: RowKey, body: Readonly<Record<string, unknown>>, precondition: Precondition = {},
): { readonly id: string; readonly how: 'created' | 'updated' } {
  const known = key.kind === 'id' ? key.id : findByKey(environment, table, key.values);
  if (known === undefined && precondition.ifMatch !== undefined) throw rowNotFoundByKey(table.logicalName);
  const id = known ?? environment.newId();
  const keyValues: StoredRow = key.kind === 'alternate' ? key.values : {};
  const read = (operation: 'create' | 'update') => {
    const values = readPayload(environment, table, body, operation);
    return operation === 'create' ? { ...keyColumns(environment, table, keyValues), ...values } : without(values, Object.keys(keyValues));
  };
  return { id, how: rows.upsert(table, id, read, caller, precondition) };
}

const without = (row: StoredRow, names: readonly string[]): StoredRow =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));
