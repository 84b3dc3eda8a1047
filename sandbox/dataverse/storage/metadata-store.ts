import type Libsql from 'libsql';
import type { MetadataSnapshot } from '../metadata/types';

/** The metadata on disk, so that a restart needs no import: one document, written with each change. */
export interface MetadataStore {
  load(): MetadataSnapshot | undefined;
  save(snapshot: MetadataSnapshot): void;
}

/** Keeps the metadata beside the rows, in the same transactions. */
export function createMetadataStore(database: Libsql.Database): MetadataStore {
  database.exec('CREATE TABLE IF NOT EXISTS metadata_snapshot (id INTEGER PRIMARY KEY CHECK (id = 1), json TEXT NOT NULL)');
  return {
    load() {
      const row = database.prepare('SELECT json FROM metadata_snapshot').get() as { json: string } | undefined;
      return row && (JSON.parse(row.json) as MetadataSnapshot);
    },
    save(snapshot) {
      database.prepare('INSERT INTO metadata_snapshot (id, json) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET json = excluded.json').run(JSON.stringify(snapshot));
    },
  };
}

/** The one counter of row versions: what `versionnumber` and ETags are made of. */
export interface VersionCounter {
  next(): number;
  /** As transactions want it: what it returns is called when the work that begins now is undone. */
  remember(): () => void;
}

/** Versions that are set aside on disk at once: after a restart the next ones follow upon them. */
const RESERVED_AT_ONCE = 1000;

/** Counts in memory, and writes only when what is set aside on disk is used up. A version is never given twice. */
export function createVersionCounter(database: Libsql.Database): VersionCounter {
  database.exec('CREATE TABLE IF NOT EXISTS version_counter (id INTEGER PRIMARY KEY CHECK (id = 1), value INTEGER NOT NULL)');
  database.exec('INSERT OR IGNORE INTO version_counter (id, value) VALUES (1, 1000000)');
  let reserved = (database.prepare('SELECT value FROM version_counter').get() as { value: number }).value;
  let last = reserved;
  return {
    next() {
      if (last >= reserved) {
        reserved = last + RESERVED_AT_ONCE;
        database.prepare('UPDATE version_counter SET value = ?').run(reserved);
      }
      last += 1;
      return last;
    },
    remember() {
      const before = reserved;
      // What was set aside meanwhile is not on disk any more; what was given stays given.
      return () => (reserved = before);
    },
  };
}
