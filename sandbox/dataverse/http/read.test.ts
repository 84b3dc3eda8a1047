import { wellKnown } from '../storage/well-known';
import { type TestDataverse, testDataverse } from './test-support';

let dataverse: TestDataverse;
const root = 'http://localhost:4180/api/data/v9.2/';

beforeEach(async () => {
  dataverse = await testDataverse();
});
afterEach(() => dataverse.close());

const ask: TestDataverse['ask'] = (...request) => dataverse.ask(...request);
const get = async (address: string, prefer?: string) => ask('GET', address, undefined, prefer ? { Prefer: prefer } : {});

describe('a list', () => {
  it('has the shape that Microsoft documents', async () => {
    const id = await dataverse.create('accounts', { name: 'A', revenue: 5 });
    const { status, headers, body } = await get('accounts?$select=name&$count=true');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json; odata.metadata=minimal');
    expect(headers.get('odata-version')).toBe('4.0');
    expect(headers.get('x-ms-service-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(body).toEqual({
      '@odata.context': `${root}$metadata#accounts(name)`,
      '@odata.count': 1,
      value: [{ '@odata.etag': expect.stringMatching(/^W\/"\d+"$/), name: 'A', accountid: id }],
    });
  });

  it('is read page by page to its end, each row once', async () => {
    for (let number = 0; number < 7; number += 1) await dataverse.create('accounts', { name: `A${number}`, description: number % 2 ? 'odd' : null });
    const names: string[] = [];
    let address: string | undefined = 'accounts?$select=name&$orderby=description desc,name&$filter=name ne null';
    let pages = 0;
    while (address) {
      const { body, headers } = await get(address, 'odata.maxpagesize=3');
      expect(headers.get('preference-applied')).toBe('odata.maxpagesize=3');
      names.push(...body.value.map((row: { name: string }) => row.name));
      address = body['@odata.nextLink'];
      if (address) expect(address).toMatch(/^http:\/\/localhost:4180\/api\/data\/v9\.2\/accounts\?.*\$skiptoken=%3Ccookie%20pagenumber%3D%22\d/);
      pages += 1;
    }
    expect(names).toEqual(['A1', 'A3', 'A5', 'A0', 'A2', 'A4', 'A6']);
    expect(pages).toBe(3);
  });

  it('ignores $top where a page size is asked for, and has no next page with $top', async () => {
    for (let number = 0; number < 4; number += 1) await dataverse.create('accounts', { name: `A${number}` });
    expect((await get('accounts?$top=1', 'odata.maxpagesize=3')).body.value).toHaveLength(3);
    const { body } = await get('accounts?$top=2');
    expect(body.value).toHaveLength(2);
    expect(body).not.toHaveProperty(['@odata.nextLink']);
    expect((await get('accounts?$top=0')).body.value).toEqual([]);
  });

  it('counts no further than 5000, and says so', async () => {
    await dataverse.create('accounts', { name: 'A' });
    expect((await get('accounts?$select=name&$count=true', 'odata.include-annotations="*"')).body).toMatchObject({
      '@odata.count': 1, '@Microsoft.Dynamics.CRM.totalrecordcount': 1, '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded': false,
    });
    expect((await get('accounts?$select=name', 'odata.include-annotations="*"')).body['@Microsoft.Dynamics.CRM.totalrecordcount']).toBe(-1);
    expect((await get("accounts/$count?$filter=name eq 'A'")).body).toBe('1');
  });
});

describe('annotations', () => {
  it('stand before their property, and only those that are asked for', async () => {
    const contact = await dataverse.create('contacts', { firstname: 'Ada', lastname: 'Byron' });
    const id = await dataverse.create('acm_tickets', {
      acm_name: 'T', acm_points: 12, acm_cost: 1234.5, acm_urgent: true, acm_dueon: '2026-12-24', acm_reportedon: '2026-11-22T15:05:00Z',
      'acm_CustomerId_contact@odata.bind': `contacts(${contact})`,
    });
    const address = `acm_tickets(${id})?$select=acm_cost,acm_urgent,acm_dueon,acm_reportedon,acm_kind,statecode,_acm_customerid_value,_ownerid_value`;
    const formatted = '@OData.Community.Display.V1.FormattedValue';
    const { body, headers } = await get(address, 'odata.include-annotations="*"');
    expect(headers.get('preference-applied')).toBe('odata.include-annotations="*"');
    expect(body).toMatchObject({
      [`acm_cost${formatted}`]: '$1,234.50',
      [`acm_urgent${formatted}`]: 'Yes',
      [`acm_dueon${formatted}`]: '12/24/2026',
      [`acm_reportedon${formatted}`]: '11/22/2026 3:05 PM',
      [`acm_kind${formatted}`]: 'Question',
      [`statecode${formatted}`]: 'Active',
      [`_acm_customerid_value${formatted}`]: 'Ada Byron',
      '_acm_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'contact',
      '_acm_customerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty': 'acm_CustomerId_contact',
      [`_ownerid_value${formatted}`]: 'System Administrator',
      '_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'systemuser',
      '_ownerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty': 'ownerid',
    });
    const names = Object.keys(body);
    for (const name of names.filter((key) => key.includes('@') && !key.startsWith('@'))) {
      expect(names.indexOf(name)).toBeLessThan(names.indexOf(name.split('@')[0] as string));
    }
    expect(Object.keys((await get(address)).body).filter((key) => key.includes('@') && !key.startsWith('@odata'))).toEqual([]);
    const some = Object.keys((await get(address, 'odata.include-annotations="Microsoft.Dynamics.CRM.*"')).body);
    expect(some.filter((key) => key.endsWith(formatted))).toEqual([]);
    expect(some.filter((key) => key.endsWith('lookuplogicalname'))).toHaveLength(2);
  });
});

describe('$expand', () => {
  it('brings neighbours along, to any depth, each list with its own options', async () => {
    const project = await dataverse.create('acm_projects', { acm_name: 'P' });
    for (const points of [1, 3, 2]) await dataverse.create('acm_tickets', { acm_name: `T${points}`, acm_points: points, 'acm_ProjectId@odata.bind': `acm_projects(${project})` });
    const { body } = await get(`acm_projects(${project})?$select=acm_name&$expand=acm_project_acm_ticket($select=acm_name;$filter=acm_points gt 1;$orderby=acm_points desc;$top=1)`);
    expect(body.acm_project_acm_ticket).toEqual([expect.objectContaining({ acm_name: 'T3' })]);
    const { body: nested } = await get(`acm_projects(${project})?$select=acm_name&$expand=acm_project_acm_ticket($select=acm_name;$filter=acm_points eq 2;$expand=owninguser($select=fullname))`);
    expect(nested.acm_project_acm_ticket).toEqual([expect.objectContaining({ acm_name: 'T2', owninguser: expect.objectContaining({ fullname: 'System Administrator' }) })]);
    const { body: list } = await get('acm_tickets?$select=acm_name&$orderby=acm_name&$expand=acm_ProjectId/$ref,ownerid,acm_ParentId($select=acm_name)');
    expect(list.value[0]).toMatchObject({ acm_ProjectId: { '@odata.id': `${root}acm_projects(${project})` }, ownerid: { ownerid: wellKnown.administrator }, acm_ParentId: null });
  });

  describe('of lists', () => {
    const names = (rows: { acm_name: string }[]) => rows.map((row) => row.acm_name);

    beforeEach(async () => {
      const project = await dataverse.create('acm_projects', { acm_name: 'P' });
      for (const name of ['a', 'b&', 'c']) await dataverse.create('acm_tickets', { acm_name: name, 'acm_ProjectId@odata.bind': `acm_projects(${project})` });
    });

    it('gives them whole, with their address, where no expand is inside another', async () => {
      const { body } = await get("acm_projects?$select=acm_name&$expand=acm_project_acm_ticket($select=acm_name;$filter=acm_name ne 'x%26y';$orderby=acm_name desc)", 'odata.maxpagesize=2');
      const [row] = body.value;
      expect(names(row.acm_project_acm_ticket)).toEqual(['c', 'b&', 'a']);
      expect(names((await get(row['acm_project_acm_ticket@odata.nextLink'])).body.value)).toEqual(['c', 'b&', 'a']);
    });

    it('pages them where one is, and says where they go on', async () => {
      const { body } = await get("acm_projects?$select=acm_name&$expand=acm_project_acm_ticket($select=acm_name;$filter=acm_name ne 'x%26y';$expand=acm_ParentId($select=acm_name))", 'odata.maxpagesize=2');
      const [row] = body.value;
      expect(row.acm_project_acm_ticket).toHaveLength(2);
      const { status, body: next } = await get(row['acm_project_acm_ticket@odata.nextLink'], 'odata.maxpagesize=2');
      expect(status).toBe(200);
      expect(next).not.toHaveProperty(['@odata.nextLink']);
      expect([...names(row.acm_project_acm_ticket), ...names(next.value)].sort()).toEqual(['a', 'b&', 'c']);
    });
  });

  it('refuses what cannot be expanded', async () => {
    expect((await get('acm_tickets?$expand=nope')).body.error.message).toBe("Could not find a property named 'nope' on type 'Microsoft.Dynamics.CRM.acm_ticket'.");
    expect((await get('acm_projects?$expand=acm_project_acm_ticket/$ref')).body.error).toEqual({ code: '0x80060888', message: 'Expand with $ref is only supported on lookup type navigation property.' });
    expect((await get('acm_tickets?$expand=acm_ProjectId($top=1)')).status).toBe(400);
  });
});

describe('navigation', () => {
  it('reads what is behind a lookup, and what points here', async () => {
    const project = await dataverse.create('acm_projects', { acm_name: 'P' });
    const ticket = await dataverse.create('acm_tickets', { acm_name: 'T', acm_points: 3, 'acm_ProjectId@odata.bind': `acm_projects(${project})` });
    await dataverse.create('acm_tickets', { acm_name: 'U' });
    expect((await get(`acm_tickets(${ticket})/acm_ProjectId?$select=acm_name`)).body).toMatchObject({ acm_name: 'P' });
    expect((await get(`acm_tickets(${ticket})/acm_ProjectId/acm_name`)).body).toMatchObject({ value: 'P' });
    expect((await get(`acm_tickets(${ticket})/acm_ParentId`)).status).toBe(204);
    expect((await get(`acm_projects(${project})/acm_project_acm_ticket?$select=acm_name&$filter=acm_points gt 2`)).body.value).toMatchObject([{ acm_name: 'T' }]);
    expect((await get(`acm_projects(${project})/acm_project_acm_ticket/$count`)).body).toBe('1');
    expect((await get(`acm_projects(${project})/acm_project_acm_ticket/$ref`)).body.value).toEqual([{ '@odata.id': `${root}acm_tickets(${ticket})` }]);
    expect((await get(`acm_tickets(${ticket})/acm_ProjectId/$ref`)).body).toMatchObject({ '@odata.id': `${root}acm_projects(${project})` });
  });
});

describe('operations', () => {
  it('answer with and without parentheses', async () => {
    for (const name of ['WhoAmI', 'WhoAmI()']) {
      expect((await get(name)).body).toEqual({
        '@odata.context': `${root}$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse`,
        BusinessUnitId: wellKnown.rootBusinessUnit, UserId: wellKnown.administrator, OrganizationId: wellKnown.organization,
      });
    }
    expect((await get('RetrieveVersion()')).body.Version).toMatch(/^9\.2\./);
    expect((await ask('POST', 'PublishAllXml')).status).toBe(204);
  });
});
