import {
  gdapProvider, gdapRequest, gdapRoleMapping, GroupPresence, PartnerConsent, RequestStatus,
  type gdapDirectoryRole, type gdapProviderAccount, type gdapSecurityGroup, type Row,
} from '@gdap-manager/entities';
import { isDue, type DueRequests } from '../due-requests';
import { columns, nameOf } from '../gateways/dataverse/columns';
import type { DataverseGateway } from '../gateways/dataverse/gateway';
import { momentOf, momentText } from '../gateways/dataverse/moments';
import { providerFacts, providerShape } from '../provider/facts';
import { parseMemory } from '../request-lifecycle/memory';
import { type MappingRow } from '../request-lifecycle/rows';
import type { SweepRow } from './reason-to-look';
import type { AwaitedRow, ListedProvider, RelationshipsStore } from './store';

type Request = Row<typeof gdapRequest> & { readonly gdap_ProviderAccountId?: Row<typeof gdapProviderAccount> | null };

const tenantOfRequest = { property: 'gdap_ProviderAccountId', select: columns<typeof gdapProviderAccount>('_gdap_providerid_value', '_gdap_accountid_value') };

const sweepShape = {
  select: columns<typeof gdapRequest>(
    'gdap_requestid', 'statuscode', 'gdap_autorenew', 'gdap_durationdays', 'gdap_expirydate', 'gdap_partnerconsent', '_gdap_accountid_value', 'gdap_microsoftid', 'gdap_microsoftstatus', 'gdap_microsoftversion',
    'gdap_attempts', 'gdap_nextcheckon', 'modifiedon', 'gdap_memory',
  ),
  expand: [tenantOfRequest],
};

/** The store over Dataverse: few columns, 5000 rows a page. */
export function createDataverseRelationships(dataverse: DataverseGateway, due: DueRequests): RelationshipsStore {
  const requests = gdapRequest.entitySetName;
  return {
    async providers() {
      const all: ListedProvider[] = [];
      const select = [...providerShape.select, ...columns<typeof gdapProvider>('gdap_refreshrequestedon', 'gdap_lastsyncon')];
      for await (const page of dataverse.query<Row<typeof gdapProvider>>(gdapProvider.entitySetName, { select })) {
        all.push(...page.map((row) => ({ ...providerFacts(row), refreshRequestedOn: momentOf(row.gdap_refreshrequestedon), lastSyncOn: momentOf(row.gdap_lastsyncon) })));
      }
      return all;
    },
    async *requests(ended) {
      const filter = `statuscode ne ${RequestStatus.draft}${ended ? '' : ' and statecode eq 0'}`;
      for await (const page of dataverse.query<Request>(requests, { ...sweepShape, filter })) yield page.flatMap((row) => sweepRow(row) ?? []);
    },
    async *changedSince(moment, now) {
      const changed = moment === undefined ? undefined : await due.changedSince(moment, now);
      if (changed) {
        yield changed.map(awaitedRow);
        return;
      }
      const pages = dataverse.query<Request>(requests, {
        select: columns<typeof gdapRequest>('gdap_requestid', 'statuscode', 'gdap_microsoftid', 'gdap_microsoftversion'),
        expand: [tenantOfRequest],
        filter: moment === undefined ? `statuscode eq ${RequestStatus.approvalPending}` : `modifiedon ge ${momentText(moment)} and statuscode ne ${RequestStatus.draft}`,
      });
      for await (const page of pages) yield page.map(awaitedRow);
    },
    async *forgotten(modifiedBefore, restsBeyond) {
      const ours = `gdap_nextcheckon eq null and (statuscode eq ${RequestStatus.submitting} or statuscode eq ${RequestStatus.terminating})`;
      const decided = `statuscode eq ${RequestStatus.approvalPending} and (gdap_partnerconsent eq ${PartnerConsent.approve} or gdap_partnerconsent eq ${PartnerConsent.reject})`;
      const resting = `gdap_attempts gt 0 and gdap_nextcheckon gt ${momentText(restsBeyond)}`;
      const filter = `statuscode ne ${RequestStatus.draft} and modifiedon le ${momentText(modifiedBefore)} and (${ours} or ${decided} or ${resting})`;
      for await (const page of dataverse.query<Request>(requests, { ...sweepShape, filter })) yield page.flatMap((row) => sweepRow(row) ?? []);
    },
    async *expiries(now) {
      yield (await due.at(now)).flatMap(({ gdap_requestid: id, gdap_expirydate: end, statuscode }) =>
        statuscode === RequestStatus.active && isDue(end, now) ? [{ id, expiryDate: momentOf(end) ?? 0 }] : []);
    },
    async *mappedRoles() {
      const pages = dataverse.query<MappingRow>(gdapRoleMapping.entitySetName, {
        select: columns<typeof gdapRoleMapping>('_gdap_requestid_value'),
        expand: [
          { property: 'gdap_DirectoryRoleId', select: columns<typeof gdapDirectoryRole>('gdap_roletemplateid') },
          { property: 'gdap_SecurityGroupId', select: columns<typeof gdapSecurityGroup>('gdap_groupid', 'gdap_presence') },
        ],
        filter: '_gdap_requestid_value ne null and _gdap_securitygroupid_value ne null',
      });
      for await (const page of pages) {
        yield page.flatMap(({ _gdap_requestid_value: requestId, gdap_DirectoryRoleId: role, gdap_SecurityGroupId: group }) =>
          requestId && role?.gdap_roletemplateid && group?.gdap_groupid ? [{ requestId, groupId: group.gdap_groupid.trim(), isThere: (group.gdap_presence ?? GroupPresence.present) === GroupPresence.present, roleId: role.gdap_roletemplateid.trim() }] : [],
        );
      }
    },
    async removeOrphanMappings(before) {
      const orphans: string[] = [];
      const pages = dataverse.query<MappingRow>(gdapRoleMapping.entitySetName, {
        select: columns<typeof gdapRoleMapping>('gdap_rolemappingid'),
        filter: `_gdap_requestid_value eq null and _gdap_templateid_value eq null and modifiedon lt ${momentText(before)}`,
      });
      for await (const page of pages) orphans.push(...page.map(({ gdap_rolemappingid }) => gdap_rolemappingid));
      for (const id of orphans) await dataverse.remove(gdapRoleMapping.entitySetName, id);
      return orphans.length;
    },
    async saveLastSync(id, now) {
      await dataverse.update(gdapProvider.entitySetName, id, { gdap_lastsyncon: momentText(now) });
    },
  };
}

const awaitedRow = (row: Request): AwaitedRow => ({
  id: row.gdap_requestid,
  etag: row['@odata.etag'] ?? '',
  status: nameOf(RequestStatus, row.statuscode),
  providerId: row.gdap_ProviderAccountId?._gdap_providerid_value ?? null,
  microsoftId: row.gdap_microsoftid,
  microsoftVersion: row.gdap_microsoftversion,
});

/** undefined for a status that this version does not know. */
function sweepRow(row: Request): SweepRow | undefined {
  const status = nameOf(RequestStatus, row.statuscode);
  if (!status) return undefined;
  return {
    id: row.gdap_requestid,
    etag: row['@odata.etag'] ?? '',
    providerId: row.gdap_ProviderAccountId?._gdap_providerid_value ?? null,
    status,
    autoRenew: row.gdap_autorenew ?? false,
    durationDays: row.gdap_durationdays,
    expiryDate: momentOf(row.gdap_expirydate),
    partnerConsent: nameOf(PartnerConsent, row.gdap_partnerconsent) ?? 'notNeeded',
    isCustomerNew: row._gdap_accountid_value === null && !!row.gdap_ProviderAccountId?._gdap_accountid_value,
    microsoftId: row.gdap_microsoftid,
    microsoftStatus: row.gdap_microsoftstatus,
    microsoftVersion: row.gdap_microsoftversion,
    attempts: row.gdap_attempts ?? 0,
    nextCheckOn: momentOf(row.gdap_nextcheckon),
    modifiedOn: momentOf(row.modifiedon),
    memory: parseMemory(row.gdap_memory),
  };
}
