import type { Environment, StoredRow } from '../environment';
import { queryTooComplex } from '../errors';
import type { CompiledQuery } from './compile';

/** What SQLite says of statements that go beyond its own limits. */
const beyondLimits = /parser stack overflow|Expression tree is too large|too many|at most \d+ tables|pattern too complex|too big/i;

/**
 * Runs a compiled query.
 * @throws DataverseError 400 when it is nested more deeply, or is longer, than SQLite takes
 */
export function runQuery({ database }: Pick<Environment, 'database'>, { sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): StoredRow[] {
  try {
    return database.prepare(sql).all(...parameters) as StoredRow[];
  } catch (error) {
    if (beyondLimits.test((error as Error).message)) throw queryTooComplex();
    throw error;
  }
}
