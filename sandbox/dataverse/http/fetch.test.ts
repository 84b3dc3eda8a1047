import { type TestDataverse, testDataverse } from './test-support';

let dataverse: TestDataverse;
let account: string;
let contact: string;

const FORMATTED = '@OData.Community.Display.V1.FormattedValue';

/** Asks the set of a query's table. */
const fetch = async (set: string, xml: string, prefer?: string) =>
  dataverse.ask('GET', `${set}?fetchXml=${encodeURIComponent(xml)}`, undefined, prefer ? { Prefer: prefer } : {});

const names = async (xml: string, set = 'acm_tickets') => {
  const { status, body } = await fetch(set, xml);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.value.map((row: { acm_name: string }) => row.acm_name);
};

const tickets = (inside: string, attributes = '') => `<fetch ${attributes}><entity name='acm_ticket'><attribute name='acm_name'/>${inside}</entity></fetch>`;

beforeAll(async () => {
  dataverse = await testDataverse();
  contact = await dataverse.create('contacts', { firstname: 'Ada', lastname: 'Byron' });
  account = await dataverse.create('accounts', { name: 'Contoso', 'primarycontactid@odata.bind': `contacts(${contact})` });
  const other = await dataverse.create('accounts', { name: 'Adatum' });
  const rows = [
    { acm_name: 'T1', acm_points: 10, acm_cost: 5, acm_kind: 123450001, acm_dueon: '2026-11-22', 'acm_AccountId@odata.bind': `accounts(${account})` },
    { acm_name: 'T2', acm_points: 20, acm_urgent: true, acm_dueon: '2026-11-01', 'acm_AccountId@odata.bind': `accounts(${account})` },
    { acm_name: 'T3', acm_points: 30, acm_priority: 123450001, acm_dueon: '2026-08-15', 'acm_AccountId@odata.bind': `accounts(${other})` },
    { acm_name: 'T4', acm_externalid: 'T4' },
  ];
  for (const row of rows) await dataverse.create('acm_tickets', row);
});
afterAll(() => dataverse.close());

describe('a FetchXML query', () => {
  it('answers rows as the Web API does, without columns that have no value', async () => {
    const { status, body } = await fetch('acm_tickets', tickets("<attribute name='acm_accountid'/><attribute name='acm_points'/><order attribute='acm_name' descending='true'/>", "top='2'"));
    expect(status).toBe(200);
    expect(body).toEqual({
      '@odata.context': 'http://localhost:4180/api/data/v9.2/$metadata#acm_tickets(acm_name,_acm_accountid_value,acm_points,acm_ticketid)',
      value: [
        { '@odata.etag': expect.stringMatching(/^W\/"\d+"$/), acm_name: 'T4', acm_ticketid: expect.any(String) },
        { '@odata.etag': expect.stringMatching(/^W\/"\d+"$/), acm_name: 'T3', _acm_accountid_value: expect.any(String), acm_points: 30, acm_ticketid: expect.any(String) },
      ],
    });
  });

  it('annotates columns, aliased ones with their own name', async () => {
    const xml = tickets("<attribute name='acm_kind' alias='sort'/><attribute name='acm_accountid'/><filter><condition attribute='acm_name' operator='eq' value='T1'/></filter>");
    const { body } = await fetch('acm_tickets', xml, 'odata.include-annotations="*"');
    expect(body.value).toEqual([expect.objectContaining({
      'sort@OData.Community.Display.V1.AttributeName': 'acm_kind',
      [`sort${FORMATTED}`]: 'Problem',
      sort: 123450001,
      '_acm_accountid_value@Microsoft.Dynamics.CRM.associatednavigationproperty': 'acm_AccountId',
      '_acm_accountid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'account',
      [`_acm_accountid_value${FORMATTED}`]: 'Contoso',
      _acm_accountid_value: account,
    })]);
    expect(body['@Microsoft.Dynamics.CRM.morerecords']).toBe(false);
  });

  it('shows columns of linked tables below their alias', async () => {
    const link = `<link-entity name='account' from='accountid' to='acm_accountid' link-type='outer' alias='a'><attribute name='name'/><attribute name='primarycontactid'/>
      <link-entity name='contact' from='contactid' to='primarycontactid' link-type='outer'><attribute name='fullname'/></link-entity></link-entity><order attribute='acm_name'/>`;
    const { body } = await fetch('acm_tickets', tickets(link), `odata.include-annotations="*"`);
    expect(body.value[0]).toMatchObject({
      'a.name@OData.Community.Display.V1.AttributeName': 'name',
      'a.name': 'Contoso',
      'a.primarycontactid': contact,
      [`a.primarycontactid${FORMATTED}`]: 'Ada Byron',
      'a.primarycontactid@Microsoft.Dynamics.CRM.lookuplogicalname': 'contact',
      'contact2.fullname': 'Ada Byron',
    });
    expect(body.value).toHaveLength(4);
    expect(Object.keys(body.value[3]).filter((key) => key.includes('.') && !key.includes('@'))).toEqual([]);
  });

  it('leaves out rows that an inner join finds nothing for', async () => {
    expect(await names(tickets("<link-entity name='account' from='accountid' to='acm_accountid'><filter><condition attribute='name' operator='begins-with' value='con'/></filter></link-entity>"))).toEqual(expect.arrayContaining(['T1', 'T2']));
    expect(await names(tickets("<link-entity name='account' from='accountid' to='acm_accountid'/>"))).toHaveLength(3);
  });

  it('runs within a batch', async () => {
    const body = `--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET acm_tickets?fetchXml=${encodeURIComponent(tickets('', "top='1'"))} HTTP/1.1\r\n\r\n--b--\r\n`;
    const answer = await dataverse.ask('POST', '$batch', body, { 'content-type': 'multipart/mixed; boundary=b' });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('"acm_name":"T');
  });
});
