import type { StoredRow } from '../environment';
import { MAX_AGGREGATED } from '../fetchxml/aggregates';
import type { Fetch } from '../fetchxml/ast';
import { AGGREGATED, type CompiledFetch, compileFetch, compileFetchCount, type Extent } from '../fetchxml/compile';
import { printCookie, printCookieAnnotation } from '../fetchxml/cookie';
import { aggregateLimitExceeded, cookieRequired, otherTable } from '../fetchxml/errors';
import { tableOf } from '../fetchxml/scope';
import type { Table } from '../metadata/catalog';
import { sortColumn } from '../query/compile';
import { indexForOrder } from '../query/order-index';
import { runQuery } from '../query/run';
import { contextOf, COUNT_CAP, type Reader } from './load';

/** Rows that pages by number alone reach. Source: Microsoft Learn "Page results using FetchXml". */
const SIMPLE_PAGING_LIMIT = 50_000;

/** One page of a query's rows. */
export interface FetchedPage {
  readonly outputs: CompiledFetch['outputs'];
  readonly rows: readonly StoredRow[];
  readonly more: boolean;
  /** The annotation that leads to the next page; undefined where there is none, or the query has no cookie. */
  readonly next: string | undefined;
}

/**
 * Reads a page of a query.
 * @param parent the row that the rows hang on; undefined: those of the whole table
 * @throws DataverseError 400 when the query is for another table, or cannot be run
 */
export function loadFetched({ environment, caller, pageSize }: Reader, table: Table, fetch: Fetch, parent: Extent['parent']): FetchedPage {
  const context = contextOf(environment, caller);
  if (tableOf(context, fetch.entity.name) !== table) throw otherTable(table.entitySetName, fetch.entity.name);
  const size = fetch.top ?? Math.min(fetch.count || pageSize, environment.settings.maxPageSize);
  const offset = (fetch.page - 1) * size;
  if (fetch.pagingCookie === undefined && offset >= SIMPLE_PAGING_LIMIT) throw cookieRequired(SIMPLE_PAGING_LIMIT);
  indexForOrder(environment, table, firstOrder(fetch, table));
  const compiled = compileFetch(context, fetch, table, { limit: fetch.top === undefined ? size + 1 : size, offset, parent });
  const found = runQuery(environment, compiled);
  refuseTooMany(fetch, found);
  const rows = found.slice(0, size);
  const more = found.length > size;
  return { outputs: compiled.outputs, rows, more, next: more && compiled.keys.length > 0 ? cookieAfter(compiled, fetch.page, rows) : undefined };
}

/** The column that the rows are sorted by before all others, where they are sorted by its values themselves. */
function firstOrder({ entity, aggregate, distinct, useRawOrderBy }: Fetch, table: Table): string | undefined {
  const [order] = entity.orders;
  if (aggregate || distinct || order?.entityName !== undefined) return undefined;
  const attribute = table.attribute(order?.attribute ?? '');
  return attribute?.optionSetName && attribute.type !== 'Boolean' && !useRawOrderBy ? undefined : attribute?.logicalName;
}

/** How many rows a query has, up to one more than the cap. */
export function countFetched({ environment, caller }: Reader, table: Table, fetch: Fetch, parent: Extent['parent']): { readonly count: number; readonly exceeded: boolean } {
  const [row] = runQuery(environment, compileFetchCount(contextOf(environment, caller), fetch, table, COUNT_CAP + 1, parent));
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
