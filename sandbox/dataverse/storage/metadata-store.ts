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
export function createVersionCounter(database: Libsql.Database): () => number {
  database.exec('CREATE TABLE IF NOT EXISTS version_counter (id INTEGER PRIMARY KEY CHECK (id = 1), value INTEGER NOT NULL)');
  database.exec('INSERT OR IGNORE INTO version_counter (id, value) VALUES (1, 1000000)');
  return () => (database.prepare('UPDATE version_counter SET value = value + 1 RETURNING value').get() as { value: number }).value;
}
