import type { StoredValue } from '../environment';
import type { Table } from '../metadata/catalog';
import { sortColumn } from '../query/compile';
import { afterCursor } from '../query/cursor';
import { type ListLink, ownerOfListed } from '../query/list-link';
import type { CompileContext } from '../query/source';
import { quoted } from '../storage/database';
import type { Fetch } from './ast';
import { restrict } from './conditions';
import { parseCookie } from './cookie';
import { distinctSortKeys, fetchSortKeys, type FetchSortKey, groupOrder } from './orders';
import { type Output, outputsOf, selected } from './outputs';
import { createScopes, type Scopes } from './scope';

/** One SQL statement, what its places hold, and what its rows mean. */
export interface CompiledFetch {
  readonly sql: string;
  readonly parameters: readonly StoredValue[];
  readonly outputs: readonly Output[];
  /** What a cookie of this query holds, in order; each row carries their values. Empty: it has no cookie. */
  readonly keys: readonly FetchSortKey[];
}

/** Which rows: after those of a cookie, or after a number of rows; and how many at most. */
export interface Extent {
  readonly limit: number;
  readonly offset: number;
  /** Only rows that hang on this one. */
  readonly parent: { readonly link: ListLink; readonly id: string } | undefined;
}

/** The result column with the version of each row, and, in aggregates, the one with the number of rows gone over. */
export const VERSION = '$version';
export const AGGREGATED = '$aggregated';

/**
 * Compiles a query into one statement.
 * @throws DataverseError 400 where the query names what is not there or does not fit, 501 for what the sandbox lacks
 */
export function compileFetch(context: CompileContext, fetch: Fetch, table: Table, extent: Extent): CompiledFetch {
  const scopes = createScopes(context, fetch, table);
  const outputs = outputsOf(scopes, fetch);
  if (fetch.aggregate) return { ...grouped(context, scopes, outputs, extent), outputs, keys: [] };
  if (fetch.distinct) return { ...distinct(context, scopes, fetch, outputs, extent), outputs, keys: [] };
  const keys = fetchSortKeys(context, scopes, fetch);
  const where = conditions(context, scopes, extent);
  const cookie = fetch.pagingCookie === undefined ? undefined : parseCookie(fetch.pagingCookie, keys.map(({ name }) => name));
  if (cookie) where.push(afterCursor(keys, cookie, context.bind));
  const columns = [
    ...selected(outputs),
    ...keys.map(({ sql }, index) => `${sql} AS ${quoted(sortColumn(index))}`),
    ...(table.attribute('versionnumber') ? [`${scopes.root.source.column('versionnumber')} AS ${quoted(VERSION)}`] : []),
  ];
  const offset = cookie ? 0 : extent.offset;
  const sql = `SELECT ${columns.join(', ')}${fromWhere(scopes, where)} ORDER BY ${keys.map(printKey).join(', ')}${window(context, { ...extent, offset })}`;
  return { sql, parameters: context.parameters, outputs, keys };
}

/** Compiles the number of rows of a query, up to a cap. */
export function compileFetchCount(context: CompileContext, fetch: Fetch, table: Table, cap: number, parent?: Extent['parent']): Pick<CompiledFetch, 'sql' | 'parameters'> {
  const counting = { ...context, isCommon: undefined };
  const scopes = createScopes(counting, fetch, table);
  const outputs = outputsOf(scopes, fetch);
  const where = conditions(counting, scopes, { parent });
  const columns = fetch.distinct || fetch.aggregate ? selected(outputs).join(', ') : '1';
  const rows = `SELECT ${fetch.distinct ? 'DISTINCT ' : ''}${columns}${fromWhere(scopes, where)}${fetch.aggregate ? groupBy(outputs) : ''}`;
  return { sql: `SELECT count(*) AS n FROM (${rows} LIMIT ${context.bind(cap)})`, parameters: context.parameters };
}

function grouped(context: CompileContext, scopes: Scopes, outputs: readonly Output[], extent: Extent) {
  const counting = { ...context, isCommon: undefined };
  const order = groupOrder(counting, scopes, outputs);
  const where = conditions(counting, scopes, extent);
  const columns = [...selected(outputs), `sum(count(*)) OVER () AS ${quoted(AGGREGATED)}`];
  const orderBy = order.length === 0 ? '' : ` ORDER BY ${order.join(', ')}`;
  return { sql: `SELECT ${columns.join(', ')}${fromWhere(scopes, where)}${groupBy(outputs)}${orderBy}${window(context, extent)}`, parameters: context.parameters };
}

function distinct(context: CompileContext, scopes: Scopes, fetch: Fetch, outputs: readonly Output[], extent: Extent) {
  const keys = distinctSortKeys(context, scopes, fetch);
  const where = conditions(context, scopes, extent);
  const columns = [...selected(outputs), ...keys.map(({ sql }, index) => `${sql} AS ${quoted(sortColumn(index))}`)];
  // Without an order of its own, all columns in turn: pages have to be stable.
  const order = [...keys.map(printKey), ...outputs.map(({ sql }) => sql)];
  return { sql: `SELECT DISTINCT ${columns.join(', ')}${fromWhere(scopes, where)} ORDER BY ${order.join(', ')}${window(context, extent)}`, parameters: context.parameters };
}

function conditions(context: CompileContext, scopes: Scopes, { parent }: Pick<Extent, 'parent'>): string[] {
  const where = restrict(context, scopes);
  if (!parent) return where;
  const owner = ownerOfListed(context, scopes.root.source, parent.link);
  return [...where, `${owner.sql} = ${context.bind(parent.id)}${owner.and}`];
}

function groupBy(outputs: readonly Output[]): string {
  const columns = outputs.filter((output) => output.groupBy).flatMap(({ sql, typeSql }) => [sql, ...(typeSql ? [typeSql] : [])]);
  return columns.length === 0 ? '' : ` GROUP BY ${columns.join(', ')}`;
}

const fromWhere = ({ root }: Scopes, where: readonly string[]) =>
  ` FROM ${root.source.from()}${where.length === 0 ? '' : ` WHERE ${where.join(' AND ')}`}`;

const printKey = ({ sql, descending }: FetchSortKey) => `${sql}${descending ? ' DESC' : ''}`;

const window = ({ bind }: CompileContext, { limit, offset }: Extent) => ` LIMIT ${bind(limit)}${offset === 0 ? '' : ` OFFSET ${bind(offset)}`}`;
