import type { Environment, StoredRow } from '../environment';
import type { AttributeMetadata } from '../metadata/types';
import { isLookup } from '../query/columns';
import { quoted } from '../storage/database';
import type { LoadedRow } from './load';
import type { Selection } from './selection';

/** What rows are called, by table and id. */
export type Names = (table: string | undefined, id: string) => string | undefined;

/** The table that a lookup points to in a row. */
export function targetOf(attribute: AttributeMetadata, row: StoredRow): string | undefined {
  const type = attribute.targetTypeAttribute ? row[attribute.targetTypeAttribute] : undefined;
  return typeof type === 'string' ? type : attribute.targets?.[0];
}

/**
 * What the rows behind all lookups of an answer are called: one statement a table, however many rows there are. Whoever
 * may read a row sees these names, also of rows that he may not open (SIM).
 */
export function namesBehindLookups(environment: Environment, selection: Selection, rows: readonly LoadedRow[]): Names {
  const wanted = new Map<string, Set<string>>();
  collect(selection, rows, wanted);
  return namesOf(environment, wanted);
}

/** What rows are called. @param wanted ids by table */
export function namesOf(environment: Environment, wanted: ReadonlyMap<string, ReadonlySet<string>>): Names {
  const names = new Map([...wanted].map(([table, ids]) => [table, namesIn(environment, table, [...ids])]));
  return (table, id) => names.get(table ?? '')?.get(id);
}

function collect({ attributes, expands }: Selection, rows: readonly LoadedRow[], wanted: Map<string, Set<string>>): void {
  for (const attribute of attributes.filter(isLookup)) {
    for (const { row } of rows) {
      const target = targetOf(attribute, row);
      const id = row[attribute.logicalName];
      if (!target || typeof id !== 'string') continue;
      const ids = wanted.get(target) ?? new Set();
      wanted.set(target, ids.add(id));
    }
  }
  for (const { item, selection } of expands) {
    collect(selection, rows.flatMap(({ expanded }) => expanded.get(item.name)?.rows ?? []), wanted);
  }
}

function namesIn({ catalog, database }: Environment, target: string, ids: readonly string[]): Map<string, string> {
  const table = catalog().table(target);
  if (!table?.primaryNameAttribute) return new Map();
  const key = quoted(table.primaryIdAttribute);
  const sql = `SELECT ${key} AS id, ${quoted(table.primaryNameAttribute)} AS name FROM ${quoted(target)} WHERE ${key} IN (SELECT value FROM json_each(?))`;
  const found = database.prepare(sql).all(JSON.stringify(ids)) as { id: string; name: string | null }[];
  return new Map(found.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])));
}
