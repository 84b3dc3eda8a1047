import type { OperationResponse } from '../batch';
import type { StoredRow } from '../environment';
import { badQuery, resourceNotFound, rowNotFound } from '../errors';
import type { Table } from '../metadata/catalog';
import type { QueryOptions } from '../odata/ast';
import { parseQueryOptions } from '../odata/query-options';
import { findColumn } from '../query/columns';
import type { ListQuery } from '../query/compile';
import { listBehind } from '../query/list-link';
import { areAssociated, parseKey, type RowKey } from '../records';
import { answer, empty, type Exchange, header, json } from './exchange';
import { countRows, loadPage, withExpanded } from './load';
import { isFetch, readFetch } from './fetch';
import { nextLink, readerOf, totals } from './list-answer';
import { etagOf, printRows } from './print';
import { rowOf } from './row-of';
import { selectionOf } from './selection';

/** Answers a list, page by page. */
export function readList(exchange: Exchange, table: Table, parents?: ListQuery['parents']): OperationResponse {
  const { environment, query, preferences, serviceRoot } = exchange;
  const options = parseQueryOptions(query);
  const selection = selectionOf(environment, table, options);
  // $top counts only where no page size is asked for (Microsoft Learn, "Page results").
  const top = preferences.maxPageSize === undefined ? options.top : undefined;
  const list = { filter: options.filter, orderBy: options.orderBy, parents };
  const page = loadPage(readerOf(exchange), selection, { ...list, skipToken: options.skipToken }, top);
  const total = options.count ? countRows(readerOf(exchange), { ...list, table }) : undefined;
  return json(exchange, 200, {
    '@odata.context': `${serviceRoot}$metadata#${table.entitySetName}${contextColumns(options)}`,
    ...(total && { '@odata.count': total.count }),
    ...totals(exchange, total),
    value: printRows(exchange, selection, page.rows),
    ...(page.next ? { '@odata.nextLink': nextLink(exchange, page.next) } : {}),
  });
}

/** `/accounts/$count`: a number as text. */
export function readCount(exchange: Exchange, table: Table, parents?: ListQuery['parents']): OperationResponse {
  const { filter } = parseQueryOptions(exchange.query);
  return answer(200, String(countRows(readerOf(exchange), { table, filter, parents }).count), { 'content-type': 'text/plain' });
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
export function rowBody(exchange: Exchange, table: Table, row: StoredRow): Record<string, unknown> {
  const { environment, query, serviceRoot } = exchange;
  const options = parseQueryOptions(query);
  const other = (['filter', 'orderBy', 'top', 'count', 'skipToken'] as const).find((name) => options[name] !== undefined);
  if (other) throw badQuery(`The query option '$${other.toLowerCase()}' cannot be applied to a single row.`);
  const selection = selectionOf(environment, table, options);
  return {
    '@odata.context': `${serviceRoot}$metadata#${table.entitySetName}${contextColumns(options)}/$entity`,
    ...printRows(exchange, selection, withExpanded(readerOf(exchange), selection, [row]))[0],
  };
}

/** Answers a column of a row (`/name`, `/name/$value`) or what is behind a navigation property. */
export function readMember(exchange: Exchange, table: Table, key: RowKey, name: string, rest: readonly string[]): OperationResponse {
  const { environment, serviceRoot } = exchange;
  const row = rowOf(exchange, table, key);
  const id = String(row[table.primaryIdAttribute]);
  const [, list = name, member] = /^(\w+)\((.*)\)$/s.exec(name) ?? [];
  const many = listBehind(environment.catalog(), table, list);
  if (many) return readListed(exchange, many.target, { link: many.link, ids: [id] }, member, rest);
  const single = table.manyToOne.get(name);
  if (single) return readNeighbour(exchange, table, row, name, rest);
  const attribute = findColumn(table, name);
  if (!attribute || rest.length > 1 || (rest.length === 1 && rest[0] !== '$value')) throw resourceNotFound((rest.at(-1) ?? name).slice(0, 100));
  const value = row[attribute.logicalName] ?? null;
  if (value === null) return empty(204);
  const shown = attribute.type === 'Boolean' ? value === 1 : value;
  if (rest[0] === '$value') return answer(200, String(shown), { 'content-type': 'text/plain' });
  return json(exchange, 200, { '@odata.context': `${serviceRoot}$metadata#${table.entitySetName}(${id})/${name}`, value: shown });
}

/** Answers `/list`, `/list/$count`, `/list/$ref`, and `/list(key)` with what follows. */
function readListed(exchange: Exchange, child: Table, parents: NonNullable<ListQuery['parents']>, member: string | undefined, rest: readonly string[]): OperationResponse {
  if (member !== undefined) {
    const row = rowOf(exchange, child, parseKey(child, member));
    const id = String(row[child.primaryIdAttribute]);
    if (!hangsOn(exchange, child, row, parents)) throw rowNotFound(child.logicalName, id);
    const key = { kind: 'id', id } as const;
    return rest.length === 0 ? readRow(exchange, child, key) : readMember(exchange, child, key, rest[0] as string, rest.slice(1));
  }
  if (rest.length === 0) return isFetch(exchange) ? readFetch(exchange, child, parents) : readList(exchange, child, parents);
  if (rest.length === 1 && rest[0] === '$count') return readCount(exchange, child, parents);
  if (rest.length === 1 && rest[0] === '$ref') return readReferences(exchange, child, parents);
  throw resourceNotFound((rest.at(-1) as string).slice(0, 100));
}

function hangsOn({ environment }: Exchange, child: Table, row: StoredRow, { link, ids: [owner = ''] }: NonNullable<ListQuery['parents']>): boolean {
  if (link.kind === 'lookup') return row[link.relationship.referencingAttribute] === owner;
  return areAssociated(environment, link.end, owner, String(row[child.primaryIdAttribute]));
}

function readNeighbour(exchange: Exchange, table: Table, row: StoredRow, name: string, rest: readonly string[]): OperationResponse {
  const selection = selectionOf(exchange.environment, table, { expand: [{ name, reference: false }] });
  const target = selection.expands[0]?.selection.table as Table;
  const found = withExpanded(readerOf(exchange), selection, [row])[0]?.expanded.get(name)?.rows[0];
  if (!found) return empty(204);
  const id = String(found.row[target.primaryIdAttribute]);
  if (rest[0] === '$ref') return json(exchange, 200, { '@odata.context': `${exchange.serviceRoot}$metadata#$ref`, '@odata.id': addressOf(exchange, target, id) });
  if (rest.length > 0) return readMember(exchange, target, { kind: 'id', id }, rest[0] as string, rest.slice(1));
  return readRow(exchange, target, { kind: 'id', id });
}

function readReferences(exchange: Exchange, child: Table, parents: NonNullable<ListQuery['parents']>): OperationResponse {
  const selection = selectionOf(exchange.environment, child, { select: [child.primaryIdAttribute] });
  const { skipToken } = parseQueryOptions(exchange.query);
  const { rows, next } = loadPage(readerOf(exchange), selection, { parents, skipToken });
  return json(exchange, 200, {
    '@odata.context': `${exchange.serviceRoot}$metadata#Collection($ref)`,
    value: rows.map(({ row }) => ({ '@odata.id': addressOf(exchange, child, String(row[child.primaryIdAttribute])) })),
    ...(next ? { '@odata.nextLink': nextLink(exchange, next) } : {}),
  });
}

const addressOf = ({ serviceRoot }: Exchange, table: Table, id: string) => `${serviceRoot}${table.entitySetName}(${id})`;

/** What of a table an answer shows: `(name,primarycontactid(fullname))`. */
function contextColumns({ select = [], expand = [] }: Pick<QueryOptions, 'select' | 'expand'>): string {
  const expanded = expand.flatMap((item) => (item.reference ? [item.name, `${item.name}/$ref()`] : [`${item.name}${contextColumns(item) || '()'}`]));
  const columns = [...select, ...expanded];
  return columns.length > 0 ? `(${columns.join(',')})` : '';
}

