import { gdapProviderAccount, gdapRequest, gdapRoleMapping, gdapSecurityGroup, AssignmentState, GroupPresence } from '@gdap-manager/entities';
import type { DataverseGateway, RowUpdate } from '../gateways/dataverse/gateway';
import { ConcurrencyError, ServiceError } from '../gateways/transport/service-error';
import { saveEvent } from '../timeline/rows';
import { createLoader } from './loader';
import { mappingFacts, requestFacts, tenantFacts, type MappingRow, type TenantRow } from './rows';
import { tenantShape } from './shapes';
import { requestChanges } from './request-changes';
import type { LifecycleStore, VersionedMappingWrite } from './store';

/** The store over Dataverse: one read brings the request, its mappings with roles and groups, its tenant and its provider; two bring those of several. */
export function createDataverseStore(dataverse: DataverseGateway, now: () => Promise<number>): LifecycleStore {
  const loads = createLoader(dataverse);
  return {
    now,
    async load(requestId) {
      const row = await loads.load(requestId);
      if (!row) return undefined;
      const request = requestFacts(row);
      const submitted = request.memory.submitted;
      const moved = submitted && submitted.providerAccountId !== request.providerAccountId;
      const submittedRow = moved ? await dataverse.retrieve<TenantRow>(gdapProviderAccount.entitySetName, submitted.providerAccountId, tenantShape) : undefined;
      return {
        request,
        mappings: (row.gdap_request_rolemappings ?? []).map((mapping: MappingRow) => mappingFacts(mapping)),
        tenant: row.gdap_ProviderAccountId ? tenantFacts(row.gdap_ProviderAccountId) : undefined,
        submittedTenant: submittedRow ? tenantFacts(submittedRow) : undefined,
      };
    },
    saveRequest: (id, etag, changes, time) => dataverse.update(gdapRequest.entitySetName, id, requestChanges(changes, time), etag),
    async saveMappings(writes) {
      try {
        await dataverse.updateTogether(gdapRoleMapping.entitySetName, writes.map(mappingUpdate));
      } catch (error) {
        // A mapping that was deleted meanwhile: what is planned for the others may not hold any more.
        if (error instanceof ServiceError && error.failure.status === 404) throw new ConcurrencyError(error.failure);
        throw error;
      }
    },
    removeMapping: (id) => dataverse.remove(gdapRoleMapping.entitySetName, id),
    markGroupDeleted: (rowId) => ifThere(() => dataverse.update(gdapSecurityGroup.entitySetName, rowId, { gdap_presence: GroupPresence.deleted })),
    saveEvent: (requestId, event, time, trackingId) => saveEvent(dataverse, { table: gdapRequest.logicalName, id: requestId }, event, time, trackingId),
  };
}

const mappingUpdate = ({ id, etag, state, assignmentId, message }: VersionedMappingWrite): RowUpdate => ({
  key: id,
  etag,
  changes: {
    gdap_assignmentstate: AssignmentState[state],
    gdap_assignmentid: assignmentId,
    gdap_assignmentmessage: message?.slice(0, 2000) ?? null,
  },
});

/** A row that somebody deleted meanwhile needs no writing. */
async function ifThere(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ServiceError) || error.failure.status !== 404) throw error;
  }
}
