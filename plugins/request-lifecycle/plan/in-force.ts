import type { Relationship } from '../../gateways/graph/types';
import { event } from '../../timeline/event';
import { happened } from '../messages';
import type { Observation, Plan, RequestView, TimelineEvent } from '../model';
import type { Policy } from '../../policy';
import { assign } from './assign';
import type { Beside } from './finish';
import { putBack } from './frozen';
import { baseColumns, dates } from './known';
import { lastDone, step } from './observed';
import { renew, type Renewal } from './renewal';
import { retryLater, setbackOf } from './setbacks';
import { isGlobal, isShrinking, isShrunk, isStillGiven, shrink } from './shrink';

/**
 * A relationship in force: its dates, auto-renew and assignments.
 * @param end ends the look with these columns
 */
export function inForce(observation: Observation, relationship: Relationship, policy: Policy, end: (columns: Partial<RequestView>, beside: Beside) => Plan): Plan {
  const { now } = observation;
  const last = lastDone(observation);
  if (last?.failure && (last.kind === 'reread' || last.kind === 'readAssignments' || last.kind === 'remember')) return retryLater(observation, last.failure, policy);

  const shrinks = isShrinking(observation, relationship);
  // What was taken out of the relationship as wanted is nobody's problem any more: its mappings go.
  const removed = isShrunk(observation, relationship) ? observation.mappings.filter(isGlobal) : [];
  const rest: Observation = removed.length > 0 ? { ...observation, mappings: observation.mappings.filter((mapping) => !removed.includes(mapping)) } : observation;
  const renewal = shrinks ? unchanged : isShrunk(observation, relationship) ? renewAfterwards(rest, relationship) : renew(observation, relationship);
  if (renewal.step) return step(renewal.step);
  const assigned = assign(rest, relationship, policy);
  if (assigned.step) return step(assigned.step);
  const isWaiting = assigned.waiting || (shrinks && isStillGiven(observation));
  const shrinking = shrinks && !assigned.failure && !isWaiting ? shrink(observation, relationship, policy) : undefined;
  if (shrinking?.step) return step(shrinking.step);

  const frozen = putBack(observation, relationship, false, policy);
  const news = removed.length > 0 ? [event(`global removed ${relationship.id}`, happened.globalRemoved())] : [];
  const events = [...extension(observation, relationship), ...frozen.events, ...news, ...renewal.events, ...assigned.events, ...(shrinking?.events ?? [])];
  const beside: Beside = { events, mappings: assigned.mappings, deletedGroupRows: assigned.deletedGroupRows, removedMappings: removed.map(({ id }) => id) };
  // While something is kept from the groups their mappings are not dealt with: where it is given up, they are looked at again.
  const memory = { ...memoryOf(observation, relationship, policy, shrinks ? { ...assigned, handled: undefined } : assigned), ...(shrinking?.asked ? { shrink: shrinking.asked } : {}) };
  const columns: Partial<RequestView> = { ...dates(relationship), ...frozen.columns, ...renewal.columns, memory };

  const failure = renewal.failure ?? assigned.failure ?? shrinking?.failure;
  if (failure) {
    const setback = setbackOf(observation, failure, policy);
    return end({ ...columns, ...setback.columns, memory: { ...columns.memory, triedAs: 'active' } }, { ...beside, events: [...events, setback.told], doubtedProvider: setback.doubtedProvider });
  }
  const later = (seconds: number) => now + seconds * 1000;
  return end({
    ...columns,
    attempts: 0,
    lastError: assigned.problem ?? null,
    waitingOn: assigned.problem ? 'staff' : isWaiting ? 'microsoft' : 'nobody',
    nextCheckOn: assigned.waiting || (isWaiting && !assigned.tryAgain) ? later(policy.provisioningCheckSeconds) : assigned.tryAgain ? later(policy.staffRetrySeconds) : null,
    ...shrinking?.columns,
  }, beside);
}

const unchanged: Renewal = { columns: {}, events: [] };

/** Auto-Renew, once Global Administrator is out of the way; the wish stays until Microsoft has it, or refuses it. */
function renewAfterwards(observation: Observation, relationship: Relationship): Renewal {
  const renewal = renew({ ...observation, request: { ...observation.request, autoRenew: true } }, relationship);
  if (renewal.step || renewal.failure) return renewal;
  return { ...renewal, columns: { autoRenew: true, ...renewal.columns, removeGlobalAdministrator: false } };
}

function extension({ request }: Observation, relationship: Relationship): TimelineEvent[] {
  const { expiryDate } = dates(relationship);
  return request.status === 'active' && typeof expiryDate === 'number' && request.expiryDate !== null && expiryDate > request.expiryDate ? [event(`extended ${expiryDate}`, happened.extended(expiryDate))] : [];
}

function memoryOf(observation: Observation, relationship: Relationship, policy: Policy, assigned: Omit<ReturnType<typeof assign>, 'handled'> & { readonly handled?: string | undefined }): RequestView['memory'] {
  const { askedToEnd: _asked, handled: _before, differs: _apart, ...memory } = baseColumns(observation, relationship, policy).memory;
  return { ...memory, groups: assigned.groups, ...(assigned.handled ? { handled: assigned.handled } : {}), ...(assigned.differs ? { differs: assigned.differs } : {}) };
}
