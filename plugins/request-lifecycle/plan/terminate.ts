import { meaningOf } from '../../failures';
import type { Relationship } from '../../gateways/graph/types';
import { event } from '../../timeline/event';
import { happened, refusal, setback } from '../messages';
import type { Observation, Plan, RequestView } from '../model';
import type { Policy } from '../../policy';
import { isConnected } from '../../provider/facts';
import { confirmAbsence, ended } from './absent';
import { consent } from './consent';
import { isConsentPending } from './consent-state';
import { finish } from './finish';
import { settle } from './follow';
import { approvalDue, baseColumns } from './known';
import { failureOf, knownId, lastDone, locate, relationshipOf, step, tenantOf, times } from './observed';
import { retryLater } from './setbacks';

/** Wanted: there is no relationship in force, and none that the customer could still approve. */
export function terminate(observation: Observation, policy: Policy): Plan {
  const { request } = observation;
  const provider = tenantOf(observation)?.provider;
  if (!isConnected(provider)) {
    if (knownId(observation) === undefined) return ended(observation);
    return finish(observation, { waitingOn: 'staff', lastError: refusal.noConnection(provider?.name ?? '') });
  }
  const failure = failureOf(observation, 'read') ?? failureOf(observation, 'find');
  if (failure) return retryLater(observation, failure, policy);
  const next = locate(observation);
  if (next) return step(next);
  const relationship = relationshipOf(observation);
  if (!relationship) {
    const certain = (times(observation, 'delete') > 0 && !failureOf(observation, 'delete')) || (knownId(observation) === undefined && request.attempts === 0 && !observation.repeated);
    return certain ? ended(observation) : confirmAbsence(observation, policy);
  }
  switch (relationship.status) {
    case 'created':
      return remove(observation, relationship, policy);
    case 'approvalPending':
      if (isConsentPending(relationship)) return consent(observation, relationship, policy, () => withdraw(observation, relationship, policy));
      return withdraw(observation, relationship, policy);
    case 'active': case 'expiring':
      return end(observation, relationship, policy);
    case 'approved': case 'activating':
      return finish(observation, waiting(observation, relationship, policy));
    default:
      return settle(observation, relationship, policy);
  }
}

/** It was never locked: Microsoft deletes it at once. */
function remove(observation: Observation, relationship: Relationship, policy: Policy): Plan {
  const failure = failureOf(observation, 'delete');
  const last = lastDone(observation);
  if (last?.kind === 'reread' && last.failure) return retryLater(observation, last.failure, policy);
  if (failure && last?.kind === 'delete') {
    const again = ['stale', 'conflict', 'refused'].includes(meaningOf(failure)) && times(observation, 'delete') < 2;
    return again ? step({ kind: 'reread', id: relationship.id, afterMs: 0 }) : retryLater(observation, failure, policy, baseColumns(observation, relationship, policy));
  }
  return step({ kind: 'delete', id: relationship.id, etag: relationship.etag });
}

/** It waits for the customer. Whether Microsoft lets it be withdrawn is not documented: see `Policy.withdrawPendingApproval`. */
function withdraw(observation: Observation, relationship: Relationship, policy: Policy): Plan {
  const { request, now } = observation;
  if (policy.withdrawPendingApproval === 'attempt' && isDue(observation, relationship, policy.withdrawAgainSeconds)) {
    if (times(observation, 'terminate') === 0) return step({ kind: 'terminate', id: relationship.id });
    const failure = failureOf(observation, 'terminate');
    if (failure && ['connection', 'later', 'stale'].includes(meaningOf(failure))) return retryLater(observation, failure, policy, baseColumns(observation, relationship, policy));
  }
  const known = baseColumns(observation, relationship, policy);
  const asked = times(observation, 'terminate') > 0 ? { status: relationship.status, on: now } : request.memory.askedToEnd;
  const again = asked ? asked.on + policy.withdrawAgainSeconds * 1000 : null;
  const due = approvalDue(observation, relationship, policy);
  const lastError = setback.notWithdrawn(due);
  return finish(
    observation,
    {
      ...known, attempts: 0, waitingOn: 'customer', lastError, approvalDueDate: due,
      memory: { ...known.memory, ...(asked ? { askedToEnd: asked } : {}) },
      nextCheckOn: policy.withdrawPendingApproval === 'attempt' ? again : null,
    },
    { events: lastError === request.lastError ? [] : [event(`not withdrawn ${relationship.id}`, happened.notWithdrawn(due), { severity: 'warning', waitingOn: 'customer' })] },
  );
}

/** It is in force: Microsoft is asked for the end, once. */
function end(observation: Observation, relationship: Relationship, policy: Policy): Plan {
  const { request, now } = observation;
  const known = waiting(observation, relationship, policy);
  if (!isDue(observation, relationship, policy.askAgainSeconds)) return finish(observation, known);
  if (times(observation, 'terminate') === 0) return step({ kind: 'terminate', id: relationship.id });
  const failure = failureOf(observation, 'terminate');
  if (failure) return retryLater(observation, failure, policy, baseColumns(observation, relationship, policy));
  return finish(observation, { ...known, memory: { ...(known.memory ?? request.memory), askedToEnd: { status: relationship.status, on: now } } });
}

/** Whether it is time to ask for the end: not asked yet in this state, or a while ago. */
function isDue({ request, now, insist }: Observation, { status }: Relationship, everySeconds: number): boolean {
  const asked = request.memory.askedToEnd;
  return insist || !asked || asked.status !== status || now - asked.on >= everySeconds * 1000;
}

const waiting = (observation: Observation, relationship: Relationship, policy: Policy): Partial<RequestView> => ({
  ...baseColumns(observation, relationship, policy),
  attempts: 0, lastError: null, waitingOn: 'microsoft', nextCheckOn: observation.now + policy.provisioningCheckSeconds * 1000,
});
