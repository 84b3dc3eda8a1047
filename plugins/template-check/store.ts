import {
  gdapRoleMapping, gdapTemplate, GdapSupport, GroupPresence, RoleStanding, StateCode,
  type gdapDirectoryRole, type gdapSecurityGroup, type JudgedMapping, type JudgedTerms, type Row,
} from '@gdap-manager/entities';
import { columns, nameOf } from '../gateways/dataverse/columns';
import type { DataverseGateway, Shape } from '../gateways/dataverse/gateway';

/** A template as it is judged. */
export interface StoredTemplate extends JudgedTerms {
  readonly id: string;
  readonly etag: string;
  readonly isActive: boolean;
  /** What its row says that is wrong. */
  readonly problems: string | null;
}

type MappingRow = Row<typeof gdapRoleMapping> & {
  readonly gdap_DirectoryRoleId?: Row<typeof gdapDirectoryRole> | null;
  readonly gdap_SecurityGroupId?: Row<typeof gdapSecurityGroup> | null;
};
type TemplateRow = Row<typeof gdapTemplate> & { readonly gdap_template_rolemappings?: readonly MappingRow[] };

const mappingShape: Shape = {
  select: columns<typeof gdapRoleMapping>('gdap_rolemappingid'),
  expand: [
    { property: 'gdap_DirectoryRoleId', select: columns<typeof gdapDirectoryRole>('gdap_name', 'gdap_roletemplateid', 'gdap_support', 'gdap_standing', 'gdap_blocksautorenew') },
    { property: 'gdap_SecurityGroupId', select: columns<typeof gdapSecurityGroup>('gdap_name', 'gdap_groupid', 'gdap_presence', '_gdap_providerid_value') },
  ],
};

const templateShape: Shape = {
  select: columns<typeof gdapTemplate>('gdap_templateid', 'statecode', '_gdap_providerid_value', 'gdap_autorenew', 'gdap_durationdays', 'gdap_problems'),
  expand: [{ property: 'gdap_template_rolemappings', ...mappingShape }],
};

/** What the check reads and writes in Dataverse. Every method throws ServiceError. */
export interface TemplateStore {
  /** undefined where the row is gone. */
  load(templateId: string): Promise<StoredTemplate | undefined>;
  /** Every active template, a page at a time. */
  all(): AsyncIterable<readonly StoredTemplate[]>;
  /** Templates that give roles to a group, by the group's row. */
  templatesOfGroup(groupRowId: string): Promise<readonly string[]>;
  /** @throws ConcurrencyError where it is another row by now */
  saveProblems(template: StoredTemplate, problems: string | null): Promise<void>;
}

export function createTemplateStore(dataverse: DataverseGateway): TemplateStore {
  const set = gdapTemplate.entitySetName;
  return {
    async load(templateId) {
      const row = await dataverse.retrieve<TemplateRow>(set, templateId, templateShape);
      return row && templateOf(row);
    },
    async *all() {
      for await (const page of dataverse.query<TemplateRow>(set, { ...templateShape, filter: 'statecode eq 0' })) yield page.map(templateOf);
    },
    async templatesOfGroup(groupRowId) {
      const ids = new Set<string>();
      const pages = dataverse.query<MappingRow>(gdapRoleMapping.entitySetName, {
        select: columns<typeof gdapRoleMapping>('_gdap_templateid_value'),
        filter: `_gdap_securitygroupid_value eq ${groupRowId} and _gdap_templateid_value ne null`,
      });
      for await (const page of pages) for (const { _gdap_templateid_value: id } of page) if (id) ids.add(id);
      return [...ids];
    },
    async saveProblems({ id, etag }, problems) {
      await dataverse.update(set, id, { gdap_problems: problems }, etag);
    },
  };
}

const templateOf = (row: TemplateRow): StoredTemplate => ({
  id: row.gdap_templateid,
  etag: row['@odata.etag'] ?? '',
  isActive: row.statecode === StateCode.active,
  providerId: row._gdap_providerid_value,
  autoRenew: row.gdap_autorenew ?? false,
  durationDays: row.gdap_durationdays,
  problems: row.gdap_problems,
  mappings: (row.gdap_template_rolemappings ?? []).map(mappingOf),
});

const mappingOf = ({ gdap_DirectoryRoleId: role, gdap_SecurityGroupId: group }: MappingRow): JudgedMapping => ({
  role: role
    ? {
        name: role.gdap_name ?? '',
        templateId: role.gdap_roletemplateid?.trim().toLowerCase() || null,
        support: nameOf(GdapSupport, role.gdap_support) ?? null,
        standing: nameOf(RoleStanding, role.gdap_standing) ?? null,
        blocksAutoRenew: role.gdap_blocksautorenew ?? false,
      }
    : undefined,
  group: group
    ? { name: group.gdap_name ?? '', groupId: group.gdap_groupid?.trim().toLowerCase() || null, providerId: group._gdap_providerid_value, presence: nameOf(GroupPresence, group.gdap_presence) ?? 'present' }
    : undefined,
});
