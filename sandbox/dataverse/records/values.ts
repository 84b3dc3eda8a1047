import type { StoredValue } from '../environment';
import { badPayload, choiceOutOfRange, dateOutOfRange, decimalOutOfRange, integerOutOfRange, textTooLong } from '../errors';
import type { Catalog, Table } from '../metadata/catalog';
import type { AttributeMetadata } from '../metadata/types';
import { edmTypeOf } from '../query/columns';

const GUID = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i;
const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,7})?)?(Z|[+-]\d\d:\d\d)?)?$/;
/** The first moment that SQL Server's `datetime` holds. */
const EARLIEST = Date.UTC(1753, 0, 1);

/**
 * A value of a body as the column stores it.
 * @param json what JSON.parse made of it
 * @throws DataverseError 400: of another type, too long, out of range, no option of the choice
 */
export function storedValue(catalog: Catalog, table: Table, attribute: AttributeMetadata, json: unknown): StoredValue {
  if (json === null) return null;
  switch (attribute.type) {
    case 'String':
    case 'Memo':
    case 'EntityName':
      return textValue(table, attribute, json);
    case 'Integer':
    case 'BigInt':
      return wholeValue(table, attribute, json);
    case 'Decimal':
    case 'Double':
    case 'Money':
      return decimalValue(table, attribute, json);
    case 'Boolean':
      if (typeof json !== 'boolean') throw notConvertible(table, attribute, json);
      return json ? 1 : 0;
    case 'Picklist':
    case 'State':
    case 'Status':
      return optionValue(catalog, table, attribute, json);
    case 'DateTime':
      return dateValue(table, attribute, json);
    case 'Uniqueidentifier':
    case 'Lookup':
    case 'Owner':
    case 'Customer':
      return guidValue(table, attribute, json);
  }
}

/** A GUID as stored, lower case without braces, or undefined. */
export const storedGuid = (text: string): string | undefined => GUID.exec(text)?.[1]?.toLowerCase();

function textValue(table: Table, attribute: AttributeMetadata, json: unknown): string {
  if (typeof json !== 'string') throw notConvertible(table, attribute, json);
  const { maxLength } = attribute;
  if (maxLength !== undefined && json.length > maxLength) throw textTooLong(attribute.logicalName, table.logicalName, maxLength);
  return json;
}

function wholeValue(table: Table, attribute: AttributeMetadata, json: unknown): number {
  if (typeof json !== 'number' || !Number.isInteger(json)) throw notConvertible(table, attribute, json);
  const { minValue = -2147483648, maxValue = 2147483647 } = attribute;
  if (attribute.type === 'Integer' && Math.abs(json) > 2147483648) throw notConvertible(table, attribute, json);
  if (json < minValue || json > maxValue) throw integerOutOfRange(attribute.logicalName, table.logicalName, minValue, maxValue);
  return json;
}

/** Rounded to the column's digits, as the platform does. */
function decimalValue(table: Table, attribute: AttributeMetadata, json: unknown): number {
  if (typeof json !== 'number' || !Number.isFinite(json)) throw notConvertible(table, attribute, json);
  const { minValue = -100000000000, maxValue = 100000000000, precision = 2 } = attribute;
  if (json < minValue || json > maxValue) throw decimalOutOfRange(attribute.logicalName, table.logicalName, minValue, maxValue);
  return Number(json.toFixed(precision));
}

function optionValue(catalog: Catalog, table: Table, attribute: AttributeMetadata, json: unknown): number {
  if (typeof json !== 'number' || !Number.isInteger(json)) throw notConvertible(table, attribute, json);
  const allowed = catalog.optionSet(attribute.optionSetName ?? '')?.options.map(({ value }) => value) ?? [];
  // Whether a state or status fits depends on the row: that is decided where the row is known.
  if (attribute.type === 'Picklist' && !allowed.includes(json)) {
    throw choiceOutOfRange(attribute.logicalName, json, table.logicalName, allowed);
  }
  return json;
}

function dateValue(table: Table, attribute: AttributeMetadata, json: unknown): string {
  if (typeof json !== 'string' || !MOMENT.test(json)) throw notConvertible(table, attribute, json);
  const dateOnly = attribute.dateTimeBehavior === 'DateOnly';
  if (dateOnly && json.length > 10) throw notConvertible(table, attribute, json);
  const zoned = json.length === 10 ? `${json}T00:00:00Z` : /(Z|[+-]\d\d:\d\d)$/.test(json) ? json : `${json}Z`;
  const moment = new Date(zoned);
  if (Number.isNaN(moment.getTime())) throw notConvertible(table, attribute, json);
  if (moment.getTime() < EARLIEST) throw dateOutOfRange(attribute.logicalName);
  return dateOnly ? json : `${moment.toISOString().slice(0, 19)}Z`;
}

function guidValue(table: Table, attribute: AttributeMetadata, json: unknown): string {
  const guid = typeof json === 'string' ? storedGuid(json) : undefined;
  if (!guid) throw notConvertible(table, attribute, json);
  return guid;
}

const notConvertible = (table: Table, attribute: AttributeMetadata, json: unknown) =>
  badPayload(table.entitySetName, `Cannot convert the literal '${shown(json)}' of '${attribute.logicalName}' to the expected type '${edmTypeOf(attribute)}'.`);

const shown = (json: unknown) => (typeof json === 'string' ? json : (JSON.stringify(json) ?? '')).slice(0, 100);
