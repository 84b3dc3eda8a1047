import type { ColumnModel } from '../../app-model';
import type { Locale } from './locale';

/**
 * Dates as a person reads them. Columns of the behaviour `userLocal` are moments and shown in the user's zone; the
 * others say the same day and time everywhere (Learn: Behavior and format of the date and time column).
 */

/** Day, month and year, such as `11/22/2026`. */
export function formatDate(date: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(locale.tag, { ...day, timeZone: locale.timeZone }).format(date);
}

/** Day and time, such as `11/22/2026 7:21 AM`. */
export function formatDateTime(date: Date, locale: Locale): string {
  const time = new Intl.DateTimeFormat(locale.tag, { hour: 'numeric', minute: '2-digit', timeZone: locale.timeZone }).format(date);
  return `${formatDate(date, locale)} ${time}`;
}

/** What the Web API says of a date column, as text; what is no date stays as it came. */
export function formatDateColumn(column: Pick<ColumnModel, 'format' | 'behavior'>, value: string | Date, locale: Locale): string {
  const date = typeof value === 'string' ? new Date(value) : value;
  if (Number.isNaN(date.getTime())) return String(value);
  const shown = isEverywhereTheSame(column, value) ? { ...locale, timeZone: 'UTC' } : locale;
  return column.format === 'date' ? formatDate(date, shown) : formatDateTime(date, shown);
}

/** A stored day without a time has no zone to be moved to. */
function isEverywhereTheSame(column: Pick<ColumnModel, 'behavior'>, value: string | Date): boolean {
  return typeof value === 'string' && (column.behavior === 'dateOnly' || column.behavior === 'timeZoneIndependent' || dayOnly.test(value));
}

const day: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'numeric', day: 'numeric' };
const dayOnly = /^\d{4}-\d\d-\d\d$/;
