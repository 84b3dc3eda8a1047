import { globalAdministratorRoleId } from '@gdap-manager/entities';
import { meaningOf } from '../../failures';
import type { Relationship } from '../../gateways/graph/types';
import type { ServiceFailure } from '../../gateways/transport/service-error';
import { dayOf, event } from '../../timeline/event';
import { happened } from '../messages';
import type { Memory } from '../memory';
import type { MappingFacts, Observation, RequestView, Step, TimelineEvent } from '../model';
import type { Policy } from '../../policy';
import { failureOf, lastDone, times } from './observed';

/** Whether a mapping is of Global Administrator. Pure. */
export const isGlobal = ({ role }: Pick<MappingFacts, 'role'>): boolean => role?.templateId?.toLowerCase() === globalAdministratorRoleId;

/** Wanted, and still to be done: the relationship in force holds Global Administrator. Pure. */
export const isShrinking = ({ request }: Pick<Observation, 'request'>, { status, roleIds }: Pick<Relationship, 'status' | 'roleIds'>): boolean =>
  request.removeGlobalAdministrator && status === 'active' && roleIds.includes(globalAdministratorRoleId);

/** Wanted, and done: what is left is to turn Auto-Renew on. Pure. */
export const isShrunk = ({ request }: Pick<Observation, 'request'>, { status, roleIds }: Pick<Relationship, 'status' | 'roleIds'>): boolean =>
  request.removeGlobalAdministrator && status === 'active' && !roleIds.includes(globalAdministratorRoleId);

/** Whether a group still has Global Administrator, or Microsoft is still taking it away. Pure. */
export const isStillGiven = ({ seen: { assignments } }: Pick<Observation, 'seen'>): boolean =>
  assignments === 'unread' || assignments.some(({ status, roleIds }) => status === 'pending' || status === 'deleting' || (status !== 'deleted' && roleIds.includes(globalAdministratorRoleId)));

export interface Shrinking {
  readonly step?: Step;
  readonly columns: Partial<RequestView>;
  /** What is to be remembered of having asked. */
  readonly asked?: NonNullable<Memory['shrink']>;
  readonly events: readonly TimelineEvent[];
  /** Why it has to be tried again. */
  readonly failure?: ServiceFailure;
}

/**
 * Takes Global Administrator out of a relationship whose assignments do not hold it any more. Microsoft does so in its
 * own time (202): whether it has is read, never guessed, and asked for again where it has not come about. What it
 * refuses is not wanted any more: staff are told, and the groups get the role back.
 */
export function shrink(observation: Observation, relationship: Relationship, policy: Policy): Shrinking {
  const { request, now, insist } = observation;
  const before = request.memory.shrink;
  const roleIds = relationship.roleIds.filter((id) => id !== globalAdministratorRoleId);
  const givenUp = (texts: readonly string[], failure?: ServiceFailure): Shrinking => ({
    columns: { removeGlobalAdministrator: false, nextCheckOn: now + policy.provisioningCheckSeconds * 1000 },
    events: [event(`global kept ${relationship.id} ${dayOf(now)}`, texts, { severity: 'error', waitingOn: 'staff', ...(failure ? { failure } : {}) })],
  });
  if (roleIds.length === 0) return givenUp(happened.onlyGlobal());

  const ask: Step = { kind: 'shrink', id: relationship.id, etag: relationship.etag, roleIds };
  const waiting = (asked: Shrinking['asked']): Shrinking => ({
    columns: { attempts: 0, lastError: null, waitingOn: 'microsoft', nextCheckOn: now + policy.provisioningCheckSeconds * 1000 }, events: [], ...(asked ? { asked } : {}),
  });
  const done = times(observation, 'shrink');
  if (done === 0) {
    if (before && now - before.on < policy.askAgainSeconds * 1000 && !insist) return waiting(before);
    return before && before.times >= policy.shrinksAtMost ? givenUp(happened.globalNotTaken()) : { step: ask, columns: {}, events: [] };
  }
  const asked = { on: now, times: (before?.times ?? 0) + 1 };
  const reread = (afterMs: number): Shrinking => ({ step: { kind: 'reread', id: relationship.id, afterMs }, columns: {}, events: [] });
  const failure = failureOf(observation, 'shrink');
  if (failure) {
    const meaning = meaningOf(failure);
    if (meaning === 'stale' || meaning === 'conflict') {
      if (lastDone(observation)?.kind === 'shrink') return reread(0);
      if (meaning === 'stale' && done < 2) return { step: ask, columns: {}, events: [] };
      // Microsoft is at it already, or something else is in work.
      if (meaning === 'conflict') return waiting(asked);
    }
    return meaning === 'refused' ? givenUp(happened.globalRefused(failure), failure) : { columns: {}, events: [], failure };
  }
  const { log } = observation.seen;
  const confirmations = log.slice(log.findLastIndex(({ kind }) => kind === 'shrink')).filter(({ kind }) => kind === 'reread').length;
  return confirmations < policy.lockConfirmations ? reread(policy.lockConfirmMs) : waiting(asked);
}
