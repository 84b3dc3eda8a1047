import { batchBody, changeSet, httpRequest } from '../batch/test-support';
import { type TestDataverse, testDataverse } from './test-support';

let dataverse: TestDataverse;
const ask: TestDataverse['ask'] = (...parameters) => dataverse.ask(...parameters);
const sentence = { error: { code: '0x80040800', message: expect.stringMatching(/^The sandbox does not support .+\.$/) } };

beforeAll(async () => {
  dataverse = await testDataverse();
});
afterAll(() => dataverse.close());

describe('what the sandbox does not do it says', () => {
  it.each([
    [{ bypassbusinesslogicexecution: 'CustomAsync' }],
    [{ 'mscrm.solutionuniquename': 'x' }], [{ prefer: 'odata.track-changes' }], [{ prefer: 'odata.maxpagesize=5, respond-async' }],
  ])('of headers that would change the outcome: %j', async (headers) => {
    expect(await ask('GET', 'accounts', undefined, headers as Record<string, string>)).toMatchObject({ status: 501, body: sentence });
  });

  it.each([
    ['GET', 'RetrieveTotalRecordCount(EntityNames=@p1)?@p1=["account"]'], ['POST', 'ExportSolution'], ['POST', 'acm_tickets/Microsoft.Dynamics.CRM.acm_Do'],
    ['GET', 'accounts/$count?fetchXml=<fetch/>'], ['GET', 'accounts?$apply=groupby((name))'], ['PATCH', 'EntityDefinitions(LogicalName=\'account\')'],
    ['GET', "accounts?$filter=Microsoft.Dynamics.CRM.Under(PropertyName='accountid',PropertyValue='x')"],
  ])('of operations and options of the real service: %s %s', async (method, address) => {
    expect(await ask(method, address, method === 'GET' ? undefined : {})).toMatchObject({ status: 501, body: sentence });
  });

  it('of definitions within a batch', async () => {
    const body = batchBody('b', [httpRequest('GET', "EntityDefinitions(LogicalName='account')")]);
    const answer = await ask('POST', '$batch', body, { 'content-type': 'multipart/mixed; boundary=b' });
    expect(answer.status).toBe(501);
    expect(answer.body).toContain('reading definitions within a batch');
  });
});

describe('what changes no outcome is let pass', () => {
  it.each([[{ 'mscrm.suppressduplicatedetection': 'false' }], [{ consistency: 'Strong' }], [{ prefer: 'return=minimal, handling=strict' }], [{ 'mscrm.bypasscustompluginexecution': 'true' }], [{ 'odata-maxversion': '4.0' }]])('%j', async (headers) => {
    expect((await ask('GET', 'accounts', undefined, headers as Record<string, string>)).status).toBe(200);
  });
});

describe('a batch', () => {
  it('is posted', async () => {
    expect((await ask('GET', '$batch')).status).toBe(405);
  });

  it('with a body of any depth is answered part by part', async () => {
    const deep = `{"acm_name":${'['.repeat(100_000)}"$1"${']'.repeat(100_000)}}`;
    const answer = await ask('POST', '$batch', batchBody('b', [httpRequest('POST', 'acm_projects', deep)]), { 'content-type': 'multipart/mixed; boundary=b' });
    expect([answer.status, answer.body.includes('0x80048d19')]).toEqual([400, true]);
  });

  it('undoes a change set as a whole, numbers and all, and names rows by their Content-ID', async () => {
    const send = (last: string) => ask('POST', '$batch', batchBody('b', [changeSet('c', [
      httpRequest('POST', 'acm_projects', { acm_name: 'P', acm_code: 'batch' }, '1'),
      httpRequest('POST', 'acm_tickets', { acm_name: 'T', 'acm_ProjectId@odata.bind': '$1' }, '2'),
      httpRequest('PUT', '$1/acm_name', { value: last }, '3'),
    ])]), { 'content-type': 'multipart/mixed; boundary=b' });
    expect((await send('x'.repeat(101))).status).toBe(400);
    expect([(await ask('GET', 'acm_projects/$count')).body, (await ask('GET', 'acm_tickets/$count')).body]).toEqual(['0', '0']);
    expect((await send('Renamed')).status).toBe(200);
    expect((await ask('GET', 'acm_tickets?$select=acm_number&$expand=acm_ProjectId($select=acm_name)')).body.value).toEqual([
      expect.objectContaining({ acm_number: 'TCK-001000', acm_ProjectId: expect.objectContaining({ acm_name: 'Renamed' }) }),
    ]);
  });
});
