import { account, columnName, contact, gdapFinding, gdapMessageTemplate, gdapProvider, gdapProviderAccount, gdapRequest, gdapRoleMapping, gdapSecurityGroup, gdapTemplate, type Table } from '@gdap-manager/entities';
import { idOf } from './ids';

/** What happens to a row. The ids are the same in every environment. */
export const messageIds = {
  Create: '9ebdbb1b-ea3e-db11-86a7-000a3a5473e8',
  Update: '20bebb1b-ea3e-db11-86a7-000a3a5473e8',
  Delete: 'a1bdbb1b-ea3e-db11-86a7-000a3a5473e8',
} as const;

export type Message = keyof typeof messageIds;

/**
 * Where Dataverse sends its events. The zip names no host and no key (the name below is reserved and resolves
 * nowhere): whoever installs the solution sets `url` and `authvalue` of this row by the Web API.
 */
export const webhookEndpoint = {
  id: idOf('serviceendpoint', 'handlers'),
  name: 'GDAP Manager Handlers',
  description: 'Where the handlers of GDAP Manager listen. Set the address and the key after the import.',
  url: 'https://gdap-manager.invalid/webhook',
} as const;

/** An asynchronous step behind the operation: after the row has changed, the endpoint hears of it. */
export interface Step {
  readonly id: string;
  readonly name: string;
  readonly table: Table;
  readonly message: Message;
  /** Logical names: an update that touches none of them is not told. Empty: every one is. */
  readonly filter: readonly string[];
  /** Logical names of columns sent along as they were before. */
  readonly preImage: readonly string[];
}

const step = (table: Table, message: Message, { filter = [], preImage = [] }: Partial<Pick<Step, 'filter' | 'preImage'>> = {}): Step => ({
  id: idOf('step', `${table.logicalName}.${message}`),
  name: `GDAP Manager: ${message} of ${table.logicalName}`,
  table,
  message,
  filter,
  preImage,
});

/** Whose mapping it is: a handler looks at the request or the template, also when the mapping has just left it. */
const ownersOfMapping = [columnName(gdapRoleMapping, 'gdap_RequestId'), columnName(gdapRoleMapping, 'gdap_TemplateId')];

/** What handlers hear of: the columns that staff set, and those frozen ones that have to be put back. */
export const steps: readonly Step[] = [
  step(gdapRequest, 'Create'),
  step(gdapRequest, 'Update', {
    filter: [
      'statuscode',
      columnName(gdapRequest, 'gdap_AutoRenew'),
      columnName(gdapRequest, 'gdap_DurationDays'),
      columnName(gdapRequest, 'gdap_AccountId'),
      columnName(gdapRequest, 'gdap_ProviderAccountId'),
      columnName(gdapRequest, 'gdap_MicrosoftId'),
      columnName(gdapRequest, 'gdap_AcceptanceLink'),
      columnName(gdapRequest, 'gdap_PartnerConsent'),
      columnName(gdapRequest, 'gdap_AtEnd'),
      columnName(gdapRequest, 'gdap_RemoveGlobalAdministrator'),
      columnName(gdapRequest, 'gdap_RenewalWantedOn'),
      columnName(gdapRequest, 'gdap_ReplacesId'),
      columnName(gdapRequest, 'gdap_ContactId'),
      columnName(gdapRequest, 'gdap_InvitationWantedOn'),
      columnName(gdapRequest, 'gdap_ExpiryDate'),
      'ownerid',
    ],
  }),
  step(gdapRoleMapping, 'Create'),
  step(gdapRoleMapping, 'Update', {
    filter: [columnName(gdapRoleMapping, 'gdap_DirectoryRoleId'), columnName(gdapRoleMapping, 'gdap_SecurityGroupId'), ...ownersOfMapping],
    preImage: ownersOfMapping,
  }),
  step(gdapRoleMapping, 'Delete', { preImage: ownersOfMapping }),
  step(gdapSecurityGroup, 'Create'),
  step(gdapSecurityGroup, 'Update', { filter: [columnName(gdapSecurityGroup, 'gdap_Name'), columnName(gdapSecurityGroup, 'gdap_GroupId'), columnName(gdapSecurityGroup, 'gdap_Presence'), columnName(gdapSecurityGroup, 'gdap_ProviderId')] }),
  step(gdapProvider, 'Create'),
  step(gdapProvider, 'Update', {
    filter: [
      columnName(gdapProvider, 'gdap_PartnerTenantId'),
      columnName(gdapProvider, 'gdap_ClientId'),
      columnName(gdapProvider, 'gdap_SecretName'),
      columnName(gdapProvider, 'gdap_Type'),
      columnName(gdapProvider, 'gdap_IndirectProviderTenantId'),
      columnName(gdapProvider, 'gdap_GroupNamePrefix'),
      columnName(gdapProvider, 'gdap_AutomaticRequests'),
      columnName(gdapProvider, 'gdap_SendInvitations'),
      columnName(gdapProvider, 'gdap_ReminderDays'),
      columnName(gdapProvider, 'gdap_SenderId'),
      columnName(gdapProvider, 'gdap_RenewalDays'),
      columnName(gdapProvider, 'gdap_Adoption'),
      columnName(gdapProvider, 'gdap_CheckRequestedOn'),
      columnName(gdapProvider, 'gdap_RefreshRequestedOn'),
    ],
  }),
  step(gdapProviderAccount, 'Create'),
  step(gdapProviderAccount, 'Update', {
    filter: [
      columnName(gdapProviderAccount, 'gdap_AccountId'),
      columnName(gdapProviderAccount, 'gdap_MatchState'),
      columnName(gdapProviderAccount, 'gdap_TenantId'),
      columnName(gdapProviderAccount, 'gdap_DefaultDomain'),
      'statecode',
    ],
  }),
  step(gdapTemplate, 'Create'),
  step(gdapTemplate, 'Update', {
    filter: [
      columnName(gdapTemplate, 'gdap_ProviderId'),
      columnName(gdapTemplate, 'gdap_CategoryId'),
      columnName(gdapTemplate, 'gdap_IsDefault'),
      columnName(gdapTemplate, 'gdap_IsAdditional'),
      columnName(gdapTemplate, 'gdap_AutoRenew'),
      columnName(gdapTemplate, 'gdap_DurationDays'),
      'statecode',
    ],
  }),
  step(gdapFinding, 'Update', { filter: [columnName(gdapFinding, 'gdap_WantedAction')] }),
  step(gdapMessageTemplate, 'Create'),
  step(gdapMessageTemplate, 'Update', {
    filter: [
      columnName(gdapMessageTemplate, 'gdap_Kind'),
      columnName(gdapMessageTemplate, 'gdap_Language'),
      columnName(gdapMessageTemplate, 'gdap_ProviderId'),
      columnName(gdapMessageTemplate, 'gdap_CategoryId'),
      columnName(gdapMessageTemplate, 'gdap_Subject'),
      columnName(gdapMessageTemplate, 'gdap_Body'),
      'statecode',
    ],
  }),
  // Whose tenant it may be, and which templates apply.
  step(account, 'Create'),
  step(account, 'Update', { filter: ['name', 'websiteurl', 'emailaddress1', 'donotemail', 'statecode', 'primarycontactid', columnName(account, 'gdap_CategoryId')] }),
  step(contact, 'Create'),
  step(contact, 'Update', { filter: ['emailaddress1', 'parentcustomerid', 'statecode', 'donotemail'] }),
];
