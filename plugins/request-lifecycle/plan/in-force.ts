import type { Relationship } from '../../gateways/graph/types';
import { event } from '../../timeline/event';
import { happened } from '../messages';
import type { Observation, Plan, RequestView } from '../model';
import type { Policy } from '../../policy';
import { assign } from './assign';
import type { Beside } from './finish';
import { putBack } from './frozen';
import { baseColumns, dates } from './known';
import { lastDone, step } from './observed';
import { renew } from './renewal';
import { retryLater, setbackOf } from './setbacks';

/**
 * A relationship in force: its dates, auto-renew and assignments.
 * @param end ends the look with these columns
 */
export function inForce(observation: Observation, relationship: Relationship, policy: Policy, end: (columns: Partial<RequestView>, beside: Beside) => Plan): Plan {
  const { request, now } = observation;
  const last = lastDone(observation);
  if (last?.failure && (last.kind === 'reread' || last.kind === 'readAssignments' || last.kind === 'remember')) return retryLater(observation, last.failure, policy);

  const renewal = renew(observation, relationship);
  if (renewal.step) return step(renewal.step);
  const assigned = assign(observation, relationship, policy);
  if (assigned.step) return step(assigned.step);

  const frozen = putBack(observation, relationship, false, policy);
  const { expiryDate } = dates(relationship);
  const extended = request.status === 'active' && typeof expiryDate === 'number' && request.expiryDate !== null && expiryDate > request.expiryDate
    ? [event(`extended ${expiryDate}`, happened.extended(expiryDate))]
    : [];
  const events = [...extended, ...frozen.events, ...renewal.events, ...assigned.events];
  const beside: Beside = { events, mappings: assigned.mappings, deletedGroupRows: assigned.deletedGroupRows };
  const columns: Partial<RequestView> = { ...dates(relationship), ...frozen.columns, ...renewal.columns, memory: memoryOf(observation, relationship, policy, assigned) };

  const failure = renewal.failure ?? assigned.failure;
  if (failure) {
    const setback = setbackOf(observation, failure, policy);
    return end({ ...columns, ...setback.columns, memory: { ...columns.memory, triedAs: 'active' } }, { ...beside, events: [...events, setback.told], doubtedProvider: setback.doubtedProvider });
  }
  const later = (seconds: number) => now + seconds * 1000;
  return end({
    ...columns,
    attempts: 0,
    lastError: assigned.problem ?? null,
    waitingOn: assigned.problem ? 'staff' : assigned.waiting ? 'microsoft' : 'nobody',
    nextCheckOn: assigned.waiting ? later(policy.provisioningCheckSeconds) : assigned.tryAgain ? later(policy.staffRetrySeconds) : null,
  }, beside);
}

function memoryOf(observation: Observation, relationship: Relationship, policy: Policy, assigned: ReturnType<typeof assign>): RequestView['memory'] {
  const { askedToEnd: _asked, handled: _before, differs: _apart, ...memory } = baseColumns(observation, relationship, policy).memory;
  return { ...memory, groups: assigned.groups, ...(assigned.handled ? { handled: assigned.handled } : {}), ...(assigned.differs ? { differs: assigned.differs } : {}) };
}
