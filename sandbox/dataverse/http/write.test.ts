import { wellKnown } from '../storage/well-known';
import { type TestDataverse, testDataverse } from './test-support';

let dataverse: TestDataverse;
const missing = '00000000-0000-4000-8000-000000000000';

beforeEach(async () => {
  dataverse = await testDataverse();
});
afterEach(() => dataverse.close());

const ask: TestDataverse['ask'] = (...request) => dataverse.ask(...request);
const create: TestDataverse['create'] = (...request) => dataverse.create(...request);
const read = async (address: string) => (await ask('GET', address)).body;

describe('creating', () => {
  it('answers 204 with the address of the new row', async () => {
    const { status, headers, body } = await ask('POST', 'accounts', { name: 'Contoso' });
    expect([status, body]).toEqual([204, '']);
    expect(headers.get('odata-version')).toBe('4.0');
    expect(headers.get('content-type')).toBeNull();
    expect(headers.get('odata-entityid')).toMatch(/^http:\/\/localhost:4180\/api\/data\/v9\.2\/accounts\([0-9a-f-]{36}\)$/);
  });

  it('answers 201 with the row where the caller wants it', async () => {
    const { status, headers, body } = await ask('POST', 'accounts?$select=name', { name: 'Contoso' }, { Prefer: 'return=representation' });
    expect(status).toBe(201);
    expect(headers.get('preference-applied')).toBe('return=representation');
    expect(headers.get('odata-entityid')).toBeNull();
    expect(body).toEqual({
      '@odata.context': 'http://localhost:4180/api/data/v9.2/$metadata#accounts(name)/$entity',
      '@odata.etag': headers.get('etag'),
      name: 'Contoso',
      accountid: expect.any(String),
    });
  });

  it('fills what the platform fills: defaults, owner, who and when, state, numbers', async () => {
    const ticket = await read(`acm_tickets(${await create('acm_tickets', { acm_name: 'T' })})`);
    expect(ticket).toMatchObject({
      acm_kind: 123450000, acm_urgent: false, acm_priority: null, acm_number: 'TCK-001000', statecode: 0, statuscode: 1,
      createdon: '2026-11-22T04:05:44Z', modifiedon: '2026-11-22T04:05:44Z', _createdby_value: wellKnown.administrator,
      _ownerid_value: wellKnown.administrator, _owninguser_value: wellKnown.administrator, _owningteam_value: null,
      _owningbusinessunit_value: wellKnown.rootBusinessUnit,
    });
    expect(await read(`acm_tickets(${await create('acm_tickets', { acm_name: 'U' })})/acm_number`)).toMatchObject({ value: 'TCK-001001' });
  });

  it('takes values of every kind, and keeps them as the platform does', async () => {
    const id = await create('acm_tickets', {
      acm_name: 'Ünïcode 😀', acm_points: 7, acm_effort: 12.345, acm_ratio: -0.123456, acm_cost: 9.999, acm_dueon: '2026-12-24',
      acm_reportedon: '2026-11-22T05:05:44.789+01:00', acm_urgent: true, acm_kind: 123450001, acm_notes: 'a\nb', acm_number: 'own',
    });
    expect(await read(`acm_tickets(${id})`)).toMatchObject({
      acm_name: 'Ünïcode 😀', acm_points: 7, acm_effort: 12.35, acm_ratio: -0.12346, acm_cost: 10, acm_dueon: '2026-12-24',
      acm_reportedon: '2026-11-22T04:05:44Z', acm_urgent: true, acm_kind: 123450001, acm_notes: 'a\nb', acm_number: 'own',
    });
  });

  it('takes a given id and a given creation date, and leaves out what only the platform sets', async () => {
    const id = '11111111-1111-4111-8111-111111111111';
    await ask('POST', 'acm_tickets', { acm_ticketid: id.toUpperCase(), acm_name: 'T', overriddencreatedon: '2020-01-02T03:04:05Z', versionnumber: 1, modifiedon: '2001-01-01T00:00:00Z', 'createdby@odata.bind': `systemusers(${wellKnown.systemUser})` });
    expect(await read(`acm_tickets(${id})`)).toMatchObject({ createdon: '2020-01-02T03:04:05Z', modifiedon: '2026-11-22T04:05:44Z', _createdby_value: wellKnown.administrator });
    expect(await ask('POST', 'acm_tickets', { acm_ticketid: id, acm_name: 'T' })).toMatchObject({ status: 412, body: { error: { code: '0x80040237', message: 'Cannot insert duplicate key.' } } });
  });

  it('calls people by their names', async () => {
    const id = await create('contacts', { firstname: 'Ada', lastname: 'Byron' });
    await ask('PATCH', `contacts(${id})`, { lastname: 'Lovelace' });
    expect(await read(`contacts(${id})`)).toMatchObject({ fullname: 'Ada Lovelace' });
  });
});

describe('lookups', () => {
  it('are set by every form of address, and emptied by null', async () => {
    const project = await create('acm_projects', { acm_name: 'P', acm_code: "it's" });
    const id = await create('acm_tickets', { acm_name: 'T' });
    for (const address of [`/acm_projects(${project})`, `acm_projects(${project.toUpperCase()})`, `http://localhost:4180/api/data/v9.2/acm_projects(${project})`, "/acm_projects(acm_code='it''s')", `acm_projects(acm_projectid=${project})`]) {
      expect((await ask('PATCH', `acm_tickets(${id})`, { 'acm_ProjectId@odata.bind': address })).status).toBe(204);
      expect(await read(`acm_tickets(${id})`)).toMatchObject({ _acm_projectid_value: project });
      expect((await ask('PATCH', `acm_tickets(${id})`, { acm_ProjectId: null })).status).toBe(204);
      expect(await read(`acm_tickets(${id})`)).toMatchObject({ _acm_projectid_value: null });
    }
  });

  it('of several tables hold one row at a time', async () => {
    const account = await create('accounts', { name: 'A' });
    const contact = await create('contacts', { lastname: 'C' });
    const id = await create('acm_tickets', { acm_name: 'T', 'acm_CustomerId_account@odata.bind': `accounts(${account})` });
    await ask('PATCH', `acm_tickets(${id})`, { 'acm_CustomerId_contact@odata.bind': `contacts(${contact})` });
    const { body } = await ask('GET', `acm_tickets(${id})?$select=_acm_customerid_value&$expand=acm_CustomerId_account($select=name),acm_CustomerId_contact($select=lastname)`);
    expect(body).toMatchObject({ _acm_customerid_value: contact, acm_CustomerId_account: null, acm_CustomerId_contact: { lastname: 'C' } });
  });

  it('refuse what they cannot point to', async () => {
    const account = await create('accounts', { name: 'A' });
    const bind = async (name: string, value: unknown) => {
      const { status, body } = await ask('POST', 'acm_tickets', { acm_name: 'T', [name]: value });
      return [status, body.error.code];
    };
    expect(await bind('acm_ProjectId@odata.bind', `acm_projects(${missing})`)).toEqual([404, '0x80040217']);
    expect(await bind('acm_ProjectId@odata.bind', "acm_projects(acm_code='none')")).toEqual([404, '0x80060891']);
    expect(await bind('acm_ProjectId@odata.bind', `accounts(${account})`)).toEqual([400, '0x80048d19']);
    expect(await bind('acm_projectid@odata.bind', `acm_projects(${missing})`)).toEqual([400, '0x80048d19']);
    for (const nonsense of ['x', 'nonsense(1)', 5, {}, [], true, '', `acm_projects(${missing}`]) expect((await bind('acm_ProjectId@odata.bind', nonsense))[0]).toBe(400);
    expect(await bind('_acm_projectid_value', missing)).toEqual([400, '0x80048d19']);
    expect(await read('acm_tickets/$count')).toBe('0');
  });
});

describe('state and status', () => {
  it('go together: a state brings its default status, a status needs its state', async () => {
    const id = await create('acm_projects', { acm_name: 'P' });
    const change = async (body: object) => {
      const answer = await ask('PATCH', `acm_projects(${id})`, body);
      const { statecode, statuscode } = await read(`acm_projects(${id})`);
      return [answer.status === 204 ? 204 : [answer.status, answer.body.error.code], statecode, statuscode];
    };
    expect(await change({ statecode: 1 })).toEqual([204, 1, 2]);
    expect(await change({ statuscode: 1 })).toEqual([[400, '0x80048408'], 1, 2]);
    expect(await change({ statecode: 0, statuscode: 2 })).toEqual([[400, '0x80048408'], 1, 2]);
    expect(await change({ statecode: 7 })).toEqual([[400, '0x80048408'], 1, 2]);
    expect(await change({ statuscode: 99 })).toEqual([[400, '0x80048408'], 1, 2]);
    expect(await change({ statecode: 0, statuscode: 1 })).toEqual([204, 0, 1]);
    expect(await change({ statuscode: null })).toEqual([204, 0, 1]);
    expect(await ask('POST', 'acm_projects', { acm_name: 'P', statuscode: 2 })).toMatchObject({ status: 400, body: { error: { code: '0x80048408', message: expect.stringMatching(/^2 is not a valid status code for state code acm_projectState\.Active on acm_project with Id /) } } });
  });

  it('move only where the table lets them', async () => {
    const id = await create('acm_tickets', { acm_name: 'T' });
    const move = async (body: object) => (await ask('PATCH', `acm_tickets(${id})`, body)).status;
    expect(await move({ statuscode: 123450002 })).toBe(400);
    expect(await move({ statecode: 1 })).toBe(400);
    expect(await move({ statuscode: 123450001 })).toBe(204);
    expect(await move({ statuscode: 123450001, acm_name: 'same status' })).toBe(204);
    expect(await move({ statecode: 1, statuscode: 2 })).toBe(204);
    expect(await move({ statecode: 0, statuscode: 1 })).toBe(400);
  });
});

describe('deleting', () => {
  it('takes along, lets go or forbids, as each relationship says', async () => {
    const project = await create('acm_projects', { acm_name: 'P' });
    const account = await create('accounts', { name: 'A', 'acm_ProjectId@odata.bind': `acm_projects(${project})` });
    const parent = await create('acm_tickets', { acm_name: 'T', 'acm_ProjectId@odata.bind': `acm_projects(${project})`, 'acm_AccountId@odata.bind': `accounts(${account})` });
    const child = await create('acm_tickets', { acm_name: 'U', 'acm_ParentId@odata.bind': `acm_tickets(${parent})` });

    expect(await ask('DELETE', `acm_tickets(${parent})`)).toMatchObject({ status: 405, body: { error: { code: '0x80040227' } } });
    expect(await ask('DELETE', `acm_projects(${project})`)).toMatchObject({ status: 405 });
    expect(await read(`accounts(${account})`)).toMatchObject({ _acm_projectid_value: project });

    expect((await ask('DELETE', `acm_tickets(${child})`)).status).toBe(204);
    expect((await ask('DELETE', `acm_projects(${project})`)).status).toBe(204);
    expect((await ask('GET', `acm_tickets(${parent})`)).status).toBe(404);
    expect(await read(`accounts(${account})`)).toMatchObject({ _acm_projectid_value: null });
    expect(await ask('DELETE', `acm_projects(${project})`)).toMatchObject({ status: 404, body: { error: { code: '0x80040217', message: `acm_project With Id = ${project} Does Not Exist` } } });
  });
});

describe('single properties', () => {
  it('are read, set and emptied by themselves', async () => {
    const id = await create('accounts', { name: 'A', description: 'd' });
    expect((await ask('PUT', `accounts(${id})/name`, { value: 'B' })).status).toBe(204);
    expect(await read(`accounts(${id})/name`)).toEqual({ '@odata.context': `http://localhost:4180/api/data/v9.2/$metadata#accounts(${id})/name`, value: 'B' });
    expect(await read(`accounts(${id})/name/$value`)).toBe('B');
    expect((await ask('DELETE', `accounts(${id})/description`)).status).toBe(204);
    expect((await ask('GET', `accounts(${id})/description`)).status).toBe(204);
    expect((await ask('GET', `accounts(${id})/nope`)).status).toBe(404);
    expect((await ask('PUT', `accounts(${id})/_primarycontactid_value`, { value: missing })).status).toBe(400);
    expect((await ask('PUT', `accounts(${id})/createdon`, { value: '2001-01-01T00:00:00Z' })).status).toBe(400);
  });
});
