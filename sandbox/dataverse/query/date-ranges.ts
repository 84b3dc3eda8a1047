import { DateTime, type DurationLikeObject } from 'luxon';

/** From this moment on (undefined: since ever) until before that one (undefined: for ever), in UTC. */
export interface DateRange {
  readonly from?: Date;
  readonly before?: Date;
}

type Unit = 'day' | 'week' | 'month' | 'year' | 'hour' | 'minute';

/**
 * The range that a date function of the Web API means, or undefined when it is no date function known here.
 * Weeks begin on Sunday, as in an organisation with default settings; users are taken to live in UTC (SIM).
 * `LastX…` reaches from the beginning of that unit until now, `NextX…` from now to the end of that unit.
 * @param amount of `LastXDays` and its kind
 * @param moment of `On`, `OnOrAfter`, `OnOrBefore`
 */
export function dateRange(name: string, now: Date, amount: number, moment: Date | undefined): DateRange | undefined {
  const present = DateTime.fromJSDate(now, { zone: 'utc' });
  if (moment && /^On(OrAfter|OrBefore)?$/.test(name)) return onRange(name, DateTime.fromJSDate(moment, { zone: 'utc' }));
  const named = namedRange(name, present);
  if (named) return named;
  const relative = /^(LastX|NextX|OlderThanX)(Minute|Hour|Day|Week|Month|Year)s$/.exec(name);
  if (!relative) return undefined;
  const unit = (relative[2] as string).toLowerCase() as Unit;
  const length: DurationLikeObject = { [`${unit}s`]: amount };
  if (relative[1] === 'OlderThanX') return { before: present.minus(length).toJSDate() };
  if (relative[1] === 'LastX') return { from: startOf(present.minus(length), unit === 'hour' ? 'hour' : 'day').toJSDate(), before: next(present) };
  const end = startOf(present.plus(length), unit === 'hour' ? 'hour' : 'day').plus(unit === 'hour' ? { hours: 1 } : { days: 1 });
  return { from: now, before: end.toJSDate() };
}

function onRange(name: string, moment: DateTime): DateRange {
  const from = startOf(moment, 'day').toJSDate();
  const before = startOf(moment, 'day').plus({ days: 1 }).toJSDate();
  if (name === 'OnOrAfter') return { from };
  return name === 'OnOrBefore' ? { before } : { from, before };
}

function namedRange(name: string, present: DateTime): DateRange | undefined {
  const today = startOf(present, 'day');
  const days = (first: number, count: number) => span(today.plus({ days: first }), { days: count });
  switch (name) {
    case 'Today': return days(0, 1);
    case 'Yesterday': return days(-1, 1);
    case 'Tomorrow': return days(1, 1);
    case 'Last7Days': return { from: today.minus({ days: 7 }).toJSDate(), before: next(present) };
    case 'Next7Days': return { from: present.toJSDate(), before: today.plus({ days: 8 }).toJSDate() };
  }
  const whole = /^(Last|This|Next)(Week|Month|Year)$/.exec(name);
  if (!whole) return undefined;
  const unit = (whole[2] as string).toLowerCase() as Unit;
  const shift = whole[1] === 'Last' ? -1 : whole[1] === 'Next' ? 1 : 0;
  return span(startOf(present, unit).plus({ [`${unit}s`]: shift }), { [`${unit}s`]: 1 });
}

const span = (from: DateTime, length: DurationLikeObject): DateRange => ({ from: from.toJSDate(), before: from.plus(length).toJSDate() });
const next = (present: DateTime) => present.plus({ seconds: 1 }).startOf('second').toJSDate();
const startOf = (moment: DateTime, unit: Unit) =>
  unit === 'week' ? moment.startOf('day').minus({ days: moment.weekday % 7 }) : moment.startOf(unit);
