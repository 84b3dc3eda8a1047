import type { GraphSettings } from '../../settings';
import { approve, consent, lock, reject, requestTermination } from '../relationships/life';
import type { RelationshipState } from '../relationships/model';
import type { AccessRequest, RequestAction } from './model';

/** A request has been posted. */
export function addRequest(
  state: RelationshipState,
  id: string,
  action: RequestAction,
  at: number,
  settings: GraphSettings,
): RelationshipState {
  const request: AccessRequest = { id, action, status: 'created', createdAt: at, modifiedAt: at, dueAt: at + settings.requestMs / 2 };
  return { ...state, requests: [...state.requests, request] };
}

/** The action that a request in work still has to carry out, if there is one. */
export const requestUnderWay = ({ requests }: Pick<RelationshipState, 'requests'>) =>
  requests.find(({ status }) => status === 'created' || status === 'pending');

/** created -> pending -> succeeded, with the effect on the relationship, or failed where the state no longer fits. */
export function advanceRequest(state: RelationshipState, request: AccessRequest, at: number, settings: GraphSettings): RelationshipState {
  if (request.status === 'created')
    return replaced(state, { ...request, status: 'pending', modifiedAt: at, dueAt: at + settings.requestMs / 2 });

  const outcome = carryOut(state, request.action, at, settings);
  return replaced(outcome ?? state, { ...request, status: outcome === undefined ? 'failed' : 'succeeded', modifiedAt: at, dueAt: null });
}

function carryOut(state: RelationshipState, action: RequestAction, at: number, settings: GraphSettings): RelationshipState | undefined {
  const { status, customer, reseller } = state.relationship;
  if (action === 'lockForApproval' && status === 'created') return lock(state, at, settings);
  if (action === 'terminate' && status === 'active') return requestTermination(state, at, settings);
  if (status !== 'approvalPending' || reseller?.isPartnerConsentPending !== true) return undefined;
  const decided = consent(state, reseller, at);
  if (action === 'reject') return reject(decided, at, settings);
  if (action !== 'approve') return undefined;
  return settings.resellerApproval === 'approves' && customer !== null ? approve(decided, customer, at, settings) : decided;
}

const replaced = (state: RelationshipState, request: AccessRequest): RelationshipState => ({
  ...state,
  requests: state.requests.map((other) => (other.id === request.id ? request : other)),
});
