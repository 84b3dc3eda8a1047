import type { ColumnModel } from '../../app-model';
import type { Locale } from './locale';

/** A number with the language's separators, and as many decimals as its column keeps. */
export function formatNumber(value: number, column: Pick<ColumnModel, 'type' | 'precision'>, locale: Locale): string {
  const decimals = column.type === 'wholeNumber' ? 0 : column.precision;
  return new Intl.NumberFormat(locale.tag, { minimumFractionDigits: decimals, maximumFractionDigits: decimals ?? 10 }).format(value);
}

/** Reads what somebody typed as a number in the language's writing. @returns undefined when it is none */
export function parseNumber(text: string, locale: Locale): number | undefined {
  const parts = new Intl.NumberFormat(locale.tag).formatToParts(-1234567.8);
  const separators = { group: partOf(parts, 'group'), decimal: partOf(parts, 'decimal') };
  const plain = text.trim().replace(/[\s\u00a0\u202f]/g, '').replace(/\u2212/g, '-').split(separators.group).join('').replace(separators.decimal, '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}

function partOf(parts: readonly Intl.NumberFormatPart[], type: 'group' | 'decimal'): string {
  return parts.find((part) => part.type === type)?.value ?? (type === 'decimal' ? '.' : ',');
}
