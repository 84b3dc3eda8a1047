import { userCookie } from '../../kernel/session-cookie';
import { Depth } from '../security/privileges';
import { assignRole } from '../security/role-assignments';
import { openRolePrivileges } from '../security/role-privileges';
import { importSolution } from '../solutions/import-solution';
import { testSolution } from '../solutions/test-solution';
import { findPlatformRows, writePlatformRow } from '../storage/platform-rows';
import { wellKnown } from '../storage/well-known';
import { type TestDataverse, testDataverse } from './test-support';

let dataverse: TestDataverse;
beforeEach(async () => {
  dataverse = await testDataverse();
});
afterEach(() => dataverse.close());

const GHOST = '99999999-0000-4000-8000-000000000001';
const project = (row: object) => ({ '@odata.type': 'Microsoft.Dynamics.CRM.acm_project', ...row });
const address = (action: string) => `acm_projects/Microsoft.Dynamics.CRM.${action}`;
const ask = (action: string, Targets: unknown, headers?: Record<string, string>) => dataverse.ask('POST', address(action), { Targets }, headers);
const names = async (): Promise<string[]> => (await dataverse.ask('GET', 'acm_projects?$select=acm_name&$orderby=acm_code')).body.value.map((row: { acm_name: string }) => row.acm_name);
const waitingJobs = () => findPlatformRows(dataverse.service.environment(), 'asyncoperation', {});

describe('CreateMultiple', () => {
  it('answers with the ids in the order of the rows, given ones among them', async () => {
    const { status, body } = await ask('CreateMultiple', [project({ acm_name: 'A', acm_projectid: GHOST }), project({ acm_name: 'B' })]);
    expect({ status, body }).toEqual({ status: 200, body: { '@odata.context': 'http://localhost:4180/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse', Ids: [GHOST, expect.stringMatching(/^[0-9a-f-]{36}$/)] } });
    expect((await dataverse.ask('GET', `acm_projects(${body.Ids[1]})?$select=acm_name`)).body.acm_name).toBe('B');
  });

  it('takes lookups, and new rows behind them', async () => {
    const account = await dataverse.create('accounts', { name: 'Contoso' });
    const ticket = { '@odata.type': '#Microsoft.Dynamics.CRM.acm_ticket' };
    const { status } = await dataverse.ask('POST', 'acm_tickets/Microsoft.Dynamics.CRM.CreateMultiple', { Targets: [
      { ...ticket, acm_name: 'T1', 'acm_AccountId@odata.bind': `/accounts(${account})` }, { ...ticket, acm_name: 'T2', acm_ProjectId: { acm_name: 'New' } },
    ] });
    expect(status).toBe(200);
    expect((await dataverse.ask('GET', 'acm_tickets?$select=acm_name&$expand=acm_AccountId($select=name),acm_ProjectId($select=acm_name)&$orderby=acm_name')).body.value)
      .toMatchObject([{ acm_AccountId: { name: 'Contoso' } }, { acm_ProjectId: { acm_name: 'New' } }]);
  });

  it('makes no row where one is refused, and calls nobody', async () => {
    await dataverse.create('acm_projects', { acm_name: 'Here', acm_code: 'A' });
    const before = waitingJobs().length;
    const refused = await ask('CreateMultiple', [project({ acm_name: 'New', acm_code: 'B' }), project({ acm_name: 'Again', acm_code: 'a' })]);
    expect(refused).toMatchObject({ status: 412, body: { error: { code: '0x80060892' } } });
    expect(await names()).toEqual(['Here']);
    expect(waitingJobs()).toHaveLength(before);
  });

  it('raises the event of each row', async () => {
    importSolution(dataverse.service.environment(), testSolution(), { publishWorkflows: true });
    const ticket = { '@odata.type': 'Microsoft.Dynamics.CRM.acm_ticket' };
    await dataverse.ask('POST', 'acm_tickets/Microsoft.Dynamics.CRM.CreateMultiple', { Targets: [{ ...ticket, acm_name: 'T1' }, { ...ticket, acm_name: 'T2' }] });
    const one = waitingJobs().length / 2;
    await dataverse.create('acm_tickets', { acm_name: 'T3' });
    expect(one).toBeGreaterThan(0);
    expect(waitingJobs()).toHaveLength(3 * one);
  });

  it('makes what comes in a change set with it, or nothing', async () => {
    const part = (id: number, path: string, body: object) => ['--c', 'Content-Type: application/http', 'Content-Transfer-Encoding: binary', `Content-ID: ${id}`, '', `POST ${path} HTTP/1.1`, 'Content-Type: application/json', '', JSON.stringify(body), ''].join('\r\n');
    const body = ['--b', 'Content-Type: multipart/mixed; boundary=c', '', `${part(1, address('CreateMultiple'), { Targets: [project({ acm_name: 'A' })] })}${part(2, 'accounts', { nonsense: 1 })}--c--`, '--b--', ''].join('\r\n');
    expect((await dataverse.ask('POST', '$batch', body, { 'content-type': 'multipart/mixed; boundary=b' })).status).toBe(400);
    expect(await names()).toEqual([]);
  });
});

describe('UpdateMultiple', () => {
  it('changes rows by their primary or an alternate key; of those that stand twice, by the first', async () => {
    const id = await dataverse.create('acm_projects', { acm_name: 'A', acm_code: 'A' });
    await dataverse.create('acm_projects', { acm_name: 'B', acm_code: 'B' });
    const { status } = await ask('UpdateMultiple', [project({ acm_projectid: id, acm_name: 'A2' }), project({ '@odata.id': "acm_projects(acm_code='B')", acm_name: 'B2' }), project({ acm_projectid: id, acm_name: 'Ignored' })]);
    expect(status).toBe(204);
    expect(await names()).toEqual(['A2', 'B2']);
  });

  it('changes none where one is missing, and says which', async () => {
    const id = await dataverse.create('acm_projects', { acm_name: 'A' });
    expect(await ask('UpdateMultiple', [project({ acm_projectid: id, acm_name: 'A2' }), project({ acm_projectid: GHOST, acm_name: 'x' })]))
      .toMatchObject({ status: 404, body: { error: { code: '0x80040217', message: `acm_project With Ids = ${GHOST} Do Not Exist` } } });
    expect(await names()).toEqual(['A']);
  });
});

describe('UpsertMultiple', () => {
  it('creates and changes', async () => {
    await dataverse.create('acm_projects', { acm_name: 'A', acm_code: 'A' });
    expect((await ask('UpsertMultiple', [project({ '@odata.id': "acm_projects(acm_code='A')", acm_name: 'A2' }), project({ '@odata.id': "acm_projects(acm_code='B')", acm_name: 'B' }), project({ acm_projectid: GHOST, acm_name: 'C', acm_code: 'C' })])).status).toBe(204);
    expect(await names()).toEqual(['A2', 'B', 'C']);
  });

  it('refuses a row that stands twice', async () => {
    const twice = project({ '@odata.id': "acm_projects(acm_code='A')", acm_name: 'A' });
    expect((await ask('UpsertMultiple', [twice, twice])).status).toBe(412);
    expect(await names()).toEqual([]);
  });
});

describe('what every bulk action refuses', () => {
  it.each<[string, string, unknown, number, string]>([
    ['no Targets', 'CreateMultiple', undefined, 400, "Required field 'Targets' is missing for RequestName='CreateMultiple'"],
    ['Targets that are no array', 'UpdateMultiple', {}, 400, 'needs an array'],
    ['Targets without a row', 'UpsertMultiple', [], 400, "'Targets' holds no row"],
    ['what is no row', 'CreateMultiple', [null], 400, 'holds what is no row'],
    ['a row without a type', 'CreateMultiple', [{ acm_name: 'x' }], 400, "needs '@odata.type'"],
    ['a type that there is not', 'CreateMultiple', [{ '@odata.type': 'Microsoft.Dynamics.CRM.nonsense' }], 400, "A type named 'Microsoft.Dynamics.CRM.nonsense' could not be resolved"],
    ['a row of another table', 'CreateMultiple', [project({}), { '@odata.type': 'Microsoft.Dynamics.CRM.account' }], 400, "of the table 'acm_project', and one is of 'account'"],
    ['a column that there is not', 'CreateMultiple', [project({ nonsense: 1 })], 400, "Invalid property 'nonsense'"],
    ['a row without a key', 'UpdateMultiple', [project({ acm_name: 'x' })], 400, 'Expected non-empty Guid.'],
    ['a key that is none', 'UpsertMultiple', [project({ '@odata.id': "acm_projects(acm_name='x')" })], 400, 'is not valid for resource'],
    ['an address of another table', 'UpsertMultiple', [project({ '@odata.id': `accounts(${GHOST})` })], 400, 'is no relative address of a row'],
    ['an absolute address', 'UpsertMultiple', [project({ '@odata.id': `http://localhost:4180/api/data/v9.2/acm_projects(${GHOST})` })], 400, 'is no relative address of a row'],
    ['an alternate key of no row', 'UpdateMultiple', [project({ '@odata.id': "acm_projects(acm_code='none')" })], 404, 'specified key values'],
  ])('%s', async (_what, action, targets, status, message) => {
    expect(await ask(action, targets)).toMatchObject({ status, body: { error: { message: expect.stringContaining(message) } } });
  });

  it('other parameters, other verbs, and the deletion of many', async () => {
    expect((await dataverse.ask('POST', address('CreateMultiple'), { Targets: [], Other: 1 })).body.error.message).toContain("The parameter 'Other'");
    expect((await dataverse.ask('GET', address('CreateMultiple'))).status).toBe(404);
    expect(await ask('DeleteMultiple', [])).toMatchObject({ status: 501, body: { error: { message: 'DeleteMultiple has not yet been implemented.' } } });
  });

  it('a caller without the privilege', async () => {
    const environment = dataverse.service.environment();
    const role = 'cccccccc-0000-4000-8000-000000000001';
    const ann = 'aaaaaaaa-0000-4000-8000-000000000001';
    await dataverse.ask('POST', 'systemusers', { systemuserid: ann, lastname: 'Ann', 'businessunitid@odata.bind': `/businessunits(${wellKnown.rootBusinessUnit})` });
    writePlatformRow(environment, 'role', { roleid: role, name: 'Some', businessunitid: wellKnown.rootBusinessUnit });
    openRolePrivileges(environment.database).replace(role, new Map([['prvReadacm_Project', Depth.global]]));
    assignRole(environment, ann, role);
    expect((await ask('CreateMultiple', [project({ acm_name: 'A' })], { cookie: `${userCookie}=${ann}` })).body.error.message).toContain('is missing prvCreateacm_Project privilege');
  });
});

describe('the messages', () => {
  it('are found for each table as Microsoft says to look for them', async () => {
    const found = await dataverse.ask('GET', "sdkmessagefilters?$select=sdkmessagefilterid&$filter=sdkmessageid/name eq @message and primaryobjecttypecode eq @table&@message='CreateMultiple'&@table='acm_project'");
    expect(found.body.value).toHaveLength(1);
  });

  it('cannot have steps of their own, which would never be called', async () => {
    const { value: [endpoint] } = (await dataverse.ask('GET', 'serviceendpoints?$select=serviceendpointid')).body;
    const refused = await dataverse.ask('POST', 'sdkmessageprocessingsteps', {
      name: 'S', mode: 1, stage: 40, rank: 1, 'sdkmessageid@odata.bind': `/sdkmessages(${wellKnown.bulkMessages.CreateMultiple})`, 'eventhandler_serviceendpoint@odata.bind': `/serviceendpoints(${endpoint.serviceendpointid})`,
    });
    expect(refused).toMatchObject({ status: 501, body: { error: { message: expect.stringContaining('steps of the message CreateMultiple') } } });
  });
});
