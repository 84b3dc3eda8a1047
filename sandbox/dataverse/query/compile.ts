import type { StoredValue } from '../environment';
import type { Table } from '../metadata/catalog';
import type { RelationshipMetadata } from '../metadata/types';
import type { Expression, OrderItem } from '../odata/ast';
import { quoted } from '../storage/database';
import { afterCursor, type Cursor, parseCursor } from './cursor';
import { filterSql } from './filter-sql';
import { sortKeys } from './sort';
import { type CompileContext, pointsTo, Source } from './source';

/** A list of rows that is asked for. */
export interface ListQuery {
  readonly table: Table;
  /** Logical names of the columns to read. */
  readonly columns: ReadonlySet<string>;
  readonly filter?: Expression;
  readonly orderBy?: readonly OrderItem[];
  /** Only rows that point to these ids through this relationship. */
  readonly parents?: { readonly relationship: RelationshipMetadata; readonly ids: readonly string[]; /** Rows of each parent at most. */ readonly each?: number };
  readonly skipToken?: string;
  readonly limit?: number;
}

/** One SQL statement and what its places hold. */
export interface CompiledQuery {
  readonly sql: string;
  readonly parameters: readonly StoredValue[];
  /** How many `$sort0`, `$sort1` … columns each row carries for the next page. */
  readonly sortColumns: number;
  readonly cursor: Cursor | undefined;
}

/** The result column that holds the sort value at a position. */
export const sortColumn = (index: number) => `$sort${index}`;

/**
 * Compiles a list into one statement.
 * @throws DataverseError 400 where the query names what the table does not have
 */
export function compileList(context: CompileContext, query: ListQuery): CompiledQuery {
  const source = new Source(context, query.table);
  const keys = sortKeys(source, query.orderBy ?? []);
  const cursor = query.skipToken === undefined ? undefined : parseCursor(query.skipToken, keys.length);
  const where = conditions(context, source, query);
  if (cursor) where.push(afterCursor(keys, cursor.after, context.bind));
  const order = keys.map(({ sql, descending }) => `${sql}${descending ? ' DESC' : ''}`).join(', ');
  const columns = [
    ...[...query.columns].map((name) => `${source.column(name)} AS ${quoted(name)}`),
    ...keys.map(({ sql }, index) => `${sql} AS ${quoted(sortColumn(index))}`),
  ];
  const body = (extra: string) => `SELECT ${columns.join(', ')}${extra} FROM ${source.from()}${whereClause(where)}`;
  const sql = query.parents?.each === undefined
    ? `${body('')} ORDER BY ${order}${query.limit === undefined ? '' : ` LIMIT ${context.bind(query.limit)}`}`
    : rankedPerParent(context, source, query.parents.relationship, query.parents.each, order, body);
  return { sql, parameters: context.parameters, sortColumns: keys.length, cursor };
}

/**
 * Compiles the number of rows of a list.
 * @param cap where counting ends
 */
export function compileCount(context: CompileContext, query: Omit<ListQuery, 'columns'>, cap: number): Pick<CompiledQuery, 'sql' | 'parameters'> {
  const source = new Source(context, query.table);
  // What is counted is not sorted: there every index helps.
  const where = conditions({ ...context, isCommon: undefined }, source, query);
  const sql = `SELECT count(*) AS n FROM (SELECT 1 FROM ${source.from()}${whereClause(where)} LIMIT ${context.bind(cap)})`;
  return { sql, parameters: context.parameters };
}

function conditions(context: CompileContext, source: Source, { parents, filter }: Omit<ListQuery, 'columns'>): string[] {
  const where: string[] = [];
  if (parents) {
    const column = source.column(parents.relationship.referencingAttribute);
    const ids = parents.ids.length === 1
      ? `${column} = ${context.bind(parents.ids[0] as string)}`
      : `${column} IN (SELECT value FROM json_each(${context.bind(JSON.stringify(parents.ids))}))`;
    where.push(`${ids}${pointsTo(source, parents.relationship)}`);
  }
  if (filter) where.push(filterSql(context, source, filter));
  return where;
}

function rankedPerParent(context: CompileContext, source: Source, relationship: RelationshipMetadata, each: number, order: string, body: (extra: string) => string): string {
  const parent = source.column(relationship.referencingAttribute);
  const ranked = body(`, row_number() OVER (PARTITION BY ${parent} ORDER BY ${order}) AS "$rank"`);
  return `SELECT * FROM (${ranked}) WHERE "$rank" <= ${context.bind(each)} ORDER BY "$rank"`;
}

const whereClause = (where: readonly string[]) => (where.length === 0 ? '' : ` WHERE ${where.join(' AND ')}`);
