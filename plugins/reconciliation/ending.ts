import { gdapRequest, RequestStatus, StateCode } from '@gdap-manager/entities';
import type { Assignment, Relationship } from '../gateways/graph/types';
import { memoryText } from '../request-lifecycle/memory';
import { event } from '../timeline/event';
import { eventChange } from './adoption-rows';
import { knownOf, planAdoptions, type Partners } from './adopting';
import type { ActContext } from './context';
import type { CustomerRelationship, WantedFinding } from './model';
import { liveByGroup } from '../request-lifecycle/plan/assign';
import { failed, refusal, settle, type Result } from './outcome';
import { supersedes } from './superseded';
import { notDone, told } from './texts';

/**
 * Ends a relationship that another one makes needless, but only where nobody loses anything: the other one is in force,
 * and each group has its roles there. One without a request becomes one first, so that its end can be followed.
 */
export async function endSuperseded(partners: Partners, finding: WantedFinding, context: ActContext, now: number, trackingId: string): Promise<Result> {
  const { store } = context;
  const graph = await context.graphOf(partners.provider);
  const [old, by] = [await found(finding.relationshipId), await found(finding.otherRelationshipId)];
  if (!old || !by || !isOfCustomer(old) || !isOfCustomer(by)) return refusal(finding, notDone.gone());
  if (by.status !== 'active') return refusal(finding, notDone.notInForce(by.displayName, by.status));
  const stored = finding.requestId === null ? undefined : await store.request(finding.requestId);
  if (finding.requestId !== null && stored?.request.status !== 'active') return refusal(finding, notDone.changed());
  // Whoever ends the other one meanwhile would leave the customer with neither.
  const heir = finding.otherRequestId === null ? undefined : await store.request(finding.otherRequestId);
  if (finding.otherRequestId === null ? (await store.withRequest([by])).size > 0 : heir?.request.status !== 'active') return refusal(finding, notDone.changed());
  if (!supersedes({ relationship: by, requestId: 'kept' }, { relationship: old, requestId: null })) return refusal(finding, notDone.notSuperseded());

  const assignments = await graph.assignmentsOf([old.id, by.id]);
  const [ofOld, ofBy] = [assignments.get(old.id) ?? [], assignments.get(by.id) ?? []];
  if (!isList(ofOld)) return failed(finding, ofOld);
  if (!isList(ofBy)) return failed(finding, ofBy);
  const missing = missingPairs(ofOld, ofBy);
  if (missing.length > 0) {
    const known = await knownOf(partners.provider, [], missing.map(({ groupId }) => groupId), context);
    const nameOf = (groupId: string) => known.groups.get(groupId)?.name ?? known.groupsInEntra.get(groupId)?.displayName ?? groupId;
    return refusal(finding, notDone.wouldLose(missing.map(({ groupId, roleId }) => `${known.roles.get(roleId)?.name ?? roleId} of ${nameOf(groupId)}`), by.displayName));
  }

  if (!stored) {
    const [result] = await planAdoptions(partners, [{ finding, relationship: old, ending: true }], context, now, trackingId);
    return result ?? refusal(finding, notDone.changed());
  }
  const { request } = stored;
  return {
    finding,
    changes: [
      { do: 'update', set: gdapRequest.entitySetName, key: request.id, etag: request.etag, changes: { statuscode: RequestStatus.terminating, statecode: StateCode.active } },
      // What is written shows that nobody has changed it meanwhile.
      ...(heir ? [{ do: 'update', set: gdapRequest.entitySetName, key: heir.request.id, etag: heir.request.etag, changes: { gdap_memory: memoryText(heir.request.memory) } } as const] : []),
      eventChange(request.id, event(`superseded ${by.id} ${now}`, told.ending(by.displayName)), now, trackingId),
      settle(finding),
    ],
    announce: [[gdapRequest.logicalName, request.id]],
  };

  function found(id: string | null): Promise<Relationship | undefined> {
    return id === null ? Promise.resolve(undefined) : graph.findRelationship(id);
  }
}

/** Roles that groups have, or are about to have, by the one and not yet by the other. Pure. */
export function missingPairs(old: readonly Assignment[], by: readonly Assignment[]): { readonly groupId: string; readonly roleId: string }[] {
  const inForce = new Map([...liveByGroup(by)].filter(([, { status }]) => status === 'active'));
  return [...liveByGroup(old).values()]
    .filter(({ status }) => status !== 'deleting' && status !== 'error')
    .flatMap(({ groupId, roleIds }) => roleIds.filter((roleId) => !inForce.get(groupId)?.roleIds.includes(roleId)).map((roleId) => ({ groupId, roleId })));
}

const isList = (read: unknown): read is readonly Assignment[] => Array.isArray(read);
const isOfCustomer = (relationship: Relationship): relationship is CustomerRelationship => relationship.customerTenantId !== undefined;
