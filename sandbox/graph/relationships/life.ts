import type { GraphSettings } from '../../settings';
import { removeAssignment } from '../assignments/life';
import { addDays, addDuration, DAY_MS } from './duration';
import { extendsItself, type CustomerParticipant, type Relationship, type RelationshipState, type RelationshipStatus, type ResellerPart } from './model';

/** The state with a change to the relationship itself. */
export function changed(state: RelationshipState, change: Partial<Relationship>, at: number): RelationshipState {
  const { relationship, happened = [] } = state;
  const after = { ...relationship, ...change, modifiedAt: at, version: relationship.version + 1 };
  return { ...state, relationship: after, ...(after.status === relationship.status ? {} : { happened: [...happened, { at, status: after.status }] }) };
}

const moved = (state: RelationshipState, status: RelationshipStatus, dueAt: number | null, at: number) =>
  changed(state, { status, dueAt }, at);

/** What becomes of a relationship when its due moment comes (Graph: delegatedAdminRelationship resource, "status"). */
export function advanceRelationship(
  state: RelationshipState,
  relationship: Relationship,
  at: number,
  settings: GraphSettings,
): RelationshipState {
  switch (relationship.status) {
    case 'approvalPending':
      return ended(state, settings.statusAfterLapse, at, settings);
    case 'approved':
      return moved(state, 'activating', at + settings.provisioningMs, at);
    case 'activating': {
      const endAt = addDuration(at, relationship.duration);
      return changed(state, { status: 'active', activatedAt: at, endAt, dueAt: endAt }, at);
    }
    case 'active': {
      if (!extendsItself(relationship.autoExtendDuration))
        return moved(withoutAssignments(state, at, settings), 'expiring', at + settings.expiryMs, at);
      const endAt = addDays(at, settings.extensionDays);
      return changed(state, { endAt, dueAt: endAt }, at);
    }
    case 'expiring':
      return ended(state, 'expired', at, settings);
    case 'terminationRequested':
      return moved(withoutAssignments(state, at, settings), 'terminating', at + settings.terminationMs, at);
    case 'terminating':
      // The documents' list example shows a terminated relationship whose end is the moment at which it ended.
      return changed(ended(state, 'terminated', at, settings), { endAt: at }, at);
    case 'expired':
      return { ...state, relationship: { ...relationship, dueAt: null }, removed: true };
    case 'created':
    case 'terminated':
      throw new Error(`Time alone does not change a relationship that is ${relationship.status}.`);
  }
}

function ended(state: RelationshipState, status: 'expired' | 'terminated', at: number, settings: GraphSettings): RelationshipState {
  return moved(state, status, status === 'expired' ? at + settings.expiredKeptDays * DAY_MS : null, at);
}

function withoutAssignments(state: RelationshipState, at: number, settings: GraphSettings): RelationshipState {
  return state.assignments
    .filter(({ status }) => status !== 'deleting' && status !== 'deleted')
    .reduce((left, assignment) => removeAssignment(left, assignment.id, at, settings), state);
}

/** The partner locks it: the customer may approve from now on. */
export const lock = (state: RelationshipState, at: number, settings: GraphSettings) =>
  moved(state, 'approvalPending', addDays(at, settings.approvalDays), at);

/** The customer approves. */
export const approve = (state: RelationshipState, customer: CustomerParticipant, at: number, settings: GraphSettings) =>
  changed(state, { customer, status: 'approved', dueAt: at + settings.provisioningStartsMs }, at);

/** The reseller has looked at it, and approved or rejected. */
export const consent = (state: RelationshipState, reseller: ResellerPart, at: number) =>
  changed(state, { reseller: { ...reseller, isPartnerConsentPending: false } }, at);

/** The customer, or the reseller, refuses. */
export const reject = (state: RelationshipState, at: number, settings: GraphSettings) =>
  ended(state, settings.statusAfterReject, at, settings);

/** Either side ends it. */
export const requestTermination = (state: RelationshipState, at: number, settings: GraphSettings) =>
  moved(state, 'terminationRequested', at + settings.terminationMs, at);
