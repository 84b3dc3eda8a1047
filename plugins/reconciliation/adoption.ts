import type { AssignmentState, RequestOrigin } from '@gdap-manager/entities';
import { customerId } from '../customers/rows';
import type { DirectoryGroup } from '../gateways/graph/directory-gateway';
import type { Assignment, Relationship } from '../gateways/graph/types';
import { steadyId } from '../guid';
import type { Policy } from '../policy';
import { differencesOf } from '../request-lifecycle/differences';
import { fingerprint } from '../request-lifecycle/memory';
import { consent } from '../request-lifecycle/messages';
import type { RequestView, StatusName } from '../request-lifecycle/model';
import { acceptanceLink, requestIdOf } from '../request-lifecycle/names';
import { liveByGroup } from '../request-lifecycle/plan/assign';
import { consentOf, isConsentPending } from '../request-lifecycle/plan/consent-state';
import type { OutlookView } from '../renewal/model';
import { outlookOfAdopted } from '../renewal/outlook-of-adopted';
import type { RenewalPolicy } from '../renewal/times';
import type { CustomerRelationship, KnownRole, ReconciledProvider } from './model';
import { isInForce } from './relationship-states';
import type { KnownGroup, KnownTenant } from './store';

/**
 * The request that a relationship becomes: the one that it was made for, where it carries its name, else always the
 * same one, so that it cannot be made twice. Pure.
 */
export const adoptedRequestId = ({ id, displayName }: Pick<Relationship, 'id' | 'displayName'>): string => requestIdOf(displayName) ?? steadyId(id, 'request');

/** What is known of groups, roles and tenants here and in Entra. */
export interface Known {
  /** By tenant id. */
  readonly tenants: ReadonlyMap<string, KnownTenant>;
  /** By template id. */
  readonly roles: ReadonlyMap<string, KnownRole>;
  /** Rows by group id. */
  readonly groups: ReadonlyMap<string, KnownGroup>;
  /** Groups without a row, as Entra has them, by group id. */
  readonly groupsInEntra: ReadonlyMap<string, DirectoryGroup>;
}

export type AdoptionPolicy = Pick<Policy, 'adminCenterUrl' | 'approvalDays'> & RenewalPolicy;

export interface AdoptionInput {
  readonly provider: ReconciledProvider;
  readonly relationship: CustomerRelationship;
  /** Of a relationship in force. */
  readonly assignments: readonly Assignment[];
  readonly known: Known;
  readonly now: number;
  /** It shall be ended as soon as it is a request. */
  readonly ending?: boolean;
}

export interface AdoptedMapping {
  readonly id: string;
  readonly role: KnownRole;
  readonly group: KnownGroup | undefined;
  readonly assignmentId: string | null;
  readonly state: keyof typeof AssignmentState;
}

/** A group that has no row yet. */
export type NewGroup = KnownGroup & Pick<DirectoryGroup, 'description' | 'isRoleAssignable'>;

/** A relationship as a request. */
export interface AdoptedRequest {
  readonly requestId: string;
  readonly relationship: CustomerRelationship;
  readonly tenant: KnownTenant;
  /** The tenant has to be made first. */
  readonly isTenantNew: boolean;
  readonly newGroups: readonly NewGroup[];
  readonly mappings: readonly AdoptedMapping[];
  readonly view: Omit<RequestView, 'providerAccountId' | 'accountId' | 'removeGlobalAdministrator'>;
  /** In force, and nothing is left to do about it: it is as looks at it would leave it. */
  readonly isCalm: boolean;
  /** What becomes of its access, where that is certain already; else its renewal has to be looked at. */
  readonly outlook: OutlookView | undefined;
  readonly origin: keyof typeof RequestOrigin;
  /** Groups whose roles stay without mappings. */
  readonly leftOut: readonly { readonly group: string; readonly unknownRoles: readonly string[] }[];
  readonly unknownRoles: readonly string[];
}

/**
 * A relationship as a request, just as looks at it would leave it: so nothing is written and nothing is changed at
 * Microsoft when it is looked at for the first time. Pure.
 */
export function planAdoption({ provider, relationship, assignments, known, now, ending = false }: AdoptionInput, policy: AdoptionPolicy): AdoptedRequest {
  const requestId = adoptedRequestId(relationship);
  const kept = known.tenants.get(relationship.customerTenantId);
  const tenant = kept ?? { id: customerId(provider.id, relationship.customerTenantId), tenantId: relationship.customerTenantId, name: relationship.customerName ?? relationship.customerTenantId, accountId: null };
  const live = isInForce(relationship) ? [...liveByGroup(assignments).values()].filter(({ status }) => status !== 'deleting') : [];
  const judged = live.map((assignment) => judge(assignment, provider, relationship, known));
  const given = judged.flatMap((one) => (one.group ? [{ ...one, group: one.group }] : []));
  const leftOut = judged.filter(({ group }) => !group);

  const named = new Set(given.flatMap(({ assignment }) => assignment.roleIds));
  const mappings = [
    ...given.flatMap(({ assignment, group }) => assignment.roleIds.map((roleId): AdoptedMapping => ({
      id: mappingId(requestId, roleId, group.groupId), role: known.roles.get(roleId)!, group, assignmentId: assignment.id, state: assignment.status === 'active' ? 'active' : 'pending',
    }))),
    ...relationship.roleIds.flatMap((roleId): AdoptedMapping[] => {
      const role = known.roles.get(roleId);
      return role && !named.has(roleId) ? [{ id: mappingId(requestId, roleId), role, group: undefined, assignmentId: null, state: 'none' }] : [];
    }),
  ];
  const isSettled = given.every(({ assignment }) => assignment.status === 'active');
  const isCalm = isSettled && relationship.status === 'active' && !ending;
  const origin = isConsentPending(relationship) ? 'indirectProvider' : 'adopted';
  const differs = differencesOf({ relationshipRoles: relationship.roleIds, mappedRoles: mappings.map(({ role }) => role.templateId), foreign: leftOut.map(({ assignment }) => assignment) });
  const memory: RequestView['memory'] = {
    ...(tenant.accountId ? { submitted: { relationshipId: relationship.id, providerAccountId: tenant.id, accountId: tenant.accountId } } : {}),
    ...(isInForce(relationship)
      ? {
          groups: given.map(({ assignment }) => assignment.groupId),
          ...(isSettled ? { handled: fingerprint(given.flatMap(({ assignment }) => assignment.roleIds.map((roleId) => [assignment.groupId, roleId] as const))) } : {}),
          ...(differs ? { differs } : {}),
        }
      : {}),
  };
  const view: AdoptedRequest['view'] = { ...base(relationship, memory, policy), ...standing(relationship, isSettled, now, policy), ...(ending ? { status: 'terminating', waitingOn: 'microsoft', nextCheckOn: now } : {}) };
  return {
    requestId, relationship, tenant, isTenantNew: !kept,
    newGroups: newGroupsOf(given.map(({ group }) => group), known),
    mappings,
    view,
    isCalm,
    outlook: isCalm ? outlookOfAdopted({ ...view, id: requestId, name: relationship.displayName, durationDays: view.durationDays ?? 0, origin, tenantId: tenant.id, provider }, now, policy) : undefined,
    origin,
    leftOut: leftOut.map(({ assignment, unknownRoles }) => ({ group: nameOf(assignment.groupId, known), unknownRoles })),
    unknownRoles: relationship.roleIds.filter((id) => !known.roles.has(id)),
  };
}

/** Those of these groups that have no row yet. Pure. */
export const newGroupsOf = (groups: readonly KnownGroup[], known: Known): NewGroup[] =>
  groups.flatMap((group) => {
    const inEntra = known.groupsInEntra.get(group.groupId);
    return !known.groups.has(group.groupId) && inEntra ? [{ ...group, description: inEntra.description, isRoleAssignable: inEntra.isRoleAssignable }] : [];
  });

/** The id of a mapping that comes from Microsoft. Pure. */
export const mappingId = (requestId: string, roleId: string, groupId = ''): string => steadyId(requestId, `adopted ${roleId} ${groupId}`.trim());

/** The id of a group's row, as whoever reads the groups makes it. Pure. */
const groupRowId = (providerId: string, groupId: string): string => steadyId(providerId, `group ${groupId}`);

const nameOf = (groupId: string, { groups, groupsInEntra }: Known): string => groups.get(groupId)?.name || groupsInEntra.get(groupId)?.displayName || groupId;

interface Judged {
  readonly assignment: Assignment;
  /** Absent: it cannot be said by mappings, and stays as it is: a mapping of some of its roles would take the others away. */
  readonly group: KnownGroup | undefined;
  readonly unknownRoles: readonly string[];
}

/** Whether an assignment can be said by mappings. Pure. */
export function judge(assignment: Assignment, provider: Pick<ReconciledProvider, 'id'>, { roleIds }: Pick<Relationship, 'roleIds'>, known: Known): Judged {
  const { groupId } = assignment;
  const unknownRoles = assignment.roleIds.filter((id) => !known.roles.has(id) || !roleIds.includes(id));
  const row = known.groups.get(groupId);
  const inEntra = known.groupsInEntra.get(groupId);
  const group = row ?? (inEntra && { rowId: groupRowId(provider.id, groupId), groupId, name: inEntra.displayName || groupId, isThere: true });
  return { assignment, group: unknownRoles.length === 0 && assignment.roleIds.length > 0 && group?.isThere ? group : undefined, unknownRoles };
}

const base = (relationship: Relationship, memory: RequestView['memory'], policy: Pick<Policy, 'adminCenterUrl'>) => ({
  autoRenew: relationship.autoExtend,
  durationDays: relationship.durationDays,
  startDate: isInForce(relationship) ? (relationship.activatedOn ?? null) : null,
  expiryDate: isInForce(relationship) && relationship.activatedOn !== undefined ? (relationship.endsOn ?? null) : null,
  approvalDueDate: null,
  acceptanceLink: isConsentPending(relationship) ? null : acceptanceLink(relationship.id, policy as Policy),
  lastError: null,
  partnerConsent: consentOf({ partnerConsent: 'notNeeded', memory: {} }, relationship),
  microsoftId: relationship.id,
  microsoftStatus: relationship.status.slice(0, 50),
  microsoftVersion: relationship.etag.slice(0, 200) || null,
  attempts: 0,
  memory,
} as const);

type Standing = Pick<RequestView, 'waitingOn' | 'nextCheckOn'> & { readonly status: StatusName } & Partial<Pick<RequestView, 'approvalDueDate' | 'lastError'>>;

/** Where a request stands whose relationship stands so. What is not settled yet is looked at at once. */
function standing(relationship: Relationship, isSettled: boolean, now: number, { approvalDays }: Pick<Policy, 'approvalDays'>): Standing {
  switch (relationship.status) {
    case 'approvalPending': {
      const approvalDueDate = (relationship.modifiedOn ?? now) + approvalDays * 24 * 3600 * 1000;
      if (isConsentPending(relationship)) return { status: 'approvalPending', approvalDueDate, waitingOn: 'staff', lastError: consent.asked(), nextCheckOn: null };
      return { status: 'approvalPending', approvalDueDate, waitingOn: 'customer', nextCheckOn: approvalDueDate };
    }
    case 'approved': case 'activating':
      return { status: 'activating', waitingOn: 'microsoft', nextCheckOn: now };
    default:
      return { status: 'active', waitingOn: isSettled ? 'nobody' : 'microsoft', nextCheckOn: isSettled ? null : now };
  }
}
