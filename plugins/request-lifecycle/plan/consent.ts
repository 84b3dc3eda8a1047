import { meaningOf } from '../../failures';
import type { Relationship } from '../../gateways/graph/types';
import { dayOf, event } from '../../timeline/event';
import { consent as sentence, happened } from '../messages';
import type { Observation, Plan, RequestView, TimelineEvent } from '../model';
import type { Policy } from '../../policy';
import { consentOf } from './consent-state';
import { finish } from './finish';
import { baseColumns } from './known';
import { failureOf, lastDone, step, times } from './observed';
import { retryLater } from './setbacks';

/** What we want of a relationship that waits for our consent: staff who end the request want it rejected. */
const wantedOf = ({ status, partnerConsent }: RequestView): 'approve' | 'reject' | undefined =>
  status === 'terminating' ? 'reject' : partnerConsent === 'approve' || partnerConsent === 'reject' ? partnerConsent : undefined;

/**
 * An indirect provider made the relationship on our behalf, and it waits for our consent. What staff have decided is
 * told to Microsoft, once: whether it was taken is read, never guessed.
 * @param columns what is known of it whatever we decide @param undecided ends the look while nobody has decided
 */
export function consent(observation: Observation, relationship: Relationship, policy: Policy, undecided: () => Plan): Plan {
  const { request, now } = observation;
  const decision = wantedOf(request);
  if (decision === undefined) return undecided();
  const known = baseColumns(observation, relationship, policy);
  const last = lastDone(observation);
  if (last?.kind === 'reread' && last.failure) return retryLater(observation, last.failure, policy, { ...known, memory: asked(observation, known.memory, decision) });

  const before = request.memory.decided;
  const waiting = finish(observation, {
    ...known, attempts: 0, lastError: null, waitingOn: 'microsoft', nextCheckOn: now + policy.provisioningCheckSeconds * 1000, memory: asked(observation, known.memory, decision),
  });
  if (times(observation, 'decide') === 0) {
    const askedLately = before?.decision === decision && now - before.on < policy.askAgainSeconds * 1000;
    return askedLately && !observation.insist ? waiting : step({ kind: 'decide', id: relationship.id, decision });
  }
  const failure = failureOf(observation, 'decide');
  if (failure) {
    // Perhaps somebody had decided already, or our decision came through all the same: what Microsoft shows decides.
    if (last?.kind === 'decide' && meaningOf(failure) !== 'connection') return step({ kind: 'reread', id: relationship.id, afterMs: policy.lockConfirmMs });
    if (meaningOf(failure) !== 'refused' || request.status === 'terminating') return retryLater(observation, failure, policy, known);
    return finish(
      observation,
      { ...known, partnerConsent: 'pending', attempts: 0, lastError: sentence.refused(failure), waitingOn: 'staff' },
      { events: [event(`consent not taken ${decision} ${dayOf(now)}`, happened.consentNotTaken(failure), { severity: 'error', waitingOn: 'staff', failure })] },
    );
  }
  const { log } = observation.seen;
  const confirmations = log.slice(log.findLastIndex(({ kind }) => kind === 'decide')).filter(({ kind }) => kind === 'reread').length;
  return confirmations < policy.lockConfirmations ? step({ kind: 'reread', id: relationship.id, afterMs: policy.lockConfirmMs }) : waiting;
}

/** Remembers when we told Microsoft, where we did so in this look. */
function asked(observation: Observation, memory: RequestView['memory'], decision: 'approve' | 'reject'): RequestView['memory'] {
  const told = times(observation, 'decide') > 0 && !failureOf(observation, 'decide');
  return told ? { ...memory, decided: { decision, on: observation.now } } : memory;
}

/** What the timeline is to tell of our consent: only where it is news. Pure. */
export function consentNews(observation: Observation, relationship: Relationship): TimelineEvent[] {
  const { request } = observation;
  const now = consentOf(request, relationship);
  if (now === request.partnerConsent) return [];
  const wanted = wantedOf(request);
  const key = `consent ${now} ${relationship.id}`;
  if (now === 'pending' && request.partnerConsent !== 'pending') return request.partnerConsent === 'notNeeded' ? [event(key, happened.consentAsked(), { waitingOn: 'staff' })] : [];
  if (now !== 'approved' && now !== 'rejected') return [];
  if (wanted !== undefined && (wanted === 'approve') !== (now === 'approved')) return [event(key, happened.consentOther(wanted), { severity: 'warning', waitingOn: 'staff' })];
  if (now === 'approved') return [event(key, happened.consentGiven(wanted === undefined), { waitingOn: 'customer' })];
  return [event(key, happened.consentRefused(wanted === undefined))];
}
