import type Libsql from 'libsql';

/** Runs work in one transaction; nested calls join it through savepoints. */
export type Transaction = <T>(work: () => T) => T;

/**
 * Transactions that nest: what throws leaves nothing behind, whether inside or outermost.
 * @param remember called at each level; what it returns is called when that level is undone
 */
export function createTransactions(database: Libsql.Database, remember: () => () => void): Transaction {
  let depth = 0;
  return (work) => {
    const savepoint = `level_${depth}`;
    const [begin, commit, undo] = depth === 0
      ? ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK']
      : [`SAVEPOINT ${savepoint}`, `RELEASE ${savepoint}`, `ROLLBACK TO ${savepoint}; RELEASE ${savepoint}`];
    const forget = remember();
    database.exec(begin);
    depth += 1;
    try {
      const result = work();
      if (result instanceof Promise) throw new TypeError('A transaction is synchronous: its work must not return a promise.');
      database.exec(commit);
      return result;
    } catch (error) {
      if (database.inTransaction) database.exec(undo);
      forget();
      throw error;
    } finally {
      depth -= 1;
    }
  };
}
