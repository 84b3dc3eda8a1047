import { formatDate, formatDateTime } from '../format/dates';
import { localeOf } from '../format/locale';
import { notSupported } from '../xrm/not-supported';

/** `context.formatting`, in the user's language and zone. */
export function formatting(languageId: number): object {
  const locale = localeOf(languageId);
  const decimal = (value: number, digits?: number) =>
    new Intl.NumberFormat(locale.tag, { minimumFractionDigits: digits, maximumFractionDigits: digits ?? 2 }).format(value);
  const date = (options: Intl.DateTimeFormatOptions) => (value: Date) => new Intl.DateTimeFormat(locale.tag, options).format(value);
  return {
    formatCurrency: (value: number, digits = 2, symbol = '') => `${symbol}${decimal(value, digits)}`,
    formatDecimal: decimal,
    formatInteger: (value: number) => decimal(value, 0),
    formatDateShort: (value: Date, includeTime = false) => (includeTime ? formatDateTime(value, locale) : formatDate(value, locale)),
    formatDateLong: date({ dateStyle: 'full' }),
    formatDateLongAbbreviated: date({ dateStyle: 'medium' }),
    formatDateYearMonth: date({ year: 'numeric', month: 'long' }),
    formatDateAsFilterStringInUTC: (value: Date, includeTime = false) => (includeTime ? value.toISOString() : value.toISOString().slice(0, 10)),
    formatTime: date({ hour: 'numeric', minute: '2-digit' }),
    formatLanguage: (code: number) => new Intl.DisplayNames([locale.tag], { type: 'language' }).of(localeOf(code).tag) ?? String(code),
    getWeekOfYear: notSupported('context.formatting.getWeekOfYear'),
  };
}
