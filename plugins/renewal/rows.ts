import {
  AssignmentState, GdapSupport, GroupPresence, InvitationState, Outlook, PartnerConsent, RequestAtEnd, RequestOrigin, RequestStatus, RoleStanding, StateCode, WaitingOn,
  type gdapDirectoryRole, type gdapProvider, type gdapProviderAccount, type gdapRequest, type gdapRoleMapping, type gdapSecurityGroup, type gdapTemplate, type Row, type RowChanges,
} from '@gdap-manager/entities';
import { columns, nameOf } from '../gateways/dataverse/columns';
import type { Shape } from '../gateways/dataverse/gateway';
import { momentOf, momentText } from '../gateways/dataverse/moments';
import { providerFacts, providerShape } from '../provider/facts';
import { parseMemory } from '../request-lifecycle/memory';
import type { MappingFacts, Member, OutlookView, RenewalFacts } from './model';
import { isFromIndirect } from './successor';

type Request = Row<typeof gdapRequest>;

export type RequestRow = Request & {
  readonly _owninguser_value?: string | null;
  readonly _owningteam_value?: string | null;
  readonly gdap_AccountId?: { readonly accountid: string; readonly name: string | null; readonly statecode: number } | null;
  readonly gdap_TemplateId?: Row<typeof gdapTemplate> | null;
  readonly gdap_ProviderAccountId?: (Row<typeof gdapProviderAccount> & { readonly gdap_ProviderId?: Row<typeof gdapProvider> | null }) | null;
};

export type MappingRow = Row<typeof gdapRoleMapping> & {
  readonly gdap_DirectoryRoleId?: Row<typeof gdapDirectoryRole> | null;
  readonly gdap_SecurityGroupId?: Row<typeof gdapSecurityGroup> | null;
};

/** What is read of every request of a tenant. */
export const memberShape: Shape = {
  select: columns<typeof gdapRequest>(
    'gdap_requestid', 'gdap_name', 'statuscode', 'gdap_microsoftstatus', 'createdon', 'gdap_startdate', 'gdap_expirydate', 'gdap_autorenew', 'gdap_durationdays', 'gdap_waitingon',
    'gdap_lasterror', 'gdap_invitationstate', 'gdap_invitationmessage', 'gdap_uniquekey', '_gdap_replacesid_value', 'gdap_origin', 'gdap_partnerconsent', 'gdap_memory',
  ),
};

/** What is read of the one that is looked at. */
export const requestShape: Shape = {
  select: [
    ...memberShape.select,
    ...columns<typeof gdapRequest>(
      'gdap_outlook', 'gdap_outlookreason', 'gdap_outlookwaitingon', 'gdap_renewalcheckon', 'gdap_renewalwantedon', 'gdap_replacements', 'gdap_atend', 'gdap_removeglobaladministrator',
      '_gdap_provideraccountid_value', '_gdap_contactid_value',
    ),
    '_owninguser_value', '_owningteam_value',
  ],
  expand: [
    { property: 'gdap_AccountId', select: ['accountid', 'name', 'statecode'] },
    { property: 'gdap_TemplateId', select: columns<typeof gdapTemplate>('gdap_templateid', 'gdap_autorenew') },
    {
      property: 'gdap_ProviderAccountId',
      select: columns<typeof gdapProviderAccount>('gdap_provideraccountid'),
      expand: [{ property: 'gdap_ProviderId', select: [...providerShape.select, ...columns<typeof gdapProvider>('gdap_renewaldays')] }],
    },
  ],
};

export const mappingShape: Shape = {
  select: columns<typeof gdapRoleMapping>('gdap_rolemappingid', 'gdap_name', 'createdon', 'gdap_assignmentstate', '_gdap_requestid_value'),
  expand: [
    { property: 'gdap_DirectoryRoleId', select: columns<typeof gdapDirectoryRole>('gdap_directoryroleid', 'gdap_name', 'gdap_roletemplateid', 'gdap_support', 'gdap_standing', 'gdap_blocksautorenew') },
    { property: 'gdap_SecurityGroupId', select: columns<typeof gdapSecurityGroup>('gdap_securitygroupid', 'gdap_groupid', 'gdap_name', 'gdap_presence', '_gdap_providerid_value') },
  ],
};

const whoAsked = (row: Request): Pick<RenewalFacts, 'origin' | 'partnerConsent'> => ({
  origin: nameOf(RequestOrigin, row.gdap_origin) ?? 'manual',
  partnerConsent: nameOf(PartnerConsent, row.gdap_partnerconsent) ?? 'notNeeded',
});

/** undefined for a status that this version does not know. */
export function memberFacts(row: Request): Member | undefined {
  const status = nameOf(RequestStatus, row.statuscode);
  if (!status) return undefined;
  return {
    id: lower(row.gdap_requestid),
    etag: row['@odata.etag'] ?? '',
    name: row.gdap_name ?? '',
    status,
    microsoftStatus: row.gdap_microsoftstatus,
    createdOn: momentOf(row.createdon) ?? 0,
    startDate: momentOf(row.gdap_startdate),
    expiryDate: momentOf(row.gdap_expirydate),
    autoRenew: row.gdap_autorenew === true,
    durationDays: row.gdap_durationdays ?? 0,
    waitingOn: nameOf(WaitingOn, row.gdap_waitingon) ?? 'nobody',
    lastError: row.gdap_lasterror,
    notInvited: row.gdap_invitationstate === InvitationState.attention ? row.gdap_invitationmessage : null,
    uniqueKey: row.gdap_uniquekey?.toLowerCase() ?? null,
    isFromIndirect: isFromIndirect(whoAsked(row)),
    replacesId: lower(row._gdap_replacesid_value) || null,
    elsewhere: parseMemory(row.gdap_memory).differs?.groups.flatMap(({ groupId, roleIds }) => roleIds.map((roleId) => ({ groupId, roleId }))) ?? [],
  };
}

/** undefined for a status that this version does not know. Rows from before a column existed have its default. */
export function requestFacts(row: RequestRow): RenewalFacts | undefined {
  const member = memberFacts(row);
  if (!member) return undefined;
  const provider = row.gdap_ProviderAccountId?.gdap_ProviderId;
  const { gdap_AccountId: customer, gdap_TemplateId: template } = row;
  return {
    ...member,
    view: {
      outlook: nameOf(Outlook, row.gdap_outlook) ?? 'none',
      reason: row.gdap_outlookreason,
      waitingOn: nameOf(WaitingOn, row.gdap_outlookwaitingon) ?? 'nobody',
      checkOn: momentOf(row.gdap_renewalcheckon),
      replacements: row.gdap_replacements ?? 0,
      wantedOn: momentOf(row.gdap_renewalwantedon),
    },
    letEnd: row.gdap_atend === RequestAtEnd.letEnd,
    removesGlobalAdministrator: row.gdap_removeglobaladministrator === true,
    ...whoAsked(row),
    customer: customer ? { id: lower(customer.accountid), name: customer.name ?? '', isActive: customer.statecode === StateCode.active } : undefined,
    tenantId: lower(row._gdap_provideraccountid_value) || null,
    provider: provider ? { ...providerFacts(provider), renewalDays: provider.gdap_renewaldays } : undefined,
    template: template ? { id: lower(template.gdap_templateid), autoRenew: template.gdap_autorenew === true } : undefined,
    contactId: lower(row._gdap_contactid_value) || null,
    owner: row._owningteam_value ? { set: 'teams', id: lower(row._owningteam_value) } : row._owninguser_value ? { set: 'systemusers', id: lower(row._owninguser_value) } : undefined,
  };
}

export function mappingFacts(row: MappingRow): MappingFacts {
  const { gdap_DirectoryRoleId: role, gdap_SecurityGroupId: group } = row;
  return {
    requestId: lower(row._gdap_requestid_value),
    name: row.gdap_name,
    createdOn: momentOf(row.createdon) ?? 0,
    state: nameOf(AssignmentState, row.gdap_assignmentstate) ?? 'none',
    role: role
      ? {
          rowId: lower(role.gdap_directoryroleid), name: role.gdap_name ?? '', templateId: lower(role.gdap_roletemplateid?.trim()) || null,
          support: nameOf(GdapSupport, role.gdap_support) ?? null, standing: nameOf(RoleStanding, role.gdap_standing) ?? null, blocksAutoRenew: role.gdap_blocksautorenew === true,
        }
      : undefined,
    group: group
      ? { rowId: lower(group.gdap_securitygroupid), groupId: lower(group.gdap_groupid?.trim()) || null, name: group.gdap_name ?? '', isGone: group.gdap_presence === GroupPresence.deleted, providerId: group._gdap_providerid_value }
      : undefined,
  };
}

/** The columns of a request that differ. Pure. */
export function outlookChanges(before: OutlookView, after: OutlookView): RowChanges<typeof gdapRequest> {
  const moment = (value: number | null) => (value === null ? null : momentText(value));
  return {
    ...(before.outlook === after.outlook ? {} : { gdap_outlook: Outlook[after.outlook] }),
    ...(before.reason === after.reason ? {} : { gdap_outlookreason: after.reason?.slice(0, 4000) ?? null }),
    ...(before.waitingOn === after.waitingOn ? {} : { gdap_outlookwaitingon: WaitingOn[after.waitingOn] }),
    ...(before.checkOn === after.checkOn ? {} : { gdap_renewalcheckon: moment(after.checkOn) }),
    ...(before.replacements === after.replacements ? {} : { gdap_replacements: after.replacements }),
    ...(before.wantedOn === after.wantedOn ? {} : { gdap_renewalwantedon: moment(after.wantedOn) }),
  };
}

const lower = (id: string | null | undefined): string => id?.toLowerCase() ?? '';
