import type { Assignment } from '../gateways/graph/types';
import { liveByGroup } from '../request-lifecycle/plan/assign';
import { heirsOf, rivalsOf } from './family';
import type { Member, Situation } from './model';
import { isInForce, pairsOf } from './standing';

/** Assignments at Microsoft by the ids of requests; absent: Microsoft does not tell them now. */
export type AssignmentsOf = ReadonlyMap<string, readonly Assignment[]>;

/** Those whose assignments decide whether a request in force can be ended without anybody losing anything: itself, and whoever could take its place. Pure. */
export const concernedBy = ({ request, family }: Situation): Member[] =>
  [request, ...[...heirsOf(request, family).map(({ member }) => member), ...rivalsOf(request, family)].filter(isInForce)];

/**
 * The situation as Microsoft has it at this moment. What our rows say is as old as the last look: somebody may have taken
 * a role from a group in Partner Center since, or given one. What is not in force there counts as pending, and what the
 * request itself gives without a mapping as given elsewhere. Pure.
 * @returns the same where nothing is different
 */
export function asMicrosoftHasIt(situation: Situation, concerned: readonly Member[], assignments: AssignmentsOf): Situation {
  const { request } = situation;
  const others = concerned.filter(({ id }) => id !== request.id);
  const given = new Map(others.map(({ id }) => [id, new Set(inForceIn(assignments.get(id) ?? []))]));
  const isMissing = ({ requestId, role, group, state }: Situation['mappings'][number]) => state === 'active' && given.get(requestId)?.has(`${role?.templateId} ${group?.groupId}`) === false;
  const missing = new Set(others.flatMap(({ id }) => pairsOf(id, situation.mappings)).flatMap(({ mapping }) => (isMissing(mapping) ? [mapping] : [])));
  const named = new Set(situation.mappings.flatMap(({ requestId, role, group }) => (requestId === request.id ? [`${role?.templateId} ${group?.groupId}`] : [])));
  const known = new Set(request.elsewhere.map(({ groupId, roleId }) => `${roleId} ${groupId}`));
  const unnamed = inForceIn(assignments.get(request.id) ?? []).filter((pair) => !named.has(pair) && !known.has(pair));
  if (missing.size === 0 && unnamed.length === 0) return situation;

  const elsewhere = [...request.elsewhere, ...unnamed.map((pair) => ({ roleId: pair.split(' ')[0] ?? '', groupId: pair.split(' ')[1] ?? '' }))];
  const self = { ...request, elsewhere };
  return {
    ...situation,
    request: self,
    family: situation.family.map((one) => (one.id === request.id ? self : one)),
    mappings: situation.mappings.map((mapping) => (missing.has(mapping) ? { ...mapping, state: 'pending' } : mapping)),
  };
}

/** Role and group of each assignment that is in force. */
const inForceIn = (assignments: readonly Assignment[]): string[] =>
  [...liveByGroup(assignments).values()].flatMap(({ status, groupId, roleIds }) => (status === 'active' ? roleIds.map((roleId) => `${roleId} ${groupId}`) : []));
