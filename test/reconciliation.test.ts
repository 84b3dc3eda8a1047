import {
  Adoption, FindingKind, FindingStatus, gdapEvent, gdapFinding, gdapRequest, gdapRoleMapping, RequestOrigin, RequestStatus, WantedAction, type gdapDirectoryRole, type Row,
} from '@gdap-manager/entities';
import { addCustomer, type Customer } from '../scripts/lib/customers';
import { providerId } from '../scripts/lib/connect-provider';
import { idOf } from '../scripts/lib/ids';
import type { Stack } from '../scripts/lib/stack';
import { until } from '../scripts/lib/until';
import { inPartnerCenter } from '../scripts/lib/partner-center';
import { indirectProvider } from './support/indirect-provider';
import { untilQuiet } from './support/quiet';
import { askForRefresh } from './support/refresh';
import { startTestStack } from './support/stack';

type Finding = Row<typeof gdapFinding>;
type Request = Row<typeof gdapRequest>;

const globalReader = 'f2ef992c-3afb-46b9-b7cf-a126ee74c451';
const userAdministrator = 'fe930be7-5e62-47db-91af-98c3a49a38b1';

/** What Microsoft has and we do not, and the other way round: from the list to what staff want and back. */
describe('what already exists at Microsoft', () => {
  let stack: Stack;
  let partnerCenter: ReturnType<typeof inPartnerCenter>;
  let customers = 0;
  const newCustomer = (name: string): Promise<Customer> => addCustomer(stack.api, stack.controls, { name, domain: `existing${(customers += 1)}` });
  const compareNow = () => askForRefresh(stack, providerId);
  const findings = (filter: string) => stack.api.list<Finding>(`gdap_findings?$filter=${filter}`);
  const finding = async (kind: keyof typeof FindingKind, filter: string, is: (row: Finding) => boolean = (row) => row.statuscode === FindingStatus.open) => {
    await compareNow();
    return until(`the finding ${kind} of ${filter}`, async (saw) => {
      const rows = await findings(`gdap_kind eq ${FindingKind[kind]} and ${filter}`);
      saw(rows);
      return rows.find(is);
    });
  };
  const want = (row: Finding, action: keyof typeof WantedAction) => stack.api.update(`gdap_findings(${row.gdap_findingid})`, { gdap_wantedaction: WantedAction[action] });
  const settled = (row: Finding) => until(`the end of ${row.gdap_name}`, async () => (await findings(`gdap_findingid eq ${row.gdap_findingid} and statecode eq 1`))[0]);
  const requestOf = (id: string, what: string, is: (row: Request) => boolean = () => true) =>
    until(`${what} of ${id}`, async (saw) => {
      const rows = await stack.api.list<Request>(`gdap_requests?$filter=gdap_microsoftid eq '${id}'`);
      saw(rows);
      return rows.find(is);
    });
  const mappingsOf = async (requestId: string) => (await stack.api.list<Row<typeof gdapRoleMapping>>(`gdap_rolemappings?$filter=_gdap_requestid_value eq ${requestId}`)).map(({ gdap_name }) => gdap_name).sort();
  const timeline = async (requestId: string) => (await stack.api.list<Row<typeof gdapEvent>>(`gdap_events?$filter=_gdap_requestid_value eq ${requestId}`)).map(({ gdap_name }) => gdap_name);
  /** Microsoft may have done what is written on the timeline only then. */
  const told = (requestId: string, ...events: string[]) => until(`the timeline to tell ${events.join(', ')}`, async (saw) => {
    const names = await timeline(requestId);
    saw(names);
    return events.every((name) => names.includes(name));
  });
  const writesAtMicrosoft = async () => (await stack.controls.calls()).filter(({ service, method, path }) => service === 'graph' && method !== 'GET' && !path.endsWith('$batch')).reduce((sum, { count }) => sum + count, 0);

  beforeAll(async () => {
    stack = await startTestStack();
    partnerCenter = inPartnerCenter(stack);
  });
  afterAll(() => stack?.close());

  it('is told to staff, who adopt it with its assignments; nothing changes at Microsoft', async () => {
    const customer = await newCustomer('Adopted <b>Ltd</b> Ünïcøde 東京');
    const group = await stack.graph.createGroup('Made Elsewhere', 'Not here yet');
    const id = await partnerCenter.ask({ displayName: 'Made in Partner Center', tenantId: customer.tenantId, roles: [globalReader, userAdministrator] });
    await partnerCenter.bringIntoForce(id, { [group]: [globalReader] });
    const found = await finding('onlyAtMicrosoft', `gdap_microsoftid eq '${id}' and gdap_microsoftstatus eq 'active'`);
    expect(found).toMatchObject({ gdap_relationshipname: 'Made in Partner Center', gdap_tenantid: customer.tenantId, _gdap_accountid_value: customer.accountId, gdap_wantedaction: WantedAction.none });
    expect(found.gdap_details).toMatch(/Roles: Global Reader, User Administrator/);

    const before = await writesAtMicrosoft();
    await want(found, 'adopt');
    const request = await requestOf(id, 'the request');
    expect(request).toMatchObject({ statuscode: RequestStatus.active, gdap_origin: RequestOrigin.adopted, _gdap_accountid_value: customer.accountId, gdap_durationdays: 365, gdap_autorenew: false, gdap_lasterror: null });
    expect(await mappingsOf(request.gdap_requestid)).toEqual(['Global Reader → Made Elsewhere', 'User Administrator']);
    expect(await settled(found)).toMatchObject({ _gdap_requestid_value: request.gdap_requestid, gdap_lasterror: null });
    expect(await timeline(request.gdap_requestid)).toEqual(['Found at Microsoft']);
    await compareNow();
    await untilQuiet(stack);
    expect(await writesAtMicrosoft()).toBe(before);
    expect(await findings(`gdap_microsoftid eq '${id}' and statecode eq 0`)).toEqual([]);
    expect((await stack.graph.assignments(id)).map(({ status }) => status)).toEqual(['active']);
  });

  it('is forgotten until it changes', async () => {
    const customer = await newCustomer('Forgotten');
    const id = await partnerCenter.ask({ displayName: 'To be forgotten', tenantId: customer.tenantId, roles: [globalReader] });
    await want(await finding('onlyAtMicrosoft', `gdap_microsoftid eq '${id}'`), 'forget');
    const hidden = await finding('onlyAtMicrosoft', `gdap_microsoftid eq '${id}'`, ({ statuscode }) => statuscode === FindingStatus.forgotten);
    expect(hidden.gdap_wantedaction).toBe(WantedAction.none);
    expect(await stack.api.list(`gdap_requests?$filter=gdap_microsoftid eq '${id}'`)).toEqual([]);
    await partnerCenter.bringIntoForce(id);
    // It may have been listed on its way there, too.
    const again = await finding('onlyAtMicrosoft', `gdap_microsoftid eq '${id}' and gdap_microsoftstatus eq 'active'`);
    expect(again.gdap_findingid).toBe(hidden.gdap_findingid);
  });

  it('says what it cannot do: a relationship without a customer', async () => {
    const id = await partnerCenter.ask({ displayName: 'For anybody', tenantId: undefined, roles: [globalReader] });
    const found = await finding('onlyAtMicrosoft', `gdap_microsoftid eq '${id}'`);
    expect(found.gdap_details).toMatch(/names no customer yet/);
    await want(found, 'adopt');
    const refused = await finding('onlyAtMicrosoft', `gdap_microsoftid eq '${id}'`, ({ gdap_lasterror }) => gdap_lasterror !== null);
    expect(refused).toMatchObject({ gdap_wantedaction: WantedAction.none, statuscode: FindingStatus.open, gdap_lasterror: expect.stringMatching(/can be adopted as soon as a customer has approved it/) });
  });

  it('becomes requests by itself where the provider wants that, two with the same customer too', async () => {
    const customer = await newCustomer('By itself');
    const ids = [await partnerCenter.ask({ displayName: 'Automatic one', tenantId: customer.tenantId, roles: [globalReader] }), await partnerCenter.ask({ displayName: 'Automatic two', tenantId: customer.tenantId, roles: [userAdministrator] })];
    await stack.api.update(`gdap_providers(${providerId})`, { gdap_adoption: Adoption.adopt });
    await compareNow();
    for (const id of ids) expect(await requestOf(id, 'the request')).toMatchObject({ statuscode: RequestStatus.approvalPending, gdap_acceptancelink: expect.stringContaining(id), gdap_origin: RequestOrigin.adopted });
    await stack.api.update(`gdap_providers(${providerId})`, { gdap_adoption: Adoption.ask });
    await partnerCenter.bringIntoForce(ids[0]!);
    await requestOf(ids[0]!, 'the access', ({ statuscode }) => statuscode === RequestStatus.active);
  });

  it('differs: assignments made elsewhere are adopted, or taken away', async () => {
    const customer = await newCustomer('Different');
    const id = await partnerCenter.ask({ displayName: 'Different', tenantId: customer.tenantId, roles: [globalReader, userAdministrator] });
    await partnerCenter.bringIntoForce(id);
    await want(await finding('onlyAtMicrosoft', `gdap_microsoftid eq '${id}' and gdap_microsoftstatus eq 'active'`), 'adopt');
    const { gdap_requestid: requestId } = await requestOf(id, 'the request');
    const [kept, removed] = [stack.groups[0]!, stack.groups[1]!];
    // Whoever looks at the request sees it; Microsoft's lists do not tell of assignments.
    const lookAgain = (autoRenew: boolean) => stack.api.update(`gdap_requests(${requestId})`, { gdap_autorenew: autoRenew });
    await partnerCenter.assign(id, kept.objectId, [globalReader]);
    await lookAgain(true);
    const found = await finding('differs', `_gdap_requestid_value eq ${requestId}`);
    expect(found.gdap_details).toMatch(new RegExp(`${kept.name} was given roles elsewhere, and no mapping says so: Global Reader`));
    await want(found, 'adopt');
    await settled(found);
    expect(await mappingsOf(requestId)).toEqual(['Global Reader', `Global Reader → ${kept.name}`, 'User Administrator']);

    await partnerCenter.assign(id, removed.objectId, [userAdministrator]);
    await lookAgain(false);
    await want(await finding('differs', `_gdap_requestid_value eq ${requestId}`), 'putRight');
    await until('the end of the assignment', async () => (await stack.graph.assignments(id)).every(({ accessContainer, status }) => (accessContainer.accessContainerId === removed.objectId) === (status === 'deleted' || status === 'deleting')));
    await told(requestId, 'Found at Microsoft', 'Mappings set right', 'Assignments set right');
  });

  it('is superseded: nobody loses anything, then the needless one is ended', async () => {
    const customer = await newCustomer('Twice');
    const group = stack.groups[0]!;
    const [old, by] = [await partnerCenter.ask({ displayName: 'Older and smaller', tenantId: customer.tenantId, roles: [globalReader], days: 100 }), await partnerCenter.ask({ displayName: 'Newer and larger', tenantId: customer.tenantId, roles: [globalReader, userAdministrator], days: 700 })];
    await partnerCenter.bringIntoForce(old, { [group.objectId]: [globalReader] });
    await partnerCenter.bringIntoForce(by);
    const found = await finding('duplicate', `gdap_microsoftid eq '${old}'`);
    await want(found, 'putRight');
    const refused = await finding('duplicate', `gdap_microsoftid eq '${old}'`, ({ gdap_lasterror }) => gdap_lasterror !== null);
    expect(refused.gdap_lasterror).toMatch(new RegExp(`Global Reader of ${group.name}`));
    expect((await stack.graph.relationship(old)).status).toBe('active');

    await partnerCenter.assign(by, group.objectId, [globalReader, userAdministrator]);
    await want(refused, 'putRight');
    await until('the end of the needless one', async () => (await stack.graph.relationship(old)).status === 'terminated');
    expect(await requestOf(old, 'its request', ({ statuscode }) => statuscode === RequestStatus.terminated)).toMatchObject({ gdap_lasterror: null });
    expect((await stack.graph.relationship(by)).status).toBe('active');
  });

  it('is joined to its row where a crash left it behind, and adopted under its own name where the row was deleted', async () => {
    const customer = await newCustomer('Orphan');
    const requestId = idOf('orphan');
    const row = (id: string) => stack.api.upsert(`gdap_requests(${id})`, {
      gdap_name: 'Orphan', gdap_durationdays: 365, gdap_autorenew: false, 'gdap_AccountId@odata.bind': `/accounts(${customer.accountId})`, 'gdap_ProviderAccountId@odata.bind': `/gdap_provideraccounts(${customer.providerAccountId})`,
    });
    const id = await partnerCenter.ask({ displayName: `GDAP-${requestId}`, tenantId: customer.tenantId, roles: [globalReader] });
    const found = await finding('onlyAtMicrosoft', `gdap_microsoftid eq '${id}'`);
    expect(found.gdap_details).toMatch(/made for a request that does not exist any more/);
    await row(requestId);
    const [role] = await stack.api.list<Row<typeof gdapDirectoryRole>>(`gdap_directoryroles?$filter=gdap_roletemplateid eq '${globalReader}'`);
    await stack.api.upsert(`gdap_rolemappings(${idOf('orphan mapping')})`, { gdap_name: 'Global Reader', 'gdap_RequestId@odata.bind': `/gdap_requests(${requestId})`, 'gdap_DirectoryRoleId@odata.bind': `/gdap_directoryroles(${role?.gdap_directoryroleid})` });
    await stack.api.update(`gdap_requests(${requestId})`, { statuscode: RequestStatus.submitting });
    expect(await requestOf(id, 'the joined request', ({ statuscode }) => statuscode === RequestStatus.approvalPending)).toMatchObject({ gdap_requestid: requestId });
    await compareNow();
    await settled(found);

    const other = idOf('deleted');
    const second = await partnerCenter.ask({ displayName: `GDAP-${other}`, tenantId: customer.tenantId, roles: [userAdministrator] });
    await want(await finding('onlyAtMicrosoft', `gdap_microsoftid eq '${second}'`), 'adopt');
    expect(await requestOf(second, 'the adopted request')).toMatchObject({ gdap_requestid: other, statuscode: RequestStatus.approvalPending });
  });

  it('is only here: the customer is asked again in its place', async () => {
    const indirect = indirectProvider(stack);
    await indirect.connect();
    const account = idOf('account', 'only here');
    await stack.api.upsert(`accounts(${account})`, { name: 'Only Here' });
    const id = await indirect.ask('Only Here');
    const asked = await indirect.request(id, 'the request');
    await stack.api.update(`gdap_provideraccounts(${asked._gdap_provideraccountid_value ?? ''})`, { 'gdap_AccountId@odata.bind': `/accounts(${account})` });
    await indirect.request(id, 'the customer', ({ _gdap_accountid_value }) => _gdap_accountid_value === account);
    await stack.controls.withdrawResellerRelationship(id);
    const lost = await indirect.request(id, 'the end', ({ statuscode }) => statuscode === RequestStatus.terminated);
    const found = await finding('onlyHere', `_gdap_requestid_value eq ${lost.gdap_requestid}`);
    await want(found, 'putRight');
    const again = await until('the request in its place', async () => (await stack.api.list<Request>(`gdap_requests?$filter=_gdap_replacesid_value eq ${lost.gdap_requestid}`)).find(({ statuscode }) => statuscode === RequestStatus.approvalPending));
    expect(again).toMatchObject({ gdap_origin: RequestOrigin.replacement, _gdap_accountid_value: account });
    await settled(found);
    expect(await mappingsOf(again.gdap_requestid)).toEqual(['Global Reader', 'User Administrator']);
  });
});
