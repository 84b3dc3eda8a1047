import { gdapDirectoryRole, gdapProvider, gdapRoleMapping, GdapSupport, RoleStanding, StateCode, type Row, type RowChanges } from '@gdap-manager/entities';
import { chunksOf } from '../chunks';
import { columns, nameOf } from '../gateways/dataverse/columns';
import type { DataverseGateway } from '../gateways/dataverse/gateway';
import { momentOf, momentText } from '../gateways/dataverse/moments';
import { steadyId } from '../guid';
import { providerFacts, providerShape, type ProviderFacts } from '../provider/facts';
import { saveEvent } from '../timeline/rows';
import type { Moment, TimelineEvent } from '../timeline/event';
import type { RoleRow, RoleUpdate, RoleView } from './model';

/** A provider, as far as its roles are concerned. */
export interface RoleProvider {
  readonly facts: ProviderFacts;
  /** When staff last asked for a refresh. */
  readonly refreshRequestedOn: Moment;
}

/** What the handlers of roles read and write in Dataverse. Every method throws ServiceError. */
export interface RoleStore {
  providers(): Promise<readonly RoleProvider[]>;
  rows(): Promise<readonly RoleRow[]>;
  /** @throws ConcurrencyError where one of the roles has a row by now, OutcomeUnknownError */
  create(views: readonly RoleView[]): Promise<void>;
  /** All of them, or none. @throws ConcurrencyError where one is another row by now */
  update(updates: readonly RoleUpdate[]): Promise<void>;
  /** Templates whose mappings name one of these rows. */
  templatesOf(rowIds: readonly string[]): Promise<readonly string[]>;
  saveEvent(providerId: string, event: TimelineEvent, now: number, trackingId: string): Promise<void>;
}

const set = gdapDirectoryRole.entitySetName;
const roleColumns = columns<typeof gdapDirectoryRole>(
  'gdap_directoryroleid', 'gdap_name', 'gdap_roletemplateid', 'gdap_description', 'gdap_category', 'gdap_isprivileged', 'gdap_isrecommended', 'gdap_support', 'gdap_blocksautorenew',
  'gdap_standing', 'gdap_formername', 'gdap_standingsince',
);
/** Ids in one filter: an address has its bounds. */
const idsAtOnce = 30;

export function createDataverseRoleStore(dataverse: DataverseGateway): RoleStore {
  return {
    async providers() {
      const all: RoleProvider[] = [];
      const pages = dataverse.query<Row<typeof gdapProvider>>(gdapProvider.entitySetName, {
        select: [...providerShape.select, ...columns<typeof gdapProvider>('gdap_refreshrequestedon')],
        filter: `statecode eq ${StateCode.active}`,
        orderBy: ['gdap_providerid'],
      });
      for await (const page of pages) all.push(...page.map((row) => ({ facts: providerFacts(row), refreshRequestedOn: momentOf(row.gdap_refreshrequestedon) })));
      return all;
    },
    async rows() {
      const all: RoleRow[] = [];
      for await (const page of dataverse.query<Row<typeof gdapDirectoryRole>>(set, { select: roleColumns })) all.push(...page.map(roleRow));
      return all;
    },
    create: (views) =>
      dataverse.createTogether(set, gdapDirectoryRole.logicalName, views.map((view) => ({ gdap_directoryroleid: steadyId(view.templateId, 'directory role'), ...roleChanges(view) }))),
    update: (updates) => dataverse.changeTogether(updates.map(({ row, changes }) => ({ do: 'update', set, key: row.id, etag: row.etag, changes: roleChanges(changes) }))),
    async templatesOf(rowIds) {
      const templates = new Set<string>();
      for (const ids of chunksOf(rowIds, idsAtOnce)) {
        const named = ids.map((id) => `_gdap_directoryroleid_value eq ${id}`);
        const pages = dataverse.query<Row<typeof gdapRoleMapping>>(gdapRoleMapping.entitySetName, {
          select: columns<typeof gdapRoleMapping>('_gdap_templateid_value'),
          filter: `_gdap_templateid_value ne null and (${named.join(' or ')})`,
        });
        for await (const page of pages) for (const { _gdap_templateid_value: id } of page) if (id) templates.add(id);
      }
      return [...templates];
    },
    saveEvent: (providerId, event, now, trackingId) => saveEvent(dataverse, { table: gdapProvider.logicalName, id: providerId }, event, now, trackingId),
  };
}

const roleRow = (row: Row<typeof gdapDirectoryRole>): RoleRow => ({
  id: row.gdap_directoryroleid,
  etag: row['@odata.etag'] ?? '',
  templateId: row.gdap_roletemplateid?.trim().toLowerCase() ?? '',
  name: row.gdap_name ?? '',
  description: row.gdap_description,
  area: row.gdap_category,
  isPrivileged: row.gdap_isprivileged ?? false,
  isRecommended: row.gdap_isrecommended ?? false,
  support: nameOf(GdapSupport, row.gdap_support) ?? 'unknown',
  blocksAutoRenew: row.gdap_blocksautorenew ?? false,
  standing: nameOf(RoleStanding, row.gdap_standing) ?? 'unchanged',
  formerName: row.gdap_formername,
  standingSince: momentOf(row.gdap_standingsince),
});

const roleChanges = (view: Partial<RoleView>): RowChanges<typeof gdapDirectoryRole> => ({
  ...(view.templateId === undefined ? {} : { gdap_roletemplateid: view.templateId }),
  ...(view.name === undefined ? {} : { gdap_name: view.name }),
  ...(view.description === undefined ? {} : { gdap_description: view.description }),
  ...(view.area === undefined ? {} : { gdap_category: view.area }),
  ...(view.isPrivileged === undefined ? {} : { gdap_isprivileged: view.isPrivileged }),
  ...(view.isRecommended === undefined ? {} : { gdap_isrecommended: view.isRecommended }),
  ...(view.support === undefined ? {} : { gdap_support: GdapSupport[view.support] }),
  ...(view.blocksAutoRenew === undefined ? {} : { gdap_blocksautorenew: view.blocksAutoRenew }),
  ...(view.standing === undefined ? {} : { gdap_standing: RoleStanding[view.standing] }),
  ...(view.formerName === undefined ? {} : { gdap_formername: view.formerName }),
  ...(view.standingSince === undefined ? {} : { gdap_standingsince: view.standingSince === null ? null : momentText(view.standingSince) }),
});
