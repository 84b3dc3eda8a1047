import {
  Adoption, gdapDirectoryRole, gdapFinding, gdapProvider, gdapProviderAccount, gdapRequest, gdapRoleMapping, gdapSecurityGroup, GroupPresence, RequestStatus, StateCode, WantedAction,
  type Row,
} from '@gdap-manager/entities';
import { chunksOf } from '../chunks';
import { columns, nameOf } from '../gateways/dataverse/columns';
import type { Change, DataverseGateway, Query } from '../gateways/dataverse/gateway';
import { momentOf } from '../gateways/dataverse/moments';
import { providerFacts, providerShape } from '../provider/facts';
import { createDataverseStore } from '../request-lifecycle/dataverse-store';
import { requestIdOf } from '../request-lifecycle/names';
import { notThere } from '../request-lifecycle/plan/absent';
import { saveEvent } from '../timeline/rows';
import { adoptedRequestId } from './adoption';
import { findingId, keptColumns, keptFinding, wantedColumns, wantedFinding } from './finding-rows';
import type { KnownGroup, KnownTenant, ReconciliationStore } from './store';
import { writeFindings } from './writing';

/** Values in one filter: an address has 32 KB at most (Learn, "Compose HTTP requests"). */
const valuesInAFilter = 100;

type Owned = { readonly _owninguser_value?: string | null; readonly _owningteam_value?: string | null };
type TenantRow = Row<typeof gdapProviderAccount> & { readonly gdap_AccountId?: Owned | null };
type MappingRow = Row<typeof gdapRoleMapping>;
type RequestRow = Row<typeof gdapRequest> & Owned & {
  readonly gdap_ProviderAccountId?: Row<typeof gdapProviderAccount> | null;
  readonly gdap_request_rolemappings?: readonly MappingRow[];
  readonly gdap_request_replacements?: readonly Row<typeof gdapRequest>[];
};

const ownerOf = ({ _owninguser_value: user, _owningteam_value: team }: Owned): KnownTenant['owner'] =>
  team ? { set: 'teams', id: team } : user ? { set: 'systemusers', id: user } : undefined;

/** The store over Dataverse: what is asked for by values is asked for by the hundred. */
export function createDataverseReconciliation(dataverse: DataverseGateway, now: () => Promise<number>): ReconciliationStore {
  const findings = gdapFinding.entitySetName;
  const requests = createDataverseStore(dataverse, now);
  const all = async <T>(set: string, query: Query): Promise<T[]> => {
    const rows: T[] = [];
    for await (const page of dataverse.query<T>(set, query)) rows.push(...page);
    return rows;
  };
  /** The rows with one of the literals in a column. */
  const by = async <T>(set: string, column: string, literals: readonly string[], { filter, ...query }: Query): Promise<T[]> => {
    const rows: T[] = [];
    for (const some of chunksOf([...new Set(literals)], valuesInAFilter)) {
      const any = some.map((literal) => `${column} eq ${literal}`).join(' or ');
      rows.push(...(await all<T>(set, { ...query, filter: filter ? `${filter} and (${any})` : any })));
    }
    return rows;
  };
  const quoted = (values: readonly string[]) => values.map((value) => `'${value.replaceAll("'", "''")}'`);
  const ofProvider = (id: string) => `_gdap_providerid_value eq ${id}`;

  const store: ReconciliationStore = {
    async providers() {
      const rows = await all<Row<typeof gdapProvider>>(gdapProvider.entitySetName, { select: [...providerShape.select, ...columns<typeof gdapProvider>('createdon', 'gdap_adoption', 'gdap_renewaldays')], filter: `statecode eq ${StateCode.active}` });
      return rows.map((row) => ({ ...providerFacts(row), createdOn: momentOf(row.createdon) ?? 0, adoption: nameOf(Adoption, row.gdap_adoption) ?? 'ask', renewalDays: row.gdap_renewaldays }));
    },
    async findings(providerId) {
      return (await all<Row<typeof gdapFinding>>(findings, { select: keptColumns, filter: `${ofProvider(providerId)} and statecode eq ${StateCode.active}` })).map(keptFinding);
    },
    async settled(providerId, keys) {
      const select = { select: keptColumns, filter: `statecode eq ${StateCode.inactive}` };
      // Where many are new, hardly any was there before: one list is shorter than asking for each.
      if (keys.length > 10 * valuesInAFilter) return (await all<Row<typeof gdapFinding>>(findings, { ...select, filter: `${ofProvider(providerId)} and ${select.filter}` })).map(keptFinding);
      return (await by<Row<typeof gdapFinding>>(findings, 'gdap_findingid', keys.map((key) => findingId(providerId, key)), select)).map(keptFinding);
    },
    async wanted(providerId) {
      const filter = `${ofProvider(providerId)} and statecode eq ${StateCode.active} and gdap_wantedaction ne ${WantedAction.none} and gdap_wantedaction ne null`;
      return (await all<Row<typeof gdapFinding>>(findings, { select: wantedColumns, filter })).map(wantedFinding);
    },
    async providerOf(id) {
      const row = await dataverse.retrieve<Row<typeof gdapFinding>>(findings, id, { select: columns<typeof gdapFinding>('_gdap_providerid_value', 'gdap_wantedaction', 'statecode') });
      if (!row?._gdap_providerid_value) return undefined;
      return { providerId: row._gdap_providerid_value, isWanted: row.statecode === StateCode.active && (row.gdap_wantedaction ?? WantedAction.none) !== WantedAction.none };
    },
    write: (providerId, changes, moment) => writeFindings(dataverse, providerId, changes, moment),
    async lost(providerId) {
      const rows = await all<RequestRow>(gdapRequest.entitySetName, {
        select: columns<typeof gdapRequest>('gdap_requestid', 'gdap_name', '_gdap_accountid_value', '_gdap_provideraccountid_value', 'gdap_microsoftid', 'gdap_startdate', 'gdap_expirydate'),
        expand: [
          { property: 'gdap_ProviderAccountId', select: columns<typeof gdapProviderAccount>('_gdap_providerid_value', 'gdap_tenantid') },
          { property: 'gdap_request_replacements', select: columns<typeof gdapRequest>('gdap_requestid') },
        ],
        filter: `statuscode eq ${RequestStatus.terminated} and gdap_microsoftstatus eq '${notThere}' and gdap_lasterror ne null`,
      });
      return rows.flatMap((row) => {
        const tenant = row.gdap_ProviderAccountId;
        if (tenant?._gdap_providerid_value !== providerId || (row.gdap_request_replacements ?? []).length > 0) return [];
        return [{
          id: row.gdap_requestid, name: row.gdap_name ?? '', providerId, providerAccountId: row._gdap_provideraccountid_value, accountId: row._gdap_accountid_value,
          customerTenantId: tenant.gdap_tenantid?.trim().toLowerCase() || null, microsoftId: row.gdap_microsoftid, startsOn: momentOf(row.gdap_startdate), endsOn: momentOf(row.gdap_expirydate),
        }];
      });
    },
    async replaced() {
      const rows = await all<Row<typeof gdapRequest>>(gdapRequest.entitySetName, { select: columns<typeof gdapRequest>('_gdap_replacesid_value'), filter: `_gdap_replacesid_value ne null and statecode eq ${StateCode.active}` });
      return new Set(rows.flatMap(({ _gdap_replacesid_value: id }) => id ?? []));
    },
    async withRequest(relationships) {
      const select = { select: columns<typeof gdapRequest>('gdap_requestid', 'gdap_microsoftid') };
      const idsOf = ({ id, displayName }: (typeof relationships)[number]) => [adoptedRequestId({ id, displayName }), requestIdOf(displayName)].flatMap((requestId) => requestId ?? []);
      const byMicrosoftId = await by<Row<typeof gdapRequest>>(gdapRequest.entitySetName, 'gdap_microsoftid', quoted(relationships.map(({ id }) => id)), select);
      const byId = await by<Row<typeof gdapRequest>>(gdapRequest.entitySetName, 'gdap_requestid', relationships.flatMap(idsOf), select);
      const taken = new Set(byId.map(({ gdap_requestid: id }) => id.toLowerCase()));
      return new Set([
        ...byMicrosoftId.flatMap(({ gdap_microsoftid: id }) => id ?? []),
        ...relationships.filter((relationship) => idsOf(relationship).some((id) => taken.has(id))).map(({ id }) => id),
      ]);
    },
    async tenants(providerId, tenantIds) {
      const rows = await by<TenantRow>(gdapProviderAccount.entitySetName, 'gdap_tenantid', quoted(tenantIds), {
        select: columns<typeof gdapProviderAccount>('gdap_provideraccountid', 'gdap_tenantid', 'gdap_name', '_gdap_accountid_value', 'statecode'),
        expand: [{ property: 'gdap_AccountId', select: ['accountid', '_owninguser_value', '_owningteam_value'] }],
        filter: ofProvider(providerId),
      });
      // The active one, where a deactivated one is beside it.
      return new Map([...rows].sort((a, b) => (b.statecode ?? 0) - (a.statecode ?? 0)).map((row) => {
        const tenantId = (row.gdap_tenantid ?? '').trim().toLowerCase();
        const owner = row.gdap_AccountId ? ownerOf(row.gdap_AccountId) : undefined;
        return [tenantId, { id: row.gdap_provideraccountid, tenantId, name: row.gdap_name ?? '', accountId: row._gdap_accountid_value, owner }];
      }));
    },
    async groups(providerId, groupIds) {
      const rows = await by<Row<typeof gdapSecurityGroup>>(gdapSecurityGroup.entitySetName, 'gdap_groupid', quoted(groupIds), {
        select: columns<typeof gdapSecurityGroup>('gdap_securitygroupid', 'gdap_groupid', 'gdap_name', 'gdap_presence'), filter: ofProvider(providerId),
      });
      return new Map(rows.map((row): [string, KnownGroup] => {
        const groupId = (row.gdap_groupid ?? '').trim().toLowerCase();
        return [groupId, { rowId: row.gdap_securitygroupid, groupId, name: row.gdap_name ?? groupId, isThere: (row.gdap_presence ?? GroupPresence.present) === GroupPresence.present }];
      }));
    },
    async roles() {
      const rows = await all<Row<typeof gdapDirectoryRole>>(gdapDirectoryRole.entitySetName, { select: columns<typeof gdapDirectoryRole>('gdap_directoryroleid', 'gdap_roletemplateid', 'gdap_name') });
      return new Map(rows.map((row) => {
        const templateId = (row.gdap_roletemplateid ?? '').trim().toLowerCase();
        return [templateId, { rowId: row.gdap_directoryroleid, templateId, name: row.gdap_name ?? templateId }];
      }));
    },
    request: (id) => requests.load(id),
    async replaceable(id) {
      const row = await dataverse.retrieve<RequestRow>(gdapRequest.entitySetName, id, {
        select: [
          ...columns<typeof gdapRequest>('gdap_name', '_gdap_accountid_value', '_gdap_provideraccountid_value', '_gdap_templateid_value', '_gdap_contactid_value', 'gdap_atend', 'gdap_autorenew', 'gdap_durationdays'),
          '_owninguser_value', '_owningteam_value',
        ],
        expand: [{ property: 'gdap_request_rolemappings', select: columns<typeof gdapRoleMapping>('gdap_name', '_gdap_directoryroleid_value', '_gdap_securitygroupid_value') }],
      });
      return row && {
        etag: row['@odata.etag'] ?? '', name: row.gdap_name ?? '', accountId: row._gdap_accountid_value, providerAccountId: row._gdap_provideraccountid_value, templateId: row._gdap_templateid_value,
        contactId: row._gdap_contactid_value, atEnd: row.gdap_atend, autoRenew: row.gdap_autorenew ?? false, durationDays: row.gdap_durationdays, owner: ownerOf(row),
        mappings: (row.gdap_request_rolemappings ?? []).flatMap(({ gdap_name: name, _gdap_directoryroleid_value: roleId, _gdap_securitygroupid_value: groupId }) => (roleId ? [{ name, roleId, groupId }] : [])),
      };
    },
    change: (changes: readonly Change[]) => dataverse.changeTogether(changes),
    saveEvent: (subject, event, moment, trackingId) => saveEvent(dataverse, subject, event, moment, trackingId),
    async saveProgress(providerId, message) {
      await dataverse.update(gdapProvider.entitySetName, providerId, { gdap_reconciliationmessage: message });
    },
  };
  return store;
}
