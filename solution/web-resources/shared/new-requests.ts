import { account } from '@gdap-manager/entities/account/table';
import { gdapProviderAccount } from '@gdap-manager/entities/provider-account/table';
import { gdapRequest, type RequestOrigin } from '@gdap-manager/entities/gdap-request/table';
import { gdapRoleMapping } from '@gdap-manager/entities/role-mapping/table';
import { gdapTemplate } from '@gdap-manager/entities/gdap-template/table';
import { createOf, together } from './batch';
import { mappingPayloads, type MappingRow } from './mappings';

/** A draft that is about to be made. Ids are rows' ids. */
export interface NewRequest {
  /** Chosen here, so that its role mappings can name it in the same change set. */
  readonly id: string;
  readonly name: string;
  readonly customerId: string;
  readonly tenantId: string | undefined;
  readonly templateId: string | undefined;
  readonly autoRenew: boolean;
  readonly durationDays: number;
  readonly origin: (typeof RequestOrigin)[keyof typeof RequestOrigin];
  /** Of the template or the request that it is made from. */
  readonly mappings: readonly MappingRow[];
}

/** Characters of a request's name. */
const longestName = gdapRequest.columns.gdap_Name.maxLength;

/** The row of a draft. Pure. */
const requestPayload = ({ id, name, customerId, tenantId, templateId, autoRenew, durationDays, origin }: NewRequest): object => ({
  gdap_requestid: id,
  gdap_name: name.slice(0, longestName),
  gdap_autorenew: autoRenew,
  gdap_durationdays: durationDays,
  gdap_origin: origin,
  'gdap_AccountId@odata.bind': `/${account.entitySetName}(${customerId})`,
  ...(tenantId ? { 'gdap_ProviderAccountId@odata.bind': `/${gdapProviderAccount.entitySetName}(${tenantId})` } : {}),
  ...(templateId ? { 'gdap_TemplateId@odata.bind': `/${gdapTemplate.entitySetName}(${templateId})` } : {}),
});

/**
 * Makes a draft with its role mappings in one change set: never half of it.
 * @throws what Dataverse said
 */
export const createRequest = (request: NewRequest): Promise<void> =>
  together([
    createOf(gdapRequest.logicalName, requestPayload(request)),
    ...mappingPayloads(request.mappings, request.id).map((payload) => createOf(gdapRoleMapping.logicalName, payload)),
  ]);
