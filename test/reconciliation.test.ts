import {
  FindingKind, FindingStatus, gdapEvent, gdapFinding, gdapRequest, gdapRoleMapping, RequestOrigin, RequestStatus, WantedAction, type Row,
} from '@gdap-manager/entities';
import { addCustomer, type Customer } from '../scripts/lib/customers';
import { providerId } from '../scripts/lib/connect-provider';
import type { Stack } from '../scripts/lib/stack';
import { until } from '../scripts/lib/until';
import { inPartnerCenter } from './support/elsewhere';
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
  const compareNow = async () => stack.api.update(`gdap_providers(${providerId})`, { gdap_refreshrequestedon: (await stack.controls.now()).toISOString() });
  const findings = (filter: string) => stack.api.list<Finding>(`gdap_findings?$filter=${filter}`);
  const finding = async (kind: keyof typeof FindingKind, filter: string, is: (row: Finding) => boolean = (row) => row.statuscode === FindingStatus.open) => {
    await compareNow();
    return until(`the finding ${kind} of ${filter}`, async () => (await findings(`gdap_kind eq ${FindingKind[kind]} and ${filter}`)).find(is), { timeoutMs: 20_000 });
  };
  const want = (row: Finding, action: keyof typeof WantedAction) => stack.api.update(`gdap_findings(${row.gdap_findingid})`, { gdap_wantedaction: WantedAction[action] });
  const settled = (row: Finding) => until(`the end of ${row.gdap_name}`, async () => (await findings(`gdap_findingid eq ${row.gdap_findingid} and statecode eq 1`))[0], { timeoutMs: 20_000 });
  const requestOf = (id: string, what: string, is: (row: Request) => boolean = () => true) =>
    until(what, async () => (await stack.api.list<Request>(`gdap_requests?$filter=gdap_microsoftid eq '${id}'`)).find(is), { timeoutMs: 20_000 });
  const mappingsOf = async (requestId: string) => (await stack.api.list<Row<typeof gdapRoleMapping>>(`gdap_rolemappings?$filter=_gdap_requestid_value eq ${requestId}`)).map(({ gdap_name }) => gdap_name).sort();
  const timeline = async (requestId: string) => (await stack.api.list<Row<typeof gdapEvent>>(`gdap_events?$filter=_gdap_requestid_value eq ${requestId}`)).map(({ gdap_name }) => gdap_name);
  const writesAtMicrosoft = async () => (await stack.controls.calls()).filter(({ service, method, path }) => service === 'graph' && method !== 'GET' && !path.endsWith('$batch')).reduce((sum, { count }) => sum + count, 0);

  beforeAll(async () => {
    stack = await startTestStack();
    partnerCenter = inPartnerCenter(stack);
  }, 90_000);
  afterAll(() => stack?.close());

  it('is told to staff, who adopt it with its assignments; nothing changes at Microsoft', async () => {
    const customer = await newCustomer('Adopted <b>Ltd</b> Ünïcøde 東京');
    const group = await stack.graph.createGroup('Made Elsewhere', 'Not here yet');
    const id = await partnerCenter.ask({ displayName: 'Made in Partner Center', tenantId: customer.tenantId, roles: [globalReader, userAdministrator] });
    await partnerCenter.bringIntoForce(id, { [group]: [globalReader] });
    const found = await finding('onlyAtMicrosoft', `gdap_microsoftid eq '${id}'`);
    expect(found).toMatchObject({ gdap_relationshipname: 'Made in Partner Center', gdap_microsoftstatus: 'active', gdap_tenantid: customer.tenantId, _gdap_accountid_value: customer.accountId, gdap_wantedaction: WantedAction.none });
    expect(found.gdap_details).toMatch(/Roles: Global Reader, User Administrator/);

    const before = await writesAtMicrosoft();
    await want(found, 'adopt');
    const request = await requestOf(id, 'the request');
    expect(request).toMatchObject({ statuscode: RequestStatus.active, gdap_origin: RequestOrigin.adopted, _gdap_accountid_value: customer.accountId, gdap_durationdays: 365, gdap_autorenew: false, gdap_lasterror: null });
    expect(await mappingsOf(request.gdap_requestid)).toEqual(['Global Reader → Made Elsewhere', 'User Administrator']);
    expect(await settled(found)).toMatchObject({ _gdap_requestid_value: request.gdap_requestid, gdap_lasterror: null });
    expect(await timeline(request.gdap_requestid)).toEqual(['Found at Microsoft']);
    await compareNow();
    await stack.host.idle();
    expect(await writesAtMicrosoft()).toBe(before);
    expect(await findings(`gdap_microsoftid eq '${id}' and statecode eq 0`)).toEqual([]);
    expect((await stack.graph.assignments(id)).map(({ status }) => status)).toEqual(['active']);
  }, 90_000);
});
