import type { Locale } from '../format/locale';

/** The parts of a day in the order in which the language writes them. */
function partOrder({ tag }: Locale): readonly ('year' | 'month' | 'day')[] {
  return new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'numeric', day: 'numeric' })
    .formatToParts(new Date(2001, 1, 3))
    .flatMap(({ type }) => (type === 'year' || type === 'month' || type === 'day' ? [type] : []));
}

/**
 * Reads a day as people write it: `24.12.2026`, `12/24/26`, `24.12.` (this year) or `2026-12-24`.
 * @param today says which year is meant where none is written
 * @returns midnight of that day in the local zone; nothing for what is no day, such as 31 February
 */
export function parseDay(typed: string, locale: Locale, today: Date): Date | undefined {
  const numbers = typed.trim().split(/[./\-\s]+/).filter((part) => part !== '');
  if (numbers.length < 2 || numbers.length > 3 || numbers.some((part) => !/^\d{1,4}$/.test(part))) return undefined;
  const isIso = numbers.length === 3 && numbers[0]?.length === 4;
  const order = isIso ? (['year', 'month', 'day'] as const) : partOrder(locale).filter((part) => numbers.length === 3 || part !== 'year');
  const part = (name: 'year' | 'month' | 'day'): string | undefined => numbers[order.indexOf(name)];
  const year = part('year');
  return dayOf(year === undefined ? today.getFullYear() : fullYear(year), Number(part('month')), Number(part('day')));
}

/** Two digits are of this century. */
const fullYear = (year: string): number => (year.length <= 2 ? 2000 : 0) + Number(year);

function dayOf(year: number, month: number, day: number): Date | undefined {
  const date = new Date(year, month - 1, day);
  const isThere = date.getFullYear() === year && date.getMonth() === month - 1 && date.getDate() === day;
  return isThere ? date : undefined;
}

/** Reads a time of day: `14:30`, `14.30`, `2:30 pm`, `2pm`, `1430`, `9`. @returns hours and minutes */
export function parseTime(typed: string): { readonly hours: number; readonly minutes: number } | undefined {
  const match = /^(\d{1,2})(?:[:.h]?([0-5]\d))?\s*(?:([ap])\.?\s*m\.?|uhr)?$/i.exec(typed.trim().replace(/[\s\u00a0\u202f]+/g, ' '));
  if (!match) return undefined;
  const half = match[3]?.toLowerCase();
  const [hour, minutes] = [Number(match[1]), Number(match[2] ?? 0)];
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
  const hours = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return hours < 24 ? { hours, minutes } : undefined;
}
