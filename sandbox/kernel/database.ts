import { openSqlite } from './sqlite';

/** What can be bound to a parameter. */
export type SqlValue = string | number | null;

/** A SQLite file with cached prepared statements. Every call is synchronous. */
export interface SandboxDatabase {
  /** All rows of a query. */
  all<Row>(sql: string, ...values: SqlValue[]): Row[];
  /** The first row of a query. */
  get<Row>(sql: string, ...values: SqlValue[]): Row | undefined;
  /** Runs a change. */
  run(sql: string, ...values: SqlValue[]): void;
  /** Runs definitions, several statements at once. */
  define(sql: string): void;
  /** Runs the work in one transaction (nested calls join it); what throws leaves nothing behind. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/**
 * Opens or makes a database file: see `openSqlite` for what survives.
 * @param file path, or `:memory:`
 */
export function openDatabase(file: string): SandboxDatabase {
  const database = openSqlite(file);
  return {
    all: <Row>(sql: string, ...values: SqlValue[]) => database.prepare(sql).all(...values) as Row[],
    get: <Row>(sql: string, ...values: SqlValue[]) => database.prepare(sql).get(...values) as Row | undefined,
    run: (sql, ...values) => void database.prepare(sql).run(...values),
    define: (sql) => void database.exec(sql),
    transaction(work) {
      if (database.inTransaction) return work();
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => void database.close(),
  };
}
