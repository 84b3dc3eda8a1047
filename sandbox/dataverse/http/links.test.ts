import { wellKnown } from '../storage/well-known';
import { type TestDataverse, testDataverse } from './test-support';

let dataverse: TestDataverse;
const ROOT = 'http://localhost:4180/api/data/v9.2/';
const ID = '8a3c1f60-0000-4000-8000-00000000000a';
const ask: TestDataverse['ask'] = (...parameters) => dataverse.ask(...parameters);

beforeEach(async () => {
  dataverse = await testDataverse();
});
afterEach(() => dataverse.close());

describe('one property', () => {
  it('is put and deleted', async () => {
    const id = await dataverse.create('accounts', { name: 'A', description: 'd' });
    expect((await ask('PUT', `accounts(${id})/name`, { value: 'B' })).status).toBe(204);
    expect((await ask('DELETE', `accounts(${id})/description`)).status).toBe(204);
    expect((await ask('GET', `accounts(${id})?$select=name,description`)).body).toMatchObject({ name: 'B', description: null });
  });

  it('is checked as in a body', async () => {
    const id = await dataverse.create('accounts', { name: 'A' });
    const put = async (property: string, value: unknown) => (await ask('PUT', `accounts(${id})/${property}`, { value })).status;
    expect([await put('name', 'x'.repeat(161)), await put('nope', 1), await put('createdon', '2020-01-01T00:00:00Z'), await put('_ownerid_value', id)]).toEqual([400, 404, 400, 400]);
    expect((await ask('POST', `accounts(${id})/name`, { value: 'x' })).status).toBe(405);
    expect((await ask('POST', `accounts(${id})/acm_Do`, {})).body.error).toEqual({ code: '0x80060888', message: 'Request message has unresolved parameters.' });
  });
});

describe('links', () => {
  it('are made and taken away through lookups and lists', async () => {
    const [account, contact] = [await dataverse.create('accounts', { name: 'A' }), await dataverse.create('contacts', { lastname: 'D' })];
    const link = { '@odata.id': `${ROOT}contacts(${contact})` };
    const primary = async () => (await ask('GET', `accounts(${account})?$select=_primarycontactid_value`)).body._primarycontactid_value;
    const parent = async () => (await ask('GET', `contacts(${contact})?$select=_parentcustomerid_value`)).body._parentcustomerid_value;
    expect((await ask('PUT', `accounts(${account})/primarycontactid/$ref`, link)).status).toBe(204);
    expect(await primary()).toBe(contact);
    expect((await ask('DELETE', `accounts(${account})/primarycontactid/$ref`)).status).toBe(204);
    expect(await primary()).toBeNull();

    const list = `accounts(${account})/contact_customer_accounts`;
    for (const unlink of [`${list}(${contact})/$ref`, `${list}/$ref?$id=${encodeURIComponent(link['@odata.id'])}`]) {
      expect((await ask('POST', `${list}/$ref`, link)).status).toBe(204);
      expect(await parent()).toBe(account);
      expect((await ask('DELETE', unlink)).status).toBe(204);
      expect(await parent()).toBeNull();
    }
    expect((await ask('DELETE', `${list}(${contact})/$ref`)).status).toBe(404);
  });

  it('are refused where they cannot be', async () => {
    const account = await dataverse.create('accounts', { name: 'A' });
    const put = async (method: string, member: string, body: unknown) => (await ask(method, `accounts(${account})/${member}`, body)).status;
    expect(await put('PUT', 'primarycontactid/$ref', { '@odata.id': `accounts(${account})` })).toBe(400);
    expect(await put('PUT', 'primarycontactid/$ref', { '@odata.id': `contacts(${ID})` })).toBe(404);
    expect(await put('PUT', 'primarycontactid/$ref', {})).toBe(400);
    expect(await put('POST', 'primarycontactid/$ref', {})).toBe(405);
    expect(await put('PUT', 'createdby/$ref', { '@odata.id': `systemusers(${wellKnown.systemUser})` })).toBe(400);
    expect(await put('POST', 'nope/$ref', {})).toBe(404);
    expect(await put('POST', 'contact_customer_accounts/$ref', { '@odata.id': `accounts(${account})` })).toBe(400);
  });
});
