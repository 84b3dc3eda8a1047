import { plainGuid } from '../../kernel/guid';
import type { OperationResponse } from '../batch';
import { badQuery, notSupported, optionNotSupported } from '../errors';
import type { Fetch } from '../fetchxml/ast';
import { parseCookieAnnotation } from '../fetchxml/cookie';
import { parseFetch } from '../fetchxml/parse';
import type { Table } from '../metadata/catalog';
import type { ListQuery } from '../query/compile';
import { type Exchange, json } from './exchange';
import { printFetched } from './fetch-print';
import { nextLink, readerOf, totals } from './list-answer';
import { countFetched, type FetchedPage, loadFetched } from './load-fetched';
import { rowOf } from './row-of';

const COOKIE = 'Microsoft.Dynamics.CRM.fetchxmlpagingcookie';
const MORE = 'Microsoft.Dynamics.CRM.morerecords';

/** The query options that name a view, and the tables of the views. Source: Microsoft Learn "Retrieve and execute predefined queries". */
const VIEWS: Readonly<Record<string, string>> = { savedQuery: 'savedquery', userQuery: 'userquery' };

/** Whether a list is asked for by FetchXML, its own or that of a view. */
export const isFetch = ({ query }: Pick<Exchange, 'query'>) => ['fetchXml', ...Object.keys(VIEWS)].some((name) => query.has(name));

/** Answers `GET /accounts?fetchXml=…`, `?savedQuery=…` and `?userQuery=…`; a view also for the rows that hang on one row. */
export function readFetch(exchange: Exchange, table: Table, parents?: ListQuery['parents']): OperationResponse {
  const view = Object.keys(VIEWS).find((name) => exchange.query.has(name));
  const [id] = parents?.ids ?? [];
  const parent = parents && id !== undefined ? { link: parents.link, id } : undefined;
  if (view !== undefined) return readView(exchange, table, view, parent);
  if (parent) throw notSupported('FetchXML on the list of a row');
  refuseOthers(exchange, ['$count']);
  const fetch = parseFetch(exchange.query.get('fetchXml') ?? '');
  const page = loadFetched(readerOf(exchange), table, fetch, undefined);
  const { preferences } = exchange;
  // The address carries no next page: the caller puts number and cookie into the query.
  return answer(exchange, table, fetch, page, undefined, {
    ...(page.next !== undefined && preferences.includesAnnotation(COOKIE) ? { [`@${COOKIE}`]: page.next } : {}),
    ...(fetch.top === undefined && preferences.includesAnnotation(MORE) ? { [`@${MORE}`]: page.more } : {}),
  });
}

type Parent = Parameters<typeof loadFetched>[3];

/** Pages of a view are in its address, as those of any list. */
function readView(exchange: Exchange, table: Table, option: string, parent: Parent): OperationResponse {
  refuseOthers(exchange, ['$count', '$skiptoken']);
  const { environment, query } = exchange;
  const views = environment.catalog().table(VIEWS[option] as string) as Table;
  const id = plainGuid(query.get(option) ?? '');
  if (id === undefined) throw badQuery(`The query option ${option} needs the id of a view.`);
  const stored = parseFetch(String(rowOf(exchange, views, { kind: 'id', id }).fetchxml ?? ''));
  const token = query.get('$skiptoken');
  const place = token === null ? undefined : parseCookieAnnotation(token);
  // How many rows are on a page is for the caller to say, not for the view.
  const fetch = { ...stored, count: undefined, page: place?.page ?? 1, pagingCookie: place?.cookie };
  const page = loadFetched(readerOf(exchange), table, fetch, parent);
  return answer(exchange, table, fetch, page, parent, {}, page.next === undefined ? {} : { '@odata.nextLink': nextLink(exchange, page.next) });
}

function answer(exchange: Exchange, table: Table, fetch: Fetch, page: FetchedPage, parent: Parent, before: object, after: object = {}): OperationResponse {
  const isCounted = exchange.query.get('$count') === 'true';
  const total = isCounted || fetch.returnTotalRecordCount ? countFetched(readerOf(exchange), table, fetch, parent) : undefined;
  return json(exchange, 200, {
    '@odata.context': `${exchange.serviceRoot}$metadata#${table.entitySetName}${contextColumns(page)}`,
    ...(isCounted ? { '@odata.count': total?.count } : {}),
    ...totals(exchange, total),
    ...before,
    value: printFetched(exchange, page.outputs, page.rows),
    ...after,
  });
}

function refuseOthers({ query }: Exchange, allowed: readonly string[]): void {
  const other = [...query.keys()].find((name) => name.startsWith('$') && !allowed.includes(name));
  if (other) throw optionNotSupported(other);
}

/** The columns that are called as the table calls them: `(name,accountid)`. */
function contextColumns({ outputs }: FetchedPage): string {
  const columns = outputs.filter(({ aliased }) => !aliased).map(({ key }) => key);
  return columns.length > 0 ? `(${columns.join(',')})` : '';
}
