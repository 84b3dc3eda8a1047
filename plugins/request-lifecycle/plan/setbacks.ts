import { meaningOf } from '../../failures';
import type { ServiceFailure } from '../../gateways/transport/service-error';
import { happened, refusal, setback } from '../messages';
import type { Observation, Plan, RequestView, Waiting } from '../model';
import { dayOf, event } from '../../timeline/event';
import { backOffSeconds, longestRestMs, type Policy } from '../../policy';
import { finish } from './finish';
import { relationshipOf, step, tenantOf, times } from './observed';

/** What a failure that may pass makes of a request: columns, an entry, and the provider where its connection seems to be at fault. */
export function setbackOf(observation: Observation, failure: ServiceFailure, policy: Policy, sentence?: string) {
  const { request, now } = observation;
  const provider = tenantOf(observation)?.provider;
  const ours = meaningOf(failure) === 'connection';
  const seconds = ours ? policy.staffRetrySeconds : backOffSeconds(request.attempts, policy);
  const rest = Math.min(Math.max(seconds * 1000, failure.retryAfterMs ?? 0), longestRestMs);
  const nextCheckOn = Math.ceil((now + rest) / 1000) * 1000;
  const waitingOn: Waiting = ours ? 'staff' : 'microsoft';
  const lastError = sentence ?? sentenceOf(observation, failure);
  const columns: Partial<RequestView> = {
    waitingOn,
    lastError,
    nextCheckOn,
    attempts: request.attempts + 1,
    memory: { ...request.memory, triedAs: request.status },
  };
  const told = event(`failed ${request.status} ${failure.status} ${failure.code} ${dayOf(now)}`, happened.failed(lastError), {
    severity: ours ? 'error' : 'warning', waitingOn, nextTryOn: nextCheckOn, failure,
  });
  return { columns, told, doubtedProvider: ours && provider?.connectionState === 'connected' ? provider.id : undefined };
}

/** Stays where it is, and is tried again later. */
export function retryLater(observation: Observation, failure: ServiceFailure, policy: Policy, extra: Partial<RequestView> = {}, sentence?: string): Plan {
  const { columns, told, doubtedProvider } = setbackOf(observation, failure, policy, sentence);
  const memory = { ...(extra.memory ?? observation.request.memory), triedAs: observation.request.status };
  return finish(observation, { ...extra, ...columns, memory }, { events: [told], doubtedProvider });
}

/** Back to Draft with what to change. What was made at Microsoft but never sent to the customer is taken away first. */
export function refuse(observation: Observation, reasons: readonly string[], failure?: ServiceFailure): Plan {
  const leftover = relationshipOf(observation);
  if (leftover?.status === 'created' && times(observation, 'delete') === 0) return step({ kind: 'delete', id: leftover.id, etag: leftover.etag });
  const lastError = reasons.join('\n');
  return finish(
    observation,
    {
      status: 'draft', lastError, waitingOn: 'staff', attempts: 0, nextCheckOn: null, memory: {},
      microsoftId: null, microsoftStatus: null, microsoftVersion: null, acceptanceLink: null, approvalDueDate: null,
    },
    { events: [event(`refused ${lastError} ${dayOf(observation.now)}`, happened.refused(lastError), { severity: 'error', waitingOn: 'staff', ...(failure ? { failure } : {}) })] },
  );
}

/** Back to Draft with Microsoft's words. */
export const refusedByMicrosoft = (observation: Observation, failure: ServiceFailure): Plan =>
  refuse(observation, [refusal.byMicrosoft(failure)], failure);

function sentenceOf(observation: Observation, failure: ServiceFailure): string {
  if (meaningOf(failure) === 'connection') return setback.connection(tenantOf(observation)?.provider?.name ?? '', failure);
  if (failure.status === 429) return setback.throttled();
  if (failure.outcomeUnknown) return setback.unknown();
  return meaningOf(failure) === 'later' ? setback.later(failure) : setback.refused(failure);
}
