import { meaningOf } from '../../failures';
import type { Relationship, RelationshipSpec } from '../../gateways/graph/types';
import { setback } from '../messages';
import type { Observation, Plan, TenantFacts } from '../model';
import { relationshipName } from '../names';
import type { Policy } from '../../policy';
import { isConnected } from '../../provider/facts';
import { askedRoles, validate } from '../validate';
import { confirmAbsence } from './absent';
import { finish } from './finish';
import { settle } from './follow';
import { baseColumns } from './known';
import { failureOf, knownId, lastDone, locate, relationshipOf, step, tenantOf, times } from './observed';
import { refuse, refusedByMicrosoft, retryLater } from './setbacks';

/** Wanted: the relationship exists at Microsoft, as the row describes it, and is locked for approval. */
export function submit(observation: Observation, policy: Policy): Plan {
  const { request, mappings } = observation;
  const tenant = tenantOf(observation);
  const reachable = isConnected(tenant?.provider);
  const problems = validate({ request: { ...request, accountId: request.memory.submitted?.accountId ?? request.accountId }, mappings, tenant });

  if (reachable && mayExist(observation)) {
    const failure = failureOf(observation, 'read') ?? failureOf(observation, 'find');
    if (failure) return retryLater(observation, failure, policy);
    const next = locate(observation);
    if (next) return step(next);
  }
  const relationship = relationshipOf(observation);
  if (relationship && relationship.status !== 'created') return settle(observation, relationship, policy);
  // What an indirect provider made is not ours to make.
  if (!relationship && (request.approvalDueDate !== null || request.partnerConsent !== 'notNeeded')) {
    return reachable ? confirmAbsence(observation, policy) : finish(observation, { waitingOn: 'staff', lastError: problems.join('\n') });
  }
  if (problems.length > 0) return refuse(observation, problems);
  const refused = times(observation, 'delete') > 0 ? (failureOf(observation, 'update') ?? failureOf(observation, 'lock')) : undefined;
  if (refused) return refusedByMicrosoft(observation, refused);
  const spec = specOf(observation, tenant as TenantFacts);
  return relationship ? lock(observation, relationship, spec, policy) : create(observation, spec, policy);
}

/** Whether somebody may have created it before: then it is looked for first. */
const mayExist = (observation: Observation): boolean =>
  observation.repeated || observation.request.attempts > 0 || knownId(observation) !== undefined;

/** What the row asks for. Only of a request without problems. */
const specOf = ({ request, mappings }: Observation, tenant: TenantFacts): RelationshipSpec => ({
  displayName: relationshipName(request.id),
  durationDays: request.durationDays ?? 0,
  autoExtend: request.autoRenew,
  customerTenantId: (tenant.tenantId ?? '').toLowerCase(),
  roleIds: askedRoles(mappings),
});

function create(observation: Observation, spec: RelationshipSpec, policy: Policy): Plan {
  if (times(observation, 'create') === 0) return step({ kind: 'create', spec });
  const failure = failureOf(observation, 'create');
  if (!failure) return retryLater(observation, { service: 'graph', status: 0, code: 'noAnswer', message: 'No relationship was returned.', outcomeUnknown: true }, policy);

  // The name may be taken by our own earlier try, perhaps for another tenant: look there first, then everywhere.
  const { log } = observation.seen;
  const searches = log.slice(log.findLastIndex(({ kind }) => kind === 'create')).filter(({ kind }) => kind === 'find').length;
  const searchFailed = searches > 0 ? failureOf(observation, 'find') : undefined;
  if (searchFailed) return retryLater(observation, searchFailed, policy);
  const find = (customerTenantId: string | undefined) => step({ kind: 'find', displayName: spec.displayName, customerTenantId });
  if (searches === 0 && (failure.outcomeUnknown || failure.status === 409)) return find(spec.customerTenantId);
  if (searches === 1 && failure.status === 409) return find(undefined);

  if (failure.status === 409) return retryLater(observation, failure, policy, {}, setback.nameTaken(spec.displayName));
  return meaningOf(failure) === 'refused' ? refusedByMicrosoft(observation, failure) : retryLater(observation, failure, policy);
}

/** The relationship is there and not locked yet: make it what the row says, and lock it. */
function lock(observation: Observation, relationship: Relationship, spec: RelationshipSpec, policy: Policy): Plan {
  const known = baseColumns(observation, relationship, policy);
  const last = lastDone(observation);
  if (last?.kind === 'reread' && last.failure) return retryLater(observation, last.failure, policy, known);

  const changes = differences(spec, relationship);
  const updated = times(observation, 'update');
  const updateFailure = failureOf(observation, 'update');
  if (Object.keys(changes).length > 0 && (updated === 0 || updateFailure)) {
    if (updateFailure && last?.kind === 'update') {
      const meaning = meaningOf(updateFailure);
      if (meaning === 'refused') return refusedByMicrosoft(observation, updateFailure);
      if ((meaning !== 'stale' && meaning !== 'conflict') || updated > 1) return retryLater(observation, updateFailure, policy, known);
      return step({ kind: 'reread', id: relationship.id, afterMs: 0 });
    }
    return step({ kind: 'update', id: relationship.id, etag: relationship.etag, changes });
  }

  const { now, request } = observation;
  const askedOn = times(observation, 'lock') > 0 ? now : request.memory.lockAskedOn;
  const accepted = finish(observation, {
    ...known, attempts: 0, lastError: null, waitingOn: 'microsoft', nextCheckOn: now + policy.provisioningCheckSeconds * 1000,
    memory: { ...known.memory, ...(askedOn === undefined ? {} : { lockAskedOn: askedOn }) },
  });
  if (times(observation, 'lock') === 0) {
    const waiting = askedOn !== undefined && now - askedOn < policy.askAgainSeconds * 1000 && updated === 0;
    return waiting ? accepted : step({ kind: 'lock', id: relationship.id });
  }
  const failure = failureOf(observation, 'lock');
  if (failure) {
    // Perhaps it was locked already, or is by now: what Microsoft shows decides.
    if (last?.kind === 'lock' && meaningOf(failure) !== 'connection') return step({ kind: 'reread', id: relationship.id, afterMs: policy.lockConfirmMs });
    return meaningOf(failure) === 'refused' ? refusedByMicrosoft(observation, failure) : retryLater(observation, failure, policy, known);
  }
  const { log } = observation.seen;
  const confirmations = log.slice(log.findLastIndex(({ kind }) => kind === 'lock')).filter(({ kind }) => kind === 'reread').length;
  if (confirmations < policy.lockConfirmations) return step({ kind: 'reread', id: relationship.id, afterMs: policy.lockConfirmMs });
  return accepted;
}

/** What of a relationship is not as asked. Pure. */
export function differences(spec: RelationshipSpec, relationship: Relationship): Partial<RelationshipSpec> {
  const sameRoles = spec.roleIds.length === relationship.roleIds.length && spec.roleIds.every((role) => relationship.roleIds.includes(role));
  return {
    ...(spec.durationDays === relationship.durationDays ? {} : { durationDays: spec.durationDays }),
    ...(spec.autoExtend === relationship.autoExtend ? {} : { autoExtend: spec.autoExtend }),
    ...(spec.customerTenantId === relationship.customerTenantId ? {} : { customerTenantId: spec.customerTenantId }),
    ...(sameRoles ? {} : { roleIds: spec.roleIds }),
  };
}
