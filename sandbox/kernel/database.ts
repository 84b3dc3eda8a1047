import Database from 'libsql';

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
 * Opens or makes a database file. Write-ahead log with `synchronous=NORMAL`: what is committed survives the end
 * of the process at any moment (`kill -9`), though not a loss of power.
 * @param file path, or `:memory:`
 */
export function openDatabase(file: string): SandboxDatabase {
  const database = new Database(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;');
  const statements = new Map<string, Database.Statement>();

  function prepare(sql: string): Database.Statement {
    let statement = statements.get(sql);
    if (statement === undefined) statements.set(sql, (statement = database.prepare(sql)));
    return statement;
  }

  return {
    all: <Row>(sql: string, ...values: SqlValue[]) => prepare(sql).all(...values) as Row[],
    get: <Row>(sql: string, ...values: SqlValue[]) => prepare(sql).get(...values) as Row | undefined,
    run: (sql, ...values) => void prepare(sql).run(...values),
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
