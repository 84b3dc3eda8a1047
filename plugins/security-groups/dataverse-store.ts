import { gdapProvider, gdapRoleMapping, gdapSecurityGroup, GroupPresence, StateCode, type Row, type RowChanges } from '@gdap-manager/entities';
import { chunksOf } from '../chunks';
import { columns, nameOf } from '../gateways/dataverse/columns';
import type { Change, DataverseGateway } from '../gateways/dataverse/gateway';
import { momentOf, momentText } from '../gateways/dataverse/moments';
import { ConcurrencyError, ServiceError } from '../gateways/transport/service-error';
import { steadyId } from '../guid';
import { providerFacts, providerShape } from '../provider/facts';
import { parseProviderMemory, saveSection } from '../provider/memory';
import { saveEvent } from '../timeline/rows';
import type { GroupRow, GroupView } from './model';
import type { GroupProvider, GroupStore, Position } from './store';

/** The section of the provider's memory. */
const section = 'groups';
const set = gdapSecurityGroup.entitySetName;

const groupColumns = columns<typeof gdapSecurityGroup>(
  'gdap_securitygroupid', 'gdap_name', 'gdap_description', 'gdap_groupid', 'gdap_isroleassignable', 'gdap_presence', 'gdap_message', 'gdap_creationaskedon', 'statecode',
);
const providerColumns = { select: [...providerShape.select, ...columns<typeof gdapProvider>('gdap_groupnameprefix', 'gdap_refreshrequestedon', 'gdap_memory')] };

/** Ids in one filter: an address has its bounds. */
const idsAtOnce = 30;

/** The store over Dataverse: few columns, 5000 rows a page. */
export function createDataverseGroupStore(dataverse: DataverseGateway): GroupStore {
  async function read(filter: string): Promise<GroupRow[]> {
    const rows: GroupRow[] = [];
    for await (const page of dataverse.query<Row<typeof gdapSecurityGroup>>(set, { select: groupColumns, filter })) rows.push(...page.map(groupRow));
    return rows;
  }

  return {
    async providers() {
      const all: GroupProvider[] = [];
      const pages = dataverse.query<Row<typeof gdapProvider>>(gdapProvider.entitySetName, { ...providerColumns, filter: `statecode eq ${StateCode.active}` });
      for await (const page of pages) all.push(...page.map(groupProvider));
      return all;
    },
    async provider(id) {
      const row = await dataverse.retrieve<Row<typeof gdapProvider>>(gdapProvider.entitySetName, id, providerColumns);
      return row && groupProvider(row);
    },
    rows: (providerId) => read(`_gdap_providerid_value eq ${providerId}`),
    unconfirmed: (providerId) =>
      read(
        `_gdap_providerid_value eq ${providerId} and statecode eq ${StateCode.active} and gdap_presence ne ${GroupPresence.deleted}` +
          ` and (gdap_groupid eq null or gdap_presence eq ${GroupPresence.wanted} or gdap_presence eq ${GroupPresence.attention})`,
      ),
    async rowsOf(providerId, groupIds) {
      const rows: GroupRow[] = [];
      for (const ids of chunksOf(groupIds, idsAtOnce)) {
        const named = ids.map((id) => `gdap_groupid eq '${id.replaceAll("'", "''")}'`).join(' or ');
        rows.push(...(await read(`_gdap_providerid_value eq ${providerId} and (${named})`)));
      }
      return rows;
    },
    async usedRows() {
      const used = new Set<string>();
      const pages = dataverse.query<Row<typeof gdapRoleMapping>>(gdapRoleMapping.entitySetName, {
        select: columns<typeof gdapRoleMapping>('_gdap_securitygroupid_value'),
        filter: '_gdap_securitygroupid_value ne null',
      });
      for await (const page of pages) for (const { _gdap_securitygroupid_value: id } of page) if (id) used.add(id);
      return used;
    },
    create: (providerId, views, now) => dataverse.createTogether(set, gdapSecurityGroup.logicalName, views.map((view) => ({
      // The same for the same group: what was made twice is found out by its id as well as by its key.
      gdap_securitygroupid: steadyId(providerId, `group ${view.groupId}`),
      ...groupChanges(view, now),
      'gdap_ProviderId@odata.bind': `/${gdapProvider.entitySetName}(${providerId})`,
    }))),
    async update(updates, now) {
      try {
        await dataverse.changeTogether(updates.map((update): Change => ({ do: 'update', set, key: update.row.id, etag: update.row.etag, changes: groupChanges(update.changes, now) })));
      } catch (error) {
        throw goneAsChanged(error);
      }
    },
    async updateOne({ row, changes }, now) {
      try {
        return await dataverse.update(set, row.id, groupChanges(changes, now), row.etag);
      } catch (error) {
        throw goneAsChanged(error);
      }
    },
    savePosition: (providerId, position) => saveSection(dataverse, providerId, section, { ...position }),
    saveEvent: (providerId, event, now, trackingId) => saveEvent(dataverse, { table: gdapProvider.logicalName, id: providerId }, event, now, trackingId),
  };
}

/** A row that somebody deleted meanwhile is another than was read. */
const goneAsChanged = (error: unknown) => (error instanceof ServiceError && error.failure.status === 404 ? new ConcurrencyError(error.failure) : error);

const groupRow = (row: Row<typeof gdapSecurityGroup>): GroupRow => ({
  id: row.gdap_securitygroupid,
  etag: row['@odata.etag'] ?? '',
  groupId: row.gdap_groupid?.trim().toLowerCase() || null,
  name: row.gdap_name ?? '',
  description: row.gdap_description,
  isRoleAssignable: row.gdap_isroleassignable ?? false,
  presence: nameOf(GroupPresence, row.gdap_presence) ?? 'present',
  message: row.gdap_message,
  creationAskedOn: momentOf(row.gdap_creationaskedon),
  isActive: row.statecode === StateCode.active,
});

/** The columns of what is written. Whoever writes has just heard of the group. */
function groupChanges(view: Partial<GroupView>, now: number): RowChanges<typeof gdapSecurityGroup> {
  const { message, creationAskedOn, isActive } = view;
  return {
    ...(view.groupId === undefined ? {} : { gdap_groupid: view.groupId }),
    ...(view.name === undefined ? {} : { gdap_name: view.name }),
    ...(view.description === undefined ? {} : { gdap_description: view.description }),
    ...(view.isRoleAssignable === undefined ? {} : { gdap_isroleassignable: view.isRoleAssignable }),
    ...(view.presence === undefined ? {} : { gdap_presence: GroupPresence[view.presence] }),
    ...(view.presence === 'present' || view.name !== undefined ? { gdap_lastseenon: momentText(now) } : {}),
    ...(message === undefined ? {} : { gdap_message: message }),
    ...(creationAskedOn === undefined ? {} : { gdap_creationaskedon: creationAskedOn === null ? null : momentText(creationAskedOn) }),
    // New rows are active by themselves.
    ...(isActive === undefined || view.groupId !== undefined ? {} : { statecode: isActive ? StateCode.active : StateCode.inactive, statuscode: isActive ? 1 : 2 }),
  };
}

const groupProvider = (row: Row<typeof gdapProvider>): GroupProvider => ({
  facts: providerFacts(row),
  prefix: row.gdap_groupnameprefix?.trim() || null,
  refreshRequestedOn: momentOf(row.gdap_refreshrequestedon),
  position: positionOf(parseProviderMemory(row.gdap_memory)[section]),
});

function positionOf(memory: Readonly<Record<string, unknown>> | undefined): Position | undefined {
  const { tenantId, prefix, next, savedOn, allReadOn } = memory ?? {};
  const isPrefix = prefix === null || typeof prefix === 'string';
  const isWhole = typeof tenantId === 'string' && isPrefix && typeof next === 'string' && typeof savedOn === 'number' && typeof allReadOn === 'number';
  return isWhole ? { tenantId, prefix, next, savedOn, allReadOn } : undefined;
}
