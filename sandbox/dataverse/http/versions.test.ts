import { type TestDataverse, testDataverse } from './test-support';

/** Microsoft Learn "Perform conditional operations" and "Use upsert", as raw HTTP. */
let dataverse: TestDataverse;
const missing = '00000000-0000-4000-8000-000000000000';

beforeEach(async () => {
  dataverse = await testDataverse();
});
afterEach(() => dataverse.close());

const ask: TestDataverse['ask'] = (...request) => dataverse.ask(...request);
const nameOf = async (id: string) => (await ask('GET', `accounts(${id})?$select=name`)).body.name;
const etagOf = async (id: string) => (await ask('GET', `accounts(${id})?$select=name`)).body['@odata.etag'] as string;

describe('versions', () => {
  it('answer 304 to a reader who has the row, but never with expands or annotations', async () => {
    const id = await dataverse.create('accounts', { name: 'A' });
    const etag = await etagOf(id);
    expect(etag).toMatch(/^W\/"\d+"$/);
    const status = async (address: string, headers: Record<string, string> = {}) => (await ask('GET', address, undefined, { 'If-None-Match': etag, ...headers })).status;
    expect(await status(`accounts(${id})?$select=name`)).toBe(304);
    expect(await status(`accounts(${id})?$expand=primarycontactid($select=fullname)`)).toBe(200);
    expect(await status(`accounts(${id})`, { Prefer: 'odata.include-annotations="*"' })).toBe(200);
    expect(await status(`accounts(${id})`, { 'If-None-Match': 'null' })).toBe(200);
    await ask('PATCH', `accounts(${id})`, { name: 'B' });
    expect(await status(`accounts(${id})`)).toBe(200);
  });

  it('keep a writer from overwriting what he has not seen', async () => {
    const id = await dataverse.create('accounts', { name: 'A' });
    const old = await etagOf(id);
    expect((await ask('PATCH', `accounts(${id})`, { name: 'B' }, { 'If-Match': old })).status).toBe(204);
    const stale = { status: 412, body: { error: { code: '0x80060882', message: "The version of the existing record doesn't match the RowVersion property provided." } } };
    expect(await ask('PATCH', `accounts(${id})`, { name: 'C' }, { 'If-Match': old })).toMatchObject(stale);
    expect(await ask('DELETE', `accounts(${id})`, undefined, { 'If-Match': old })).toMatchObject(stale);
    expect(await nameOf(id)).toBe('B');
    expect((await ask('PATCH', `accounts(${id})`, { name: 'C' }, { 'If-Match': 'nonsense' })).status).toBe(400);
    expect((await ask('DELETE', `accounts(${id})`, undefined, { 'If-Match': await etagOf(id) })).status).toBe(204);
  });
});

describe('upsert', () => {
  it('creates under the id of the URL, unless If-Match says not to', async () => {
    expect(await ask('PATCH', `accounts(${missing})`, { name: 'A' }, { 'If-Match': '*' })).toMatchObject({ status: 404, body: { error: { code: '0x80040217' } } });
    const { status, headers } = await ask('PATCH', `accounts(${missing})`, { name: 'A' });
    expect([status, headers.get('odata-entityid')]).toEqual([204, `http://localhost:4180/api/data/v9.2/accounts(${missing})`]);
    expect(await nameOf(missing)).toBe('A');
    expect(await ask('PATCH', `accounts(${missing})`, { name: 'B' }, { 'If-None-Match': '*' })).toMatchObject({
      status: 412, body: { error: { code: '0x80040237', message: 'A record with matching key values already exists.' } },
    });
    expect(await nameOf(missing)).toBe('A');
  });

  it('says with return=representation which of both it did', async () => {
    const prefer = { Prefer: 'return=representation' };
    expect(await ask('PATCH', "acm_projects(acm_code='x')?$select=acm_name", { acm_name: 'P' }, prefer)).toMatchObject({ status: 201, body: { acm_name: 'P' } });
    const second = await ask('PATCH', "acm_projects(acm_code='x')?$select=acm_name", { acm_name: 'Q' }, prefer);
    expect(second).toMatchObject({ status: 200, body: { acm_name: 'Q' } });
    expect(second.headers.get('etag')).toBe(second.body['@odata.etag']);
  });

  it('by an alternate key copies it into a new row, where the body may differ, and never into an old one', async () => {
    const { headers } = await ask('PATCH', "acm_projects(acm_code='x')", { acm_name: 'P' });
    expect(headers.get('odata-entityid')).toBe("http://localhost:4180/api/data/v9.2/acm_projects(acm_code='x')");
    await ask('PATCH', "acm_projects(acm_code='x')", { acm_code: 'other', acm_name: 'Q' });
    expect((await ask('GET', "acm_projects(acm_code='x')")).body).toMatchObject({ acm_name: 'Q', acm_code: 'x' });
    await ask('PATCH', "acm_projects(acm_code='y')", { acm_code: 'z', acm_name: 'R' });
    expect((await ask('GET', "acm_projects(acm_code='z')")).status).toBe(200);
    expect((await ask('GET', "acm_projects(acm_code='y')")).body.error.code).toBe('0x80060891');
  });

  it('takes keys of several columns, lookups among them', async () => {
    const project = await dataverse.create('acm_projects', { acm_name: 'P' });
    const address = `acm_tickets(_acm_projectid_value=${project},acm_externalid='a%2Fb''c')`;
    expect((await ask('PATCH', address, { acm_name: 'T' })).status).toBe(204);
    expect((await ask('GET', address)).body).toMatchObject({ _acm_projectid_value: project, acm_externalid: "a/b'c" });
    expect((await ask('PATCH', address, { acm_name: 'U' })).status).toBe(204);
    expect((await ask('GET', 'acm_tickets/$count')).body).toBe('1');
  });
});

describe('alternate keys', () => {
  it('are unique, whatever the case, where they have values', async () => {
    await dataverse.create('acm_projects', { acm_name: 'P', acm_code: 'abc' });
    const second = await dataverse.create('acm_projects', { acm_name: 'Q' });
    await dataverse.create('acm_projects', { acm_name: 'R' });
    const violated = { status: 412, body: { error: { code: '0x80060892', message: expect.stringMatching(/^Entity Key acm_CodeKey violated\. A record with the same value for acm_code already exists\./) } } };
    expect(await ask('POST', 'acm_projects', { acm_name: 'S', acm_code: 'ABC' })).toMatchObject(violated);
    expect(await ask('PATCH', `acm_projects(${second})`, { acm_code: 'abc' })).toMatchObject(violated);
    expect((await ask('GET', 'acm_projects/$count')).body).toBe('3');
  });

  it('that are not declared are refused', async () => {
    const { status, body } = await ask('GET', "acm_projects(acm_name='P')");
    expect(status).toBe(400);
    expect(body.error.message).toMatch(/^The key in the request URI is not valid for resource 'Microsoft\.Dynamics\.CRM\.acm_project'\. Ensure that the names/);
    for (const key of ["acm_code='x',acm_name='y'", 'acm_code=', "'x'", '1', '', "acm_code='x"]) expect((await ask('GET', `acm_projects(${key})`)).status).toBe(400);
  });
});
