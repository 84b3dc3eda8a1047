import type { OperationResponse } from '../batch';
import type { StoredRow } from '../environment';
import { badQuery, resourceNotFound, rowNotFound, rowNotFoundByKey } from '../errors';
import type { Table } from '../metadata/catalog';
import { parseQueryOptions } from '../odata/query-options';
import { findColumn } from '../query/columns';
import type { ListQuery } from '../query/compile';
import { findByKey, readStored, type RowKey } from '../records';
import { answer, empty, type Exchange, header, json } from './exchange';
import { countRows, loadPage, selectionOf, withExpanded } from './load';
import { etagOf, printRows } from './print';

/** Answers a list, page by page. */
export function readList(exchange: Exchange, table: Table, parents?: ListQuery['parents']): OperationResponse {
  const { environment, caller, query, preferences, serviceRoot } = exchange;
  const options = parseQueryOptions(query);
  const selection = selectionOf(environment, table, options);
  const limit = environment.settings.maxPageSize;
  const size = Math.min(preferences.maxPageSize ?? limit, limit);
  // $top counts only where no page size is asked for (Microsoft Learn, "Page results").
  const top = preferences.maxPageSize === undefined ? options.top : undefined;
  const rowsToLoad = top === undefined ? size : Math.min(top, size);
  const list = { filter: options.filter, orderBy: options.orderBy, parents };
  const page = loadPage(environment, caller, selection, { ...list, skipToken: options.skipToken }, rowsToLoad, top === undefined || top > size);
  const count = options.count ? countRows(environment, caller, { ...list, table }) : undefined;
  return json(exchange, 200, {
    '@odata.context': `${serviceRoot}$metadata#${table.entitySetName}${options.select ? `(${options.select.join(',')})` : ''}`,
    ...(count === undefined ? {} : { '@odata.count': count }),
    ...totals(exchange, count),
    value: printRows(environment, serviceRoot, selection, page.rows, preferences),
    ...(page.next ? { '@odata.nextLink': nextLink(exchange, page.next) } : {}),
  });
}

/** `/accounts/$count`: a number as text. */
export function readCount({ environment, caller, query }: Exchange, table: Table): OperationResponse {
  const { filter } = parseQueryOptions(query);
  return answer(200, String(countRows(environment, caller, { table, filter })), { 'content-type': 'text/plain' });
}

/** Answers one row, or 304 where the caller has its version. */
export function readRow(exchange: Exchange, table: Table, key: RowKey): OperationResponse {
  const row = rowOf(exchange, table, key);
  const known = header(exchange.request, 'if-none-match');
  const plain = !exchange.query.has('$expand') && !exchange.preferences.applied.includes('include-annotations');
  if (plain && known === etagOf(row)) return empty(304, { etag: etagOf(row) });
  return json(exchange, 200, rowBody(exchange, table, row), { etag: etagOf(row) });
}

/** One row with its context, as GET and `return=representation` show it. */
export function rowBody({ environment, caller, query, serviceRoot, preferences }: Exchange, table: Table, row: StoredRow): Record<string, unknown> {
  const options = parseQueryOptions(query);
  const other = (['filter', 'orderBy', 'top', 'count', 'skipToken'] as const).find((name) => options[name] !== undefined);
  if (other) throw badQuery(`The query option '$${other.toLowerCase()}' cannot be applied to a single row.`);
  const selection = selectionOf(environment, table, options);
  return {
    '@odata.context': `${serviceRoot}$metadata#${table.entitySetName}${options.select ? `(${options.select.join(',')})` : ''}/$entity`,
    ...printRows(environment, serviceRoot, selection, withExpanded(environment, caller, selection, [row]), preferences)[0],
  };
}

/** Answers a column of a row (`/name`, `/name/$value`) or what is behind a navigation property. */
export function readMember(exchange: Exchange, table: Table, key: RowKey, name: string, rest: readonly string[]): OperationResponse {
  const { environment, serviceRoot } = exchange;
  const row = rowOf(exchange, table, key);
  const id = String(row[table.primaryIdAttribute]);
  const many = table.oneToMany.get(name);
  const child = many && environment.catalog().table(many.referencingEntity);
  if (many && child) {
    const parents = { relationship: many, ids: [id] };
    if (rest.length === 0) return readList(exchange, child, parents);
    if (rest[0] === '$count') {
      const { filter } = parseQueryOptions(exchange.query);
      return answer(200, String(countRows(environment, exchange.caller, { table: child, filter, parents })), { 'content-type': 'text/plain' });
    }
    if (rest[0] === '$ref') return readReferences(exchange, child, parents);
  }
  const single = table.manyToOne.get(name);
  if (single) return readNeighbour(exchange, table, row, name, rest);
  const attribute = findColumn(table, name);
  if (!attribute) throw resourceNotFound(name);
  const value = row[attribute.logicalName] ?? null;
  if (value === null) return empty(204);
  const shown = attribute.type === 'Boolean' ? value === 1 : value;
  if (rest[0] === '$value') return answer(200, String(shown), { 'content-type': 'text/plain' });
  return json(exchange, 200, { '@odata.context': `${serviceRoot}$metadata#${table.entitySetName}(${id})/${name}`, value: shown });
}

function readNeighbour(exchange: Exchange, table: Table, row: StoredRow, name: string, rest: readonly string[]): OperationResponse {
  const { environment, caller, serviceRoot } = exchange;
  const selection = selectionOf(environment, table, { expand: [{ name, reference: false }] });
  const neighbour = withExpanded(environment, caller, selection, [row])[0]?.expanded.get(name);
  const target = selection.expands[0]?.selection.table;
  if (!neighbour || Array.isArray(neighbour) || !target) return empty(204);
  const { row: found } = neighbour as { row: StoredRow };
  const id = String(found[target.primaryIdAttribute]);
  if (rest[0] === '$ref') return json(exchange, 200, { '@odata.context': `${serviceRoot}$metadata#$ref`, '@odata.id': `${serviceRoot}${target.entitySetName}(${id})` });
  if (rest.length > 0) return readMember(exchange, target, { kind: 'id', id }, rest[0] as string, rest.slice(1));
  return readRow(exchange, target, { kind: 'id', id });
}

function readReferences(exchange: Exchange, child: Table, parents: NonNullable<ListQuery['parents']>): OperationResponse {
  const { environment, caller, serviceRoot } = exchange;
  const selection = selectionOf(environment, child, { select: [child.primaryIdAttribute] });
  const { rows } = loadPage(environment, caller, selection, { parents }, environment.settings.maxPageSize, false);
  const value = rows.map(({ row }) => ({ '@odata.id': `${serviceRoot}${child.entitySetName}(${row[child.primaryIdAttribute]})` }));
  return json(exchange, 200, { '@odata.context': `${serviceRoot}$metadata#Collection($ref)`, value });
}

/** The row that a key names. @throws DataverseError 404 */
export function rowOf({ environment }: Pick<Exchange, 'environment'>, table: Table, key: RowKey): StoredRow {
  const id = key.kind === 'id' ? key.id : findByKey(environment, table, key.values);
  if (id === undefined) throw rowNotFoundByKey(table.logicalName);
  const row = readStored(environment, table, id);
  if (!row) throw rowNotFound(table.logicalName, id);
  return row;
}

function totals({ preferences }: Exchange, count: number | undefined): Record<string, unknown> {
  const names = { count: 'Microsoft.Dynamics.CRM.totalrecordcount', exceeded: 'Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded' };
  if (!preferences.includesAnnotation(names.count)) return {};
  return { [`@${names.count}`]: count ?? -1, [`@${names.exceeded}`]: false };
}

function nextLink({ request }: Exchange, skipToken: string): string {
  const [address = '', search = ''] = request.url.split(/\?(.*)/s);
  const others = search.split('&').filter((option) => option !== '' && !/^(\$|%24)skiptoken=/i.test(option));
  return `${address}?${[...others, `$skiptoken=${encodeURIComponent(skipToken)}`].join('&')}`;
}
