import { FindingKind, gdapRequest, globalAdministratorRoleId, InvitationState, Outlook, RequestOrigin, RequestStatus, WaitingOn, WantedAction } from '@gdap-manager/entities';
import { providerId } from '../scripts/lib/connect-provider';
import { idOf } from '../scripts/lib/ids';
import { inPartnerCenter } from '../scripts/lib/partner-center';
import type { Stack } from '../scripts/lib/stack';
import type { NewRequest, RequestRow } from '../scripts/lib/staff';
import { until } from '../scripts/lib/until';
import { untilStatus, type World } from '../scripts/walkthrough/world';
import { askForRefresh } from './support/refresh';
import { startTestStack, worldOf } from './support/stack';

let stack: Stack;
let world: World;

beforeAll(async () => {
  stack = await startTestStack();
  world = await worldOf(stack);
});
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
  until(`the outlook of the request to be ${outlook}`, async (saw) => {
    const row = await world.staff.request(id);
    saw(row);
    return row.gdap_outlook === Outlook[outlook] && and(row) ? row : undefined;
  });

/** The timeline of a request tells all of this. */
const untilTold = (id: string, ...events: readonly string[]) =>
  until(`the timeline to tell ${events.join(', ')}`, async (saw) => {
    const names = (await world.api.list<{ gdap_name: string }>(`gdap_events?$filter=_gdap_requestid_value eq ${id}`)).map(({ gdap_name: name }) => name);
    saw(names);
    return events.every((name) => names.includes(name));
  });

const replacementsOf = (id: string) => world.api.list<RequestRow>(`${gdapRequest.entitySetName}?$filter=_gdap_replacesid_value eq ${id}&$orderby=createdon`);

const untilAsked = (id: string, number = 1) =>
  until(`replacement ${number} to be asked for`, async (saw) => {
    const row = (await replacementsOf(id))[number - 1];
    saw(row);
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
  });

  it('is asked for once when the time has come, with the same roles for the same groups', async () => {
    await world.controls.advance('P306D');
    replacement = await untilAsked(old);
    // There is nobody to write to, and then nobody to write, until staff have seen to it.
    const { gdap_outlookreason: reason, _gdap_accountid_value: accountId } = await untilOutlook(old, 'replacing', ({ gdap_outlookreason: why }) => !!why?.includes('could not be asked by e-mail'));
    expect(reason).toContain('Adatum has no e-mail address');
    await world.api.update(`accounts(${accountId})`, { emailaddress1: 'it@adatum.example' });
    await untilOutlook(old, 'replacing', ({ gdap_outlookreason: why }) => !!why?.includes('The sender has no e-mail address'));
    await world.api.update(`gdap_providers(${providerId})`, { 'gdap_SenderId@odata.bind': `/systemusers(${idOf('user', 'olga')})` });
    const row = await untilOutlook(old, 'replacing', ({ gdap_outlookwaitingon: waiting }) => waiting === WaitingOn.customer);
    expect(row.gdap_replacements).toBe(1);
    expect(replacement).toMatchObject({ gdap_origin: RequestOrigin.replacement, gdap_durationdays: 365, gdap_autorenew: false, gdap_name: 'Adatum (renewal 1)', gdap_outlook: Outlook.none });
    const given = async (id: string) => (await world.staff.mappings(id)).map((mapping) => `${mapping._gdap_directoryroleid_value} ${mapping._gdap_securitygroupid_value}`).sort();
    expect(await given(replacement.gdap_requestid)).toEqual(await given(old));
    expect(await replacementsOf(old)).toHaveLength(1);
    expect(row.gdap_invitationstate ?? InvitationState.notSent).toBe(InvitationState.notSent);
  });

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
    await untilOutlook(old, 'replaced');
    await untilOutlook(replacement.gdap_requestid, 'later');
    await untilTold(old, 'Replacement asked for', 'Replaced', 'Terminated');
  });
});

describe('a customer who refuses the replacement', () => {
  let old: string;

  it('is not asked again by ourselves; staff are told, and can have it asked again', async () => {
    old = await inForce('Bellows', { durationDays: 100 });
    await untilOutlook(old, 'later');
    await world.controls.advance('P55D');
    await answer((await untilAsked(old)).gdap_requestid, 'reject');
    const row = await untilOutlook(old, 'atRisk', ({ gdap_outlookwaitingon: waiting }) => waiting === WaitingOn.staff);
    expect(row).toMatchObject({ statuscode: RequestStatus.active, gdap_replacements: 1 });
    expect(await replacementsOf(old)).toHaveLength(1);
    await world.staff.change(old, { gdap_renewalwantedon: (await world.controls.now()).toISOString() });
    await untilAsked(old, 2);
    expect((await untilOutlook(old, 'replacing')).gdap_renewalwantedon).toBeNull();
  });

  it('and approves it only after the old one has ended, has access again, and knows since when there was none', async () => {
    await world.controls.advance('P46D');
    await untilStatus(world, old, 'expired');
    const lost = await untilOutlook(old, 'replacing');
    expect(lost.gdap_outlookreason).toContain(lost.gdap_expirydate?.slice(0, 10));
    const [, replacement] = await replacementsOf(old);
    await answer(replacement!.gdap_requestid, 'approve');
    await untilStatus(world, replacement!.gdap_requestid, 'active');
    await untilOutlook(old, 'replaced');
    await untilTold(replacement!.gdap_requestid, 'Access was missing');
  });
});

describe('a relationship by which groups were given roles elsewhere', () => {
  const findings = (id: string) => world.api.list<{ gdap_findingid: string }>(`gdap_findings?$filter=_gdap_requestid_value eq ${id} and gdap_kind eq ${FindingKind.differs} and statecode eq 0`);

  it('stays until staff have decided, although all that its mappings give is in force in its place: nobody loses anything in silence', async () => {
    const old = await inForce('Coho', { mappings: world.mappings.slice(0, 3) });
    const microsoftId = (await world.staff.request(old)).gdap_microsoftid ?? '';
    const role = await world.api.get<{ gdap_roletemplateid: string }>(`gdap_directoryroles(${world.mappings[0]!.roleId})`);
    await inPartnerCenter(stack).assign(microsoftId, world.groups.at(-1)!.objectId, [role.gdap_roletemplateid]);
    await world.staff.change(old, { gdap_renewalwantedon: (await world.controls.now()).toISOString() });
    const { gdap_requestid: heir } = await untilAsked(old);
    // Microsoft's lists do not tell of assignments.
    await askForRefresh(world, providerId);
    await until('the finding', async () => (await findings(old)).length > 0);
    await answer(heir, 'approve');
    await untilStatus(world, heir, 'active');
    const row = await untilOutlook(old, 'replacing', ({ gdap_outlookreason: reason }) => !!reason?.includes('one group was given roles elsewhere'));
    expect(row).toMatchObject({ statuscode: RequestStatus.active, gdap_outlookwaitingon: WaitingOn.staff });
    const [finding] = await findings(old);
    await world.api.update(`gdap_findings(${finding!.gdap_findingid})`, { gdap_wantedaction: WantedAction.putRight });
    await until('the end of the old one', async () => (await world.staff.request(old)).statuscode === RequestStatus.terminated);
  });
});

describe('a customer who approves the old request after the one that replaces it', () => {
  it('keeps the new one alone', async () => {
    const old = await submitted('Consolidated');
    const { _gdap_accountid_value: accountId, _gdap_provideraccountid_value: providerAccountId } = await world.staff.request(old);
    const id = world.newId('Consolidated again');
    await world.staff.createRequest({ id, name: 'Consolidated again', accountId: accountId!, providerAccountId: providerAccountId!, autoRenew: false, durationDays: 365, mappings: world.mappings.slice(0, 3) });
    await world.staff.change(id, { 'gdap_ReplacesId@odata.bind': `/${gdapRequest.entitySetName}(${old})` });
    await world.staff.submit(id);
    await untilStatus(world, id, 'approvalPending', (row) => !!row.gdap_acceptancelink);
    await answer(id, 'approve');
    await untilStatus(world, id, 'active');
    await untilStatus(world, old, 'terminating');
    await answer(old, 'approve');
    await untilStatus(world, old, 'terminated');
    expect((await world.staff.request(id)).statuscode).toBe(RequestStatus.active);
  });
});

describe('relationships with Global Administrator', () => {
  it('are extended by Microsoft once it is taken out, several at a time', async () => {
    const role = await world.api.get<{ gdap_directoryroleid: string }>(`gdap_directoryroles(gdap_roletemplateid='${globalAdministratorRoleId}')`);
    const global = { roleId: role.gdap_directoryroleid, groupId: world.mappings[0]!.groupId!, name: 'Global Administrator' };
    const ids = [await inForce('Fourth', { mappings: [...world.mappings.slice(0, 3), global] }), await inForce('Graphic', { mappings: [...world.mappings.slice(0, 3), global] })];
    for (const id of ids) await world.staff.change(id, { gdap_removeglobaladministrator: true });
    for (const id of ids) {
      const row = await untilOutlook(id, 'renews', ({ gdap_removeglobaladministrator: wanted }) => wanted === false);
      const relationship = (await world.graph.relationships()).find((one) => one.id === row.gdap_microsoftid);
      expect(relationship).toMatchObject({ status: 'active', autoExtendDuration: 'P180D' });
      const given = await world.graph.assignments(row.gdap_microsoftid ?? '');
      expect(JSON.stringify(given.filter(({ status }) => status !== 'deleted'))).not.toContain(globalAdministratorRoleId);
      expect(await world.staff.mappings(id)).toHaveLength(3);
    }
  });
});
