import { meaningOf } from '../failures';
import type { ChangeOutcome } from '../gateways/graph/gateway';
import type { Assignment, AssignmentChange, Relationship, RelationshipSpec } from '../gateways/graph/types';
import type { ServiceFailure } from '../gateways/transport/service-error';
import type { Observation, RequestFacts, Seen, Step } from './model';

/** What came of a step. */
export type Outcome =
  | { readonly ok: false; readonly failure: ServiceFailure }
  | { readonly ok: true; readonly relationship?: Relationship; readonly assignments?: readonly Assignment[]; readonly changes?: readonly ChangeOutcome[]; readonly missing?: readonly string[]; /** New version of the row. */ readonly etag?: string };

/** The observation with what a step taught us: what Microsoft answered to a change needs no reading. Pure. */
export function fold(observation: Observation, step: Step, outcome: Outcome): Observation {
  const { seen } = observation;
  const log = [...seen.log, { kind: step.kind, ...(outcome.ok ? {} : { failure: outcome.failure }) }];
  if (!outcome.ok) return { ...observation, seen: { ...seen, log } };
  const learned = (news: Partial<Seen>, request: RequestFacts = observation.request): Observation => ({ ...observation, request, seen: { ...seen, ...news, log } });

  switch (step.kind) {
    case 'read':
      return learned(outcome.relationship ? { relationship: outcome.relationship } : {});
    case 'reread':
      // One that was there a moment ago and is not shown now is still there: new ones appear late.
      return learned(outcome.relationship ? { relationship: outcome.relationship } : {});
    case 'find':
      return learned({ relationship: outcome.relationship ?? 'absent' });
    case 'create':
      return learned(outcome.relationship ? { relationship: outcome.relationship } : {});
    case 'update':
      return learned({ relationship: outcome.relationship ?? changed(seen.relationship, step.changes) });
    case 'shrink':
      // Microsoft may only have accepted it: then it is still what it was.
      return learned(outcome.relationship ? { relationship: outcome.relationship } : {});
    case 'delete':
      return learned({ relationship: 'absent' });
    case 'lock': case 'terminate': case 'decide':
      return learned({});
    case 'readAssignments':
      return learned({ assignments: outcome.assignments ?? [], refusedGroups: stillRefused(seen, outcome.assignments ?? []) });
    case 'assign':
      return learned(afterChanges(seen, step.changes, outcome.changes ?? []));
    case 'checkGroups':
      return learned({ missingGroups: (outcome.missing ?? []).map((id) => id.toLowerCase()) });
    case 'remember':
      return learned({}, { ...observation.request, memory: step.memory, etag: outcome.etag ?? observation.request.etag });
  }
}

function changed(before: Seen['relationship'], changes: Partial<RelationshipSpec>): Seen['relationship'] {
  return typeof before === 'object' ? { ...before, ...changes } : before;
}

/**
 * Refusals that only said that we were out of date are forgotten once everything was read anew. Not so where an
 * assignment was there before and still is: Microsoft is at work on it.
 */
function stillRefused({ refusedGroups, assignments }: Seen, fresh: readonly Assignment[]): Seen['refusedGroups'] {
  const there = (list: Seen['assignments'], groupId: string) => list !== 'unread' && list.some((one) => one.groupId === groupId && one.status !== 'deleted');
  return Object.fromEntries(
    Object.entries(refusedGroups).filter(([groupId, failure]) => {
      const meaning = meaningOf(failure);
      if (meaning === 'conflict') return there(assignments, groupId) && there(fresh, groupId);
      return meaning !== 'stale' && !failure.outcomeUnknown;
    }),
  );
}

function afterChanges(seen: Seen, changes: readonly AssignmentChange[], outcomes: readonly ChangeOutcome[]): Partial<Seen> {
  const refusedGroups: Record<string, ServiceFailure> = { ...seen.refusedGroups };
  let assignments = seen.assignments === 'unread' ? [] : [...seen.assignments];
  const alter = (id: string, news: Partial<Assignment>) => {
    assignments = assignments.map((assignment) => (assignment.id === id ? { ...assignment, ...news } : assignment));
  };
  changes.forEach((change, index) => {
    const outcome = outcomes[index];
    if (!outcome) return;
    if (!outcome.ok) refusedGroups[change.groupId] = outcome.failure;
    else if (change.do === 'create') assignments.push(...(outcome.assignment ? [outcome.assignment] : []));
    else if (change.do === 'update') alter(change.id, { roleIds: change.roleIds, status: 'pending' });
    else alter(change.id, { status: 'deleting' });
  });
  return { assignments, refusedGroups };
}
