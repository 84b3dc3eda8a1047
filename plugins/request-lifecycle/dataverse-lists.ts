import { gdapRequest, gdapRoleMapping, RequestStatus, StateCode, type gdapProviderAccount, type Row } from '@gdap-manager/entities';
import { isDue, type DueRequests } from '../due-requests';
import { columns } from '../gateways/dataverse/columns';
import type { DataverseGateway } from '../gateways/dataverse/gateway';
import type { RequestLists } from './lists';
import type { MappingRow } from './rows';

type Request = Row<typeof gdapRequest> & { readonly gdap_ProviderAccountId?: Row<typeof gdapProviderAccount> | null };

const tenantOfRequest = { property: 'gdap_ProviderAccountId', select: columns<typeof gdapProviderAccount>('_gdap_providerid_value') };

/** The lists over Dataverse: few columns, 5000 rows a page. */
export function createDataverseLists(dataverse: DataverseGateway, due: DueRequests): RequestLists {
  const requests = gdapRequest.entitySetName;
  return {
    async *dueRequests(now) {
      yield (await due.at(now)).flatMap(({ gdap_requestid: id, gdap_nextcheckon: nextCheckOn, statuscode }) =>
        statuscode !== RequestStatus.draft && isDue(nextCheckOn, now) ? [{ id, nextCheckOn }] : []);
    },
    async failedRequests(providerId) {
      const ids: string[] = [];
      const pages = dataverse.query<Request>(requests, { select: columns<typeof gdapRequest>('gdap_requestid'), expand: [tenantOfRequest], filter: 'gdap_attempts gt 0 and statecode eq 0' });
      for await (const page of pages) {
        ids.push(...page.flatMap((row) => (row.gdap_ProviderAccountId?._gdap_providerid_value === providerId ? [row.gdap_requestid] : [])));
      }
      return ids;
    },
    async requestsOfGroup(groupRowId) {
      const ids = new Set<string>();
      const pages = dataverse.query<MappingRow & { readonly gdap_RequestId?: Request | null }>(gdapRoleMapping.entitySetName, {
        select: columns<typeof gdapRoleMapping>('_gdap_requestid_value'),
        expand: [{ property: 'gdap_RequestId', select: columns<typeof gdapRequest>('statecode') }],
        filter: `_gdap_securitygroupid_value eq ${groupRowId} and _gdap_requestid_value ne null`,
      });
      for await (const page of pages) {
        for (const { _gdap_requestid_value: id, gdap_RequestId: request } of page) if (id && request?.statecode === StateCode.active) ids.add(id);
      }
      return [...ids];
    },
  };
}
