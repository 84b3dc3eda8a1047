import type { ColumnModel, TableModel } from '../../app-model';
import type { FieldValue } from '../contracts';
import type { LookupValue, WebApiRow } from '../player';

/** Annotations of the Web API that a form reads. */
const FORMATTED = '@OData.Community.Display.V1.FormattedValue';
const LOOKUP_TABLE = '@Microsoft.Dynamics.CRM.lookuplogicalname';

export const isLookupColumn = ({ type }: ColumnModel) => type === 'lookup' || type === 'owner' || type === 'customer';

/** What a column is called in `$select` and in answers. */
export const propertyOf = (column: ColumnModel) => (isLookupColumn(column) ? `_${column.logicalName}_value` : column.logicalName);

/** A column's value in a row of the Web API, in the type that a form holds. Pure. */
export function readValue(column: ColumnModel, row: WebApiRow): FieldValue {
  const property = propertyOf(column);
  const raw = row[property];
  if (raw === null || raw === undefined) return null;
  if (isLookupColumn(column)) {
    const name = row[property + FORMATTED];
    const entityType = row[property + LOOKUP_TABLE] ?? column.targets?.[0]?.table;
    return [{ id: String(raw).toLowerCase(), entityType: String(entityType ?? ''), ...(typeof name === 'string' ? { name } : {}) }];
  }
  if (column.type === 'dateTime') return readDate(column, String(raw));
  if (column.type === 'choices') return String(raw).split(',').map(Number);
  return typeof raw === 'number' || typeof raw === 'boolean' ? raw : String(raw);
}

/**
 * What the Web API is sent for a column: the value itself, or a lookup's `@odata.bind`. An emptied lookup is null at
 * the navigation property of the table that it pointed to. Pure.
 * @param before the value that is replaced
 * @param entitySetOf the entity set of a table
 */
export function writeValue(
  column: ColumnModel, value: FieldValue, before: FieldValue, entitySetOf: (table: string) => string,
): Readonly<Record<string, unknown>> {
  if (!isLookupColumn(column)) return { [column.logicalName]: plainValue(column, value) };
  const target = firstLookup(value);
  const table = (target ?? firstLookup(before))?.entityType;
  const property = (column.targets?.find((other) => other.table === table) ?? column.targets?.[0])?.navigationProperty;
  if (!property) throw new Error(`The app does not say how the lookup '${column.logicalName}' is set.`);
  return { [`${property}@odata.bind`]: target ? `/${entitySetOf(target.entityType)}(${target.id})` : null };
}

/** Whether two values of a column are the same; times by moment, lookups by row, choices in any order. Pure. */
export function sameValue(one: FieldValue, other: FieldValue): boolean {
  return comparable(one) === comparable(other);
}

/** A value as people read it, for messages. Pure. */
export function showValue(column: ColumnModel, value: FieldValue): string {
  if (value === null) return '';
  if (value instanceof Date) return column.format === 'date' || column.behavior === 'dateOnly' ? value.toLocaleDateString() : value.toLocaleString();
  if (isLookupColumn(column)) return firstLookup(value)?.name ?? firstLookup(value)?.id ?? '';
  const label = (option: unknown) => column.options?.find((candidate) => candidate.value === Number(option))?.label ?? String(option);
  if (Array.isArray(value)) return value.map(label).join('; ');
  return column.options ? label(value) : String(value);
}

/** What a caller or an address gives for a column, as the form holds it: a lookup alone becomes a list of one, ISO texts dates. */
export function givenValue(column: ColumnModel, value: unknown): FieldValue {
  if (value === null || value === undefined || value === '') return null;
  if (isLookupColumn(column)) {
    const lookups = (Array.isArray(value) ? value : [value]) as LookupValue[];
    return lookups.length ? lookups.map(({ id, name, entityType }) => ({ id: plainId(id), entityType, ...(name === undefined ? {} : { name }) })) : null;
  }
  if (column.type === 'dateTime') return value instanceof Date ? value : readDate(column, String(value));
  if (column.type === 'choices') return Array.isArray(value) ? value.map(Number) : [Number(value)];
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

/** A GUID in lower case without braces. */
export const plainId = (id: string) => id.replace(/[{}]/g, '').toLowerCase();

export const firstLookup = (value: FieldValue): LookupValue | undefined => {
  const first: unknown = Array.isArray(value) ? value[0] : undefined;
  return typeof first === 'object' && first !== null ? (first as LookupValue) : undefined;
};

/** Values that a new row of the table begins with when nobody says otherwise. */
export const defaultValue = (column: ColumnModel, table: TableModel): FieldValue =>
  column.defaultValue ?? (column.type === 'status' ? (table.columns['statecode']?.options?.find(({ value }) => value === 0)?.defaultStatus ?? null) : null);

/** Dates of no zone stand for the same wall clock everywhere: they become that local time. */
function readDate(column: ColumnModel, text: string): Date | null {
  const wall = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?/.exec(text);
  const isWallClock = column.behavior === 'dateOnly' || column.behavior === 'timeZoneIndependent';
  if (isWallClock && wall) {
    const [, year, month, day, hour = 0, minute = 0, second = 0] = wall.map(Number);
    return new Date(year ?? 0, (month ?? 1) - 1, day, hour || 0, minute || 0, second || 0);
  }
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? null : date;
}

function plainValue(column: ColumnModel, value: FieldValue): unknown {
  if (value instanceof Date) return writeDate(column, value);
  if (column.type === 'choices') return Array.isArray(value) && value.length ? value.join(',') : null;
  return value === '' ? null : value;
}

function writeDate({ behavior }: ColumnModel, date: Date): string {
  if (behavior !== 'dateOnly' && behavior !== 'timeZoneIndependent') return date.toISOString().replace('.000Z', 'Z');
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return behavior === 'dateOnly' ? day : `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}Z`;
}

function comparable(value: FieldValue): string {
  if (value === null || value === '' || (Array.isArray(value) && !value.length)) return '';
  if (value instanceof Date) return `date ${value.getTime()}`;
  if (!Array.isArray(value)) return `${typeof value} ${String(value)}`;
  const items = value as readonly (LookupValue | number)[];
  return items.map((item) => (typeof item === 'object' ? `${item.entityType} ${item.id}` : String(item))).sort().join(',');
}
