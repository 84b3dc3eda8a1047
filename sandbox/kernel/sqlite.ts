import Libsql from 'libsql';

type Statement = Libsql.Statement;

/** Prepared statements that are kept: more than a busy service has different ones of. */
const KEPT_STATEMENTS = 500;

const pragmas = [
  'journal_mode = WAL', 'synchronous = NORMAL', 'foreign_keys = OFF', 'temp_store = MEMORY', 'busy_timeout = 5000',
  // Each checkpoint waits for the disk: at every 16 MB instead of 4 a busy service waits less.
  'wal_autocheckpoint = 4000',
];

/**
 * Opens an SQLite file (or `:memory:`). It survives a kill at any moment: write-ahead log, and a lost
 * machine may lose the last transactions but never half of one.
 *
 * `prepare` keeps its statements by their text, so asking again costs nothing, and repairs two habits of
 * libsql 0.5: `get` after `all` on one statement answers the former row, and `get` adds a `_metadata` member.
 */
export function openSqlite(path: string): Libsql.Database {
  const database = new Libsql(path);
  for (const pragma of pragmas) database.pragma(pragma);
  const prepareFresh = database.prepare.bind(database);
  const kept = new Map<string, Statement>();
  database.prepare = ((sql: string) => {
    const known = kept.get(sql);
    if (known) return known;
    const statement = repaired(prepareFresh(sql), () => repaired(prepareFresh(sql)));
    if (kept.size >= KEPT_STATEMENTS) kept.delete(kept.keys().next().value as string);
    kept.set(sql, statement);
    return statement;
  }) as Libsql.Database['prepare'];
  return database;
}

/** A shared statement hands out a private one where its state would be seen by others. */
function repaired(statement: Statement, privateCopy?: () => Statement): Statement {
  if (privateCopy) {
    // libsql's own `all` goes through `iterate`, which is replaced below: it would prepare the statement anew each time.
    const rows = statement.iterate.bind(statement);
    statement.all = (...parameters: unknown[]) => [...rows(...parameters)];
    statement.pluck = (toggle) => privateCopy().pluck(toggle);
    statement.raw = (toggle) => privateCopy().raw(toggle);
    statement.iterate = (...parameters) => privateCopy().iterate(...parameters);
  }
  statement.get = (...parameters: unknown[]) => statement.all(...parameters)[0];
  return statement;
}
