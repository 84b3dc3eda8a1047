import {
  CustomerPresence, cut, gdapEvent, gdapProvider, gdapProviderAccount, gdapRequest, gdapRoleMapping, mappingRow, PartnerConsent, ProviderAccountSource, RequestOrigin, RequestStatus, WaitingOn,
  type RowChanges,
} from '@gdap-manager/entities';
import type { Change } from '../gateways/dataverse/gateway';
import { momentText } from '../gateways/dataverse/moments';
import type { Policy } from '../policy';
import { consent } from '../request-lifecycle/messages';
import { eventId, eventRow } from '../timeline/rows';
import { asked } from './messages';
import type { Adoption, AdoptingProvider } from './model';

/** What makes a request of a relationship: one change set, so that it is never there without its roles, nor twice. Pure. */
export function changeSet(provider: AdoptingProvider, adoption: Adoption, now: number, trackingId: string, policy: Pick<Policy, 'approvalDays'>): Change[] {
  const { requestId, roles, unknownRoles, isTenantNew } = adoption;
  const [name, message] = asked(provider.name, unknownRoles);
  const told = { key: `asked ${adoption.relationship.id}`, name, message, severity: 'information', waitingOn: 'staff' } as const;
  return [
    ...(isTenantNew ? [{ do: 'create', set: gdapProviderAccount.entitySetName, row: tenantRow(provider, adoption) } as const] : []),
    { do: 'create', set: gdapRequest.entitySetName, row: requestRow(adoption, now, policy) },
    ...roles.map((role): Change => ({ do: 'create', set: gdapRoleMapping.entitySetName, row: mappingRow({ name: role.name, roleId: role.rowId, groupId: undefined }, requestId) })),
    { do: 'create', set: gdapEvent.entitySetName, row: { gdap_eventid: eventId(requestId, told.key), ...eventRow({ table: gdapRequest.logicalName, id: requestId }, told, now, trackingId) } },
  ];
}

/** The lists of customers tell more of it at the next refresh. */
const tenantRow = (provider: AdoptingProvider, { tenant }: Adoption): RowChanges<typeof gdapProviderAccount> => ({
  gdap_provideraccountid: tenant.id,
  gdap_name: cut(tenant.name, gdapProviderAccount.columns.gdap_Name.maxLength),
  gdap_tenantid: tenant.tenantId,
  gdap_source: ProviderAccountSource.delegatedAdminCustomers,
  gdap_presence: CustomerPresence.present,
  'gdap_ProviderId@odata.bind': `/${gdapProvider.entitySetName}(${provider.id})`,
});

/** As Microsoft has it: from here on it is followed like any other request. */
const requestRow = ({ requestId, relationship, tenant }: Adoption, now: number, { approvalDays }: Pick<Policy, 'approvalDays'>): RowChanges<typeof gdapRequest> => ({
  gdap_requestid: requestId,
  gdap_name: cut(`${tenant.name}: ${relationship.displayName}`, gdapRequest.columns.gdap_Name.maxLength),
  statuscode: RequestStatus.approvalPending,
  gdap_origin: RequestOrigin.indirectProvider,
  gdap_partnerconsent: PartnerConsent.pending,
  gdap_waitingon: WaitingOn.staff,
  gdap_waitingsince: momentText(now),
  gdap_lasterror: consent.asked(),
  gdap_autorenew: relationship.autoExtend,
  gdap_durationdays: relationship.durationDays,
  gdap_microsoftid: relationship.id,
  ...(relationship.modifiedOn === undefined ? {} : { gdap_approvalduedate: momentText(relationship.modifiedOn + approvalDays * 24 * 3600 * 1000) }),
  'gdap_ProviderAccountId@odata.bind': `/${gdapProviderAccount.entitySetName}(${tenant.id})`,
  ...(tenant.accountId ? { 'gdap_AccountId@odata.bind': `/accounts(${tenant.accountId})` } : {}),
});
