import type { StoredRow } from '../environment';
import { rowNotFound, rowNotFoundByKey } from '../errors';
import type { Table } from '../metadata/catalog';
import { findByKey, readStored, type RowKey } from '../records';
import type { Exchange } from './exchange';

/** The row that a key names. @throws DataverseError 404, and 403 where the caller may not read it */
export function rowOf({ environment, caller }: Pick<Exchange, 'environment' | 'caller'>, table: Table, key: RowKey): StoredRow {
  const id = key.kind === 'id' ? key.id : findByKey(environment, table, key.values);
  if (id === undefined) throw rowNotFoundByKey(table.logicalName);
  const row = readStored(environment, table, id);
  if (!row) throw rowNotFound(table.logicalName, id);
  caller.access.demandRow('Read', table, row);
  return row;
}
