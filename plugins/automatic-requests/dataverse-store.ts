import { AutomaticRequests, gdapProvider, gdapProviderAccount, gdapRequest, gdapRoleMapping, gdapTemplate, RequestOrigin, RequestStatus, type DraftMapping, type Row } from '@gdap-manager/entities';
import { chunksOf } from '../chunks';
import { columns } from '../gateways/dataverse/columns';
import type { DataverseGateway, Query } from '../gateways/dataverse/gateway';
import { mappingFacts, mappingShape, requestFacts, requestShape, templateFacts, templateShape, tenantFacts, tenantShape, type TenantRow } from './rows';
import type { AutomaticStore } from './store';

/** Ids in one filter: an address has 32 KB at most (Learn, "Compose HTTP requests"), and each takes some 90 characters. */
const idsInAFilter = 100;

/** The store over Dataverse: pages of 5000 rows, ids by the hundred. */
export function createDataverseAutomaticStore(dataverse: DataverseGateway): AutomaticStore {
  const all = async <T>(set: string, query: Query): Promise<T[]> => {
    const rows: T[] = [];
    for await (const page of dataverse.query<T>(set, query)) rows.push(...page);
    return rows;
  };
  /** The rows that have one of the values in a column. */
  const by = async <T>(set: string, column: string, values: readonly string[], query: Query): Promise<T[]> => {
    const rows: T[] = [];
    for (const some of chunksOf(values, idsInAFilter)) {
      const filter = some.map((value) => `${column} eq ${value}`).join(' or ');
      rows.push(...(await all<T>(set, { ...query, filter })));
    }
    return rows;
  };
  const tenants = gdapProviderAccount.entitySetName;
  const tenantIds = columns<typeof gdapProviderAccount>('gdap_provideraccountid', '_gdap_accountid_value');

  return {
    async providers() {
      const rows = await all<Row<typeof gdapProvider>>(gdapProvider.entitySetName, {
        select: columns<typeof gdapProvider>('gdap_providerid'), filter: `gdap_automaticrequests eq ${AutomaticRequests.on} and statecode eq 0`,
      });
      return rows.map(({ gdap_providerid: id }) => id.toLowerCase());
    },
    tenants: async (ids) => (await by<TenantRow>(tenants, 'gdap_provideraccountid', ids, tenantShape)).map(tenantFacts),
    async tenantsOfAccount(accountId) {
      const rows = await all<Row<typeof gdapProviderAccount>>(tenants, { select: tenantIds, filter: `_gdap_accountid_value eq ${accountId}` });
      return rows.map(({ gdap_provideraccountid: id }) => id.toLowerCase());
    },
    async *tenantsOfProvider(providerId) {
      for await (const page of dataverse.query<TenantRow>(tenants, { ...tenantShape, filter: `_gdap_providerid_value eq ${providerId}` })) yield page.map(tenantFacts);
    },
    async tenantCounts(accountIds) {
      const counts = new Map<string, number>();
      for (const { _gdap_accountid_value: id } of await by<Row<typeof gdapProviderAccount>>(tenants, '_gdap_accountid_value', [...new Set(accountIds)], { select: tenantIds })) {
        if (id) counts.set(id.toLowerCase(), (counts.get(id.toLowerCase()) ?? 0) + 1);
      }
      return counts;
    },
    templates: async (providerIds) =>
      (await by<Row<typeof gdapTemplate>>(gdapTemplate.entitySetName, '_gdap_providerid_value', [...new Set(providerIds)], templateShape)).map(templateFacts),
    async providerOfTemplate(templateId) {
      const row = await dataverse.retrieve<Row<typeof gdapTemplate>>(gdapTemplate.entitySetName, templateId, { select: columns<typeof gdapTemplate>('_gdap_providerid_value') });
      return row?._gdap_providerid_value?.toLowerCase();
    },
    async mappings(templateIds) {
      const byTemplate = new Map<string, DraftMapping[]>();
      for (const row of await by<Row<typeof gdapRoleMapping>>(gdapRoleMapping.entitySetName, '_gdap_templateid_value', templateIds, mappingShape)) {
        const found = mappingFacts(row);
        if (found) byTemplate.set(found.templateId, [...(byTemplate.get(found.templateId) ?? []), found.mapping]);
      }
      return byTemplate;
    },
    requests: async (ids) => (await by<Row<typeof gdapRequest>>(gdapRequest.entitySetName, '_gdap_provideraccountid_value', ids, requestShape)).map(requestFacts),
    requestsByKey: async (keys) => (await by<Row<typeof gdapRequest>>(gdapRequest.entitySetName, 'gdap_uniquekey', keys.map((key) => `'${key}'`), requestShape)).map(requestFacts),
    async automaticDrafts(of) {
      const provider = 'gdap_ProviderAccountId/_gdap_providerid_value';
      const whose = 'providerId' in of ? `${provider} eq ${of.providerId}` : `_gdap_templateid_value eq ${of.templateId}${of.notOf ? ` and ${provider} ne ${of.notOf}` : ''}`;
      const filter = `statuscode eq ${RequestStatus.draft} and gdap_origin eq ${RequestOrigin.onboarding} and ${whose}`;
      return (await all<Row<typeof gdapRequest>>(gdapRequest.entitySetName, { ...requestShape, filter })).map(requestFacts);
    },
    write: (changes) => dataverse.changeTogether(changes),
  };
}
