/** A day, or a day with a time and perhaps a zone, as OData writes them. */
const MOMENT = /^(\d{4})-(\d\d)-(\d\d)(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,12})?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?$/i;

export interface ParsedMoment {
  readonly moment: Date;
  readonly form: 'day' | 'local' | 'zoned';
}

/**
 * Reads a day (its beginning, UTC), a moment with a time zone, or one without (then UTC). Unlike JavaScript's own
 * Date it knows no 30th of February and no hour 24.
 */
export function parseMoment(text: string): ParsedMoment | undefined {
  const match = MOMENT.exec(text);
  if (!match) return undefined;
  const [, year, month, day, zone] = match;
  if (!isCalendarDay(Number(year), Number(month), Number(day))) return undefined;
  const form = text.length === 10 ? 'day' : zone ? 'zoned' : 'local';
  const moment = new Date(form === 'local' ? `${text}Z` : text.toUpperCase());
  return Number.isNaN(moment.getTime()) ? undefined : { moment, form };
}

function isCalendarDay(year: number, month: number, day: number): boolean {
  // Not Date.UTC(year, …): it takes the years 0 to 99 for 1900 to 1999.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** A moment as stored: whole seconds, UTC. */
export const storedMoment = (moment: Date) => `${moment.toISOString().slice(0, 19)}Z`;
