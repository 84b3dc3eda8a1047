import { plainGuid } from '../../kernel/guid';
import type { DataverseSettings } from '../../settings';
import type { StoredValue } from '../environment';
import { badPayload, choiceOutOfRange, dateOutOfRange, decimalOutOfRange, integerOutOfRange, textTooLong, unstorableText } from '../errors';
import type { Catalog, Table } from '../metadata/catalog';
import type { AttributeMetadata } from '../metadata/types';
import { edmTypeOf } from '../query/columns';
import { parseMoment, storedMoment } from '../query/moments';

/** The first moment that SQL Server's `datetime` holds. */
const EARLIEST = Date.UTC(1753, 0, 1);

/** What checking values needs to know. */
export interface ValueContext {
  readonly catalog: Catalog;
  readonly settings: Pick<DataverseSettings, 'dateTimesNeedZone'>;
}

/**
 * A value of a body as the column stores it.
 * @param json what JSON.parse made of it
 * @throws DataverseError 400: of another type, too long, out of range, no option of the choice
 */
export function storedValue({ catalog, settings }: ValueContext, table: Table, attribute: AttributeMetadata, json: unknown): StoredValue {
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
      return dateValue(settings, table, attribute, json);
    case 'Uniqueidentifier':
    case 'Lookup':
    case 'Owner':
    case 'Customer':
      return guidValue(table, attribute, json);
  }
}

function textValue(table: Table, attribute: AttributeMetadata, json: unknown): string {
  if (typeof json !== 'string') throw notConvertible(table, attribute, json);
  // SQLite would give such text back as another one.
  if (json.includes('\0') || /\p{Surrogate}/u.test(json)) throw unstorableText(attribute.logicalName, table.entitySetName);
  const { maxLength } = attribute;
  if (maxLength !== undefined && json.length > maxLength) throw textTooLong(attribute.logicalName, table.logicalName, maxLength);
  return json;
}

function wholeValue(table: Table, attribute: AttributeMetadata, json: unknown): number {
  // Beyond the safe integers JavaScript has read another number than was sent.
  if (typeof json !== 'number' || !Number.isSafeInteger(json)) throw notConvertible(table, attribute, json);
  const [lowest, highest] = attribute.type === 'BigInt' ? [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] : [-2147483648, 2147483647];
  if (json < lowest || json > highest) throw notConvertible(table, attribute, json);
  const { minValue = lowest, maxValue = highest } = attribute;
  if (json < minValue || json > maxValue) throw integerOutOfRange(attribute.logicalName, table.logicalName, minValue, maxValue);
  return json;
}

/** Rounded to the column's digits, as the platform does; halves away from zero, as SQL Server does. */
function decimalValue(table: Table, attribute: AttributeMetadata, json: unknown): number {
  if (typeof json !== 'number' || !Number.isFinite(json)) throw notConvertible(table, attribute, json);
  const { minValue = -100000000000, maxValue = 100000000000, precision = 2 } = attribute;
  if (json < minValue || json > maxValue) throw decimalOutOfRange(attribute.logicalName, table.logicalName, minValue, maxValue);
  return rounded(json, precision);
}

/** Rounds the decimal number that was written, not the binary one nearest to it: 1.005 to two digits is 1.01. */
function rounded(value: number, digits: number): number {
  const [mantissa, exponent] = Math.abs(value).toExponential().split('e');
  const whole = Math.round(Number(`${mantissa}e${Number(exponent) + digits}`));
  const [wholeMantissa, wholeExponent] = whole.toExponential().split('e');
  return Math.sign(value) * Number(`${wholeMantissa}e${Number(wholeExponent) - digits}`);
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

function dateValue(settings: ValueContext['settings'], table: Table, attribute: AttributeMetadata, json: unknown): string {
  const parsed = typeof json === 'string' ? parseMoment(json) : undefined;
  const dateOnly = attribute.dateTimeBehavior === 'DateOnly';
  const fits = dateOnly ? parsed?.form === 'day' : parsed?.form === 'zoned' || !settings.dateTimesNeedZone;
  if (!parsed || !fits) throw notConvertible(table, attribute, json);
  const { moment } = parsed;
  if (moment.getTime() < EARLIEST || moment.getUTCFullYear() > 9999) throw dateOutOfRange(attribute.logicalName);
  return dateOnly ? moment.toISOString().slice(0, 10) : storedMoment(moment);
}

function guidValue(table: Table, attribute: AttributeMetadata, json: unknown): string {
  const guid = typeof json === 'string' ? plainGuid(json) : undefined;
  if (!guid) throw notConvertible(table, attribute, json);
  return guid;
}

const notConvertible = (table: Table, attribute: AttributeMetadata, json: unknown) =>
  badPayload(table.entitySetName, `Cannot convert the literal '${shown(json)}' of '${attribute.logicalName}' to the expected type '${edmTypeOf(attribute)}'.`);

/** Never a whole tree: it may be too deep to print. */
const shown = (json: unknown) => (typeof json === 'object' ? (Array.isArray(json) ? '[…]' : '{…}') : String(json).slice(0, 100));
