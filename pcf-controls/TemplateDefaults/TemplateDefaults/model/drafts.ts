import { account } from '@gdap-manager/entities/account/table';
import { gdapDirectoryRole } from '@gdap-manager/entities/directory-role/table';
import { gdapRequest, RequestOrigin } from '@gdap-manager/entities/gdap-request/table';
import { gdapTemplate } from '@gdap-manager/entities/gdap-template/table';
import type { RowChanges } from '@gdap-manager/entities/language';
import { gdapProviderAccount } from '@gdap-manager/entities/provider-account/table';
import { gdapRoleMapping } from '@gdap-manager/entities/role-mapping/table';
import { gdapSecurityGroup } from '@gdap-manager/entities/security-group/table';
import type { Change } from '../../../shared/change-set';
import type { Offer } from './offers';
import type { Mapping, Snapshot } from './types';

/** A draft that is about to be made. */
export interface Draft {
  /** Chosen here, so that its role mappings can name it in the same change set, and it can be found again. */
  readonly id: string;
  readonly offer: Offer;
  /** The roles of the template. */
  readonly mappings: readonly Mapping[];
}

/** What making drafts writes: each with the role mappings of its template. Pure. */
export const changesOf = (snapshot: Snapshot, drafts: readonly Draft[]): Change[] =>
  drafts.flatMap((draft) => [
    { method: 'POST', path: gdapRequest.entitySetName, body: requestOf(snapshot, draft) },
    ...draft.mappings.map((mapping): Change => ({ method: 'POST', path: gdapRoleMapping.entitySetName, body: mappingOf(mapping, draft.id) })),
  ]);

const requestOf = (snapshot: Snapshot, { id, offer: { tenant, template } }: Draft): RowChanges<typeof gdapRequest> => ({
  gdap_requestid: id,
  gdap_name: nameFor(snapshot, tenant.name, template.name),
  gdap_autorenew: template.autoRenew,
  gdap_durationdays: template.durationDays,
  gdap_origin: RequestOrigin.template,
  'gdap_AccountId@odata.bind': `/${account.entitySetName}(${snapshot.customer.id})`,
  'gdap_ProviderAccountId@odata.bind': `/${gdapProviderAccount.entitySetName}(${tenant.id})`,
  'gdap_TemplateId@odata.bind': `/${gdapTemplate.entitySetName}(${template.id})`,
});

const mappingOf = ({ name, roleId, groupId }: Mapping, requestId: string): RowChanges<typeof gdapRoleMapping> => ({
  gdap_name: name,
  'gdap_RequestId@odata.bind': `/${gdapRequest.entitySetName}(${requestId})`,
  'gdap_DirectoryRoleId@odata.bind': `/${gdapDirectoryRole.entitySetName}(${roleId})`,
  ...(groupId === undefined ? {} : { 'gdap_SecurityGroupId@odata.bind': `/${gdapSecurityGroup.entitySetName}(${groupId})` }),
});

/** Such as `Contoso: Managed Services`; with the tenant where the customer has several. */
const nameFor = ({ customer, tenants }: Snapshot, tenant: string, template: string): string =>
  `${customer.name}${tenants.length > 1 && tenant !== customer.name ? ` (${tenant})` : ''}: ${template}`.slice(0, gdapRequest.columns.gdap_Name.maxLength);
