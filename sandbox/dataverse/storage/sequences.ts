import type Libsql from 'libsql';

/** Makes the table that running numbers are kept in. Once an environment is opened, not with each number. */
export const defineSequences = (database: Libsql.Database): void =>
  void database.exec('CREATE TABLE IF NOT EXISTS autonumber_sequence ("table" TEXT, "column" TEXT, last INTEGER, PRIMARY KEY ("table", "column"))');

/** The next number of a column: the seed first. One that an undone transaction took is free again. */
export function nextInSequence(database: Libsql.Database, table: string, column: string, seed: number): number {
  const sql = 'INSERT INTO autonumber_sequence VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last';
  return (database.prepare(sql).get(table, column, seed) as { last: number }).last;
}
