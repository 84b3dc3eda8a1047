import { badQuery, resourceNotFound } from '../errors';
import type { Catalog, Table } from '../metadata/catalog';
import { parseKey, type RowKey } from '../records';

/** What the path of a request names. */
export type Address =
  | { readonly kind: 'set'; readonly table: Table }
  | { readonly kind: 'count'; readonly table: Table }
  | { readonly kind: 'row'; readonly table: Table; readonly key: RowKey }
  /** A column, a navigation property or an operation of a row, and what follows it: `$ref`, `$value`, `(id)/$ref`. */
  | { readonly kind: 'member'; readonly table: Table; readonly key: RowKey; readonly name: string; readonly rest: readonly string[] }
  | { readonly kind: 'operation'; readonly name: string };

/**
 * Reads the path below the service root.
 * @param segments decoded
 * @throws DataverseError 404 for a set that does not exist, 400 for a key that is none
 */
export function parseAddress(catalog: Catalog, segments: readonly string[]): Address {
  const [first = '', second, ...rest] = segments;
  const open = first.indexOf('(');
  const name = open < 0 ? first : first.slice(0, open);
  const table = catalog.tableBySet(name);
  if (!table) {
    if (segments.length === 1 && /^[A-Z]\w*(\(\))?$/.test(first)) return { kind: 'operation', name };
    throw resourceNotFound(name);
  }
  if (open < 0) {
    if (second === undefined) return { kind: 'set', table };
    if (second === '$count' && rest.length === 0) return { kind: 'count', table };
    throw resourceNotFound(second);
  }
  if (!first.endsWith(')')) throw badQuery(`Bad Request - Error in query syntax: '${first.slice(0, 100)}'.`);
  const key = parseKey(table, first.slice(open + 1, -1));
  return second === undefined ? { kind: 'row', table, key } : { kind: 'member', table, key, name: second, rest };
}

/** The path of a URL below the service root, cut at `/` outside quotes and decoded. @throws DataverseError 400 for broken escapes */
export function segmentsOf(path: string): string[] {
  const parts = path.replace(/^\//, '').match(/(?:[^/']|'(?:[^']|'')*')+/g) ?? [];
  try {
    return parts.map(decodeURIComponent);
  } catch {
    throw badQuery('Bad Request - Error in query syntax: the URL holds a broken escape sequence.');
  }
}
