import { account } from '../account/table';
import { contact } from '../contact/table';
import { cut } from '../cut';
import { gdapDirectoryRole } from '../directory-role/table';
import { gdapTemplate } from '../gdap-template/table';
import type { RowChanges } from '../language';
import { gdapProviderAccount } from '../provider-account/table';
import { gdapRoleMapping } from '../role-mapping/table';
import { gdapSecurityGroup } from '../security-group/table';
import { requestStatus } from './status';
import { gdapRequest, type RequestAtEnd, type RequestOrigin } from './table';

/** A role that a draft asks for, and the group that gets it. Ids are rows' ids. */
export interface DraftMapping {
  /** Role and group, for lists. */
  readonly name: string | null | undefined;
  readonly roleId: string;
  /** None: asked for, given to nobody yet. */
  readonly groupId: string | null | undefined;
}

/** A request that is about to be made. Ids are rows' ids. */
export interface Draft {
  /** Chosen by whoever makes it, so that its role mappings can name it in the same change set, and it can be found again. */
  readonly id: string;
  readonly name: string;
  readonly customerId: string;
  readonly tenantId: string | undefined;
  readonly templateId: string | undefined;
  readonly autoRenew: boolean;
  readonly durationDays: number;
  /** What is wanted at its end; default: that the customer is asked again. */
  readonly atEnd?: (typeof RequestAtEnd)[keyof typeof RequestAtEnd] | undefined;
  /** Who at the customer is asked; default: its primary contact. */
  readonly contactId?: string | undefined;
  readonly origin: (typeof RequestOrigin)[keyof typeof RequestOrigin];
  /** Which templates applied, and why. */
  readonly reason?: string | undefined;
  /** The request whose place it takes. */
  readonly replacesId?: string | undefined;
  /** Keeps an automatic request from being made twice. */
  readonly uniqueKey?: string;
  /** Default: whoever makes it. */
  readonly owner?: { readonly set: 'systemusers' | 'teams'; readonly id: string } | undefined;
  /** Not a draft, but sent to Microsoft at once. */
  readonly submit?: boolean;
  /** What staff have to do before it can be submitted. */
  readonly problem?: string | undefined;
  readonly mappings: readonly DraftMapping[];
}

/** The rows of a draft: all of them in one change set, or half a request is left behind. */
export interface DraftRows {
  readonly request: RowChanges<typeof gdapRequest> & { readonly 'ownerid@odata.bind'?: string };
  readonly mappings: readonly RowChanges<typeof gdapRoleMapping>[];
}

/** The rows that a draft consists of. Pure. */
export const draftRows = ({ mappings, ...draft }: Draft): DraftRows => ({ request: requestRow(draft), mappings: mappings.map((mapping) => mappingRow(mapping, draft.id)) });

const requestRow = (draft: Omit<Draft, 'mappings'>): DraftRows['request'] => ({
  gdap_requestid: draft.id,
  gdap_name: cut(draft.name, gdapRequest.columns.gdap_Name.maxLength),
  gdap_autorenew: draft.autoRenew,
  gdap_durationdays: draft.durationDays,
  gdap_origin: draft.origin,
  ...(draft.atEnd === undefined ? {} : { gdap_atend: draft.atEnd }),
  'gdap_AccountId@odata.bind': `/${account.entitySetName}(${draft.customerId})`,
  ...(draft.tenantId ? { 'gdap_ProviderAccountId@odata.bind': `/${gdapProviderAccount.entitySetName}(${draft.tenantId})` } : {}),
  ...(draft.templateId ? { 'gdap_TemplateId@odata.bind': `/${gdapTemplate.entitySetName}(${draft.templateId})` } : {}),
  ...(draft.contactId ? { 'gdap_ContactId@odata.bind': `/${contact.entitySetName}(${draft.contactId})` } : {}),
  ...(draft.reason ? { gdap_templatereason: cut(draft.reason, gdapRequest.columns.gdap_TemplateReason.maxLength) } : {}),
  ...(draft.replacesId ? { 'gdap_ReplacesId@odata.bind': `/${gdapRequest.entitySetName}(${draft.replacesId})` } : {}),
  ...(draft.uniqueKey ? { gdap_uniquekey: draft.uniqueKey } : {}),
  ...(draft.owner ? { 'ownerid@odata.bind': `/${draft.owner.set}(${draft.owner.id})` } : {}),
  ...(draft.submit ? { statuscode: requestStatus.submitting.value } : {}),
  ...(draft.problem ? { gdap_lasterror: cut(draft.problem, gdapRequest.columns.gdap_LastError.maxLength) } : {}),
});

/** The row of a role mapping of a request. Pure. */
export const mappingRow = ({ name, roleId, groupId }: DraftMapping, requestId: string): RowChanges<typeof gdapRoleMapping> => ({
  gdap_name: name ?? null,
  'gdap_RequestId@odata.bind': `/${gdapRequest.entitySetName}(${requestId})`,
  'gdap_DirectoryRoleId@odata.bind': `/${gdapDirectoryRole.entitySetName}(${roleId})`,
  ...(groupId ? { 'gdap_SecurityGroupId@odata.bind': `/${gdapSecurityGroup.entitySetName}(${groupId})` } : {}),
});

/**
 * Such as `Contoso: Managed Services`; with the tenant where the customer has several. Cut to what the column takes. Pure.
 * @param tenant its name, where the customer's other tenants could be meant as well
 */
export const draftName = (customer: string, template: string, tenant?: string): string =>
  cut(`${customer}${tenant !== undefined && tenant !== customer ? ` (${tenant})` : ''}: ${template}`, gdapRequest.columns.gdap_Name.maxLength);
