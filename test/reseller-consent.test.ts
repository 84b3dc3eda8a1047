import {
  AssignmentState, FindingKind, gdapEvent, gdapRoleMapping, Outlook, PartnerConsent, RequestOrigin, RequestStatus, WantedAction, type gdapFinding, type gdapSecurityGroup, type Row,
} from '@gdap-manager/entities';
import { providerId as ownProvider } from '../scripts/lib/connect-provider';
import { idOf } from '../scripts/lib/ids';
import type { Stack } from '../scripts/lib/stack';
import { until } from '../scripts/lib/until';
import { indirectProvider, type RequestRow } from './support/indirect-provider';
import { askForRefresh } from './support/refresh';
import { startTestStack } from './support/stack';

/** What an indirect provider asks on our behalf, from Microsoft to the row and back. */
describe('consent to an indirect provider', () => {
  let stack: Stack;
  let indirect: ReturnType<typeof indirectProvider>;
  const decide = (row: RequestRow, decision: 'approve' | 'reject') => stack.api.update(`gdap_requests(${row.gdap_requestid})`, { gdap_partnerconsent: PartnerConsent[decision] });
  const consentIs = (state: keyof typeof PartnerConsent) => (row: RequestRow) => row.gdap_partnerconsent === PartnerConsent[state];
  const timeline = async (column: string, id: string) => (await stack.api.list<Row<typeof gdapEvent>>(`gdap_events?$filter=${column} eq ${id}`)).map(({ gdap_name }) => gdap_name);
  const asked = async (customer: string) => {
    const id = await indirect.ask(customer);
    return { id, row: await indirect.request(id, 'the request', consentIs('pending')) };
  };

  beforeAll(async () => {
    stack = await startTestStack();
    indirect = indirectProvider(stack);
  });
  afterAll(() => stack?.close());

  it('is asked for although no provider stands for it: Partner Center’s own tells, and nothing is mixed', async () => {
    const id = await indirect.ask('Early bird');
    const found = await until('the finding', async () => (await stack.api.list<Row<typeof gdapFinding>>(`gdap_findings?$filter=gdap_microsoftid eq '${id}' and _gdap_providerid_value eq ${ownProvider}`))[0]);
    expect(found).toMatchObject({ gdap_kind: FindingKind.onlyAtMicrosoft, gdap_wantedaction: WantedAction.none, gdap_details: expect.stringMatching(/no provider here stands for it/) });
    expect(await indirect.requestsOf(id)).toEqual([]);
    await indirect.connect();
    const row = await indirect.request(id, 'the request');
    expect((await indirect.tenant(row._gdap_provideraccountid_value ?? ''))._gdap_providerid_value).toBe(indirect.providerId);
  });

  it('becomes a request with its roles, its tenant and where it came from', async () => {
    const { row } = await asked('Complete');
    expect(row).toMatchObject({ statuscode: RequestStatus.approvalPending, gdap_origin: RequestOrigin.indirectProvider, gdap_durationdays: 365, gdap_autorenew: false, gdap_name: 'Complete: For Complete' });
    expect(await indirect.tenant(row._gdap_provideraccountid_value ?? '')).toMatchObject({ gdap_tenantid: idOf('tenant', 'Complete'), gdap_name: 'Complete', _gdap_providerid_value: indirect.providerId });
    const mappings = await stack.api.list<Row<typeof gdapRoleMapping>>(`gdap_rolemappings?$filter=_gdap_requestid_value eq ${row.gdap_requestid}`);
    expect(mappings.map(({ gdap_name }) => gdap_name).sort()).toEqual(['Global Reader', 'User Administrator']);
    expect(await timeline('_gdap_requestid_value', row.gdap_requestid)).toEqual(['Asked by the indirect provider']);
  });

  it('is given, then the customer approves, and it is in force', async () => {
    const { id, row } = await asked('Approved');
    await decide(row, 'approve');
    const approved = await indirect.request(id, 'our consent', consentIs('approved'));
    expect(approved).toMatchObject({ statuscode: RequestStatus.approvalPending, gdap_acceptancelink: expect.stringContaining(id), gdap_lasterror: null });
    await stack.controls.customer(id, 'approve');
    await indirect.request(id, 'the access', ({ statuscode }) => statuscode === RequestStatus.active);
    expect(await indirect.requestsOf(id)).toHaveLength(1);
    await until('the timeline to tell of all three', async (saw) => {
      const names = await timeline('_gdap_requestid_value', row.gdap_requestid);
      saw(names);
      return ['Asked by the indirect provider', 'We approved it', 'In force'].every((name) => names.includes(name));
    });
  });

  it('is the renewal of what ends, once it gives the same groups the same roles: that one is ended when all of it is in force', async () => {
    const group = await until('a group of the provider', async () => (await stack.api.list<Row<typeof gdapSecurityGroup>>(`gdap_securitygroups?$filter=_gdap_providerid_value eq ${indirect.providerId}&$top=1`))[0]);
    const mappingsOf = (row: RequestRow) => stack.api.list<Row<typeof gdapRoleMapping>>(`gdap_rolemappings?$filter=_gdap_requestid_value eq ${row.gdap_requestid}`);
    const give = async (row: RequestRow) => {
      for (const { gdap_rolemappingid: id } of await mappingsOf(row)) await stack.api.update(`gdap_rolemappings(${id})`, { 'gdap_SecurityGroupId@odata.bind': `/gdap_securitygroups(${group.gdap_securitygroupid})` });
    };
    const { id: oldId, row: old } = await asked('Renewed');
    await decide(old, 'approve');
    await indirect.request(oldId, 'our consent', consentIs('approved'));
    await stack.controls.customer(oldId, 'approve');
    await indirect.request(oldId, 'the access', ({ statuscode }) => statuscode === RequestStatus.active);
    await give(old);
    await until('the assignments', async () => ((await mappingsOf(old)).every(({ gdap_assignmentstate: state }) => state === AssignmentState.active) ? true : undefined));

    const newId = await indirect.ask('Renewed', undefined, 'For Renewed again');
    const asking = await indirect.request(newId, 'the new request', consentIs('pending'));
    const renew = () => stack.api.update(`gdap_requests(${old.gdap_requestid})`, { gdap_renewalwantedon: new Date().toISOString() });
    await renew();
    await indirect.request(oldId, 'what is missing', ({ gdap_outlookreason: reason, gdap_outlook: outlook }) => outlook === Outlook.atRisk && /give them there to the same groups/.test(reason ?? ''));
    expect(asking._gdap_replacesid_value).toBeNull();

    await give(asking);
    await renew();
    await indirect.request(newId, 'whose place it takes', ({ _gdap_replacesid_value: replaces }) => replaces === old.gdap_requestid);
    await decide(asking, 'approve');
    await indirect.request(newId, 'our consent', consentIs('approved'));
    await stack.controls.customer(newId, 'approve');
    expect(await indirect.request(oldId, 'its end', ({ statuscode }) => statuscode === RequestStatus.terminated)).toMatchObject({ gdap_outlook: Outlook.replaced });
    expect(await mappingsOf(asking)).toEqual([0, 1].map(() => expect.objectContaining({ gdap_assignmentstate: AssignmentState.active }) as unknown));
  });

  it('is refused once, in spite of an answer that got lost', async () => {
    const { id, row } = await asked('Rejected');
    await stack.controls.addFault({ service: 'graph', method: 'POST', path: `*${id}/requests`, status: 503, when: 'after', times: 1 });
    await decide(row, 'reject');
    expect(await indirect.request(id, 'our refusal', consentIs('rejected'))).toMatchObject({ statuscode: RequestStatus.terminated });
    const calls = (await stack.controls.calls()).filter(({ path, method, status }) => method === 'POST' && path.endsWith('/requests') && status === 503);
    expect(calls.reduce((total, { count }) => total + count, 0)).toBe(1);
  });

  it('is no longer needed when the indirect provider takes it back', async () => {
    const { id } = await asked('Taken back');
    await stack.controls.withdrawResellerRelationship(id);
    const row = await indirect.request(id, 'the end', ({ statuscode }) => statuscode === RequestStatus.terminated);
    expect(row.gdap_lasterror).toMatch(/does not have the relationship any more/);
    expect(await stack.graph.relationships()).not.toContainEqual(expect.objectContaining({ displayName: expect.stringMatching(/^GDAP-/) }));
  });

  it('is kept where somebody deletes the request while it waits: it is there again', async () => {
    const { id, row } = await asked('Deleted');
    await stack.api.remove(`gdap_requests(${row.gdap_requestid})`);
    await askForRefresh(stack, indirect.providerId);
    expect((await indirect.request(id, 'the request')).gdap_requestid).toBe(row.gdap_requestid);
  });

  it('finds its customer when the tenant is matched', async () => {
    const { id, row } = await asked('Late match');
    const account = idOf('account', 'late match');
    await stack.api.upsert(`accounts(${account})`, { name: 'Late match' });
    await stack.api.update(`gdap_provideraccounts(${row._gdap_provideraccountid_value ?? ''})`, { 'gdap_AccountId@odata.bind': `/accounts(${account})` });
    expect(await indirect.request(id, 'the customer', ({ _gdap_accountid_value }) => _gdap_accountid_value !== null)).toMatchObject({ _gdap_accountid_value: account });
  });
});
