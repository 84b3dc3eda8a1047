import { isLookup } from '../query/columns';
import type { SortKey } from '../query/cursor';
import { columnSortSql } from '../query/sort';
import type { CompileContext } from '../query/source';
import type { Fetch, FetchOrder } from './ast';
import { badFetch } from './errors';
import { shownText } from './names';
import type { Output } from './outputs';
import { fetchColumn, type Scope, type Scopes, scopeNamed } from './scope';

/** A sort key with what the paging cookie calls it. */
export interface FetchSortKey extends SortKey {
  readonly name: string;
}

/**
 * What the rows are sorted by: the orders of the table that is asked for, then those of the links. Lookups sort by the
 * name of the row, choices by their label unless the query wants raw values. Keys come last, so that pages are stable:
 * those of links as well where a row may stand there several times.
 * Source: Microsoft Learn "Order rows using FetchXml".
 */
export function fetchSortKeys(context: CompileContext, scopes: Scopes, fetch: Fetch): readonly FetchSortKey[] {
  const keys = asked(context, scopes, fetch);
  const descending = keys.at(-1)?.descending ?? false;
  const identity = scopes.all.filter((scope) => scope === scopes.root || scope.multiplies).map(({ source, alias }) => {
    const { primaryIdAttribute } = source.table;
    return { sql: source.column(primaryIdAttribute), descending, required: alias === undefined, name: nameOf(alias, primaryIdAttribute) };
  });
  return [...keys, ...identity.filter(({ sql }) => !keys.some((key) => key.sql === sql))];
}

/** The orders of a query whose rows are made distinct: they have no keys. */
export const distinctSortKeys = asked;

function asked(context: CompileContext, scopes: Scopes, fetch: Fetch): readonly FetchSortKey[] {
  return scopes.all.flatMap((scope) => scope.entity.orders.map((order) => sortKey(context, scopes, scope, order, fetch.useRawOrderBy)));
}

function sortKey(context: CompileContext, scopes: Scopes, here: Scope, { attribute: name, alias, entityName, descending }: FetchOrder, raw: boolean): FetchSortKey {
  const scope = scopeNamed(scopes, entityName, here);
  const { source } = scope;
  const column = name ?? scope.entity.columns.find((candidate) => candidate.alias === alias)?.name;
  if (column === undefined) throw badFetch(`The order by '${alias}' names no column of this query.`);
  const attribute = fetchColumn(source.table, column);
  const required = scope.alias === undefined && (attribute.isPrimaryId || attribute.logicalName === 'createdon' || attribute.logicalName === 'modifiedon');
  if (attribute.optionSetName && attribute.type !== 'Boolean' && !raw) {
    return { sql: shownText(context, source, attribute), descending, required: false, name: nameOf(scope.alias, `${column}name`) };
  }
  return { sql: columnSortSql(source, attribute), descending, required, name: nameOf(scope.alias, isLookup(attribute) ? `${column}name` : column) };
}

/**
 * The order of groups: as asked for by their aliases, else by what they are grouped by.
 * @throws DataverseError 400 for an order by what is neither an alias nor grouped by
 */
export function groupOrder(context: CompileContext, scopes: Scopes, outputs: readonly Output[]): string[] {
  const orders = scopes.all.flatMap(({ entity, source }) => entity.orders.map((order) => {
    const output = order.alias !== undefined
      ? outputs.find(({ key }) => key === order.alias)
      : outputs.find(({ groupBy, attribute, table }) => groupBy && attribute.logicalName === order.attribute && table === source.table);
    if (!output) throw badFetch(`An order of an aggregate query names an alias of it; '${order.alias ?? order.attribute}' is none.`);
    return `${orderSql(context, scopes, output)}${order.descending ? ' DESC' : ''}`;
  }));
  return [...orders, ...outputs.filter(({ groupBy }) => groupBy).map(({ sql }) => sql)];
}

function orderSql(context: CompileContext, scopes: Scopes, { groupBy, attribute, table, sql }: Output): string {
  const scope = groupBy && isLookup(attribute) ? scopes.all.find(({ source }) => source.table === table && source.column(attribute.logicalName) === sql) : undefined;
  return scope ? shownText(context, scope.source, attribute) : sql;
}

const nameOf = (alias: string | undefined, column: string) => (alias === undefined ? column : `${alias}.${column}`);
