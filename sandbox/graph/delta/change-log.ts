import type { SandboxDatabase } from '../../kernel/database';

/** The collections of a tenant's directory whose changes can be asked for. */
export type TrackedCollection = 'groups' | 'contracts';

/** Remembers of each object only its latest change: a round names it once, however often it changed. */
export interface ChangeLog {
  record(collection: TrackedCollection, tenantId: string, objectId: string, kind: 'changed' | 'removed'): void;
  /** Number of the latest change of any object; 0 before the first. */
  latest(): number;
}

/** The columns by which a query finds what has changed. Numbers only grow, so that a position stays a position. */
export function defineChangeLog(database: SandboxDatabase): void {
  database.define(`
    CREATE TABLE IF NOT EXISTS directory_change (
      change INTEGER PRIMARY KEY AUTOINCREMENT,
      collection TEXT NOT NULL,
      tenant_id TEXT NOT NULL,
      object_id TEXT NOT NULL,
      removed INTEGER NOT NULL,
      UNIQUE (collection, tenant_id, object_id)
    );
    CREATE INDEX IF NOT EXISTS directory_change_in_order ON directory_change (collection, tenant_id, change);
  `);
}

export function createChangeLog(database: SandboxDatabase): ChangeLog {
  return {
    record: (collection, tenantId, objectId, kind) =>
      database.run(
        'INSERT OR REPLACE INTO directory_change (collection, tenant_id, object_id, removed) VALUES (?, ?, ?, ?)',
        collection,
        tenantId,
        objectId,
        Number(kind === 'removed'),
      ),
    latest: () => database.get<{ latest: number | null }>('SELECT MAX(change) AS latest FROM directory_change')?.latest ?? 0,
  };
}
