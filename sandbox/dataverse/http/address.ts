import { badQuery, deleteMultipleNotImplemented, notSupported, resourceNotFound } from '../errors';
import type { Catalog, Table } from '../metadata/catalog';
import { parseKey, type RowKey } from '../records';
import { type BulkAction, bulkActionIn, isOperation, type RowAction, rowActionIn } from './operation-names';

/** What the path of a request names. */
export type Address =
  | { readonly kind: 'set'; readonly table: Table }
  | { readonly kind: 'count'; readonly table: Table }
  | { readonly kind: 'row'; readonly table: Table; readonly key: RowKey }
  /** A column, a navigation property or an operation of a row, and what follows it: `$ref`, `$value`, `(id)/$ref`. */
  | { readonly kind: 'member'; readonly table: Table; readonly key: RowKey; readonly name: string; readonly rest: readonly string[] }
  | { readonly kind: 'operation'; readonly name: string }
  /** An action on one row: `/emails(id)/Microsoft.Dynamics.CRM.SendEmail`. */
  | { readonly kind: 'rowAction'; readonly table: Table; readonly key: RowKey; readonly name: RowAction }
  /** An action on the set as a whole: `/accounts/Microsoft.Dynamics.CRM.CreateMultiple`. */
  | { readonly kind: 'bulk'; readonly table: Table; readonly name: BulkAction };

/**
 * Reads the path below the service root.
 * @param segments decoded
 * @throws DataverseError 404 for a set that does not exist, 400 for a key that is none, 501 for bound operations that the sandbox lacks
 */
export function parseAddress(catalog: Catalog, segments: readonly string[]): Address {
  const [first = '', second, ...rest] = segments;
  const open = first.indexOf('(');
  const name = open < 0 ? first : first.slice(0, open);
  const table = catalog.tableBySet(name);
  if (!table) {
    if (segments.length === 1 && isOperation(name) && (open < 0 || first.endsWith(')'))) return { kind: 'operation', name };
    throw resourceNotFound(name.slice(0, 100));
  }
  const action = open < 0 && rest.length === 0 ? bulkActionIn(second) : undefined;
  if (action) return { kind: 'bulk', table, name: action };
  const rowAction = open >= 0 && first.endsWith(')') && rest.length === 0 ? rowActionIn(table.logicalName, second) : undefined;
  if (rowAction) return { kind: 'rowAction', table, key: parseKey(table, first.slice(open + 1, -1)), name: rowAction };
  const bound = [second, ...rest].find((segment) => segment?.startsWith('Microsoft.Dynamics.CRM.'));
  if (bound === 'Microsoft.Dynamics.CRM.DeleteMultiple') throw deleteMultipleNotImplemented();
  if (bound !== undefined) throw notSupported(`'${bound.slice(0, 100)}': operations that are bound to a table, and casts`);
  if (open < 0) {
    if (second === undefined) return { kind: 'set', table };
    if (second === '$count' && rest.length === 0) return { kind: 'count', table };
    throw resourceNotFound(second.slice(0, 100));
  }
  if (!first.endsWith(')')) throw badQuery(`Bad Request - Error in query syntax: '${first.slice(0, 100)}'.`);
  const key = parseKey(table, first.slice(open + 1, -1));
  return second === undefined ? { kind: 'row', table, key } : { kind: 'member', table, key, name: second, rest };
}

/**
 * The segments of a URL's path, cut at `/` outside quotes and decoded; empty ones count for nothing.
 * @throws DataverseError 400 for broken escapes
 */
export function segmentsOf(path: string): string[] {
  try {
    return cutOutsideQuotes(path).filter((part) => part !== '').map(decodeURIComponent);
  } catch {
    throw badQuery('Bad Request - Error in query syntax: the URL holds a broken escape sequence.');
  }
}

/** Clients write quotes as they are or as %27. A quote that is not closed reaches to the end. */
function cutOutsideQuotes(path: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  for (const { 0: mark, index } of path.matchAll(/'|%27|\//g)) {
    if (mark !== '/') quoted = !quoted;
    else if (!quoted) {
      parts.push(path.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, path.slice(start)];
}
