import { plainGuid } from '../../kernel/guid';
import type { Environment, StoredRow, StoredValue } from '../environment';
import { badQuery, keyNotDeclared } from '../errors';
import type { Table } from '../metadata/catalog';
import type { AttributeMetadata } from '../metadata/types';
import { edmTypeOf, findColumn, propertyOf } from '../query/columns';
import { storedText } from '../query/literals';
import { quoted } from '../storage/database';

/** What stands in the parentheses of `accounts(…)`: a row's id, or the values of an alternate key. */
export type RowKey =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'alternate'; readonly name: string; readonly values: StoredRow };

/**
 * Reads the key of a URL: `guid`, `accountid=guid`, `name='Contoso',_x_value=guid`.
 * @throws DataverseError 400 when the names are not those of the primary or an alternate key
 */
export function parseKey(table: Table, text: string): RowKey {
  const id = plainGuid(text.trim());
  if (id) return { kind: 'id', id };
  const given = pairs(text);
  if (!given) throw badQuery(`Bad Request - Error in query syntax: '${text.slice(0, 100)}' is no key.`);
  const only = given.length === 1 ? given[0] : undefined;
  if (only?.[0] === table.primaryIdAttribute) {
    const value = plainGuid(only[1]);
    if (!value) throw keyNotDeclared(table.logicalName);
    return { kind: 'id', id: value };
  }
  const columns = new Map(given.map(([name, value]) => [findColumn(table, name)?.logicalName ?? '', value]));
  const key = table.keys.find(({ keyAttributes }) => keyAttributes.length === given.length && keyAttributes.every((name) => columns.has(name)));
  if (!key) throw keyNotDeclared(table.logicalName);
  const values = key.keyAttributes.map((name) => [name, keyValue(table, name, columns.get(name) as string)] as const);
  return { kind: 'alternate', name: key.schemaName, values: Object.fromEntries(values) };
}

/** The id of the row that has these values in its alternate key. */
export function findByKey({ database }: Environment, table: Table, values: StoredRow): string | undefined {
  const where = Object.keys(values).map((name) => `${quoted(name)} = ?`).join(' AND ');
  const sql = `SELECT ${quoted(table.primaryIdAttribute)} AS id FROM ${quoted(table.logicalName)} WHERE ${where}`;
  return (database.prepare(sql).get(...Object.values(values)) as { id: string } | undefined)?.id;
}

/** A key as it stands in an address: `(guid)` or `(name='Contoso')`. */
export function printKey(table: Table, key: RowKey): string {
  if (key.kind === 'id') return `(${key.id})`;
  const parts = Object.entries(key.values).map(([name, value]) => {
    const attribute = table.attribute(name) as AttributeMetadata;
    return `${propertyOf(attribute)}=${isText(attribute) ? `'${encodeURIComponent(String(value).replaceAll("'", "''"))}'` : value}`;
  });
  return `(${parts.join(',')})`;
}

/** `a='x, y',b=2` → pairs; undefined where it is none. Quotes double inside a text. */
function pairs(text: string): [string, string][] | undefined {
  const found: [string, string][] = [];
  // What a value may hold and what may follow it have nothing in common: a long key is read once, not in every way.
  const pair = /\s*(\w+)\s*=(?:\s*('(?:[^']|'')*')\s*|([^,']*))(,|$)/y;
  while (pair.lastIndex < text.length) {
    const match = pair.exec(text);
    if (!match) return undefined;
    found.push([match[1] as string, match[2] ?? (match[3] as string).trim()]);
    if (match[4] === '') break;
  }
  return found.length > 0 && !text.trim().endsWith(',') ? found : undefined;
}

const unquoted = (literal: string) =>
  /^'.*'$/s.test(literal) ? literal.slice(1, -1).replaceAll("''", "'") : literal;

function keyValue(table: Table, name: string, literal: string): StoredValue {
  const attribute = table.attribute(name);
  if (!attribute) throw keyNotDeclared(table.logicalName);
  if (isText(attribute) !== literal.startsWith("'")) throw badQuery(`Bad Request - Error in query syntax: '${literal.slice(0, 100)}' is no value of '${name}'.`);
  return storedText(attribute, unquoted(literal));
}

/** Text stands in quotes, all else does not. */
const isText = (attribute: AttributeMetadata) => edmTypeOf(attribute) === 'Edm.String';
