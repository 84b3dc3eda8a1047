import { ids } from '../solutions/test-solution/ids';
import { type TestDataverse, testDataverse } from './test-support';

let dataverse: TestDataverse;
beforeEach(async () => {
  dataverse = await testDataverse();
});
afterEach(() => dataverse.close());

const get = (address: string, prefer?: string) => dataverse.ask('GET', address, undefined, prefer ? { Prefer: prefer } : {});

describe('a saved view', () => {
  it('is run by its id, page by page', async () => {
    for (const acm_name of ['A', 'B', 'C']) await dataverse.create('acm_tickets', { acm_name });
    const names: string[] = [];
    let address: string | undefined = `acm_tickets?savedQuery=${ids.view}`;
    while (address) {
      const { status, body } = await get(address, 'odata.maxpagesize=2');
      expect(status).toBe(200);
      names.push(...body.value.map((row: { acm_name: string }) => row.acm_name));
      address = body['@odata.nextLink'];
    }
    expect(names.sort()).toEqual(['A', 'B', 'C']);
  });

  it('holds for the rows of one row as well', async () => {
    const project = await dataverse.create('acm_projects', { acm_name: 'P' });
    await dataverse.create('acm_tickets', { acm_name: 'In', 'acm_ProjectId@odata.bind': `acm_projects(${project})` });
    await dataverse.create('acm_tickets', { acm_name: 'Out' });
    const { body } = await get(`acm_projects(${project})/acm_project_acm_ticket?savedQuery=${ids.view}`);
    expect(body.value).toEqual([expect.objectContaining({ acm_name: 'In' })]);
  });

  it('of one person is a user query', async () => {
    await dataverse.create('acm_tickets', { acm_name: 'A', acm_points: 5 });
    await dataverse.create('acm_tickets', { acm_name: 'B' });
    const fetchxml = "<fetch><entity name='acm_ticket'><attribute name='acm_name'/><filter><condition attribute='acm_points' operator='not-null'/></filter></entity></fetch>";
    const id = await dataverse.create('userqueries', { name: 'Mine', returnedtypecode: 'acm_ticket', querytype: 0, fetchxml });
    expect((await get(`acm_tickets?userQuery=${id}&$count=true`)).body).toMatchObject({ '@odata.count': 1, value: [{ acm_name: 'A' }] });
  });

  it('that is not there, is for another table or is broken says so', async () => {
    expect((await get('acm_tickets?savedQuery=00000000-0000-4000-8000-00000000dead')).status).toBe(404);
    expect((await get('acm_tickets?savedQuery=x')).status).toBe(400);
    expect((await get(`accounts?savedQuery=${ids.view}`)).body.error.message).toContain("'acm_ticket'");
    const id = await dataverse.create('userqueries', { name: 'Broken', returnedtypecode: 'acm_ticket', querytype: 0, fetchxml: "<fetch><entity name='acm_ticket'><attribute name='acm_gone'/></entity></fetch>" });
    expect((await get(`acm_tickets?userQuery=${id}`)).body.error).toMatchObject({ code: '0x80041103' });
    expect((await get(`acm_tickets?savedQuery=${ids.view}&$filter=acm_points gt 1`)).status).toBe(400);
  });
});

describe('a chart of a solution', () => {
  it('is a row with its query and its looks', async () => {
    const { body } = await get(`savedqueryvisualizations(${ids.chart})`);
    expect(body).toMatchObject({ name: 'Tickets by Kind', primaryentitytypecode: 'acm_ticket', isdefault: false });
    expect(body.datadescription).toContain('<fetch mapping="logical" aggregate="true">');
    expect(body.presentationdescription).toContain('ChartType="Column"');
  });
});
