import type { Environment, StoredValue } from '../environment';
import { quoted } from '../storage/database';

/** Rows from which on a value counts as common: that many sort in a millisecond or two. */
const COMMON = 1_000;

/** Whether so many rows of a table have a value that an index on it would only lead astray. */
export type IsCommon = (table: string, column: string, value: StoredValue) => boolean;

/**
 * Asks the table itself. Nearly all rows of a table share a state or a status, and SQLite, which does not know which,
 * would gather them all through that index and sort them, where the index on the sort column gives the first fifty at once.
 */
export const commonIn = ({ database }: Pick<Environment, 'database'>): IsCommon => (table, column, value) => {
  const sql = `SELECT count(*) AS n FROM (SELECT 1 FROM ${quoted(table)} WHERE ${quoted(column)} = ? LIMIT ${COMMON})`;
  return (database.prepare(sql).get(value) as { n: number }).n === COMMON;
};
