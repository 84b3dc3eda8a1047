import { draftRows, gdapRequest, gdapRoleMapping, RequestOrigin, type RequestAtEnd } from '@gdap-manager/entities';
import type { Change } from '../gateways/dataverse/gateway';
import { momentText } from '../gateways/dataverse/moments';
import { steadyId } from '../guid';
import type { Memory } from '../request-lifecycle/memory';
import { memoryText } from '../request-lifecycle/memory';
import { liveByGroup } from '../request-lifecycle/plan/assign';
import { event } from '../timeline/event';
import { judge, newGroupsOf, type AdoptedMapping } from './adoption';
import { adoptedMappingRow, changesAtOnce, eventChange, groupChange } from './adoption-rows';
import { knownOf } from './adopting';
import { digest } from './compare';
import type { ActContext } from './context';
import type { ReconciledProvider, WantedFinding } from './model';
import { refusal, settle, type Result } from './outcome';
import type { ReplaceableRequest } from './store';
import { notDone, told } from './texts';

/** Microsoft wins: mappings are made of what it has, and those deleted that ask for what the customer has not approved. */
export async function adoptDifferences(provider: ReconciledProvider, finding: WantedFinding, context: ActContext, now: number, trackingId: string): Promise<Result> {
  const stored = finding.requestId === null ? undefined : await context.store.request(finding.requestId);
  if (!stored) return refusal(finding, notDone.noRequest());
  const { request, mappings } = stored;
  const { differs, submitted } = request.memory;
  if (!differs) return { finding, changes: [settle(finding)], announce: [] };
  const graph = await context.graphOf(provider);
  const id = submitted?.relationshipId ?? request.microsoftId;
  const relationship = id ? await graph.findRelationship(id) : undefined;
  if (!id || !relationship) return refusal(finding, notDone.gone());
  const read = (await graph.assignmentsOf([id])).get(id) ?? [];
  if (!Array.isArray(read)) return refusal(finding, notDone.changed());

  const isNamed = (groupId: string) => mappings.some(({ group }) => group?.groupId === groupId);
  const foreign = [...liveByGroup(read).values()].filter(({ status, groupId }) => status !== 'deleting' && !isNamed(groupId));
  const known = await knownOf(provider, [], foreign.map(({ groupId }) => groupId), context);
  const judged = foreign.map((assignment) => judge(assignment, provider, relationship, known));
  const named = new Set([...mappings.flatMap(({ role }) => role?.templateId ?? []), ...judged.flatMap(({ assignment }) => assignment.roleIds)]);
  const unnamed = relationship.roleIds.filter((roleId) => !named.has(roleId));
  const unknown = [...new Set([...unnamed.filter((roleId) => !known.roles.has(roleId)), ...judged.flatMap(({ group, unknownRoles }) => (group ? [] : unknownRoles))])];
  if (unknown.length > 0) return refusal(finding, notDone.unknownRoles(unknown));

  // Rows of their own for each time: those of an earlier one may say something else by now.
  const newId = (roleId: string, groupId = '') => steadyId(request.id, `adopted for ${finding.id} ${finding.etag} ${roleId} ${groupId}`);
  const made = [
    ...judged.flatMap(({ assignment, group }) => (group ? assignment.roleIds : []).map((roleId): AdoptedMapping => ({
      id: newId(roleId, assignment.groupId), role: known.roles.get(roleId)!, group, assignmentId: assignment.id, state: assignment.status === 'active' ? 'active' : 'pending',
    }))),
    ...unnamed.map((roleId): AdoptedMapping => ({ id: newId(roleId), role: known.roles.get(roleId)!, group: undefined, assignmentId: null, state: 'none' })),
  ];
  const deleted = mappings.filter(({ role }) => role?.templateId && !relationship.roleIds.includes(role.templateId));
  if (made.length + deleted.length > changesAtOnce) return refusal(finding, notDone.tooMany(made.length));
  const newGroups = newGroupsOf(judged.flatMap(({ group }) => group ?? []), known);
  return {
    finding,
    changes: [
      ...newGroups.map((group) => groupChange(provider, group, now)),
      ...made.map((mapping): Change => ({ do: 'create', set: gdapRoleMapping.entitySetName, row: adoptedMappingRow(mapping, request.id) })),
      ...deleted.map((mapping): Change => ({ do: 'remove', set: gdapRoleMapping.entitySetName, key: mapping.id })),
      remember(request, withoutDifferences(request.memory), now),
      eventChange(request.id, event(`mappings adopted ${digest(JSON.stringify(differs))} ${now}`, told.adoptedDifferences(made.length, deleted.length)), now, trackingId),
      settle(finding),
    ],
    announce: [[gdapRequest.logicalName, request.id]],
  };
}

/** The mappings win: what nobody names is taken away, and a draft asks for other roles than the customer has approved. */
export async function putDifferencesRight(finding: WantedFinding, isReplaced: boolean, { store }: ActContext, now: number, trackingId: string): Promise<Result> {
  const stored = finding.requestId === null ? undefined : await store.request(finding.requestId);
  const replaceable = stored && (await store.replaceable(stored.request.id));
  if (!stored || !replaceable) return refusal(finding, notDone.noRequest());
  const { request } = stored;
  const { differs } = request.memory;
  if (!differs) return { finding, changes: [settle(finding)], announce: [] };
  const isToBeReplaced = !isReplaced && (differs.unnamed.length > 0 || differs.lacking.length > 0);
  if (isToBeReplaced && !replaceable.accountId) return refusal(finding, notDone.noCustomer());
  const groupIds = differs.groups.map(({ groupId }) => groupId);
  const groups = provider(stored) && groupIds.length > 0 ? await store.groups(provider(stored)!, groupIds) : new Map();
  // The finding is settled with it: so it is made once, and another one where the customer did not approve the first.
  const draftId = steadyId(request.id, `put right ${finding.id} ${finding.etag}`);
  return {
    finding,
    changes: [
      ...(isToBeReplaced ? replacement(draftId, request.id, replaceable, false) : []),
      // What we count as ours and what no mapping names is taken away by the look that follows.
      remember(request, { ...withoutDifferences(request.memory), groups: [...new Set([...(request.memory.groups ?? []), ...groupIds])] }, now),
      eventChange(request.id, event(`put right ${digest(JSON.stringify(differs))} ${now}`, told.putRight(groupIds.map((id) => groups.get(id)?.name ?? id), isToBeReplaced ? replaceable.name : undefined)), now, trackingId),
      settle(finding),
    ],
    announce: [[gdapRequest.logicalName, request.id]],
  };
}

/** The customer is asked again for what Microsoft does not have any more. */
export async function askAgain(finding: WantedFinding, { store }: ActContext, now: number, trackingId: string): Promise<Result> {
  const request = finding.requestId === null ? undefined : await store.replaceable(finding.requestId);
  if (!request || finding.requestId === null) return refusal(finding, notDone.noRequest());
  if (!request.accountId) return refusal(finding, notDone.noCustomer());
  const id = steadyId(finding.requestId, `asked again ${finding.etag}`);
  return {
    finding,
    changes: [
      ...replacement(id, finding.requestId, request, true),
      eventChange(finding.requestId, event(`asked again ${id}`, told.askedAgain(request.name)), now, trackingId),
      eventChange(id, event('replaces', told.replaces(request.name)), now, trackingId),
      settle(finding),
    ],
    announce: [[gdapRequest.logicalName, id]],
  };
}

const provider = (stored: { readonly tenant: { readonly provider: { readonly id: string } | undefined } | undefined }): string | undefined => stored.tenant?.provider?.id;

const withoutDifferences = ({ differs: _, ...memory }: Memory): Memory => memory;

/** With its version: whoever looks at it meanwhile is not overwritten. It is due at once, also where nobody hears of it. */
const remember = ({ id, etag }: { readonly id: string; readonly etag: string }, memory: Memory, now: number): Change => ({
  do: 'update', set: gdapRequest.entitySetName, key: id, etag, changes: { gdap_memory: memoryText(memory), gdap_nextcheckon: momentText(now) },
});

function replacement(id: string, replacesId: string, request: ReplaceableRequest, submit: boolean): Change[] {
  const { request: row, mappings } = draftRows({
    id, replacesId, submit,
    name: request.name,
    customerId: request.accountId ?? '',
    tenantId: request.providerAccountId ?? undefined,
    templateId: request.templateId ?? undefined,
    contactId: request.contactId ?? undefined,
    atEnd: (request.atEnd as (typeof RequestAtEnd)[keyof typeof RequestAtEnd] | null) ?? undefined,
    autoRenew: request.autoRenew,
    durationDays: request.durationDays ?? 0,
    origin: RequestOrigin.replacement,
    owner: request.owner,
    mappings: request.mappings,
  });
  return [
    { do: 'create', set: gdapRequest.entitySetName, row },
    ...mappings.map((mapping): Change => ({ do: 'create', set: gdapRoleMapping.entitySetName, row: mapping })),
  ];
}
