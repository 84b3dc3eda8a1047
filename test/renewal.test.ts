import { gdapRequest, InvitationState, Outlook, RequestOrigin, RequestStatus, WaitingOn } from '@gdap-manager/entities';
import type { Stack } from '../scripts/lib/stack';
import type { NewRequest, RequestRow } from '../scripts/lib/staff';
import { until } from '../scripts/lib/until';
import { untilStatus, type World } from '../scripts/walkthrough/world';
import { startTestStack, worldOf } from './support/stack';

let stack: Stack;
let world: World;

beforeAll(async () => {
  stack = await startTestStack();
  world = await worldOf(stack);
}, 60_000);
afterAll(() => stack?.close());

/** A request of a customer, submitted. */
async function submitted(name: string, changes: Partial<NewRequest> = {}): Promise<string> {
  const id = world.newId(name);
  await world.staff.createRequest({ ...(await world.newCustomer(name)), id, name, autoRenew: false, durationDays: 365, mappings: world.mappings.slice(0, 3), ...changes });
  await world.staff.submit(id);
  await untilStatus(world, id, 'approvalPending', (row) => !!row.gdap_acceptancelink);
  return id;
}

const answer = async (id: string, action: 'approve' | 'reject' | 'terminate') => world.controls.customer((await world.staff.request(id)).gdap_microsoftid ?? '', action);

async function inForce(name: string, changes: Partial<NewRequest> = {}): Promise<string> {
  const id = await submitted(name, changes);
  await answer(id, 'approve');
  await untilStatus(world, id, 'active');
  return id;
}

const untilOutlook = (id: string, outlook: keyof typeof Outlook, and: (row: RequestRow) => boolean = () => true) =>
  until(`the outlook of the request to be ${outlook}`, async () => {
    const row = await world.staff.request(id);
    return row.gdap_outlook === Outlook[outlook] && and(row) ? row : undefined;
  }).catch(async (error: Error) => {
    const row = await world.staff.request(id);
    throw new Error(`${error.message} It is ${row.gdap_outlook}: ${row.gdap_outlookreason}; the status is ${row.statuscode}: ${row.gdap_lasterror}`);
  });

const replacementsOf = (id: string) => world.api.list<RequestRow>(`${gdapRequest.entitySetName}?$filter=_gdap_replacesid_value eq ${id}&$orderby=createdon`);

const untilAsked = (id: string, number = 1) =>
  until(`replacement ${number} to be asked for`, async () => {
    const row = (await replacementsOf(id))[number - 1];
    return row?.statuscode === RequestStatus.approvalPending && row.gdap_acceptancelink ? row : undefined;
  });

describe('a relationship that Microsoft does not extend', () => {
  let old: string;
  let replacement: RequestRow;

  it('is to be asked for again so many days before its end', async () => {
    old = await inForce('Adatum');
    const row = await untilOutlook(old, 'later');
    expect(Date.parse(row.gdap_expirydate ?? '') - Date.parse(row.gdap_renewalcheckon ?? '')).toBe(60 * 24 * 3600 * 1000);
    expect(row.gdap_outlookwaitingon).toBe(WaitingOn.nobody);
  }, 60_000);

  it('is asked for once when the time has come, with the same roles for the same groups', async () => {
    await world.controls.advance('P306D');
    replacement = await untilAsked(old);
    const row = await untilOutlook(old, 'replacing', ({ gdap_outlookwaitingon: waiting }) => waiting === WaitingOn.customer);
    expect(row.gdap_replacements).toBe(1);
    expect(replacement).toMatchObject({ gdap_origin: RequestOrigin.replacement, gdap_durationdays: 365, gdap_autorenew: false, gdap_name: 'Adatum (renewal 1)', gdap_outlook: Outlook.none });
    const given = async (id: string) => (await world.staff.mappings(id)).map((mapping) => `${mapping._gdap_directoryroleid_value} ${mapping._gdap_securitygroupid_value}`).sort();
    expect(await given(replacement.gdap_requestid)).toEqual(await given(old));
    expect(await replacementsOf(old)).toHaveLength(1);
    expect(row.gdap_invitationstate ?? InvitationState.notSent).toBe(InvitationState.notSent);
  }, 60_000);

  it('is ended as soon as everything is in force in its place, and not before', async () => {
    await answer(replacement.gdap_requestid, 'approve');
    const ended = await untilStatus(world, old, 'terminated');
    const heir = await world.staff.request(replacement.gdap_requestid);
    expect(heir.statuscode).toBe(RequestStatus.active);
    const assignments = await world.graph.assignments(heir.gdap_microsoftid ?? '');
    expect(assignments.length).toBeGreaterThan(0);
    const { lastModifiedDateTime } = await world.graph.relationship(ended.gdap_microsoftid ?? '');
    for (const { status, lastModifiedDateTime: since } of assignments) {
      expect(status).toBe('active');
      expect(since <= lastModifiedDateTime).toBe(true);
    }
    expect(ended.gdap_outlook).toBe(Outlook.replaced);
    await untilOutlook(replacement.gdap_requestid, 'later');
    const told = await world.api.list<{ gdap_name: string }>(`gdap_events?$filter=_gdap_requestid_value eq ${old}`);
    expect(told.map(({ gdap_name: name }) => name)).toEqual(expect.arrayContaining(['Replacement asked for', 'Replaced', 'Terminated']));
  }, 60_000);
});
