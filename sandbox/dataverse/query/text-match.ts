import { badQuery } from '../errors';
import type { TextFunction } from '../odata/ast';

/** Characters of a pattern. SQLite's own limit is 50 000 bytes; the longest column holds no more than Dataverse lets one search for. SIM. */
const maxPatternLength = 4_000;

/**
 * The condition that a text column matches. T-SQL's wildcards are live inside the value, as in Dataverse:
 * `%` any characters, `_` one, `[a-c]` one of a set, `[^a-c]` one outside it. Case does not count (ASCII letters).
 * @param column SQL of the column
 * @param bind puts a value into the statement and gives its place
 */
export function textMatch(column: string, operation: TextFunction | 'like', value: string, bind: (value: string) => string): string {
  if (value.length > maxPatternLength) throw badQuery(`The value of ${operation} is longer than ${maxPatternLength} characters.`);
  // No stored text has a NUL, and SQLite's LIKE would end the pattern there.
  if (value.includes('\0')) return '0';
  const pattern = operation === 'like' ? value : `${operation === 'startswith' ? '' : '%'}${value}${operation === 'endswith' ? '' : '%'}`;
  if (!value.includes('[')) return `${column} LIKE ${bind(pattern)}`;
  return `lower(${column}) GLOB ${bind(globOf(pattern.replace(/[A-Z]/g, (letter) => letter.toLowerCase())))}`;
}

/** A T-SQL LIKE pattern as a GLOB pattern: SQLite's LIKE has no sets. */
export function globOf(pattern: string): string {
  return pattern.replace(/\[[^\]]*\]|[%_*?[]/g, (part) => {
    if (part === '%') return '*';
    if (part === '_') return '?';
    if (part === '*' || part === '?' || part === '[') return `[${part}]`;
    return part === '[]' ? '' : part;
  });
}
