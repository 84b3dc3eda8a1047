import type { Persona } from './personas';

/** A relationship's whole life, as it was seen at Microsoft. Moments are milliseconds since 1970. */
export interface Life {
  readonly id: string;
  readonly customer: string;
  /** When the customer approved it. */
  readonly approvedOn: number | undefined;
  /** When its time is up. */
  readonly endsOn: number | undefined;
  /** When it ended; undefined = it lives. */
  readonly endedOn: number | undefined;
  readonly endedBy: 'time' | 'customer' | 'us' | undefined;
  /** When each pair of group and role came into force, and when it was taken away before the relationship ended. */
  readonly pairs: ReadonlyMap<string, { readonly from: number; readonly until: number | undefined }>;
}

/** Access that a customer had granted and that was not there for a while. */
export interface Gap {
  readonly customer: string;
  readonly pair: string;
  readonly from: number;
  readonly until: number;
  /** The customer had approved what was to go on from there, early enough for Microsoft to bring it into force. */
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
 * @param until the last moment that was seen
 * @param needed milliseconds that Microsoft and we may need from an approval to the assignments
 */
export function judge(lives: readonly Life[], until: number, needed: number): Judgement {
  const gaps: Gap[] = [];
  const overlaps: number[] = [];
  for (const [customer, own] of byCustomer(lives)) {
    for (const pair of new Set(own.flatMap(({ pairs }) => [...pairs.keys()]))) {
      const holders = own.flatMap((life) => {
        const held = life.pairs.get(pair);
        return held ? [{ life, from: held.from, until: Math.min(held.until ?? Infinity, life.endedOn ?? Infinity) }] : [];
      }).sort((a, b) => a.from - b.from);
      let covered = holders[0]?.from ?? until;
      for (const holder of [...holders, { from: until }]) {
        if (holder.from > covered) gaps.push({ customer, pair, from: covered, until: holder.from, isOurs: isOurs(own, pair, covered, needed) });
        covered = Math.max(covered, 'until' in holder ? holder.until : until);
      }
    }
    overlaps.push(...overlapsOf(own));
  }
  return { gaps, overlaps };
}

/** Whether the customer had approved, early enough, something that lived on when the access was lost, and had it for this pair. */
const isOurs = (own: readonly Life[], pair: string, lostOn: number, needed: number): boolean =>
  own.some(({ approvedOn, endedOn, endedBy, pairs }) =>
    approvedOn !== undefined && approvedOn + needed < lostOn && (endedOn === undefined || endedOn > lostOn || (endedOn === lostOn && endedBy === 'us')) && (pairs.has(pair) || endedBy === 'us'));

function overlapsOf(own: readonly Life[]): number[] {
  const inForce = own.flatMap((life) => (life.pairs.size > 0 ? [{ ...life, from: Math.max(...[...life.pairs.values()].map(({ from }) => from)) }] : [])).sort((a, b) => a.from - b.from);
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
