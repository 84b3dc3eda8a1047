import type { GraphSettings } from '../../settings';
import { advanceAssignment } from '../assignments/life';
import { advanceOperation } from '../operations/life';
import { advanceRequest } from '../requests/life';
import { advanceRelationship } from './life';
import type { RelationshipState } from './model';

/**
 * The state at a moment: everything that was due until then has happened, each at its own moment and in that order.
 * Pure. A jump gives the same as many small steps, and settling twice the same as once.
 */
export function settle(state: RelationshipState, now: number, settings: GraphSettings): RelationshipState {
  let settled = state;
  for (let due = earliest(settled); due !== undefined && due.at <= now; due = earliest(settled)) settled = due.happen(settled, settings);
  return settled;
}

/** When time alone changes this next, or undefined when never. */
export const nextDue = (state: RelationshipState) => earliest(state)?.at;

/** Something that happens at a moment of its own. */
interface Due {
  readonly at: number;
  happen(state: RelationshipState, settings: GraphSettings): RelationshipState;
}

/** Of two at the same moment, the request comes first, then the relationship, its operations and its assignments. */
function earliest({ relationship, requests, operations, assignments, removed }: RelationshipState): Due | undefined {
  let first: Due | undefined;
  const consider = <Item extends { readonly dueAt: number | null }>(
    item: Item,
    advance: (state: RelationshipState, item: Item, at: number, settings: GraphSettings) => RelationshipState,
  ) => {
    const at = item.dueAt;
    if (at !== null && (first === undefined || at < first.at))
      first = { at, happen: (state, settings) => advance(state, item, at, settings) };
  };
  if (removed) return undefined;
  for (const request of requests) consider(request, advanceRequest);
  consider(relationship, advanceRelationship);
  for (const operation of operations) consider(operation, advanceOperation);
  for (const assignment of assignments) consider(assignment, advanceAssignment);
  return first;
}
