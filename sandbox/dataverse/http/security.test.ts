import { userCookie } from '../../kernel/session-cookie';
import { Depth, type Depth as Reach } from '../security/privileges';
import { openRolePrivileges } from '../security/role-privileges';
import { assignRole } from '../security/role-assignments';
import { writePlatformRow } from '../storage/platform-rows';
import { wellKnown } from '../storage/well-known';
import { testDataverse, type TestDataverse } from './test-support';

const ANN = 'aaaaaaaa-0000-4000-8000-000000000001';
const BOB = 'bbbbbbbb-0000-4000-8000-000000000001';
const ROLE = 'cccccccc-0000-4000-8000-000000000001';

let dataverse: TestDataverse;
let project: string;
beforeEach(async () => {
  dataverse = await testDataverse();
  const unit = { 'businessunitid@odata.bind': `/businessunits(${wellKnown.rootBusinessUnit})` };
  for (const [id, lastname] of [[ANN, 'Ann'], [BOB, 'Bob']]) await dataverse.ask('POST', 'systemusers', { systemuserid: id, lastname, ...unit });
  project = await dataverse.create('acm_projects', { acm_name: 'P', acm_code: 'A' });
});
afterEach(() => dataverse.close());

/** Ann's only role, which gives just these. */
function annMay(privileges: Readonly<Record<string, Reach>>) {
  const environment = dataverse.service.environment();
  writePlatformRow(environment, 'role', { roleid: ROLE, name: 'Some', businessunitid: wellKnown.rootBusinessUnit });
  openRolePrivileges(environment.database).replace(ROLE, new Map(Object.entries(privileges)));
  assignRole(environment, ANN, ROLE);
}

const as = (userId: string) => ({ cookie: `${userCookie}=${userId}` });
const asAnn = as(ANN);

describe('who calls', () => {
  it('is the system administrator where nobody says anything else', async () => {
    expect((await dataverse.ask('GET', 'WhoAmI')).body.UserId).toBe(wellKnown.administrator);
  });

  it('is the person whom the browser chose', async () => {
    expect((await dataverse.ask('GET', 'WhoAmI', undefined, asAnn)).body.UserId).toBe(ANN);
  });

  it.each([
    ['somebody who is not there', 'dddddddd-0000-4000-8000-000000000001', '0x80072560'],
    ['somebody who was disabled', BOB, '0x80040225'],
  ])('is refused: %s', async (_who, userId, code) => {
    await dataverse.ask('PATCH', `systemusers(${BOB})`, { isdisabled: true });
    expect(await dataverse.ask('GET', 'WhoAmI', undefined, as(userId))).toMatchObject({ status: 403, body: { error: { code } } });
  });

  it('makes the rows that he creates his own', async () => {
    annMay({ prvCreateacm_Ticket: Depth.basic, prvReadacm_Ticket: Depth.basic });
    const made = await dataverse.ask('POST', 'acm_tickets?$select=acm_name,_createdby_value,_ownerid_value', { acm_name: 'Mine' }, { ...asAnn, prefer: 'return=representation' });
    expect(made.body).toMatchObject({ _createdby_value: ANN, _ownerid_value: ANN });
  });
});

describe('without a privilege', () => {
  it.each([
    ['GET', 'acm_tickets', 'prvReadacm_Ticket'],
    ['GET', "acm_tickets?fetchXml=<fetch><entity name='acm_ticket'/></fetch>", 'prvReadacm_Ticket'],
    ['GET', 'acm_tickets/$count', 'prvReadacm_Ticket'],
    ['POST', 'acm_tickets', 'prvCreateacm_Ticket'],
  ])('%s %s is refused, with the name of what is missing', async (method, address, privilege) => {
    annMay({ prvReadUser: Depth.global });
    const answer = await dataverse.ask(method, address, method === 'POST' ? { acm_name: 'x' } : undefined, asAnn);
    expect(answer).toMatchObject({ status: 403, body: { error: { code: '0x80040220', message: expect.stringContaining(`is missing ${privilege} privilege`) } } });
  });

  it('a row can be read and neither changed nor deleted', async () => {
    const id = await dataverse.create('acm_tickets', { acm_name: 'Theirs' });
    annMay({ prvReadacm_Ticket: Depth.global });
    expect((await dataverse.ask('GET', `acm_tickets(${id})`, undefined, asAnn)).status).toBe(200);
    expect((await dataverse.ask('PATCH', `acm_tickets(${id})`, { acm_name: 'Mine' }, asAnn)).status).toBe(403);
    expect((await dataverse.ask('DELETE', `acm_tickets(${id})`, undefined, asAnn)).status).toBe(403);
    expect((await dataverse.ask('GET', `acm_tickets(${id})?$select=acm_name`)).body.acm_name).toBe('Theirs');
  });

  it('what was written does not come back to one who may not read it, and is not written', async () => {
    const id = await dataverse.create('acm_tickets', { acm_name: 'Theirs' });
    annMay({ prvWriteacm_Ticket: Depth.global, prvCreateacm_Ticket: Depth.global });
    const back = { ...asAnn, prefer: 'return=representation' };
    for (const [method, address] of [['PATCH', `acm_tickets(${id})`], ['POST', 'acm_tickets']] as const) {
      expect((await dataverse.ask(method, address, { acm_name: 'Mine' }, back)).body.error.message).toContain('prvReadacm_Ticket');
    }
    expect((await dataverse.ask('GET', 'acm_tickets?$select=acm_name')).body.value).toMatchObject([{ acm_name: 'Theirs' }]);
    expect((await dataverse.ask('PATCH', `acm_tickets(${id})`, { acm_name: 'Mine' }, asAnn)).status).toBe(204);
  });

  it('solutions cannot be imported', async () => {
    expect((await dataverse.ask('POST', 'ImportSolution', { CustomizationFile: '' }, asAnn)).body.error.message).toContain('prvImportCustomization');
  });

  it('a batch is refused part by part', async () => {
    annMay({ prvCreateacm_Project: Depth.global });
    const body = ['--b', 'Content-Type: application/http', '', 'GET /api/data/v9.2/acm_tickets HTTP/1.1', '', '', '--b--', ''].join('\r\n');
    const answer = await dataverse.ask('POST', '$batch', body, { ...asAnn, 'content-type': 'multipart/mixed; boundary=b' });
    expect(answer.body).toContain('403');
    expect(answer.body).toContain('prvReadacm_Ticket');
  });
});

describe('the reach of a privilege', () => {
  it('filters lists silently, in OData and FetchXML, and refuses a row by name', async () => {
    const theirs = await dataverse.create('acm_tickets', { acm_name: 'Theirs' });
    annMay({ prvReadacm_Ticket: Depth.basic });
    await dataverse.create('acm_tickets', { acm_name: 'Mine', 'ownerid@odata.bind': `/systemusers(${ANN})` });
    const names = async (address: string) => (await dataverse.ask('GET', address, undefined, asAnn)).body.value.map(({ acm_name }: { acm_name: string }) => acm_name);
    expect(await names('acm_tickets?$select=acm_name')).toEqual(['Mine']);
    expect(await names("acm_tickets?fetchXml=<fetch><entity name='acm_ticket'><attribute name='acm_name'/></entity></fetch>")).toEqual(['Mine']);
    expect((await dataverse.ask('GET', 'acm_tickets/$count', undefined, asAnn)).body).toBe('1');
    expect(await dataverse.ask('GET', `acm_tickets(${theirs})`, undefined, asAnn)).toMatchObject({ status: 403, body: { error: { message: expect.stringContaining('ReadAccess') } } });
  });

  it('is the whole organisation for rows that have no owner', async () => {
    annMay({ prvReadacm_Project: Depth.basic });
    expect((await dataverse.ask('GET', 'acm_projects?$select=acm_name', undefined, asAnn)).body.value).toHaveLength(1);
  });

  it('takes Append here and Append To there for a lookup', async () => {
    const link = { acm_name: 'T', 'acm_ProjectId@odata.bind': `/acm_projects(${project})` };
    annMay({ prvCreateacm_Ticket: Depth.basic, prvAppendacm_Ticket: Depth.basic });
    expect((await dataverse.ask('POST', 'acm_tickets', link, asAnn)).body.error.message).toContain('prvAppendToacm_Project');
    annMay({ prvCreateacm_Ticket: Depth.basic, prvAppendacm_Ticket: Depth.basic, prvAppendToacm_Project: Depth.global });
    expect((await dataverse.ask('POST', 'acm_tickets', link, asAnn)).status).toBe(204);
  });

  it('takes Assign for another owner', async () => {
    annMay({ prvReadacm_Ticket: Depth.basic, prvWriteacm_Ticket: Depth.basic });
    const id = await dataverse.create('acm_tickets', { acm_name: 'T', 'ownerid@odata.bind': `/systemusers(${ANN})` });
    const give = () => dataverse.ask('PATCH', `acm_tickets(${id})`, { 'ownerid@odata.bind': `/systemusers(${wellKnown.administrator})` }, asAnn);
    expect((await give()).body.error.message).toContain('prvAssignacm_Ticket');
    annMay({ prvReadacm_Ticket: Depth.basic, prvWriteacm_Ticket: Depth.basic, prvAssignacm_Ticket: Depth.basic });
    expect((await give()).status).toBe(204);
  });
});

describe('an owner', () => {
  it.each([
    ['may not read such rows', {}, 'prvReadacm_Ticket'],
    ['is disabled', { isdisabled: true }, 'disabled'],
  ])('is refused who %s, for a new row and for one that is there', async (_who, changes, why) => {
    await dataverse.ask('PATCH', `systemusers(${BOB})`, changes);
    const toBob = { 'ownerid@odata.bind': `/systemusers(${BOB})` };
    const id = await dataverse.create('acm_tickets', { acm_name: 'T' });
    for (const answer of [await dataverse.ask('POST', 'acm_tickets', { acm_name: 'T', ...toBob }), await dataverse.ask('PATCH', `acm_tickets(${id})`, toBob)]) {
      expect(answer).toMatchObject({ status: 403, body: { error: { message: expect.stringContaining(why) } } });
    }
  });
});

describe('impersonation', () => {
  it('acts in the name of the other one, with what he may', async () => {
    annMay({ prvReadacm_Ticket: Depth.basic });
    expect((await dataverse.ask('GET', 'WhoAmI', undefined, { MSCRMCallerID: ANN })).body.UserId).toBe(ANN);
    expect((await dataverse.ask('POST', 'acm_tickets', { acm_name: 'x' }, { MSCRMCallerID: ANN })).status).toBe(403);
  });

  it('is written down in the row: by whom, and who really called', async () => {
    annMay({ prvReadacm_Ticket: Depth.basic, prvCreateacm_Ticket: Depth.basic });
    const made = await dataverse.ask('POST', 'acm_tickets?$select=_createdby_value,_createdonbehalfby_value', { acm_name: 'x' }, { MSCRMCallerID: ANN, prefer: 'return=representation' });
    expect(made.body).toMatchObject({ _createdby_value: ANN, _createdonbehalfby_value: wellKnown.administrator });
  });

  it('finds the other one by the Entra object id, too', async () => {
    await dataverse.ask('PATCH', `systemusers(${BOB})`, { azureactivedirectoryobjectid: 'eeeeeeee-0000-4000-8000-000000000001' });
    expect((await dataverse.ask('GET', 'WhoAmI', undefined, { CallerObjectId: 'EEEEEEEE-0000-4000-8000-000000000001' })).body.UserId).toBe(BOB);
  });

  it('takes a privilege, and never gives more than the one who calls has', async () => {
    annMay({ prvReadacm_Ticket: Depth.global });
    expect((await dataverse.ask('GET', 'WhoAmI', undefined, { ...asAnn, MSCRMCallerID: BOB })).body.error.message).toContain('prvActOnBehalfOfAnotherUser');
    annMay({ prvActOnBehalfOfAnotherUser: Depth.global });
    const asAdministrator = { ...asAnn, MSCRMCallerID: wellKnown.administrator };
    expect((await dataverse.ask('GET', 'WhoAmI', undefined, asAdministrator)).body.UserId).toBe(wellKnown.administrator);
    expect((await dataverse.ask('GET', 'acm_tickets', undefined, asAdministrator)).status).toBe(403);
  });
});
