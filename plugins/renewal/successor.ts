import { ancestorsOf } from './family';
import type { MappingFacts, Member, RenewalFacts, Situation } from './model';
import { endOf, isAlive, isGoneRole, pairsOf } from './standing';

/** A request by which an indirect provider has asked the customer again, in place of one that ends. */
export interface Successor {
  readonly member: Member;
  /** It gives the same groups the same roles: nobody need say that it takes the other's place. */
  readonly isSure: boolean;
}

/** Whether an indirect provider asked for it on our behalf. Pure. */
export const isFromIndirect = ({ origin, partnerConsent }: Pick<RenewalFacts, 'origin' | 'partnerConsent'>): boolean => origin === 'indirectProvider' || partnerConsent !== 'notNeeded';

/** Those of the same tenant that an indirect provider asked for later, and of which nobody has said whose place they take. Pure. */
export function laterOnes(request: Member, family: readonly Member[]): Member[] {
  const before = new Set([request.id, ...ancestorsOf(request, family).map(({ id }) => id)]);
  return family.filter((one) =>
    !before.has(one.id) && one.isFromIndirect && one.replacesId === null && one.status !== 'draft' && isAlive(one) && (one.startDate === null || (one.startDate > (request.startDate ?? Infinity) && endOf(one) > endOf(request))));
}

/** Those of which a request may be such a later one. Pure. */
export const earlierOnes = (request: Member, family: readonly Member[]): Member[] =>
  request.isFromIndirect && request.replacesId === null ? family.filter((one) => one.isFromIndirect && one.status === 'active' && laterOnes(one, family).includes(request)) : [];

/**
 * The request that an indirect provider has made in place of one that ends: of the same tenant, and so of the same partner and
 * provider, with all of its roles. Where there are several, nobody can tell which. Pure.
 */
export function successorOf({ request, family, mappings }: Situation): Successor | undefined {
  const wanted = rolesOf(request.id, mappings);
  if (wanted.size === 0) return undefined;
  const covering = laterOnes(request, family).filter(({ id }) => {
    const asked = rolesOf(id, mappings);
    return [...wanted].every((role) => asked.has(role));
  });
  const [member, second] = covering;
  if (!member || second) return undefined;
  const given = new Set(pairsOf(member.id, mappings).map(({ key }) => key));
  const pairs = pairsOf(request.id, mappings);
  return { member, isSure: pairs.length > 0 && pairs.every(({ key }) => given.has(key)) };
}

/** Roles that it asks for, whoever gets them. */
const rolesOf = (id: string, mappings: readonly MappingFacts[]): Set<string> =>
  new Set(mappings.flatMap(({ requestId, role }) => (requestId === id && role && !isGoneRole(role) ? [role.rowId] : [])));
