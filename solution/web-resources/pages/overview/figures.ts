import type { InvitationState, Outlook } from '@gdap-manager/entities/gdap-request/table';
import type { WaitingOn } from '@gdap-manager/entities/waiting-on';

export type OutlookName = keyof typeof Outlook;
export type Whom = Exclude<keyof typeof WaitingOn, 'nobody'>;
export type Invitation = keyof typeof InvitationState;

/** Requests in force that end in one month with one outlook. */
export interface ExpiryCount {
  readonly outlook: OutlookName;
  /** Months since the year 0; undefined where the row has no expiry date. */
  readonly month: number | undefined;
  readonly count: number;
}

/** Requests that wait for somebody since one day. */
export interface WaitingCount {
  readonly on: Whom;
  /** Midnight, UTC; undefined where nobody knows since when. */
  readonly since: number | undefined;
  readonly count: number;
}

/** Requests that the customer has yet to approve, due on one day. */
export interface PendingCount {
  readonly invitation: Invitation;
  /** Midnight, UTC. */
  readonly due: number | undefined;
  readonly count: number;
}

const day = 24 * 3600 * 1000;

/** As the view *Lapsing Soon* has it. */
export const lapsingDays = 14;

const sum = (rows: readonly { readonly count: number }[]): number => rows.reduce((total, { count }) => total + count, 0);

/** A moment's month. Pure. */
export const monthOf = (moment: number): number => new Date(moment).getUTCFullYear() * 12 + new Date(moment).getUTCMonth();

/** What the bars are made of, from the bottom up: what needs somebody lies on the axis, where it is seen best. */
export const series = ['atRisk', 'replacing', 'later', 'renews', 'ends', 'none'] as const satisfies readonly OutlookName[];

export type Series = (typeof series)[number];

/** Where it is replaced already, it may end. */
const seriesOf = (outlook: OutlookName): Series => (outlook === 'replaced' ? 'ends' : outlook);

/** One bar: a month, what is overdue before the first one, or what ends after the last one. */
export interface Bar {
  readonly kind: 'overdue' | 'month' | 'after';
  readonly month: number;
  readonly counts: Readonly<Record<Series, number>>;
  readonly total: number;
}

/** How many months have a bar of their own: Microsoft grants two years at most, which end in the 25th. */
const months = 25;

/** Expiries by month: this one and those that follow up to the last in which anything ends, half a year at least. Pure. */
export function bars(rows: readonly ExpiryCount[], now: number): Bar[] {
  const dated = rows.filter((row): row is ExpiryCount & { month: number } => row.month !== undefined);
  const first = monthOf(now);
  const last = Math.min(first + months - 1, Math.max(first + 5, ...dated.map(({ month }) => month)));
  const bar = (kind: Bar['kind'], month: number, of: readonly ExpiryCount[]): Bar => ({
    kind, month, total: sum(of), counts: Object.fromEntries(series.map((name) => [name, sum(of.filter(({ outlook }) => seriesOf(outlook) === name))])) as Record<Series, number>,
  });
  const overdue = bar('overdue', first - 1, dated.filter(({ month }) => month < first));
  const after = bar('after', last + 1, dated.filter(({ month }) => month > last));
  return [
    ...(overdue.total > 0 ? [overdue] : []),
    ...Array.from({ length: last - first + 1 }, (_, index) => bar('month', first + index, dated.filter(({ month }) => month === first + index))),
    ...(after.total > 0 ? [after] : []),
  ];
}

/** Requests that will lose access if nobody acts, as the view of that name has them. Pure. */
export const losing = (rows: readonly ExpiryCount[]): number => sum(rows.filter(({ outlook }) => outlook === 'atRisk' || outlook === 'replacing'));

/** Requests in force. Pure. */
export const inForce = (rows: readonly ExpiryCount[]): number => sum(rows);

/** Longest ages of the columns, days; the last column has no end. */
export const ages = [7, 30, 90] as const;

export const whoms = ['staff', 'customer', 'microsoft', 'indirectProvider'] as const satisfies readonly Whom[];

/** For whom how many wait, and how long. */
export interface WaitingLine {
  readonly on: Whom;
  /** One for each of `ages`, and one for what is older. */
  readonly byAge: readonly number[];
  /** Nobody knows since when. */
  readonly unknown: number;
  readonly total: number;
  /** Days; undefined where none waits, or nobody knows. */
  readonly oldest: number | undefined;
}

/** Full days between a day and now, never less than none: clocks disagree. Pure. */
export const ageOf = (since: number, now: number): number => Math.max(0, Math.floor((now - since) / day));

/** Who has to move, and since when. Pure. */
export const waiting = (rows: readonly WaitingCount[], now: number): WaitingLine[] =>
  whoms.map((on) => {
    const own = rows.filter((row) => row.on === on);
    const known = own.flatMap(({ since, count }) => (since === undefined ? [] : [{ age: ageOf(since, now), count }]));
    const column = (age: number) => (ages.findIndex((longest) => age <= longest) + ages.length + 1) % (ages.length + 1);
    return {
      on,
      byAge: Array.from({ length: ages.length + 1 }, (_, index) => sum(known.filter(({ age }) => column(age) === index))),
      unknown: sum(own) - sum(known),
      total: sum(own),
      oldest: known.length === 0 ? undefined : Math.max(...known.map(({ age }) => age)),
    };
  });

/** How the approvals stand that are still out. */
export interface Approvals {
  readonly total: number;
  readonly lapsing: number;
  readonly notInvited: number;
  readonly attention: number;
}

/** Pure. */
export function approvals(rows: readonly PendingCount[], now: number): Approvals {
  const of = (invitation: Invitation) => sum(rows.filter((row) => row.invitation === invitation));
  const lapsing = rows.filter(({ due }) => due !== undefined && due + day > now && due <= now + lapsingDays * day);
  return { total: sum(rows), lapsing: sum(lapsing), notInvited: of('notSent'), attention: of('attention') };
}
