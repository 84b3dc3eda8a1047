import { wellKnown } from '../storage/well-known';
import { type TestDataverse, testDataverse } from './test-support';

let dataverse: TestDataverse;
const ROOT = 'http://localhost:4180/api/data/v9.2/';
const ID = '8a3c1f60-0000-4000-8000-00000000000a';
const REPRESENTATION = { prefer: 'return=representation' };
const ask: TestDataverse['ask'] = (...parameters) => dataverse.ask(...parameters);

beforeEach(async () => {
  dataverse = await testDataverse();
});
afterEach(() => dataverse.close());

describe('POST', () => {
  it('answers 204 with the new row\'s address', async () => {
    const { status, headers, body } = await ask('POST', 'accounts', { accountid: ID, name: 'Contoso' });
    expect([status, body, headers.get('odata-entityid'), headers.get('location'), headers.get('odata-version')]).toEqual([204, '', `${ROOT}accounts(${ID})`, `${ROOT}accounts(${ID})`, '4.0']);
    expect(headers.get('x-ms-service-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('answers 201 with the row where that is preferred, as $select and $expand shape it', async () => {
    const { status, headers, body } = await ask('POST', 'contacts?$select=fullname&$expand=createdby($select=fullname)', { lastname: 'Doe' }, REPRESENTATION);
    expect([status, headers.get('preference-applied'), headers.get('odata-entityid')]).toEqual([201, 'return=representation', null]);
    expect(body).toEqual({
      '@odata.context': `${ROOT}$metadata#contacts(fullname,createdby(fullname))/$entity`, '@odata.etag': headers.get('etag'),
      fullname: 'Doe', contactid: expect.any(String), createdby: { fullname: 'System Administrator', systemuserid: wellKnown.administrator },
    });
  });

  it('leaves no row behind when the answer cannot be given', async () => {
    expect((await ask('POST', 'accounts?$select=nope', { name: 'x' }, REPRESENTATION)).status).toBe(400);
    expect((await ask('GET', 'accounts/$count')).body).toBe('0');
  });
});

describe('PATCH', () => {
  it('changes a row, or makes it, and echoes the address in the form that was used', async () => {
    const byId = await ask('PATCH', `acm_projects(${ID})`, { acm_name: 'made' });
    expect([byId.status, byId.headers.get('odata-entityid')]).toEqual([204, `${ROOT}acm_projects(${ID})`]);
    const address = `acm_tickets(_acm_projectid_value=${ID},acm_externalid='O''B%2F1')`;
    for (const acm_name of ['made', 'changed']) {
      const { status, headers } = await ask('PATCH', address, { acm_name });
      expect([status, headers.get('odata-entityid')]).toEqual([204, `${ROOT}${address}`]);
    }
    expect((await ask('GET', 'acm_tickets?$select=acm_name,acm_externalid,_acm_projectid_value')).body.value).toEqual([
      expect.objectContaining({ acm_name: 'changed', acm_externalid: "O'B/1", _acm_projectid_value: ID }),
    ]);
  });

  it('puts the key of the address into a new row unless the body has its own, and leaves a row\'s key alone', async () => {
    await ask('PATCH', "acm_projects(acm_code='A')", { acm_code: 'B' });
    expect((await ask('GET', "acm_projects(acm_code='B')")).status).toBe(200);
    await ask('PATCH', "acm_projects(acm_code='B')", { acm_code: 'C', acm_name: 'same' });
    expect((await ask('GET', "acm_projects(acm_code='B')?$select=acm_name")).body).toMatchObject({ acm_name: 'same' });
  });

  it('checks the key of the address as it checks a body', async () => {
    expect((await ask('PATCH', `acm_projects(acm_code='${'x'.repeat(21)}')`, {})).body.error.code).toBe('0x80044331');
    expect((await ask('PATCH', `acm_tickets(_acm_projectid_value=${ID},acm_externalid='x')`, {})).status).toBe(404);
    expect((await ask('GET', 'acm_projects/$count')).body).toBe('0');
  });

  it('answers 201 or 200 with the row where that is preferred', async () => {
    const made = await ask('PATCH', `acm_projects(${ID})?$select=acm_name`, { acm_name: 'a' }, REPRESENTATION);
    const changed = await ask('PATCH', `acm_projects(${ID})?$select=acm_name`, { acm_name: 'b' }, REPRESENTATION);
    expect([made.status, changed.status]).toEqual([201, 200]);
    expect(changed.body).toMatchObject({ acm_name: 'b', '@odata.etag': changed.headers.get('etag') });
    expect(changed.headers.get('etag')).not.toBe(made.headers.get('etag'));
  });

  it('does only what If-Match and If-None-Match allow', async () => {
    const only = async (headers: Record<string, string>) => (await ask('PATCH', `acm_projects(${ID})`, { acm_name: 'x' }, headers)).status;
    expect(await only({ 'if-match': '*' })).toBe(404);
    expect(await only({ 'if-match': 'W/"1"' })).toBe(404);
    expect(await only({ 'if-none-match': '*' })).toBe(204);
    expect(await only({ 'if-none-match': '*' })).toBe(412);
    expect(await only({ 'if-match': 'W/"1"' })).toBe(412);
    expect(await only({ 'if-match': (await ask('GET', `acm_projects(${ID})`)).headers.get('etag') ?? '' })).toBe(204);
    expect((await ask('PATCH', "acm_projects(acm_code='none')", {}, { 'if-match': '*' })).body.error.code).toBe('0x80060891');
  });
});

describe('DELETE', () => {
  it('takes the row away once, also by an alternate key and from a known version', async () => {
    await ask('POST', 'acm_projects', { acm_projectid: ID, acm_code: 'A' });
    expect((await ask('DELETE', `acm_projects(${ID})`, undefined, { 'if-match': 'W/"1"' })).status).toBe(412);
    expect((await ask('DELETE', "acm_projects(acm_code='A')")).status).toBe(204);
    expect((await ask('DELETE', `acm_projects(${ID})`)).body).toEqual({ error: { code: '0x80040217', message: `acm_project With Id = ${ID} Does Not Exist` } });
  });
});
