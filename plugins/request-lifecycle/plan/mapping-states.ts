import { meaningOf } from '../../failures';
import type { Assignment, Relationship } from '../../gateways/graph/types';
import { termsText } from '../../terms-text';
import { dayOf, event } from '../../timeline/event';
import { happened, mapping as sentence } from '../messages';
import type { MappingFacts, MappingWrite, Observation, TimelineEvent } from '../model';
import { isInWork } from './in-work';
import { obstacleOf, type WantedGroup } from './wanted-groups';

export interface MappingStates {
  readonly mappings: readonly MappingWrite[];
  /** Rows of groups that Entra no longer has, and that do not say so yet. */
  readonly deletedGroupRows: readonly string[];
  readonly events: readonly TimelineEvent[];
  /** Something is to be tried again that staff may have put right. */
  readonly tryAgain: boolean;
  /** What staff must do. */
  readonly problem?: string;
}

type State = Omit<MappingWrite, 'id'> & { readonly event?: TimelineEvent; readonly tryAgain?: boolean };

const none: State = { state: 'none', assignmentId: null, message: null };

/** What every mapping row is to say, and what the timeline is to tell of it: only where it is news. @param held groups whose change Microsoft has yet to carry out */
export function mappingStates(
  observation: Observation,
  relationship: Relationship,
  wanted: ReadonlyMap<string, WantedGroup>,
  live: ReadonlyMap<string, Assignment>,
  held: ReadonlySet<string>,
): MappingStates {
  const states = observation.mappings.map((mapping) => ({ mapping, ...stateOf(observation, relationship, mapping, wanted, live, held) }));
  const events = new Map<string, TimelineEvent>();
  for (const { mapping, event: told, state, message } of states) {
    if (told && (mapping.state !== state || mapping.message !== message)) events.set(told.key, told);
  }
  const missing = observation.seen.missingGroups === 'unread' ? [] : observation.seen.missingGroups;
  const deleted = observation.mappings.flatMap(({ group }) => (group && group.presence !== 'deleted' && missing.includes(group.groupId) ? [group.rowId] : []));
  const problem = states.find(({ state }) => state === 'error' || state === 'notAllowed')?.message;
  return {
    mappings: states.map(({ mapping: { id }, state, assignmentId, message }) => ({ id, state, assignmentId, message })),
    deletedGroupRows: [...new Set(deleted)],
    events: [...events.values()],
    tryAgain: states.some(({ tryAgain }) => tryAgain),
    ...(problem ? { problem } : {}),
  };
}

function stateOf(observation: Observation, relationship: Relationship, mapping: MappingFacts, wanted: ReadonlyMap<string, WantedGroup>, live: ReadonlyMap<string, Assignment>, held: ReadonlySet<string>): State {
  const { role, group } = mapping;
  if (!group) return none;
  const day = dayOf(observation.now);
  const staff = { severity: 'error', waitingOn: 'staff' } as const;
  switch (obstacleOf(observation, relationship, mapping)) {
    case 'beingRemoved':
      return { ...none, state: 'removing' };
    case 'noRole':
      return { ...none, state: 'error', message: sentence.noRole(group.name) };
    case 'notInRelationship': {
      const name = role?.name ?? '';
      return { ...none, state: 'notAllowed', message: sentence.notInRelationship(name), event: event(`not allowed ${name}`, happened.roleNotAllowed(name), { severity: 'warning', waitingOn: 'staff' }) };
    }
    case 'groupDeleted':
      return { ...none, state: 'error', message: sentence.groupDeleted(group.name), event: event(`group deleted ${group.groupId}`, happened.groupDeleted(group.name), staff) };
    case 'foreignGroup':
      return { ...none, state: 'error', message: termsText({ code: 'foreignGroup', weight: 'refused', names: [group.name] }) };
    // Whoever makes the group has this request looked at again.
    case 'groupToBeCreated':
      return { ...none, state: 'pending', message: sentence.groupToBeCreated(group.name) };
    case 'groupNeedsAttention':
      return { ...none, state: 'error', message: sentence.groupNeedsAttention(group.name) };
    case undefined:
  }
  const failure = observation.seen.refusedGroups[group.groupId];
  const assignment = live.get(group.groupId);
  if (failure && !isInWork(failure, assignment) && ['refused', 'conflict'].includes(meaningOf(failure))) {
    return { ...none, state: 'error', message: sentence.failed(failure), tryAgain: true, event: event(`assignment ${group.groupId} ${failure.code} ${day}`, happened.assignmentFailed(group.name, failure), { ...staff, failure }) };
  }
  const roles = wanted.get(group.groupId)?.roleIds ?? [];
  if (!assignment || assignment.status === 'deleting') return { state: 'pending', assignmentId: null, message: null };
  if (assignment.status === 'error') {
    return { state: 'error', assignmentId: assignment.id, message: sentence.broken(group.name), event: event(`broken ${assignment.id}`, happened.assignmentBroken(group.name), staff) };
  }
  const complete = assignment.status === 'active' && !held.has(group.groupId) && roles.every((id) => assignment.roleIds.includes(id));
  return { state: complete ? 'active' : 'pending', assignmentId: assignment.id, message: null };
}
