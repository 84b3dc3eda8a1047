import type { Relationship } from '../../gateways/graph/types';
import type { ServiceFailure } from '../../gateways/transport/service-error';
import { relationshipName } from '../names';
import { longestRestMs } from '../../policy';
import type { Observation, Plan, Step, TenantFacts } from '../model';

/** A step as a plan. */
export const step = (next: Step): Plan => ({ kind: 'step', step: next });

/** How often a step was done in this look. */
export const times = ({ seen }: Observation, kind: Step['kind']): number => seen.log.filter((done) => done.kind === kind).length;

/** Why a step failed, where it failed the last time that it was done in this look. */
export const failureOf = ({ seen }: Observation, kind: Step['kind']): ServiceFailure | undefined =>
  seen.log.findLast((done) => done.kind === kind)?.failure;

/** What was done last in this look. */
export const lastDone = ({ seen }: Observation) => seen.log.at(-1);

/** Tries in this state have failed, and the time for the next has not come. */
export const resting = ({ request, now, insist }: Observation): boolean =>
  !insist && request.attempts > 0 && request.memory.triedAs === request.status && request.nextCheckOn !== null && request.nextCheckOn > now && request.nextCheckOn <= now + longestRestMs + 1000;

/** The tenant that counts: as submitted, once it was. */
export const tenantOf = ({ tenant, submittedTenant }: Observation): TenantFacts | undefined => submittedTenant ?? tenant;

/** The id by which the relationship was last known. */
export const knownId = ({ request }: Observation): string | undefined =>
  request.memory.submitted?.relationshipId ?? request.microsoftId ?? undefined;

export const relationshipOf = ({ seen }: Observation): Relationship | undefined =>
  typeof seen.relationship === 'object' ? seen.relationship : undefined;

/** The step that finds the relationship: by its id, else by its name. undefined = it is known whether there is one. */
export function locate(observation: Observation): Step | undefined {
  if (observation.seen.relationship !== 'unread') return undefined;
  const id = knownId(observation);
  if (id && times(observation, 'read') === 0) return { kind: 'read', id };
  return { kind: 'find', displayName: relationshipName(observation.request.id), customerTenantId: tenantOf(observation)?.tenantId ?? undefined };
}
