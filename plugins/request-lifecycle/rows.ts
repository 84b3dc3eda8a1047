import {
  AssignmentState, GdapSupport, GroupPresence, InvitationState, PartnerConsent, RequestStatus, RoleStanding, WaitingOn,
  type gdapDirectoryRole, type gdapProvider, type gdapProviderAccount, type gdapRequest, type gdapRoleMapping, type gdapSecurityGroup, type Row,
} from '@gdap-manager/entities';
import { nameOf } from '../gateways/dataverse/columns';
import { momentOf } from '../gateways/dataverse/moments';
import { providerFacts } from '../provider/facts';
import { parseMemory } from './memory';
import type { GroupFacts, MappingFacts, RequestFacts, TenantFacts } from './model';

export type TenantRow = Row<typeof gdapProviderAccount> & { readonly gdap_ProviderId?: Row<typeof gdapProvider> | null };
export type MappingRow = Row<typeof gdapRoleMapping> & {
  readonly gdap_DirectoryRoleId?: Row<typeof gdapDirectoryRole> | null;
  readonly gdap_SecurityGroupId?: Row<typeof gdapSecurityGroup> | null;
};
export type RequestRow = Row<typeof gdapRequest> & {
  readonly gdap_ProviderAccountId?: TenantRow | null;
  readonly gdap_request_rolemappings?: readonly MappingRow[];
};

/** A request's row as facts. @throws Error for a status that the table does not have */
export function requestFacts(row: Row<typeof gdapRequest>): RequestFacts {
  const status = nameOf(RequestStatus, row.statuscode);
  if (!status) throw new Error(`The request ${row.gdap_requestid} has the status ${row.statuscode}, which this version does not know.`);
  return {
    id: row.gdap_requestid,
    etag: row['@odata.etag'] ?? '',
    isInvitationHeld: row.gdap_invitationstate === InvitationState.attention,
    status,
    accountId: row._gdap_accountid_value,
    providerAccountId: row._gdap_provideraccountid_value,
    autoRenew: row.gdap_autorenew ?? false,
    removeGlobalAdministrator: row.gdap_removeglobaladministrator === true,
    durationDays: row.gdap_durationdays,
    startDate: momentOf(row.gdap_startdate),
    expiryDate: momentOf(row.gdap_expirydate),
    approvalDueDate: momentOf(row.gdap_approvalduedate),
    acceptanceLink: row.gdap_acceptancelink,
    waitingOn: nameOf(WaitingOn, row.gdap_waitingon) ?? 'nobody',
    lastError: row.gdap_lasterror,
    // Rows from before the column existed: nobody asked on our behalf.
    partnerConsent: nameOf(PartnerConsent, row.gdap_partnerconsent) ?? 'notNeeded',
    microsoftId: row.gdap_microsoftid,
    microsoftStatus: row.gdap_microsoftstatus,
    microsoftVersion: row.gdap_microsoftversion,
    attempts: row.gdap_attempts ?? 0,
    nextCheckOn: momentOf(row.gdap_nextcheckon),
    memory: parseMemory(row.gdap_memory),
  };
}

export const tenantFacts = (row: TenantRow): TenantFacts => ({
  providerAccountId: row.gdap_provideraccountid,
  name: row.gdap_name ?? '',
  tenantId: row.gdap_tenantid?.trim().toLowerCase() || null,
  accountId: row._gdap_accountid_value,
  provider: row.gdap_ProviderId ? providerFacts(row.gdap_ProviderId) : undefined,
});

export const mappingFacts = (row: MappingRow): MappingFacts => ({
  id: row.gdap_rolemappingid,
  etag: row['@odata.etag'] ?? '',
  role: row.gdap_DirectoryRoleId ? roleFacts(row.gdap_DirectoryRoleId) : undefined,
  group: row.gdap_SecurityGroupId ? groupFacts(row.gdap_SecurityGroupId) : undefined,
  assignmentId: row.gdap_assignmentid,
  state: nameOf(AssignmentState, row.gdap_assignmentstate) ?? 'none',
  message: row.gdap_assignmentmessage,
});

const roleFacts = (row: Row<typeof gdapDirectoryRole>): MappingFacts['role'] => ({
  templateId: row.gdap_roletemplateid?.trim().toLowerCase() || null,
  name: row.gdap_name ?? '',
  support: nameOf(GdapSupport, row.gdap_support) ?? null,
  standing: nameOf(RoleStanding, row.gdap_standing) ?? null,
  blocksAutoRenew: row.gdap_blocksautorenew ?? false,
});

const groupFacts = (row: Row<typeof gdapSecurityGroup>): GroupFacts => ({
  rowId: row.gdap_securitygroupid,
  groupId: row.gdap_groupid?.trim().toLowerCase() ?? '',
  name: row.gdap_name ?? '',
  providerId: row._gdap_providerid_value,
  presence: nameOf(GroupPresence, row.gdap_presence) ?? 'present',
});
