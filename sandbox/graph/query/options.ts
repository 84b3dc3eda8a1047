import { badRequest, notSupported, unknownProperty } from '../errors';
import type { Collection } from './collection';
import { parseFilter, type Comparison } from './filter';
import { readSkipToken, type PagePosition } from './skip-token';

/** What a caller asks of a collection, checked. */
export interface ListOptions {
  readonly select: readonly string[] | undefined;
  readonly filter: readonly Comparison[];
  readonly orderBy: { readonly property: string; readonly descending: boolean } | undefined;
  readonly top: number;
  readonly count: boolean;
  readonly after: PagePosition | undefined;
}

const listOptions: ReadonlySet<string> = new Set(['$select', '$filter', '$orderby', '$top', '$count', '$skiptoken']);

/** @throws GraphError 400 for what makes no sense, 501 for what the sandbox does not have */
export function readListOptions(query: URLSearchParams, headers: Headers, collection: Collection): ListOptions {
  const options = readNames(query, listOptions);
  const orderBy = readOrderBy(options.get('$orderby'), collection);
  return {
    select: readSelect(options.get('$select'), collection),
    filter: options.has('$filter') ? parseFilter(options.get('$filter') ?? '') : [],
    orderBy,
    top: readTop(options.get('$top'), collection),
    count: readCount(options.get('$count'), headers, collection),
    after: options.has('$skiptoken') ? readSkipToken(options.get('$skiptoken') ?? '', orderBy?.property) : undefined,
  };
}

/**
 * Option names without regard to case, and with or without `$` as Graph takes them.
 * @param known names of options that there are, with `$`, in lower case
 * @throws GraphError 400 where one comes twice, 501 for others with `$`
 */
export function readNames(query: URLSearchParams, known: ReadonlySet<string>): Map<string, string> {
  const options = new Map<string, string>();
  for (const [name, value] of query) {
    const option = `$${name.replace(/^\$/, '').toLowerCase()}`;
    if (!known.has(option)) {
      if (name.startsWith('$')) throw notSupported(`the query option ${name}`);
      continue;
    }
    if (options.has(option))
      throw badRequest(`Query option '${option}' was specified more than once, but it must be specified at most once.`);
    options.set(option, value);
  }
  return options;
}

/** The `$select` of a single object, where nothing else may be asked. */
export function readSelectOnly(query: URLSearchParams, collection: Collection): readonly string[] | undefined {
  const options = readNames(query, listOptions);
  for (const option of options.keys())
    if (option !== '$select') throw badRequest(`Query option '${option}' cannot be applied to a single object.`);
  return readSelect(options.get('$select'), collection);
}

/** Names of a `$select`; undefined for all. @throws GraphError 400 */
export function readSelect(text: string | undefined, { type, properties }: Collection): readonly string[] | undefined {
  if (text === undefined) return undefined;
  const names = text.split(',').map((name) => name.trim());
  for (const name of names) {
    if (name === '') throw badRequest('The query option $select holds an empty name.');
    if (name !== '@odata.etag' && name !== '*' && !properties.includes(name)) throw unknownProperty(name, type);
  }
  return names.includes('*') ? undefined : names;
}

function readOrderBy(text: string | undefined, { type, orderable }: Collection): ListOptions['orderBy'] {
  if (text === undefined) return undefined;
  if (text.includes(',')) throw notSupported('$orderby by more than one property');
  const [property = '', direction = 'asc', more] = text.trim().split(/\s+/);
  if (more !== undefined || !['asc', 'desc'].includes(direction.toLowerCase())) throw badRequest(`Syntax error in $orderby '${text}'.`);
  if (!orderable.has(property)) throw notSupported(`$orderby by '${property}' of ${type}`);
  return { property, descending: direction.toLowerCase() === 'desc' };
}

function readTop(text: string | undefined, { defaultPageSize, maxPageSize }: Collection): number {
  if (text === undefined) return defaultPageSize;
  const top = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (top < 1 || top > maxPageSize)
    throw badRequest(`Invalid page size specified: '${text}'. Must be between 1 and ${maxPageSize} inclusive.`);
  return top;
}

function readCount(text: string | undefined, headers: Headers, { countNeedsConsistencyLevel = false }: Collection): boolean {
  if (text === undefined || text === 'false') return false;
  if (text !== 'true') throw badRequest(`Invalid value '${text}' for $count query option found. Valid values are 'true', 'false'.`);
  return !countNeedsConsistencyLevel || headers.get('consistencylevel')?.toLowerCase() === 'eventual';
}
