import { gdapDirectoryRole, gdapProvider, gdapProviderAccount, gdapRequest, StateCode, type Row } from '@gdap-manager/entities';
import { chunksOf } from '../chunks';
import { columns } from '../gateways/dataverse/columns';
import type { DataverseGateway, Query } from '../gateways/dataverse/gateway';
import { momentOf } from '../gateways/dataverse/moments';
import { providerFacts, providerShape } from '../provider/facts';
import { saveEvent } from '../timeline/rows';
import type { KnownRole, KnownTenant } from './model';
import { requestIdOf } from './plan';
import type { AdoptionStore } from './store';

/** Values in one filter: an address has 32 KB at most (Learn, "Compose HTTP requests"). */
const valuesInAFilter = 100;

/** The store over Dataverse: what is asked for by values is asked for by the hundred. */
export function createDataverseAdoptionStore(dataverse: DataverseGateway): AdoptionStore {
  const all = async <T>(set: string, query: Query): Promise<T[]> => {
    const rows: T[] = [];
    for await (const page of dataverse.query<T>(set, query)) rows.push(...page);
    return rows;
  };
  /** The rows with one of the literals in a column. */
  const by = async <T>(set: string, column: string, literals: readonly string[], { filter, ...query }: Query): Promise<T[]> => {
    const rows: T[] = [];
    for (const some of chunksOf(literals, valuesInAFilter)) {
      const any = some.map((literal) => `${column} eq ${literal}`).join(' or ');
      rows.push(...(await all<T>(set, { ...query, filter: filter ? `${filter} and (${any})` : any })));
    }
    return rows;
  };
  const quoted = (values: Iterable<string>) => [...new Set(values)].map((value) => `'${value.replaceAll("'", "''")}'`);

  return {
    async providers() {
      const rows = await all<Row<typeof gdapProvider>>(gdapProvider.entitySetName, { select: [...providerShape.select, ...columns<typeof gdapProvider>('createdon')], filter: `statecode eq ${StateCode.active}` });
      return rows.map((row) => ({ ...providerFacts(row), createdOn: momentOf(row.createdon) ?? 0 }));
    },
    async kept(providerId, relationships) {
      const ids = relationships.map(({ id }) => id);
      const requestSelect = { select: columns<typeof gdapRequest>('gdap_requestid', 'gdap_microsoftid') };
      const [byMicrosoftId, byId, tenants, roles] = [
        await by<Row<typeof gdapRequest>>(gdapRequest.entitySetName, 'gdap_microsoftid', quoted(ids), requestSelect),
        await by<Row<typeof gdapRequest>>(gdapRequest.entitySetName, 'gdap_requestid', ids.map(requestIdOf), requestSelect),
        await by<Row<typeof gdapProviderAccount>>(gdapProviderAccount.entitySetName, 'gdap_tenantid', quoted(relationships.flatMap(({ customerTenantId }) => customerTenantId ?? [])), {
          select: columns<typeof gdapProviderAccount>('gdap_provideraccountid', 'gdap_tenantid', 'gdap_name', '_gdap_accountid_value', 'statecode'), filter: `_gdap_providerid_value eq ${providerId}`,
        }),
        await by<Row<typeof gdapDirectoryRole>>(gdapDirectoryRole.entitySetName, 'gdap_roletemplateid', quoted(relationships.flatMap(({ roleIds }) => roleIds)), {
          select: columns<typeof gdapDirectoryRole>('gdap_directoryroleid', 'gdap_roletemplateid', 'gdap_name'),
        }),
      ];
      const taken = new Set(byId.map(({ gdap_requestid: id }) => id.toLowerCase()));
      return {
        relationshipIds: new Set([...byMicrosoftId.flatMap(({ gdap_microsoftid: id }) => id ?? []), ...ids.filter((id) => taken.has(requestIdOf(id)))]),
        // The active one, where a deactivated one is beside it.
        tenants: new Map([...tenants].sort((a, b) => (b.statecode ?? 0) - (a.statecode ?? 0)).map((row) => [tenantOf(row).tenantId, tenantOf(row)])),
        roles: new Map(roles.map((row) => [roleOf(row).templateId, roleOf(row)])),
      };
    },
    write: (changes) => dataverse.changeTogether(changes),
    saveEvent: (subject, event, now, trackingId) => saveEvent(dataverse, subject, event, now, trackingId),
  };
}

const tenantOf = (row: Row<typeof gdapProviderAccount>): KnownTenant => ({
  id: row.gdap_provideraccountid, tenantId: (row.gdap_tenantid ?? '').trim().toLowerCase(), name: row.gdap_name ?? '', accountId: row._gdap_accountid_value,
});

const roleOf = (row: Row<typeof gdapDirectoryRole>): KnownRole => ({ rowId: row.gdap_directoryroleid, templateId: (row.gdap_roletemplateid ?? '').trim().toLowerCase(), name: row.gdap_name ?? '' });
