import {
  AssignmentState, CustomerPresence, cut, gdapEvent, gdapProvider, gdapProviderAccount, gdapRequest, gdapRoleMapping, gdapSecurityGroup, mappingRow, ProviderAccountSource, RequestOrigin,
  type RowChanges,
} from '@gdap-manager/entities';
import type { Change } from '../gateways/dataverse/gateway';
import { momentText } from '../gateways/dataverse/moments';
import { noOutlook } from '../renewal/outlook-of-adopted';
import { outlookChanges } from '../renewal/rows';
import { requestChanges } from '../request-lifecycle/request-changes';
import type { TimelineEvent } from '../timeline/event';
import { event } from '../timeline/event';
import { eventId, eventRow } from '../timeline/rows';
import { isConsentPending } from '../request-lifecycle/plan/consent-state';
import type { AdoptedMapping, AdoptedRequest, NewGroup } from './adoption';
import type { ReconciledProvider } from './model';
import type { KnownTenant } from './store';
import { told } from './texts';

/** The most changes that Dataverse takes at once, with room for what comes beside. */
export const changesAtOnce = 900;

/** What makes a request of a relationship: in one change set, so that it is never there without its roles, nor twice. Pure. @param withOwner false: it belongs to the handlers, where its owner-to-be may own none */
export function adoptionChanges(provider: ReconciledProvider, adopted: AdoptedRequest, now: number, trackingId: string, withOwner = true): Change[] {
  const { requestId, mappings, newGroups, isTenantNew } = adopted;
  return [
    ...(isTenantNew ? [{ do: 'create', set: gdapProviderAccount.entitySetName, row: tenantRow(provider, adopted.tenant) } as const] : []),
    ...newGroups.map((group) => groupChange(provider, group, now)),
    { do: 'create', set: gdapRequest.entitySetName, row: requestRow(adopted, now, withOwner) },
    ...mappings.map((mapping): Change => ({ do: 'create', set: gdapRoleMapping.entitySetName, row: adoptedMappingRow(mapping, requestId) })),
    eventChange(requestId, adoptionEvent(provider, adopted), now, trackingId),
  ];
}

/** An entry of a request's timeline, as a change. Pure. */
export const eventChange = (requestId: string, news: TimelineEvent, now: number, trackingId: string): Change => ({
  do: 'create', set: gdapEvent.entitySetName, row: { gdap_eventid: eventId(requestId, news.key), ...eventRow({ table: gdapRequest.logicalName, id: requestId }, news, now, trackingId) },
});

function adoptionEvent(provider: ReconciledProvider, { relationship, unknownRoles, leftOut }: AdoptedRequest): TimelineEvent {
  if (isConsentPending(relationship)) return event(`asked ${relationship.id}`, told.consentAsked(provider.name, unknownRoles), { waitingOn: 'staff' });
  const sentences = leftOut.map(({ group, unknownRoles: roles }) => (roles.length > 0 ? told.leftOut(group, roles) : told.leftOutDeleted(group)));
  return event(`adopted ${relationship.id}`, told.adopted(sentences, unknownRoles), sentences.length > 0 ? { severity: 'warning' } : {});
}

/** The lists of customers tell more of it at the next refresh. */
const tenantRow = (provider: ReconciledProvider, tenant: KnownTenant): RowChanges<typeof gdapProviderAccount> => ({
  gdap_provideraccountid: tenant.id,
  gdap_name: cut(tenant.name, gdapProviderAccount.columns.gdap_Name.maxLength),
  gdap_tenantid: tenant.tenantId,
  gdap_source: ProviderAccountSource.delegatedAdminCustomers,
  gdap_presence: CustomerPresence.present,
  'gdap_ProviderId@odata.bind': `/${gdapProvider.entitySetName}(${provider.id})`,
});

/** Makes the row of a group that Entra has and we do not. Pure. */
export const groupChange = (provider: Pick<ReconciledProvider, 'id'>, group: NewGroup, now: number): Change => ({ do: 'create', set: gdapSecurityGroup.entitySetName, row: groupRow(provider, group, now) });

const groupRow = (provider: Pick<ReconciledProvider, 'id'>, group: NewGroup, now: number): RowChanges<typeof gdapSecurityGroup> => ({
  gdap_securitygroupid: group.rowId,
  gdap_groupid: group.groupId,
  gdap_name: cut(group.name, gdapSecurityGroup.columns.gdap_Name.maxLength),
  ...(group.description ? { gdap_description: cut(group.description, gdapSecurityGroup.columns.gdap_Description.maxLength) } : {}),
  gdap_isroleassignable: group.isRoleAssignable,
  gdap_lastseenon: momentText(now),
  'gdap_ProviderId@odata.bind': `/${gdapProvider.entitySetName}(${provider.id})`,
});

/** As Microsoft has it: from here on it is followed like any other request. */
function requestRow({ requestId, relationship, tenant, view, outlook, origin }: AdoptedRequest, now: number, withOwner: boolean): RowChanges<typeof gdapRequest> & { readonly 'ownerid@odata.bind'?: string } {
  const told = Object.fromEntries(Object.entries(view).filter(([, value]) => value !== null));
  return {
    gdap_requestid: requestId,
    gdap_name: cut(`${tenant.name}: ${relationship.displayName}`, gdapRequest.columns.gdap_Name.maxLength),
    gdap_origin: RequestOrigin[origin],
    ...requestChanges({ ...told, providerAccountId: tenant.id, ...(tenant.accountId ? { accountId: tenant.accountId } : {}) }, now),
    ...(outlook ? outlookChanges(noOutlook, outlook) : {}),
    ...(withOwner && tenant.owner ? { 'ownerid@odata.bind': `/${tenant.owner.set}(${tenant.owner.id})` } : {}),
  };
}

/** Pure. */
export const adoptedMappingRow = ({ id, role, group, assignmentId, state }: AdoptedMapping, requestId: string): RowChanges<typeof gdapRoleMapping> => ({
  gdap_rolemappingid: id,
  ...mappingRow({ name: cut(group ? `${role.name} → ${group.name}` : role.name, gdapRoleMapping.columns.gdap_Name.maxLength), roleId: role.rowId, groupId: group?.rowId }, requestId),
  gdap_assignmentstate: AssignmentState[state],
  ...(assignmentId ? { gdap_assignmentid: assignmentId } : {}),
});
