import type Libsql from 'libsql';

/** The definition of a component as it stood in its solution file. */
export interface ComponentSource {
  /** Component type: 20 role, 50 ribbon, 80 app, … */
  readonly type: number;
  readonly id: string;
  readonly name: string;
  readonly xml: string;
}

/**
 * What a solution brings and no table of Dataverse shows: definitions as they stood in the file, and the
 * files of code components. For what plays apps.
 */
export interface SolutionParts {
  putSource(source: ComponentSource): void;
  /** Forgets the sources of a component type whose ids begin so. */
  removeSources(type: number, idStart: string): void;
  /** All sources of a component type. */
  sources(type: number): ComponentSource[];
  /** @param path as in the solution file, such as `Controls/acm_Acme.Gauge/bundle.js` */
  putFile(path: string, content: Uint8Array): void;
  file(path: string): Uint8Array | undefined;
  /** The paths that begin so. */
  filesUnder(folder: string): string[];
}

/** Opens the parts kept in a database. */
export function openSolutionParts(database: Libsql.Database): SolutionParts {
  database.exec(`
    CREATE TABLE IF NOT EXISTS component_source (type INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, xml TEXT NOT NULL, PRIMARY KEY (type, id));
    CREATE TABLE IF NOT EXISTS solution_file (path TEXT PRIMARY KEY NOT NULL, content BLOB NOT NULL)`);
  return {
    putSource({ type, id, name, xml }) {
      database.prepare('INSERT OR REPLACE INTO component_source (type, id, name, xml) VALUES (?, ?, ?, ?)').run(type, id, name, xml);
    },
    removeSources: (type, idStart) => void database.prepare('DELETE FROM component_source WHERE type = ? AND substr(id, 1, length(?)) = ?').run(type, idStart, idStart),
    sources: (type) => database.prepare('SELECT type, id, name, xml FROM component_source WHERE type = ? ORDER BY name').all(type) as ComponentSource[],
    putFile(path, content) {
      database.prepare('INSERT OR REPLACE INTO solution_file (path, content) VALUES (?, ?)').run(path, Buffer.from(content));
    },
    file(path) {
      const row = database.prepare('SELECT content FROM solution_file WHERE path = ?').get(path) as { content: ArrayBuffer } | undefined;
      return row && new Uint8Array(row.content);
    },
    filesUnder: (folder) => (database.prepare('SELECT path FROM solution_file WHERE substr(path, 1, length(?)) = ? ORDER BY path').all(folder, folder) as { path: string }[]).map(({ path }) => path),
  };
}
