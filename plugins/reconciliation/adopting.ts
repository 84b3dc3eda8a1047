import { gdapProviderAccount, gdapRequest } from '@gdap-manager/entities';
import { capabilityNames } from '../capability-names';
import type { Assignment, Relationship } from '../gateways/graph/types';
import type { ServiceFailure } from '../gateways/transport/service-error';
import { liveByGroup } from '../request-lifecycle/plan/assign';
import { planAdoption, type AdoptedRequest, type Known } from './adoption';
import { adoptionChanges, changesAtOnce } from './adoption-rows';
import type { ActContext } from './context';
import type { CustomerRelationship, ReconciledProvider, WantedFinding } from './model';
import { failed, refusal, settle, type Deed, type Result } from './outcome';
import { isInForce } from './relationship-states';
import { whose } from './compare';
import { againstAdoption, notDone } from './texts';

/** A finding whose relationship is to become a request. */
export interface ToAdopt {
  readonly finding: WantedFinding;
  /** undefined: Microsoft does not have it (any more). */
  readonly relationship: Relationship | undefined;
  /** It shall be ended as soon as it is a request. */
  readonly ending?: boolean;
}

/** Where everybody stands. */
export interface Partners {
  readonly provider: ReconciledProvider;
  /** All providers with the same partner tenant. */
  readonly siblings: readonly ReconciledProvider[];
}

/** What makes requests of relationships: each twenty of them cost one call for their assignments. */
export async function planAdoptions({ provider, siblings }: Partners, items: readonly ToAdopt[], context: ActContext, now: number, trackingId: string): Promise<Result[]> {
  const { store, policy } = context;
  const there = items.flatMap(({ relationship }) => relationship ?? []);
  const inForce = there.filter(isInForce).map(({ id }) => id);
  const assignments = inForce.length > 0 ? await (await context.graphOf(provider)).assignmentsOf(inForce) : new Map<string, readonly Assignment[] | ServiceFailure>();
  const withRequest = there.length > 0 ? await store.withRequest(there) : new Set<string>();
  const groupIds = [...assignments.values()].flatMap((list) => (isList(list) ? [...liveByGroup(list).keys()] : []));
  const known = await knownOf(provider, there.flatMap(({ customerTenantId }) => customerTenantId ?? []), groupIds, context);
  const tenants = new Map(known.tenants);
  const groups = new Map(known.groups);

  return items.map(({ finding, relationship, ending }): Result => {
    if (!relationship) return refusal(finding, notDone.gone());
    if (withRequest.has(relationship.id)) return { finding, changes: [settle(finding)], announce: [] };
    const { providerId, hasOwner } = whose(relationship, siblings);
    const obstacle = providerId === provider.id ? againstAdoption(relationship, hasOwner) : notDone.changed();
    if (obstacle !== undefined || !isOfCustomer(relationship)) return refusal(finding, obstacle ?? notDone.changed());
    const read = assignments.get(relationship.id) ?? [];
    if (!isList(read)) return failed(finding, read);
    const adopted = planAdoption({ provider, relationship, assignments: read, known: { ...known, tenants, groups }, now, ...(ending ? { ending } : {}) }, policy);
    if (adopted.mappings.length > changesAtOnce - 100) return refusal(finding, notDone.tooMany(adopted.mappings.length));
    // Made once for all that are adopted together.
    tenants.set(adopted.tenant.tenantId, adopted.tenant);
    for (const group of adopted.newGroups) groups.set(group.groupId, group);
    const deed: Deed = {
      finding,
      changes: [...adoptionChanges(provider, adopted, now, trackingId), settle(finding, adopted.requestId)],
      ...(adopted.tenant.owner ? { ownerless: [...adoptionChanges(provider, adopted, now, trackingId, false), settle(finding, adopted.requestId)] } : {}),
      announce: [...(adopted.isTenantNew ? [[gdapProviderAccount.logicalName, adopted.tenant.id] as const] : []), ...toBeLookedAt(adopted)],
    };
    return deed;
  });
}

/** By whom a new request is looked at: by nobody where it is as looks would leave it. */
const toBeLookedAt = ({ requestId, isCalm, outlook }: AdoptedRequest): Deed['announce'] =>
  !isCalm ? [[gdapRequest.logicalName, requestId]] : outlook ? [] : [[gdapRequest.logicalName, requestId, capabilityNames.renewal]];

/** What is known of roles, tenants and groups. Groups without a row are asked for in Entra. */
export async function knownOf(provider: ReconciledProvider, tenantIds: readonly string[], groupIds: readonly string[], { store, directoryOf }: ActContext): Promise<Known> {
  const each = [...new Set(groupIds)];
  const groups = each.length > 0 ? await store.groups(provider.id, each) : new Map();
  const missing = each.filter((id) => !groups.has(id));
  const inEntra = missing.length > 0 ? await (await directoryOf(provider)).groupsById(missing) : [];
  return {
    groups, groupsInEntra: new Map(inEntra.map((group) => [group.id, group])),
    tenants: tenantIds.length > 0 ? await store.tenants(provider.id, tenantIds) : new Map(),
    roles: await store.roles(),
  };
}

const isList = (read: readonly Assignment[] | ServiceFailure): read is readonly Assignment[] => Array.isArray(read);
const isOfCustomer = (relationship: Relationship): relationship is CustomerRelationship => relationship.customerTenantId !== undefined;
