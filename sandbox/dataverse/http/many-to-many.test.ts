import { wellKnown } from '../storage/well-known';
import { type TestDataverse, testDataverse } from './test-support';

let dataverse: TestDataverse;
let project: string;
let ada: string;
let bob: string;
const root = 'http://localhost:4180/api/data/v9.2/';

const ask: TestDataverse['ask'] = (...request) => dataverse.ask(...request);
const link = (address: string, target: string) => ask('POST', `${address}/acm_project_contact/$ref`, { '@odata.id': `${root}${target}` });
const contacts = async (query = '') => {
  const { body } = await ask('GET', `acm_projects(${project})/acm_project_contact?$select=fullname&$orderby=fullname${query}`);
  return body.value.map(({ fullname }: { fullname: string }) => fullname);
};

beforeEach(async () => {
  dataverse = await testDataverse();
  project = await dataverse.create('acm_projects', { acm_name: 'P', acm_code: 'p' });
  ada = await dataverse.create('contacts', { firstname: 'Ada', lastname: 'Byron' });
  bob = await dataverse.create('contacts', { firstname: 'Bob', lastname: 'Carr' });
});
afterEach(() => dataverse.close());

describe('rows of two tables', () => {
  it('are linked from either side, seen from both, and no link is made twice', async () => {
    expect((await link(`acm_projects(${project})`, `contacts(${ada})`)).status).toBe(204);
    expect((await link(`contacts(${bob})`, `acm_projects(acm_code='p')`)).status).toBe(204);
    expect((await link(`acm_projects(${project})`, `contacts(${ada})`)).status).toBe(204);
    expect(await contacts()).toEqual(['Ada Byron', 'Bob Carr']);
    expect((await ask('GET', `contacts(${ada})/acm_project_contact?$select=acm_name`)).body.value).toEqual([expect.objectContaining({ acm_name: 'P' })]);
    expect((await ask('GET', `acm_projects(${project})/acm_project_contact/$count`)).body).toBe('2');
    expect((await ask('GET', `acm_projects(${project})/acm_project_contact/$ref`)).body.value).toHaveLength(2);
    expect((await ask('GET', `acm_projects(${project})/acm_project_contact(${ada})?$select=fullname`)).body.fullname).toBe('Ada Byron');
  });

  it('are parted by key, and by address', async () => {
    await link(`acm_projects(${project})`, `contacts(${ada})`);
    await link(`acm_projects(${project})`, `contacts(${bob})`);
    expect((await ask('DELETE', `acm_projects(${project})/acm_project_contact(${ada})/$ref`)).status).toBe(204);
    expect(await contacts()).toEqual(['Bob Carr']);
    expect((await ask('DELETE', `acm_projects(${project})/acm_project_contact(${ada})/$ref`)).status).toBe(404);
    expect((await ask('DELETE', `acm_projects(${project})/acm_project_contact/$ref?$id=${root}contacts(${bob})`)).status).toBe(204);
    expect(await contacts()).toEqual([]);
  });

  it('are not linked with rows of a third, or with nothing', async () => {
    const account = await dataverse.create('accounts', { name: 'A' });
    expect((await link(`acm_projects(${project})`, `accounts(${account})`)).status).toBe(400);
    expect((await link(`acm_projects(${project})`, `contacts(${account})`)).status).toBe(404);
  });

  it('lose their links when one of them goes', async () => {
    await link(`acm_projects(${project})`, `contacts(${ada})`);
    await ask('DELETE', `contacts(${ada})`);
    expect((await ask('GET', 'acm_project_contactset')).body.value).toEqual([]);
  });

  it('are found by those on the other side, and expanded with them', async () => {
    await link(`acm_projects(${project})`, `contacts(${ada})`);
    await link(`acm_projects(${project})`, `contacts(${bob})`);
    await dataverse.create('acm_projects', { acm_name: 'Q', acm_code: 'q' });
    const found = await ask('GET', "acm_projects?$select=acm_name&$filter=acm_project_contact/any(c:c/lastname eq 'Byron')");
    expect(found.body.value).toEqual([expect.objectContaining({ acm_name: 'P' })]);
    const expanded = await ask('GET', 'acm_projects?$select=acm_name&$expand=acm_project_contact($select=fullname;$orderby=fullname;$top=1)&$orderby=acm_name');
    expect(expanded.body.value.map(({ acm_project_contact }: { acm_project_contact: { fullname: string }[] }) => acm_project_contact.map(({ fullname }) => fullname))).toEqual([['Ada Byron'], []]);
  });

  it('are joined in FetchXML through the table of the links', async () => {
    await link(`acm_projects(${project})`, `contacts(${ada})`);
    const xml = `<fetch><entity name='contact'><attribute name='fullname'/><link-entity name='acm_project_contact' from='contactid' to='contactid' intersect='true'>
      <link-entity name='acm_project' from='acm_projectid' to='acm_projectid' alias='p'><attribute name='acm_name'/></link-entity></link-entity></entity></fetch>`;
    expect((await ask('GET', `contacts?fetchXml=${encodeURIComponent(xml)}`)).body.value).toEqual([expect.objectContaining({ fullname: 'Ada Byron', 'p.acm_name': 'P' })]);
  });

  it('are not linked by writing the table of the links', async () => {
    expect((await ask('POST', 'acm_project_contactset', {})).status).toBe(501);
  });
});

describe('the definitions', () => {
  it('tell of the relationship, on both sides', async () => {
    const { body } = await ask('GET', "EntityDefinitions(LogicalName='contact')/ManyToManyRelationships");
    expect(body.value).toEqual([expect.objectContaining({ SchemaName: 'acm_project_contact', Entity1LogicalName: 'acm_project', Entity2LogicalName: 'contact', IntersectEntityName: 'acm_project_contact' })]);
    expect((await ask('GET', '$metadata')).body).toContain('<NavigationProperty Name="acm_project_contact" Type="Collection(mscrm.acm_project)" Partner="acm_project_contact" />');
  });
});

describe('security roles', () => {
  it('are given to users and taken from them by their links', async () => {
    const user = await dataverse.create('systemusers', { lastname: 'New', 'businessunitid@odata.bind': `businessunits(${wellKnown.rootBusinessUnit})` });
    const address = `systemusers(${user})/systemuserroles_association`;
    expect((await ask('POST', `${address}/$ref`, { '@odata.id': `roles(${wellKnown.systemCustomizerRole})` })).status).toBe(204);
    expect((await ask('GET', `${address}?$select=name`)).body.value).toEqual([expect.objectContaining({ name: 'System Customizer' })]);
    expect((await ask('DELETE', `${address}(${wellKnown.systemCustomizerRole})/$ref`)).status).toBe(204);
    expect((await ask('GET', address)).body.value).toEqual([]);
  });
});
