import { DynamicsWebApi } from 'dynamics-web-api';
import { wellKnown } from '../storage/well-known';
import { listening, type TestDataverse, testDataverse } from './test-support';

/** The client that people use, unmodified from npm, over a socket. */
let dataverse: TestDataverse;
let server: Awaited<ReturnType<typeof listening>>;
let client: DynamicsWebApi;

beforeEach(async () => {
  dataverse = await testDataverse();
  server = await listening(dataverse);
  client = new DynamicsWebApi({ serverUrl: server.url, dataApi: { version: '9.2' } });
});

afterEach(async () => {
  await server.close();
  dataverse.close();
});

/** The client's types say otherwise, but what it gives is the new row's id. */
const create = async (collection: string, data: object) => (await client.create({ collection, data })) as unknown as string;

describe('dynamics-web-api', () => {
  it('creates, retrieves, updates and deletes', async () => {
    const id = await create('accounts', { name: 'Contoso', numberofemployees: 5 });
    const row = await client.retrieve({ collection: 'accounts', key: id, select: ['name', 'numberofemployees'] });
    expect(row).toMatchObject({ accountid: id, name: 'Contoso', numberofemployees: 5 });

    expect(await client.update({ collection: 'accounts', key: id, data: { name: 'Fabrikam' }, ifmatch: row['@odata.etag'] })).toBe(true);
    expect(await client.update({ collection: 'accounts', key: id, data: { name: 'Lost' }, ifmatch: row['@odata.etag'] })).toBe(false);
    const updated = await client.update({ collection: 'accounts', key: id, data: { description: 'x' }, returnRepresentation: true, select: ['name', 'description'] });
    expect(updated).toMatchObject({ name: 'Fabrikam', description: 'x' });

    expect(await client.deleteRecord({ collection: 'accounts', key: id })).toBe(true);
    await expect(client.retrieve({ collection: 'accounts', key: id })).rejects.toMatchObject({ status: 404, code: '0x80040217' });
  });

  it('upserts by an alternate key', async () => {
    await client.upsert({ collection: 'acm_projects', key: "acm_code='P 1'", data: { acm_name: 'First' } });
    await client.upsert({ collection: 'acm_projects', key: "acm_code='P 1'", data: { acm_name: 'Renamed' } });
    const { value } = await client.retrieveMultiple({ collection: 'acm_projects', select: ['acm_name', 'acm_code'] });
    expect(value).toEqual([expect.objectContaining({ acm_name: 'Renamed', acm_code: 'P 1' })]);
  });

  it('reads lists with filters, order, count, expands, pages and formatted values', async () => {
    const contact = await create('contacts', { firstname: 'Ada', lastname: 'Byron' });
    for (let number = 1; number <= 5; number += 1) {
      await client.create({ collection: 'accounts', data: { name: `A${number}`, numberofemployees: number, 'primarycontactid@odata.bind': `contacts(${contact})` } });
    }
    const list = await client.retrieveMultiple({
      collection: 'accounts', select: ['name', '_primarycontactid_value'], filter: "startswith(name,'A') and numberofemployees gt 1",
      orderBy: ['name desc'], count: true, maxPageSize: 3, includeAnnotations: '*', expand: [{ property: 'primarycontactid', select: ['fullname'] }],
    });
    expect(list['@odata.count']).toBe(4);
    expect(list.value?.map((row) => row.name)).toEqual(['A5', 'A4', 'A3']);
    expect(list.value?.[0]).toMatchObject({
      primarycontactid: { fullname: 'Ada Byron' },
      _primarycontactid_value_Formatted: 'Ada Byron',
      _primarycontactid_value_LogicalName: 'contact',
    });
    const next = await client.retrieveMultiple({ collection: 'accounts', maxPageSize: 3 }, list['@odata.nextLink']);
    expect(next.value?.map((row) => row.name)).toEqual(['A2']);

    const all = await client.retrieveAll({ collection: 'accounts', select: ['name'], maxPageSize: 2 });
    expect(all.value).toHaveLength(5);
    expect(await client.count({ collection: 'accounts', filter: 'numberofemployees le 2' })).toBe(2);
  });

  it('creates, changes and upserts many rows in one call', async () => {
    const many = (actionName: string, Targets: object[]) =>
      client.callAction<{ Ids: string[] }>({ collection: 'acm_projects', actionName: `Microsoft.Dynamics.CRM.${actionName}`, action: { Targets: Targets.map((row) => ({ '@odata.type': 'Microsoft.Dynamics.CRM.acm_project', ...row })) } });
    const { Ids } = await many('CreateMultiple', [{ acm_name: 'One', acm_code: '1' }, { acm_name: 'Two', acm_code: '2' }]);
    await many('UpdateMultiple', Ids.map((acm_projectid, index) => ({ acm_projectid, acm_name: `Project ${index}` })));
    await many('UpsertMultiple', [{ '@odata.id': "acm_projects(acm_code='2')", acm_name: 'Deux' }, { '@odata.id': "acm_projects(acm_code='3')", acm_name: 'Trois' }]);
    const { value } = await client.retrieveMultiple({ collection: 'acm_projects', select: ['acm_name'], orderBy: ['acm_code'] });
    expect(value.map((row) => row.acm_name)).toEqual(['Project 0', 'Deux', 'Trois']);
    await expect(many('CreateMultiple', [{ acm_name: 'Four', acm_code: '4' }, { acm_name: 'Again', acm_code: '1' }])).rejects.toMatchObject({ status: 412, code: '0x80060892' });
    expect(await client.count({ collection: 'acm_projects' })).toBe(3);
  });

  it('links and unlinks rows', async () => {
    const project = await create('acm_projects', { acm_name: 'P' });
    const ticket = await create('acm_tickets', { acm_name: 'T' });
    const projectOf = async () => (await client.retrieve({ collection: 'acm_tickets', key: ticket, select: ['_acm_projectid_value'] }))._acm_projectid_value as string | null;

    await client.associateSingleValued({ collection: 'acm_tickets', primaryKey: ticket, navigationProperty: 'acm_ProjectId', relatedCollection: 'acm_projects', relatedKey: project });
    expect(await projectOf()).toBe(project);
    await client.disassociateSingleValued({ collection: 'acm_tickets', primaryKey: ticket, navigationProperty: 'acm_ProjectId' });
    expect(await projectOf()).toBeNull();
    await client.associate({ collection: 'acm_projects', primaryKey: project, relationshipName: 'acm_project_acm_ticket', relatedCollection: 'acm_tickets', relatedKey: ticket });
    expect(await projectOf()).toBe(project);
    await client.disassociate({ collection: 'acm_projects', primaryKey: project, relationshipName: 'acm_project_acm_ticket', relatedKey: ticket });
    expect(await projectOf()).toBeNull();
  });

  it('runs a change set as a whole or not at all', async () => {
    client.startBatch();
    void client.create({ collection: 'acm_projects', data: { acm_name: 'One', acm_code: 'same' } });
    void client.create({ collection: 'acm_projects', data: { acm_name: 'Two', acm_code: 'same' } });
    await expect(client.executeBatch()).rejects.toEqual([expect.objectContaining({ status: 412 })]);
    expect(await client.count({ collection: 'acm_projects' })).toBe(0);
  });

  it('calls functions and reads definitions', async () => {
    expect(await client.callFunction('WhoAmI')).toMatchObject({ UserId: wellKnown.administrator, OrganizationId: wellKnown.organization });
    const { value: tables } = await client.retrieveEntities({ select: ['LogicalName', 'EntitySetName'], filter: "LogicalName eq 'acm_ticket'" });
    expect(tables).toEqual([expect.objectContaining({ EntitySetName: 'acm_tickets' })]);
  });
});
