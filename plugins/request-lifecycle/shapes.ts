import type { gdapDirectoryRole, gdapProviderAccount, gdapRequest, gdapRoleMapping, gdapSecurityGroup } from '@gdap-manager/entities';
import { columns } from '../gateways/dataverse/columns';
import type { Shape } from '../gateways/dataverse/gateway';
import { providerShape } from '../provider/facts';

export const tenantShape: Shape = {
  select: columns<typeof gdapProviderAccount>('gdap_provideraccountid', 'gdap_name', 'gdap_tenantid', '_gdap_accountid_value'),
  expand: [{ property: 'gdap_ProviderId', ...providerShape }],
};

export const mappingShape: Shape = {
  select: columns<typeof gdapRoleMapping>('gdap_rolemappingid', 'gdap_assignmentid', 'gdap_assignmentstate', 'gdap_assignmentmessage'),
  expand: [
    { property: 'gdap_DirectoryRoleId', select: columns<typeof gdapDirectoryRole>('gdap_name', 'gdap_roletemplateid', 'gdap_support', 'gdap_standing', 'gdap_blocksautorenew') },
    { property: 'gdap_SecurityGroupId', select: columns<typeof gdapSecurityGroup>('gdap_securitygroupid', 'gdap_name', 'gdap_groupid', 'gdap_presence', '_gdap_providerid_value') },
  ],
};

/** A request, its tenant and its provider. */
export const requestAndTenantShape: Shape = {
  select: columns<typeof gdapRequest>(
    'gdap_requestid', 'statuscode', '_gdap_accountid_value', '_gdap_provideraccountid_value', 'gdap_autorenew', 'gdap_removeglobaladministrator', 'gdap_durationdays', 'gdap_startdate',
    'gdap_expirydate', 'gdap_approvalduedate', 'gdap_acceptancelink', 'gdap_waitingon', 'gdap_lasterror', 'gdap_partnerconsent', 'gdap_invitationstate', 'gdap_microsoftid', 'gdap_microsoftstatus',
    'gdap_microsoftversion', 'gdap_attempts', 'gdap_nextcheckon', 'gdap_memory',
  ),
  expand: [{ property: 'gdap_ProviderAccountId', ...tenantShape }],
};

/** A request with everything that a look needs, in one read. */
export const requestShape: Shape = {
  ...requestAndTenantShape,
  expand: [...(requestAndTenantShape.expand ?? []), { property: 'gdap_request_rolemappings', ...mappingShape }],
};
