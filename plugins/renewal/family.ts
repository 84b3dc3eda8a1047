import type { Member } from './model';

/** The requests that a request is meant to take the place of, the nearest first. Ends where it goes in a circle. Pure. */
export function ancestorsOf(member: Member, family: readonly Member[]): Member[] {
  const byId = new Map(family.map((one) => [one.id, one]));
  const found: Member[] = [];
  const seen = new Set([member.id]);
  for (let id = member.replacesId; id !== null && !seen.has(id);) {
    seen.add(id);
    const one = byId.get(id);
    if (!one) break;
    found.push(one);
    id = one.replacesId;
  }
  return found;
}

/** A request that is meant to take the place of another, directly or through others. */
export interface Heir {
  readonly member: Member;
  /** When whatever leads to it was made from the other: what it left out then, somebody left out. */
  readonly since: number;
}

/**
 * The requests that are meant to take the place of a request, directly or through others. Those that it is itself
 * meant to take the place of are none: somebody has made a circle. Pure.
 */
export function heirsOf(member: Member, family: readonly Member[]): Heir[] {
  const before = new Set(ancestorsOf(member, family).map(({ id }) => id));
  const childrenOf = childrenIn(family);
  const found = new Map<string, Heir>();
  const queue = (childrenOf.get(member.id) ?? []).map((child) => ({ member: child, since: child.createdOn }));
  for (let heir = queue.shift(); heir; heir = queue.shift()) {
    const { id } = heir.member;
    if (id === member.id || before.has(id) || found.has(id)) continue;
    found.set(id, heir);
    for (const child of childrenOf.get(id) ?? []) queue.push({ member: child, since: heir.since });
  }
  return [...found.values()];
}

/** The others that take, or were to take, the place of the same request: neither heirs nor what it takes the place of. Pure. */
export function rivalsOf(member: Member, family: readonly Member[]): Member[] {
  const ancestors = ancestorsOf(member, family);
  const root = ancestors.at(-1);
  if (!root) return [];
  const own = new Set([member.id, ...ancestors.map(({ id }) => id), ...heirsOf(member, family).map(({ member: { id } }) => id)]);
  return heirsOf(root, family).flatMap(({ member: one }) => (own.has(one.id) ? [] : [one]));
}

function childrenIn(family: readonly Member[]): Map<string, Member[]> {
  const children = new Map<string, Member[]>();
  for (const one of family) {
    if (one.replacesId === null) continue;
    const list = children.get(one.replacesId);
    if (list) list.push(one);
    else children.set(one.replacesId, [one]);
  }
  return children;
}
