import { badQuery, notSupported, optionNotSupported } from '../errors';
import type { QueryOptions } from './ast';
import { parseCount, parseExpand, parseSelect } from './expand-parser';
import { parseFilter, parseOrderBy } from './filter-parser';

/** Options that the real service has and this one has not, or not where these options are read. */
const unsupportedHere = new Set(['$apply', '$deltatoken', 'fetchXml', 'savedQuery', 'userQuery']);

/**
 * Reads the query options of a URL.
 * @throws DataverseError 400 for what Dataverse refuses ($skip, $search, $levels …), 501 for what only this sandbox lacks
 */
export function parseQueryOptions(query: URLSearchParams): QueryOptions {
  const options: { -readonly [Name in keyof QueryOptions]: QueryOptions[Name] } = {};
  const aliases = (name: string) => query.get(name) ?? undefined;
  const seen = new Set<string>();
  for (const [name, value] of query) {
    if (unsupportedHere.has(name)) throw notSupported(`the query option ${name}`);
    if (!name.startsWith('$')) continue;
    if (seen.has(name)) throw badQuery(`Query option '${name}' was specified more than once, but it must be specified at most once.`);
    seen.add(name);
    switch (name) {
      case '$select': options.select = parseSelect(value); break;
      case '$filter': options.filter = parseFilter(value, aliases); break;
      case '$orderby': options.orderBy = parseOrderBy(value); break;
      case '$expand': options.expand = parseExpand(value, aliases); break;
      case '$top': options.top = parseCount('$top', value); break;
      case '$count': options.count = parseBoolean(value); break;
      case '$skiptoken': options.skipToken = value; break;
      default: throw optionNotSupported(name);
    }
  }
  return options;
}

function parseBoolean(text: string): boolean {
  if (text !== 'true' && text !== 'false') {
    throw badQuery(`Invalid value '${text.slice(0, 100)}' for $count query option found. Valid values are 'true' and 'false'.`);
  }
  return text === 'true';
}
