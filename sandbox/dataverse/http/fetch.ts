import type { OperationResponse } from '../batch';
import type { StoredRow } from '../environment';
import { optionNotSupported } from '../errors';
import type { Fetch } from '../fetchxml/ast';
import { AGGREGATED, type CompiledFetch, compileFetch, compileFetchCount } from '../fetchxml/compile';
import { printCookie, printCookieAnnotation } from '../fetchxml/cookie';
import { aggregateLimitExceeded, cookieRequired, otherTable } from '../fetchxml/errors';
import { MAX_AGGREGATED } from '../fetchxml/aggregates';
import { parseFetch } from '../fetchxml/parse';
import { tableOf } from '../fetchxml/scope';
import type { Table } from '../metadata/catalog';
import { sortColumn } from '../query/compile';
import { runQuery } from '../query/run';
import { type Exchange, json } from './exchange';
import { printFetched } from './fetch-print';
import { contextOf, COUNT_CAP } from './load';
import { readerOf, totals } from './read';

/** Rows that pages by number alone reach. Source: Microsoft Learn "Page results using FetchXml". */
const SIMPLE_PAGING_LIMIT = 50_000;

const COOKIE = 'Microsoft.Dynamics.CRM.fetchxmlpagingcookie';
const MORE = 'Microsoft.Dynamics.CRM.morerecords';

/** Whether a list is asked for by FetchXML. */
export const isFetch = ({ query }: Pick<Exchange, 'query'>) => query.has('fetchXml');

/** Answers `GET /accounts?fetchXml=…`. */
export function readFetch(exchange: Exchange, table: Table): OperationResponse {
  const { query } = exchange;
  const other = [...query.keys()].find((name) => name.startsWith('$') && name !== '$count');
  if (other) throw optionNotSupported(other);
  return answerFetch(exchange, table, parseFetch(query.get('fetchXml') ?? ''));
}

/**
 * Answers a page of a query. Its address carries no next page: the caller puts number and cookie into the query.
 * @throws DataverseError 400 when the query is for another table than the set
 */
export function answerFetch(exchange: Exchange, table: Table, fetch: Fetch): OperationResponse {
  const { environment, caller, preferences, serviceRoot, query } = exchange;
  const context = () => contextOf(environment, caller);
  if (tableOf(context(), fetch.entity.name) !== table) throw otherTable(table.entitySetName, fetch.entity.name);
  const size = fetch.top ?? Math.min(fetch.count || readerOf(exchange).pageSize, environment.settings.maxPageSize);
  const offset = (fetch.page - 1) * size;
  if (fetch.pagingCookie === undefined && offset >= SIMPLE_PAGING_LIMIT) throw cookieRequired(SIMPLE_PAGING_LIMIT);
  const compiled = compileFetch(context(), fetch, table, { limit: fetch.top === undefined ? size + 1 : size, offset });
  const found = runQuery(environment, compiled);
  refuseTooMany(fetch, found);
  const rows = found.slice(0, size);
  const more = found.length > size;
  const wantsCount = fetch.returnTotalRecordCount || query.get('$count') === 'true';
  const total = wantsCount ? countFetched(exchange, fetch, table) : undefined;
  return json(exchange, 200, {
    '@odata.context': `${serviceRoot}$metadata#${table.entitySetName}${contextColumns(compiled)}`,
    ...(query.get('$count') === 'true' ? { '@odata.count': total?.count } : {}),
    ...totals(exchange, total),
    ...(more && compiled.keys.length > 0 && preferences.includesAnnotation(COOKIE) ? { [`@${COOKIE}`]: cookieAfter(compiled, fetch.page, rows) } : {}),
    ...(fetch.top === undefined && preferences.includesAnnotation(MORE) ? { [`@${MORE}`]: more } : {}),
    value: printFetched(exchange, compiled.outputs, rows),
  });
}

function countFetched({ environment, caller }: Exchange, fetch: Fetch, table: Table) {
  const [row] = runQuery(environment, compileFetchCount(contextOf(environment, caller), fetch, table, COUNT_CAP + 1));
  const n = Number(row?.n);
  return { count: Math.min(n, COUNT_CAP), exceeded: n > COUNT_CAP };
}

function refuseTooMany({ aggregate, aggregateLimit = MAX_AGGREGATED }: Fetch, [first]: readonly StoredRow[]): void {
  if (aggregate && Number(first?.[AGGREGATED] ?? 0) > Math.min(aggregateLimit, MAX_AGGREGATED)) throw aggregateLimitExceeded();
}

function cookieAfter({ keys }: CompiledFetch, page: number, rows: readonly StoredRow[]): string {
  const values = keys.map(({ name }, index) => ({ name, first: rows[0]?.[sortColumn(index)] ?? null, last: rows.at(-1)?.[sortColumn(index)] ?? null }));
  return printCookieAnnotation(page + 1, printCookie(page, values));
}

/** The columns that are called as the table calls them: `(name,accountid)`. */
function contextColumns({ outputs }: CompiledFetch): string {
  const columns = outputs.filter(({ aliased }) => !aliased).map(({ key }) => key);
  return columns.length > 0 ? `(${columns.join(',')})` : '';
}
