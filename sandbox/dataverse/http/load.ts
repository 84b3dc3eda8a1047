import type { Caller, Environment, StoredRow, StoredValue } from '../environment';
import { expandRefOnlyOnLookups, unknownProperty } from '../errors';
import type { Table } from '../metadata/catalog';
import type { AttributeMetadata, RelationshipMetadata } from '../metadata/types';
import type { ExpandItem, Expression, QueryOptions } from '../odata/ast';
import { columnOf, isExposed } from '../query/columns';
import { compileCount, compileList, type ListQuery, sortColumn } from '../query/compile';
import { printCursor } from '../query/cursor';
import { createCompileContext } from '../query/source';

/** A row with what was expanded beside it. */
export interface LoadedRow {
  readonly row: StoredRow;
  readonly expanded: ReadonlyMap<string, LoadedRow | readonly LoadedRow[] | null>;
}

/** Which properties and neighbours of a table are asked for. */
export interface Selection {
  readonly table: Table;
  /** The columns to show, in order. */
  readonly attributes: readonly AttributeMetadata[];
  readonly selected: readonly string[] | undefined;
  readonly expands: readonly ExpandedSelection[];
}

export interface ExpandedSelection {
  readonly item: ExpandItem;
  readonly relationship: RelationshipMetadata;
  readonly many: boolean;
  readonly selection: Selection;
}

export interface Page {
  readonly rows: readonly LoadedRow[];
  /** The `$skiptoken` of the next page. */
  readonly next: string | undefined;
}

/** `@odata.count` and `/$count` go no further. Source: Microsoft Learn "Count number of rows". */
export const COUNT_CAP = 5000;

/**
 * Resolves `$select` and `$expand` against the metadata.
 * @throws DataverseError 400 for names that the table does not have
 */
export function selectionOf(environment: Environment, table: Table, { select, expand = [] }: Pick<QueryOptions, 'select' | 'expand'>): Selection {
  return {
    table,
    selected: select,
    attributes: select
      ? select.flatMap((name) => (table.manyToOne.has(name) ? [] : [columnOf(table, name)]))
      : table.attributes.filter((attribute) => isExposed(table, attribute)),
    expands: expand.map((item) => expandedSelection(environment, table, item)),
  };
}

function expandedSelection(environment: Environment, table: Table, item: ExpandItem): ExpandedSelection {
  const single = table.manyToOne.get(item.name);
  const relationship = single ?? table.oneToMany.get(item.name);
  const target = relationship && environment.catalog().table(single ? relationship.referencedEntity : relationship.referencingEntity);
  if (!relationship || !target) throw unknownProperty(item.name, table.logicalName);
  if (item.reference && !single) throw expandRefOnlyOnLookups();
  return { item, relationship, many: !single, selection: selectionOf(environment, target, item) };
}

/** Loads one page of a list: one statement for it, and one for each expanded neighbour. */
export function loadPage(environment: Environment, caller: Caller, selection: Selection, query: Omit<ListQuery, 'table' | 'columns' | 'limit'>, size: number, more: boolean): Page {
  const compiled = compileList(contextOf(environment, caller), { ...query, table: selection.table, columns: columnsToRead(selection), limit: more ? size + 1 : size });
  const found = environment.database.prepare(compiled.sql).all(...compiled.parameters) as StoredRow[];
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  const after = last && Array.from({ length: compiled.sortColumns }, (_, index) => last[sortColumn(index)] ?? null);
  return {
    rows: withExpanded(environment, caller, selection, rows),
    next: found.length > size && after ? printCursor({ page: (compiled.cursor?.page ?? 1) + 1, after }) : undefined,
  };
}

/** How many rows a list has, up to the cap. */
export function countRows(environment: Environment, caller: Caller, query: Omit<ListQuery, 'columns'>): number {
  const { sql, parameters } = compileCount(contextOf(environment, caller), query, COUNT_CAP);
  return (environment.database.prepare(sql).get(...parameters) as { n: number }).n;
}

/** Puts what is expanded beside rows that are there already. */
export function withExpanded(environment: Environment, caller: Caller, { table, expands }: Selection, rows: readonly StoredRow[]): LoadedRow[] {
  const neighbours = expands.map((expanded) => [expanded.item.name, loadNeighbours(environment, caller, table, expanded, rows)] as const);
  return rows.map((row) => ({ row, expanded: new Map(neighbours.map(([name, of]) => [name, of(row)])) }));
}

type Neighbours = (row: StoredRow) => LoadedRow | readonly LoadedRow[] | null;

function loadNeighbours(environment: Environment, caller: Caller, table: Table, expanded: ExpandedSelection, rows: readonly StoredRow[]): Neighbours {
  const { relationship, selection, item, many } = expanded;
  const column = many ? table.primaryIdAttribute : relationship.referencingAttribute;
  const type = many ? undefined : table.attribute(column)?.targetTypeAttribute;
  const pointsHere = (row: StoredRow) => !type || relationship.referencedEntity === 'owner' || row[type] === relationship.referencedEntity;
  const ids = [...new Set(rows.filter(pointsHere).map((row) => row[column]).filter((id): id is string => typeof id === 'string'))];
  if (ids.length === 0) return () => (many ? [] : null);
  if (!many) {
    const loaded = loadPage(environment, caller, selection, { filter: hasId(selection.table, ids) }, ids.length, false).rows;
    const byId = new Map(loaded.map((neighbour) => [neighbour.row[selection.table.primaryIdAttribute], neighbour]));
    return (row) => (pointsHere(row) ? (byId.get(row[column] as StoredValue) ?? null) : null);
  }
  const each = Math.min(item.top ?? environment.settings.maxPageSize, environment.settings.maxPageSize);
  const query = { filter: item.filter, orderBy: item.orderBy, parents: { relationship, ids, each } };
  const { rows: children } = loadPage(environment, caller, withColumn(selection, relationship.referencingAttribute), query, ids.length * each, false);
  const byParent = new Map<StoredValue, LoadedRow[]>();
  for (const child of children) {
    const parent = child.row[relationship.referencingAttribute] ?? null;
    byParent.set(parent, [...(byParent.get(parent) ?? []), child]);
  }
  return (row) => byParent.get(row[column] as StoredValue) ?? [];
}

const contextOf = (environment: Environment, caller: Caller) =>
  createCompileContext({ catalog: environment.catalog(), now: environment.clock.now(), caller, negationIncludesNull: environment.settings.negationIncludesNull });

/** Columns that are shown, and those that showing them needs: key, version, where lookups point. */
function columnsToRead({ table, attributes, expands }: Selection): Set<string> {
  return new Set([
    table.primaryIdAttribute,
    ...(table.attribute('versionnumber') ? ['versionnumber'] : []),
    ...attributes.flatMap(({ logicalName, targetTypeAttribute }) => [logicalName, ...(targetTypeAttribute ? [targetTypeAttribute] : [])]),
    ...expands.filter(({ many }) => !many).flatMap(({ relationship }) => {
      const type = table.attribute(relationship.referencingAttribute)?.targetTypeAttribute;
      return [relationship.referencingAttribute, ...(type ? [type] : [])];
    }),
    ...(helperColumns.get(attributes) ?? []),
  ]);
}

/** Columns that a selection reads without showing them. */
const helperColumns = new WeakMap<readonly AttributeMetadata[], readonly string[]>();

function withColumn(selection: Selection, column: string): Selection {
  const attributes = [...selection.attributes];
  helperColumns.set(attributes, [column]);
  return { ...selection, attributes };
}

const hasId = (table: Table, ids: readonly string[]): Expression => ({
  kind: 'in',
  path: { kind: 'path', segments: [table.primaryIdAttribute] },
  values: ids.map((text) => ({ kind: 'literal', type: 'guid', text })),
});
