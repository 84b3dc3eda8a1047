import { ancestorsOf, heirsOf, rivalsOf } from './family';
import type { MappingFacts, Member } from './model';
import { endOf, isAlive, isAsked, isAutomatic, isInForce, pairsOf } from './standing';

/** Why a request that is in force does not take another's place yet. */
export type Hold =
  /** Microsoft has not put all of its assignments in force. */
  | { readonly kind: 'pending'; readonly heir: Member }
  /** Assignments of it failed. */
  | { readonly kind: 'failed'; readonly heir: Member }
  /** It gives nobody anything. */
  | { readonly kind: 'empty'; readonly heir: Member }
  /** What was given since it was made, and it does not give; or somebody else is to give it. */
  | { readonly kind: 'lacks'; readonly heir: Member; readonly names: readonly string[] }
  /** Somebody else gave groups roles by this one, so that no mapping names them, and they would lose them. */
  | { readonly kind: 'elsewhere'; readonly heir: Member; readonly groups: number }
  /** It would end earlier. */
  | { readonly kind: 'shorter'; readonly heir: Member };

/** Whether a request's place is taken, and by whom; else why those that are in force do not take it. */
export interface Succession {
  /** All that is still wanted of it is in force through these. Empty: its place is not taken. */
  readonly takenBy: readonly Member[];
  readonly holds: readonly Hold[];
}

/**
 * Whether the place of a request is taken: by those that are meant to take it, or, where two were made to take the same
 * place, by the one that lasts longer. It is only where all that is still wanted of it is in force through them. What
 * they leave out counts as not wanted where whoever made them left it out, and nobody else is to give it. Pure.
 */
export function successionOf(request: Member, family: readonly Member[], mappings: readonly MappingFacts[]): Succession {
  if (!isAlive(request) || request.status === 'draft') return { takenBy: [], holds: [] };
  const byHeirs = takenByHeirs(request, family, mappings);
  if (byHeirs.takenBy.length > 0) return byHeirs;
  const rival = rivalsOf(request, family).find((one) => takesAsRival(one, request, family, mappings));
  return rival ? { takenBy: [rival], holds: [] } : byHeirs;
}

function takenByHeirs(request: Member, family: readonly Member[], mappings: readonly MappingFacts[]): Succession {
  const heirs = heirsOf(request, family).filter(({ member }) => isAlive(member));
  const holds: Hold[] = [];
  const ready = heirs.filter(({ member }) => {
    if (!isInForce(member)) return false;
    const hold = holdOf(member, request, mappings);
    if (hold) holds.push(hold);
    return !hold;
  });
  if (ready.length === 0) return { takenBy: [], holds };

  const given = new Set(ready.flatMap(({ member }) => activeKeys(member, mappings)));
  const others = new Set(heirs.filter((heir) => !ready.includes(heir)).flatMap(({ member }) => pairsOf(member.id, mappings).map(({ key }) => key)));
  const missing = pairsOf(request.id, mappings).filter(({ key, mapping }) => {
    const leftOut = ready.some(({ since }) => mapping.createdOn <= since) && !others.has(key);
    return !given.has(key) && !leftOut;
  });
  const [first] = ready;
  if (missing.length > 0 && first) return { takenBy: [], holds: [...holds, { kind: 'lacks', heir: first.member, names: missing.map(({ mapping }) => nameOf(mapping)) }] };
  const groups = leftWithout(request, ready.map(({ member }) => member), mappings);
  if (groups > 0 && first) return { takenBy: [], holds: [...holds, { kind: 'elsewhere', heir: first.member, groups }] };
  return { takenBy: ready.map(({ member }) => member), holds };
}

/** Why an heir in force cannot take the place by itself. */
function holdOf(heir: Member, request: Member, mappings: readonly MappingFacts[]): Hold | undefined {
  const pairs = pairsOf(heir.id, mappings);
  if (pairs.some(({ mapping: { state } }) => state === 'error' || state === 'notAllowed')) return { kind: 'failed', heir };
  if (pairs.some(({ mapping: { state } }) => state !== 'active')) return { kind: 'pending', heir };
  if (pairs.length === 0 && pairsOf(request.id, mappings).length > 0) return { kind: 'empty', heir };
  // What came into force only after its place was taken is longer for no good reason.
  const cameLater = request.startDate !== null && heir.startDate !== null && heir.startDate <= request.startDate;
  const isShorter = !heir.autoRenew && (heir.expiryDate ?? -Infinity) < (request.expiryDate ?? Infinity);
  return isInForce(request) && isShorter && !cameLater ? { kind: 'shorter', heir } : undefined;
}

/** Two were made to take the same place. In force, the one that lasts longer stays; one that we asked for by ourselves and that nobody has approved need not be approved any more. */
function takesAsRival(rival: Member, request: Member, family: readonly Member[], mappings: readonly MappingFacts[]): boolean {
  if (!isInForce(rival)) return false;
  const given = new Set(activeKeys(rival, mappings));
  const pairs = pairsOf(request.id, mappings);
  if (given.size === 0 || !pairs.every(({ key }) => given.has(key)) || leftWithout(request, [rival], mappings) > 0) return false;
  if (isInForce(request)) return outlasts(rival, request);
  const parent = ancestorsOf(request, family)[0];
  return isAsked(request) && request.status !== 'activating' && isAutomatic(request) && parent !== undefined && !isAlive(parent) && endOf(rival) > endOf(parent);
}

/** A strict order: of two, exactly one outlasts the other. Pure. */
export const outlasts = (one: Member, other: Member): boolean => {
  const [mine, theirs] = [endOf(one), endOf(other)];
  if (mine !== theirs) return mine > theirs;
  if (one.createdOn !== other.createdOn) return one.createdOn > other.createdOn;
  return one.id > other.id;
};

/** Groups that have roles by a request without its mappings, and not by these. */
function leftWithout({ elsewhere }: Member, others: readonly Member[], mappings: readonly MappingFacts[]): number {
  const given = new Set(others.flatMap((other) => [
    ...other.elsewhere.map(({ groupId, roleId }) => `${roleId} ${groupId}`),
    ...pairsOf(other.id, mappings).flatMap(({ mapping: { role, group, state } }) => (state === 'active' ? [`${role?.templateId} ${group?.groupId}`] : [])),
  ]));
  return new Set(elsewhere.flatMap(({ groupId, roleId }) => (given.has(`${roleId} ${groupId}`) ? [] : [groupId]))).size;
}

const activeKeys = ({ id }: Member, mappings: readonly MappingFacts[]): string[] =>
  pairsOf(id, mappings).flatMap(({ key, mapping }) => (mapping.state === 'active' ? [key] : []));

const nameOf = ({ role, group, name }: MappingFacts): string => name ?? `${role?.name ?? ''}: ${group?.name ?? ''}`;
