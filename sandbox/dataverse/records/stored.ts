import type { Environment, StoredRow, StoredValue } from '../environment';
import { duplicateKey, duplicateRow } from '../errors';
import type { Table } from '../metadata/catalog';
import { quoted } from '../storage/database';

/** The row of that id as stored, or undefined. */
export function readStored({ database }: Environment, table: Table, id: string): StoredRow | undefined {
  const sql = `SELECT * FROM ${quoted(table.logicalName)} WHERE ${quoted(table.primaryIdAttribute)} = ?`;
  return database.prepare(sql).get(id) as StoredRow | undefined;
}

/** @throws DataverseError 412 when the id or an alternate key is taken */
export function insertStored({ database }: Environment, table: Table, row: StoredRow): void {
  const names = Object.keys(row);
  const sql = `INSERT INTO ${quoted(table.logicalName)} (${names.map(quoted).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  withKeyErrors(table, () => database.prepare(sql).run(...(Object.values(row) as StoredValue[])));
}

/** @throws DataverseError 412 when an alternate key is taken */
export function updateStored({ database }: Environment, table: Table, id: string, changes: StoredRow): void {
  const names = Object.keys(changes);
  const sql = `UPDATE ${quoted(table.logicalName)} SET ${names.map((name) => `${quoted(name)} = ?`).join(', ')} WHERE ${quoted(table.primaryIdAttribute)} = ?`;
  withKeyErrors(table, () => database.prepare(sql).run(...(Object.values(changes) as StoredValue[]), id));
}

export function deleteStored({ database }: Environment, table: Table, id: string): void {
  database.prepare(`DELETE FROM ${quoted(table.logicalName)} WHERE ${quoted(table.primaryIdAttribute)} = ?`).run(id);
}

/** SQLite names the columns of the key that is violated, not the key. */
function withKeyErrors(table: Table, work: () => void): void {
  try {
    work();
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === 'SQLITE_CONSTRAINT_PRIMARYKEY') throw duplicateRow();
    if (code !== 'SQLITE_CONSTRAINT_UNIQUE') throw error;
    const columns = [...message.matchAll(/\w+\.(\w+)/g)].map((match) => match[1] as string);
    const key = table.keys.find(({ keyAttributes }) => keyAttributes.length === columns.length && keyAttributes.every((name) => columns.includes(name)));
    throw key ? duplicateKey(key.schemaName, key.keyAttributes) : duplicateRow();
  }
}
