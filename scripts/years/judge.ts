import type { Persona } from './personas';

/** Some time in which something was so; `until` undefined: it is still. */
export interface Span {
  readonly from: number;
  readonly until: number | undefined;
}

/** A relationship's whole life, as it was at Microsoft. Moments are milliseconds since 1970. */
export interface Life {
  readonly id: string;
  readonly customer: string;
  /** When the customer approved it. */
  readonly approvedOn: number | undefined;
  /** When it ceased to be active: its time was up, or somebody asked for its end; undefined = it lives. */
  readonly endedOn: number | undefined;
  readonly endedBy: 'time' | 'customer' | 'us' | undefined;
  /** When each pair of group and role was in force by it. */
  readonly pairs: ReadonlyMap<string, readonly Span[]>;
}

/** Access that was not there for a while. */
export interface Gap {
  readonly customer: string;
  readonly pair: string;
  readonly from: number;
  readonly until: number;
  /** Something was there all the while that the customer had approved early enough for Microsoft and us; or we ended what nothing took the place of. */
  readonly isOurs: boolean;
}

export interface Judgement {
  readonly gaps: readonly Gap[];
  /** Milliseconds in which the one that was replaced lived beside the one that is in force, by customer. */
  readonly overlaps: readonly number[];
}

/**
 * Where access was missing between its beginning and the end of what was seen, to the millisecond, and whose fault it
 * was. Pure.
 * @param wanted the pairs of group and role that each customer is asked for, always
 * @param until the last moment that was seen
 * @param needed milliseconds that Microsoft and we may need from an approval to the assignments
 */
export function judge(lives: readonly Life[], wanted: readonly string[], until: number, needed: number): Judgement {
  const gaps: Gap[] = [];
  const overlaps: number[] = [];
  for (const [customer, own] of byCustomer(lives)) {
    for (const pair of wanted) {
      const held = own.flatMap(({ pairs }) => pairs.get(pair) ?? []).sort((one, other) => one.from - other.from);
      // Also where nothing ever came of what was approved.
      let covered = Math.min(...own.map(({ approvedOn = Infinity }) => approvedOn + needed), held[0]?.from ?? Infinity);
      for (const { from, until: heldUntil = until } of [...held, { from: until, until }]) {
        if (from > covered) gaps.push(...shared(own, covered, from, needed).map((part) => ({ customer, pair, ...part })));
        covered = Math.max(covered, heldUntil);
      }
    }
    overlaps.push(...overlapsOf(own));
  }
  return { gaps, overlaps };
}

/** A gap in parts: whose fault which of them is. */
function shared(own: readonly Life[], from: number, until: number, needed: number): Pick<Gap, 'from' | 'until' | 'isOurs'>[] {
  const grants = own.flatMap(({ approvedOn, endedOn = Infinity, endedBy }) => {
    if (approvedOn === undefined) return [];
    const begins = Math.max(from, approvedOn + needed);
    const ends = endedOn === from && endedBy === 'us' ? until : Math.min(until, endedOn);
    return begins < ends ? [{ begins, ends }] : [];
  }).sort((one, other) => one.begins - other.begins);
  const parts: Pick<Gap, 'from' | 'until' | 'isOurs'>[] = [];
  let at = from;
  for (const { begins, ends } of grants) {
    if (begins > at) parts.push({ from: at, until: begins, isOurs: false });
    if (ends > at) parts.push({ from: Math.max(at, begins), until: ends, isOurs: true });
    at = Math.max(at, ends);
  }
  if (at < until) parts.push({ from: at, until, isOurs: false });
  return parts;
}

function overlapsOf(own: readonly Life[]): number[] {
  const inForce = own.flatMap((life) => (life.pairs.size > 0 ? [{ ...life, from: Math.max(...[...life.pairs.values()].map(([first]) => first!.from)) }] : [])).sort((one, other) => one.from - other.from);
  return inForce.slice(1).flatMap((next, at) => {
    const before = inForce[at]!;
    return before.endedBy === 'us' && before.endedOn !== undefined ? [before.endedOn - next.from] : [];
  });
}

function byCustomer(lives: readonly Life[]): Map<string, Life[]> {
  const map = new Map<string, Life[]>();
  for (const life of lives) map.set(life.customer, [...(map.get(life.customer) ?? []), life]);
  return map;
}

/** One line of the table: what became of customers who behave alike. */
export interface Line {
  readonly persona: Persona;
  readonly customers: number;
  readonly relationships: number;
  readonly approved: number;
  readonly messages: number;
  /** Days without access, of all of them together: because they approved late, refused, or removed us. */
  readonly daysLostByCustomer: number;
  /** Gaps that were our fault: there must be none. */
  readonly gapsByUs: number;
  readonly withAccessAtTheEnd: number;
}
