import { gdapDirectoryRole, RequestStatus, type Row } from '@gdap-manager/entities';
import { rememberGroup } from '../lib/connect-provider';
import { addCustomer } from '../lib/customers';
import { idOf } from '../lib/ids';
import { createStaff } from '../lib/staff';
import type { Connection } from '../lib/stack';
import { until } from '../lib/until';
import { tally } from '../walkthrough/tally';

/**
 * Graph calls that change something, from Submit to Active with every assignment in force, for a request with so
 * many mapped groups, and how many round trips they took. One round trip a call is what one would naively need.
 */
export async function callsForGroups(connection: Connection, groupCount: number): Promise<{ calls: number; roundTrips: number }> {
  const { api, controls, graph } = connection;
  const staff = createStaff(api);
  const roles = await api.list<Row<typeof gdapDirectoryRole>>(`${gdapDirectoryRole.entitySetName}?$filter=gdap_isrecommended eq true`);
  const mappings = [];
  for (let number = 0; number < groupCount; number += 1) {
    const name = `Bench group ${number}`;
    const group = await rememberGroup(api, name, name, await graph.ensureGroup(name, name));
    mappings.push({ roleId: roles[number % roles.length]!.gdap_directoryroleid, groupId: group.rowId, name });
  }
  const customer = await addCustomer(api, controls, { name: `Bench ${groupCount}`, domain: `bench${groupCount}-${Date.now()}` });
  const id = idOf('bench', customer.accountId);
  await staff.createRequest({ ...customer, id, name: `Bench ${groupCount}`, autoRenew: true, durationDays: 730, mappings });

  const before = tally(await controls.calls());
  const batchesBefore = await controls.batches();
  await staff.submit(id);
  const relationshipId = await until('the link', async () => {
    const row = await staff.request(id);
    return row.statuscode === RequestStatus.approvalPending ? (row.gdap_microsoftid ?? undefined) : undefined;
  });
  await controls.customer(relationshipId, 'approve');
  await until('the assignments', async () => (await graph.assignments(relationshipId)).filter(({ status }) => status === 'active').length === groupCount);
  await until('Active', async () => (await staff.request(id)).statuscode === RequestStatus.active);
  const calls = tally(await controls.calls()).graphWrites - before.graphWrites;
  const batches = (await controls.batches()) - batchesBefore;
  return { calls, roundTrips: batches > 0 ? calls - groupCount + batches : calls };
}
