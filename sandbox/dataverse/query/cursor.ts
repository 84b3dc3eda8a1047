import type { StoredValue } from '../environment';
import { badQuery } from '../errors';

/** Where a page ended: the sort values of its last row, the primary key last, and the number of the next page. */
export interface Cursor {
  readonly page: number;
  readonly after: readonly StoredValue[];
}

/** A cursor as `$skiptoken`: a paging cookie, as Dataverse writes it, opaque to clients. */
export function printCursor({ page, after }: Cursor): string {
  const cookie = Buffer.from(JSON.stringify(after)).toString('base64url');
  return `<cookie pagenumber="${page}" pagingcookie="${cookie}" istracking="False" />`;
}

/**
 * Reads a `$skiptoken` back.
 * @param columns how many sort values the query has
 * @throws DataverseError 400 when it is none of ours, or of another query
 */
export function parseCursor(token: string, columns: number): Cursor {
  const match = /^<cookie pagenumber="(\d{1,9})" pagingcookie="([\w-]*)" istracking="False" \/>$/.exec(token);
  const after: unknown = match ? parseJson(Buffer.from(match[2] as string, 'base64url').toString()) : undefined;
  if (!match || !Array.isArray(after) || after.length !== columns || !after.every(isStored)) {
    throw badQuery('Malformed XML in the Paging Cookie.');
  }
  return { page: Number(match[1]), after };
}

const isStored = (value: unknown): value is StoredValue =>
  value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One sort key of a statement. */
export interface SortKey {
  readonly sql: string;
  readonly descending: boolean;
  /** Whether every row has a value. */
  readonly required?: boolean;
}

/**
 * The condition that a row stands behind the cursor. Empty values sort first, as in SQL Server. Where an index can
 * begin at the cursor, a bound on the first key says so: it cannot be seen in the alternatives.
 */
export function afterCursor(keys: readonly SortKey[], after: readonly StoredValue[], bind: (value: StoredValue) => string): string {
  const [first] = keys;
  const start = after[0] ?? null;
  const behind = alternatives(keys, after, bind);
  if (!first || start === null || (first.descending && !first.required)) return behind;
  return `(${first.sql} ${first.descending ? '<=' : '>='} ${bind(start)} AND ${behind})`;
}

function alternatives(keys: readonly SortKey[], after: readonly StoredValue[], bind: (value: StoredValue) => string): string {
  const terms = keys.flatMap((key, index) => {
    const later = laterThan(key, after[index] ?? null, bind);
    if (later === undefined) return [];
    const equal = keys.slice(0, index).map((earlier, position) => `${earlier.sql} IS ${bind(after[position] ?? null)}`);
    return [`(${[...equal, later].join(' AND ')})`];
  });
  return terms.length === 0 ? '0' : `(${terms.join(' OR ')})`;
}

function laterThan({ sql, descending }: SortKey, value: StoredValue, bind: (value: StoredValue) => string): string | undefined {
  if (value === null) return descending ? undefined : `${sql} IS NOT NULL`;
  return descending ? `(${sql} < ${bind(value)} OR ${sql} IS NULL)` : `${sql} > ${bind(value)}`;
}
