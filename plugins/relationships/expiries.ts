import { backOffSeconds, type Policy } from '../policy';

/** A request in force whose end has come. */
export interface Expiry {
  readonly id: string;
  readonly expiryDate: number;
}

/** When a request whose end has come was last announced, and how often. */
export interface Announced {
  readonly expiryDate: number;
  readonly times: number;
  readonly againOn: number;
}

/**
 * Which requests are looked at because their end has come, and what is remembered of that. Microsoft ends, or extends,
 * by its own clock: while nothing has become of it, it is looked at again, less and less often. Pure.
 */
export function dueExpiries(expiries: readonly Expiry[], announced: ReadonlyMap<string, Announced>, now: number, policy: Policy): { readonly look: readonly string[]; readonly announced: Map<string, Announced> } {
  const look: string[] = [];
  const remembered = new Map<string, Announced>();
  for (const { id, expiryDate } of expiries) {
    const before = announced.get(id);
    const isSame = before?.expiryDate === expiryDate;
    if (isSame && now < before.againOn && before.againOn <= now + policy.longestRetrySeconds * 1000) {
      remembered.set(id, before);
      continue;
    }
    const times = isSame ? before.times + 1 : 0;
    look.push(id);
    remembered.set(id, { expiryDate, times, againOn: now + backOffSeconds(times, policy) * 1000 });
  }
  return { look, announced: remembered };
}
