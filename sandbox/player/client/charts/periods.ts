import type { Locale } from '../format/locale';
import type { ChartColumn } from './chart-query';

interface Parts {
  /** Number of the day, week, month, quarter or year. */
  readonly value: number;
  readonly year: number;
  readonly month: number;
}

/** A stretch of time that rows are grouped by: its name, its place in time, and its first and last day (not for weeks). */
export function periodOf(
  grouping: NonNullable<ChartColumn['dateGrouping']>, { value, year, month }: Parts, { tag }: Locale,
): { readonly label: string; readonly order: number; readonly days?: readonly [string, string] } {
  switch (grouping) {
    case 'year':
      return { label: String(value), order: value, days: [day(value, 1, 1), day(value, 12, 31)] };
    case 'quarter':
      return { label: `Q${value} ${year}`, order: year * 10 + value, days: [day(year, value * 3 - 2, 1), lastDay(year, value * 3)] };
    case 'month':
      return { label: monthName(year, value, tag), order: year * 100 + value, days: [day(year, value, 1), lastDay(year, value)] };
    case 'week':
      return { label: `Week ${value} ${year}`, order: year * 100 + value };
    case 'day': {
      const label = new Intl.DateTimeFormat(tag, { timeZone: 'UTC' }).format(Date.UTC(year, month - 1, value));
      return { label, order: year * 10_000 + month * 100 + value, days: [day(year, month, value), day(year, month, value)] };
    }
  }
}

function monthName(year: number, month: number, tag: string): string {
  return new Intl.DateTimeFormat(tag, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(Date.UTC(year, month - 1, 1));
}

function day(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
}

function lastDay(year: number, month: number): string {
  return day(year, month + 1, 0);
}
