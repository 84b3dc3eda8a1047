import type { Caller, Environment, StoredRow, StoredValue } from '../environment';
import type { Table } from '../metadata/catalog';
import type { Expression } from '../odata/ast';
import { commonIn } from '../query/common-values';
import { compileCount, compileList, type ListQuery, PARENT, sortColumn } from '../query/compile';
import { printCursor } from '../query/cursor';
import { indexForOrder } from '../query/order-index';
import { runQuery } from '../query/run';
import { createCompileContext } from '../query/source';
import { columnsToRead, type ExpandedSelection, type Selection } from './selection';

/** A row with what was expanded beside it, by navigation property. */
export interface LoadedRow {
  readonly row: StoredRow;
  readonly expanded: ReadonlyMap<string, Neighbours>;
}

/** What is behind a navigation property of one row: none or one behind a lookup, else the first page of a list. */
export interface Neighbours {
  readonly rows: readonly LoadedRow[];
  /** The `$skiptoken` of the list's next page. */
  readonly next: string | undefined;
}

export type Page = Neighbours;

/** On whose behalf rows are read, and how many at most in each list of the answer. */
export interface Reader {
  readonly environment: Environment;
  readonly caller: Caller;
  readonly pageSize: number;
}

/** `@odata.count` and `/$count` go no further. Source: Microsoft Learn "Count number of rows". */
export const COUNT_CAP = 5000;

/**
 * Loads one page of a list: one statement for it, and one for each expanded neighbour.
 * @param top rows altogether; without it, the page has a next one while there are rows left
 */
export function loadPage(reader: Reader, selection: Selection, query: Omit<ListQuery, 'table' | 'columns' | 'limit'>, top?: number): Page {
  const size = Math.min(top ?? reader.pageSize, reader.pageSize);
  const limit = top === undefined ? size + 1 : size;
  const { found, sortColumns, page } = run(reader, { ...query, table: selection.table, columns: columnsToRead(selection), limit });
  return pageOf(found, size, page, sortColumns, (rows) => withExpanded(reader, selection, rows));
}

/** How many rows a list has, up to one more than the cap. */
export function countRows({ environment, caller }: Reader, query: Omit<ListQuery, 'columns'>): { readonly count: number; readonly exceeded: boolean } {
  const [row] = runQuery(environment, compileCount(contextOf(environment, caller), query, COUNT_CAP + 1));
  const n = Number(row?.n);
  return { count: Math.min(n, COUNT_CAP), exceeded: n > COUNT_CAP };
}

/** Puts what is expanded beside rows that are there already. */
export function withExpanded(reader: Reader, { table, expands }: Selection, rows: readonly StoredRow[]): LoadedRow[] {
  const neighbours = expands.map((expanded) => {
    const of = expanded.many ? listsOf(reader, table, expanded, rows) : targetsOf(reader, table, expanded, rows);
    return [expanded.item.name, of] as const;
  });
  return rows.map((row) => ({ row, expanded: new Map(neighbours.map(([name, of]) => [name, of(row)])) }));
}

const nothing: Neighbours = { rows: [], next: undefined };

/** The rows that a lookup of these rows points to. */
function targetsOf(reader: Reader, table: Table, { link, selection, item }: ExpandedSelection, rows: readonly StoredRow[]): (row: StoredRow) => Neighbours {
  if (link.kind !== 'lookup') return () => nothing;
  const { relationship } = link;
  const column = relationship.referencingAttribute;
  const attribute = table.attribute(column);
  const type = attribute?.targets?.includes(relationship.referencedEntity) ? attribute.targetTypeAttribute : undefined;
  const targetOf = (row: StoredRow) => (!type || row[type] === relationship.referencedEntity ? (row[column] ?? null) : null);
  const ids = [...new Set(rows.map(targetOf).filter((id): id is string => typeof id === 'string'))];
  if (ids.length === 0) return () => nothing;
  const terms = [hasId(selection.table, ids), ...(item.filter ? [item.filter] : [])];
  const { found } = run(reader, { table: selection.table, columns: columnsToRead(selection), filter: { kind: 'and', terms } });
  const byId = new Map(withExpanded(reader, selection, found).map((target) => [target.row[selection.table.primaryIdAttribute], target]));
  return (row) => {
    const target = byId.get(targetOf(row));
    return target ? { rows: [target], next: undefined } : nothing;
  };
}

/** The rows that hang on these rows: the first page for each of them, all in one statement. */
function listsOf(reader: Reader, table: Table, { link, selection, item, paged }: ExpandedSelection, rows: readonly StoredRow[]): (row: StoredRow) => Neighbours {
  const ids = rows.map((row) => row[table.primaryIdAttribute] as string);
  if (ids.length === 0) return () => nothing;
  const longest = paged ? reader.pageSize : reader.environment.settings.maxPageSize;
  const size = Math.min(item.top ?? longest, longest);
  const each = item.top === undefined ? size + 1 : size;
  const columns = columnsToRead(selection);
  const { found, sortColumns } = run(reader, { table: selection.table, columns, filter: item.filter, orderBy: item.orderBy, parents: { link, ids, each } });
  const lists = new Map<StoredValue, StoredRow[]>(ids.map((id) => [id, []]));
  for (const row of found) lists.get(row[PARENT] ?? null)?.push(row);
  const loaded = new Map(withExpanded(reader, selection, found).map((child) => [child.row, child]));
  return (row) => pageOf(lists.get(row[table.primaryIdAttribute] as string) ?? [], size, 1, sortColumns, (page) => page.map((child) => loaded.get(child) as LoadedRow));
}

function pageOf(found: readonly StoredRow[], size: number, page: number, sortColumns: number, load: (rows: readonly StoredRow[]) => readonly LoadedRow[]): Page {
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  const hasMore = found.length > size && last;
  const after = hasMore && Array.from({ length: sortColumns }, (_, index) => last[sortColumn(index)] ?? null);
  return { rows: load(rows), next: after ? printCursor({ page: page + 1, after }) : undefined };
}

function run({ environment, caller }: Reader, query: ListQuery) {
  const [order] = query.orderBy ?? [];
  indexForOrder(environment, query.table, order?.path.segments.length === 1 ? order.path.segments[0] : undefined);
  const compiled = compileList(contextOf(environment, caller), query);
  return { found: runQuery(environment, compiled), sortColumns: compiled.sortColumns, page: compiled.cursor?.page ?? 1 };
}

/** What compiling a query on somebody's behalf needs. */
export const contextOf = (environment: Environment, caller: Caller) => createCompileContext({
  catalog: environment.catalog(),
  now: environment.clock.now(),
  caller,
  negationIncludesNull: environment.settings.negationIncludesNull,
  isCommon: commonIn(environment),
});

const hasId = (table: Table, ids: readonly string[]): Expression => ({
  kind: 'in',
  path: { kind: 'path', segments: [table.primaryIdAttribute] },
  values: ids.map((text) => ({ kind: 'literal', type: 'guid', text })),
});
