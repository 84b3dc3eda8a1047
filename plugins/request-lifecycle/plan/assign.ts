import { globalAdministratorRoleId } from '@gdap-manager/entities';
import { meaningOf } from '../../failures';
import type { Assignment, AssignmentChange, Relationship } from '../../gateways/graph/types';
import type { ServiceFailure } from '../../gateways/transport/service-error';
import { differencesOf, type Differences } from '../differences';
import { fingerprint, gone } from '../memory';
import type { Observation, Step } from '../model';
import type { Policy } from '../../policy';
import { isInWork } from './in-work';
import { isShrinking } from './shrink';
import { mappingStates, type MappingStates } from './mapping-states';
import { failureOf, times } from './observed';
import { isGone, wantedGroups, type WantedGroup } from './wanted-groups';

export interface Assigned extends MappingStates {
  readonly step?: Step;
  /** Groups that we gave roles, as they are to be remembered. */
  readonly groups: readonly string[];
  /** Fingerprint of the mappings, when nothing is left to do about them. */
  readonly handled?: string;
  /** What of it is neither ours nor named by mappings, and stays. */
  readonly differs?: Differences | undefined;
  /** Microsoft still works on something. */
  readonly waiting: boolean;
  /** Why everything is tried again later. */
  readonly failure?: ServiceFailure;
}

/** Groups have exactly the roles that the mappings say: what is missing is made, what differs changed, what is ours and named no more removed. */
export function assign(observation: Observation, relationship: Relationship, policy: Policy): Assigned {
  const { request, seen } = observation;
  const ours = new Set(request.memory.groups ?? []);
  const wanted = wantedGroups(observation, relationship);
  const next = (step: Step): Assigned => ({ step, mappings: [], deletedGroupRows: [], events: [], groups: [...ours], waiting: false, tryAgain: false });

  if (seen.assignments === 'unread') return next({ kind: 'readAssignments', id: relationship.id });
  const live = liveByGroup(seen.assignments);
  const { changes, asked } = changesOf(observation, wanted, live, ours, isShrinking(observation, relationship), policy);

  if (relationship.status === 'active' && times(observation, 'assign') < 2 && changes.length > 0) {
    const groups = [...ours, ...changes.flatMap((change) => (change.do === 'create' && !ours.has(change.groupId) ? [change.groupId] : []))];
    if (groups.length > ours.size) return next({ kind: 'remember', memory: { ...request.memory, groups } });
    return next({ kind: 'assign', id: relationship.id, changes });
  }
  const refused = Object.entries(seen.refusedGroups).filter(([groupId, failure]) => !isInWork(failure, live.get(groupId)));
  const outdated = Object.values(seen.refusedGroups).some((failure) => ['stale', 'conflict'].includes(meaningOf(failure)) || failure.outcomeUnknown);
  if (outdated && times(observation, 'readAssignments') < 2) return next({ kind: 'readAssignments', id: relationship.id });

  const doubtful = [
    ...refused.flatMap(([groupId, failure]) => (['refused', 'conflict'].includes(meaningOf(failure)) ? [groupId] : [])),
    ...[...wanted.keys()].filter((groupId) => live.get(groupId)?.status === 'error'),
  ];
  if (doubtful.length > 0 && seen.missingGroups === 'unread' && times(observation, 'checkGroups') === 0) return next({ kind: 'checkGroups', groupIds: [...new Set(doubtful)] });

  const passing = refused.map(([, failure]) => failure).find((failure) => ['later', 'connection', 'stale'].includes(meaningOf(failure)));
  const failure = passing ?? failureOf(observation, 'checkGroups');
  // Nothing is changed while a relationship runs out, so nothing is waited for either.
  const held: ReadonlySet<string> = relationship.status === 'active' ? asked : new Set();
  const states = mappingStates(observation, relationship, wanted, live, held);
  const remembered = [...new Set([...ours, ...wanted.keys()])].filter((groupId) => wanted.has(groupId) || live.has(groupId));
  const inWork = Object.keys(seen.refusedGroups).length > refused.length;
  const waiting = inWork || held.size > 0 || remembered.some((groupId) => ['pending', 'deleting'].includes(live.get(groupId)?.status ?? '')) || (changes.length > 0 && relationship.status === 'active' && !failure);
  return {
    ...states,
    groups: remembered,
    differs: differencesOf({
      relationshipRoles: relationship.roleIds,
      mappedRoles: observation.mappings.flatMap(({ role }) => role?.templateId?.toLowerCase() ?? []),
      foreign: [...live.values()].filter(({ groupId, status }) => status !== 'deleting' && !ours.has(groupId) && !wanted.has(groupId)),
    }),
    waiting,
    ...(waiting || failure ? {} : { handled: fingerprint(pairsOf(observation)) }),
    ...(failure ? { failure } : {}),
  };
}

/** What is to be sent, and the groups whose change was `asked` for and that Microsoft may still carry out; one that it refused in this look is not repeated. */
function changesOf({ request, mappings, now, seen }: Observation, wanted: ReadonlyMap<string, WantedGroup>, live: ReadonlyMap<string, Assignment>, ours: ReadonlySet<string>, shrinking: boolean, policy: Policy): { changes: AssignmentChange[]; asked: Set<string> } {
  const changes: AssignmentChange[] = [];
  const asked = new Set<string>();
  const underWay = request.nextCheckOn !== null && request.nextCheckOn > now;
  for (const [groupId, { roleIds, mappingIds }] of wanted) {
    if (seen.refusedGroups[groupId]) continue;
    const existing = live.get(groupId);
    if (!existing) changes.push({ do: 'create', groupId, roleIds });
    else if (existing.status === 'active' && !sameRoles(existing.roleIds, roleIds)) {
      const isAsked = underWay && mappings.every(({ id, state }) => !mappingIds.includes(id) || state === 'pending');
      if (isAsked) asked.add(groupId);
      else changes.push({ do: 'update', groupId, roleIds, id: existing.id, etag: existing.etag });
    }
  }
  for (const [groupId, { id, etag, status, roleIds }] of live) {
    if (wanted.has(groupId) || seen.refusedGroups[groupId]) continue;
    const mine = ours.has(groupId) || policy.foreignAssignments === 'remove';
    const others = roleIds.filter((role) => role !== globalAdministratorRoleId);
    if (shrinking && !mine && status === 'active' && others.length < roleIds.length) {
      changes.push(others.length > 0 ? { do: 'update', groupId, roleIds: others, id, etag } : { do: 'remove', groupId, id, etag });
      continue;
    }
    if (mine && (status === 'active' || status === 'error')) changes.push({ do: 'remove', groupId, id, etag });
  }
  return { changes, asked };
}

/** The assignment of each group that is not deleted; where several are, the one that lives longest. */
export function liveByGroup(assignments: readonly Assignment[]): Map<string, Assignment> {
  const rank = (status: string) => ['active', 'pending', 'error', 'deleting'].indexOf(status);
  const live = new Map<string, Assignment>();
  for (const assignment of assignments) {
    if (assignment.status === 'deleted') continue;
    const other = live.get(assignment.groupId);
    if (!other || rank(assignment.status) < rank(other.status)) live.set(assignment.groupId, assignment);
  }
  return live;
}

/** Group and role of every mapping that has both: what the sweep compares. A group that is still to be created has no id yet. */
const pairsOf = ({ mappings, seen }: Observation): [string, string][] =>
  mappings.flatMap(({ group, role }) => {
    if (!group?.groupId || !role?.templateId) return [];
    const isThere = group.presence === 'present' && !isGone(group, seen);
    return [[isThere ? group.groupId : gone(group.groupId), role.templateId] as [string, string]];
  });

export const sameRoles = (some: readonly string[], others: readonly string[]): boolean =>
  new Set(some).size === new Set(others).size && some.every((role) => others.includes(role));
