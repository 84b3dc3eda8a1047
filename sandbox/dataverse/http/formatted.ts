import { DateTime } from 'luxon';
import type { StoredValue } from '../environment';
import type { Catalog } from '../metadata/catalog';
import type { AttributeMetadata } from '../metadata/types';

/** Users are taken to read American English in UTC. SIM: the platform follows each user's settings. */
const ENGLISH = 1033;

/** What `FormattedValue` shows of a column that is no lookup; undefined where the platform gives none. */
export function formattedValue(catalog: Catalog, attribute: AttributeMetadata, value: StoredValue): string | undefined {
  if (value === null) return undefined;
  switch (attribute.type) {
    case 'Boolean':
    case 'Picklist':
    case 'State':
    case 'Status':
      return catalog.optionSet(attribute.optionSetName ?? '')?.options.find((option) => option.value === value)?.label[ENGLISH];
    case 'DateTime':
      return formattedDate(attribute, String(value));
    case 'Integer':
    case 'BigInt':
      return attribute.format && attribute.format.toLowerCase() !== 'none' ? String(value) : numberFormat(0).format(Number(value));
    case 'Decimal':
    case 'Double':
    case 'Money': {
      const digits = attribute.precision ?? 2;
      const text = numberFormat(digits).format(Number(value));
      return attribute.type === 'Money' ? `$${text}` : text;
    }
    default:
      return undefined;
  }
}

/** A whole number that is no column's value, such as a count. */
export const formattedNumber = (value: number) => numberFormat(0).format(value);

const numberFormats = new Map<number, Intl.NumberFormat>();

/** Kept: making one costs a hundred times what using it does. */
function numberFormat(digits: number): Intl.NumberFormat {
  const format = numberFormats.get(digits) ?? new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  numberFormats.set(digits, format);
  return format;
}

function formattedDate(attribute: AttributeMetadata, value: string): string {
  const moment = DateTime.fromISO(value, { zone: 'utc' });
  const dateOnly = attribute.dateTimeBehavior === 'DateOnly' || attribute.format?.toLowerCase() === 'date';
  return moment.setLocale('en-US').toFormat(dateOnly ? 'M/d/yyyy' : 'M/d/yyyy h:mm a');
}
