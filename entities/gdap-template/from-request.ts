import { cut } from '../cut';
import { gdapDirectoryRole } from '../directory-role/table';
import type { DraftMapping } from '../gdap-request/from-template';
import type { RowChanges } from '../language';
import { gdapProvider } from '../provider/table';
import type { gdapRoleMapping } from '../role-mapping/table';
import { gdapSecurityGroup } from '../security-group/table';
import { gdapTemplate } from './table';

/** A template that is about to be made of a request. Ids are rows' ids. */
export interface NewTemplate {
  /** Chosen by whoever makes it, so that its role mappings can name it in the same change set. */
  readonly id: string;
  readonly name: string;
  /** Of the request's tenant: whose groups the mappings use. */
  readonly providerId: string;
  readonly autoRenew: boolean;
  readonly durationDays: number;
  readonly mappings: readonly DraftMapping[];
}

/** The rows that a template consists of: all of them in one change set. No default: that is for staff to decide. Pure. */
export const templateRows = (template: NewTemplate): { readonly template: RowChanges<typeof gdapTemplate>; readonly mappings: readonly RowChanges<typeof gdapRoleMapping>[] } => ({
  template: {
    gdap_templateid: template.id,
    gdap_name: cut(template.name, gdapTemplate.columns.gdap_Name.maxLength),
    'gdap_ProviderId@odata.bind': `/${gdapProvider.entitySetName}(${template.providerId})`,
    gdap_isdefault: false,
    gdap_autorenew: template.autoRenew,
    gdap_durationdays: template.durationDays,
  },
  mappings: template.mappings.map(({ name, roleId, groupId }) => ({
    gdap_name: name ?? null,
    'gdap_TemplateId@odata.bind': `/${gdapTemplate.entitySetName}(${template.id})`,
    'gdap_DirectoryRoleId@odata.bind': `/${gdapDirectoryRole.entitySetName}(${roleId})`,
    ...(groupId ? { 'gdap_SecurityGroupId@odata.bind': `/${gdapSecurityGroup.entitySetName}(${groupId})` } : {}),
  })),
});
