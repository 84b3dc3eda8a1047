import type { StoredValue } from '../environment';
import type { Table } from '../metadata/catalog';
import type { Expression, OrderItem } from '../odata/ast';
import { quoted } from '../storage/database';
import { afterCursor, type Cursor, parseCursor } from './cursor';
import { filterSql } from './filter-sql';
import { type ListLink, ownerOfListed } from './list-link';
import { sortKeys } from './sort';
import { type CompileContext, Source } from './source';

/** A list of rows that is asked for. */
export interface ListQuery {
  readonly table: Table;
  /** Logical names of the columns to read. */
  readonly columns: ReadonlySet<string>;
  readonly filter?: Expression;
  readonly orderBy?: readonly OrderItem[];
  /** Only rows that hang on the rows of these ids. */
  readonly parents?: { readonly link: ListLink; readonly ids: readonly string[]; /** Rows of each parent at most. */ readonly each?: number };
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

/** The result column that holds the id of the row that a row hangs on, where several were asked for. */
export const PARENT = '$parent';

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
  const parent = query.parents && ownerOfListed(context, source, query.parents.link);
  const where = conditions(context, source, query, parent);
  if (cursor) where.push(afterCursor(keys, cursor.after, context.bind));
  const order = keys.map(({ sql, descending }) => `${sql}${descending ? ' DESC' : ''}`).join(', ');
  const columns = [
    ...[...query.columns].map((name) => `${source.column(name)} AS ${quoted(name)}`),
    ...keys.map(({ sql }, index) => `${sql} AS ${quoted(sortColumn(index))}`),
    ...(parent ? [`${parent.sql} AS ${quoted(PARENT)}`] : []),
  ];
  const body = (extra: string) => `SELECT ${columns.join(', ')}${extra} FROM ${source.from()}${whereClause(where)}`;
  const sql = query.parents?.each === undefined || !parent
    ? `${body('')} ORDER BY ${order}${query.limit === undefined ? '' : ` LIMIT ${context.bind(query.limit)}`}`
    : rankedPerParent(context, parent.sql, query.parents.each, order, body);
  return { sql, parameters: context.parameters, sortColumns: keys.length, cursor };
}

/**
 * Compiles the number of rows of a list.
 * @param cap where counting ends
 */
export function compileCount(context: CompileContext, query: Omit<ListQuery, 'columns'>, cap: number): Pick<CompiledQuery, 'sql' | 'parameters'> {
  const source = new Source(context, query.table);
  // What is counted is not sorted: there every index helps.
  const counting = { ...context, isCommon: undefined };
  const where = conditions(counting, source, query, query.parents && ownerOfListed(counting, source, query.parents.link));
  const sql = `SELECT count(*) AS n FROM (SELECT 1 FROM ${source.from()}${whereClause(where)} LIMIT ${context.bind(cap)})`;
  return { sql, parameters: context.parameters };
}

function conditions(context: CompileContext, source: Source, { parents, filter }: Omit<ListQuery, 'columns'>, parent: ReturnType<typeof ownerOfListed> | undefined): string[] {
  const where: string[] = [];
  if (parents && parent) {
    const ids = parents.ids.length === 1
      ? `${parent.sql} = ${context.bind(parents.ids[0] as string)}`
      : `${parent.sql} IN (SELECT value FROM json_each(${context.bind(JSON.stringify(parents.ids))}))`;
    where.push(`${ids}${parent.and}`);
  }
  if (filter) where.push(filterSql(context, source, filter));
  return where;
}

function rankedPerParent(context: CompileContext, parent: string, each: number, order: string, body: (extra: string) => string): string {
  const ranked = body(`, row_number() OVER (PARTITION BY ${parent} ORDER BY ${order}) AS "$rank"`);
  return `SELECT * FROM (${ranked}) WHERE "$rank" <= ${context.bind(each)} ORDER BY "$rank"`;
}

const whereClause = (where: readonly string[]) => (where.length === 0 ? '' : ` WHERE ${where.join(' AND ')}`);
