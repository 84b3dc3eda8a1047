import { columnName, gdapProvider, gdapRequest, gdapRoleMapping, gdapSecurityGroup, type Table } from '@gdap-manager/entities';
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

/** The request of a mapping: a handler looks at the request, also when the mapping has just left it. */
const requestOfMapping = columnName(gdapRoleMapping, 'gdap_RequestId');

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
    ],
  }),
  step(gdapRoleMapping, 'Create'),
  step(gdapRoleMapping, 'Update', {
    filter: [columnName(gdapRoleMapping, 'gdap_DirectoryRoleId'), columnName(gdapRoleMapping, 'gdap_SecurityGroupId'), requestOfMapping],
    preImage: [requestOfMapping],
  }),
  step(gdapRoleMapping, 'Delete', { preImage: [requestOfMapping] }),
  step(gdapSecurityGroup, 'Update', { filter: [columnName(gdapSecurityGroup, 'gdap_GroupId'), columnName(gdapSecurityGroup, 'gdap_Presence'), columnName(gdapSecurityGroup, 'gdap_ProviderId')] }),
  step(gdapProvider, 'Create'),
  step(gdapProvider, 'Update', {
    filter: [
      columnName(gdapProvider, 'gdap_PartnerTenantId'),
      columnName(gdapProvider, 'gdap_ClientId'),
      columnName(gdapProvider, 'gdap_SecretName'),
    ],
  }),
];
