import type { CustomerRelationship } from './model';
import { isInForce } from './relationship-states';

/** A relationship, and whether it has a request. */
export interface Candidate {
  readonly relationship: CustomerRelationship;
  readonly requestId: string | null;
}

/** A relationship that another one makes needless. */
export interface Superseded {
  readonly old: Candidate;
  readonly by: Candidate;
}

/** When it ends: never, where Microsoft extends it. */
const endOf = ({ relationship: { autoExtend, endsOn } }: Candidate): number => (autoExtend ? Infinity : (endsOn ?? -Infinity));

/** Of two that are worth the same, the one with a request stays, then the younger one. */
const isRatherKept = (one: Candidate, other: Candidate): boolean => {
  const rank = ({ requestId, relationship }: Candidate): [boolean, number, string] => [requestId !== null, relationship.activatedOn ?? 0, relationship.id];
  const [a, b] = [rank(one), rank(other)];
  const place = a.findIndex((value, index) => value !== b[index]);
  return place >= 0 && a[place]! > b[place]!;
};

/** Whether a relationship in force makes another one needless: same customer, its roles and perhaps more, and it lives as long or longer. Of two that are worth the same only one does. Pure. */
export function supersedes(by: Candidate, old: Candidate): boolean {
  const [one, other] = [by.relationship, old.relationship];
  if (one.id === other.id || one.customerTenantId !== other.customerTenantId || one.status !== 'active' || !isInForce(other)) return false;
  const has = new Set(one.roleIds);
  if (!other.roleIds.every((id) => has.has(id)) || endOf(by) < endOf(old)) return false;
  const isWorthTheSame = has.size === new Set(other.roleIds).size && endOf(by) === endOf(old);
  return !isWorthTheSame || isRatherKept(by, old);
}

/** Every relationship that another one makes needless, with the best of those that do. Pure. */
export function findSuperseded(candidates: readonly Candidate[]): Superseded[] {
  const byCustomer = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const { customerTenantId } = candidate.relationship;
    const together = byCustomer.get(customerTenantId);
    if (together) together.push(candidate);
    else byCustomer.set(customerTenantId, [candidate]);
  }
  return [...byCustomer.values()].filter(({ length }) => length > 1).flatMap((together) =>
    together.flatMap((old): Superseded[] => {
      const [best] = together.filter((by) => supersedes(by, old)).sort((a, b) => Number(endOf(b) > endOf(a)) - Number(endOf(b) < endOf(a)) || (isRatherKept(a, b) ? -1 : 1));
      return best ? [{ old, by: best }] : [];
    }));
}
