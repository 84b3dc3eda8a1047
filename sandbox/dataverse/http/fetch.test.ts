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

/** Follows the paging cookies of a query, as Microsoft Learn "Page results using FetchXml" tells clients to. */
async function pages(inside: string, size: number): Promise<string[][]> {
  const found: string[][] = [];
  let cookie = '';
  for (let page = 1; page < 20; page += 1) {
    const attribute = cookie === '' ? '' : ` paging-cookie="${cookie.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)}"`;
    const { status, body } = await fetch('acm_tickets', `<fetch count='${size}' page='${page}'${attribute}><entity name='acm_ticket'><attribute name='acm_name'/>${inside}</entity></fetch>`, 'odata.include-annotations="*"');
    if (status !== 200) throw new Error(JSON.stringify(body));
    found.push(body.value.map((row: { acm_name: string }) => row.acm_name));
    const annotation: string | undefined = body['@Microsoft.Dynamics.CRM.fetchxmlpagingcookie'];
    expect(body['@Microsoft.Dynamics.CRM.morerecords']).toBe(annotation !== undefined);
    if (annotation === undefined) return found;
    cookie = decodeURIComponent(decodeURIComponent(/pagingcookie="([^"]*)"/.exec(annotation)?.[1] ?? ''));
  }
  throw new Error('The pages have no end.');
}

describe('pages', () => {
  it.each([
    ['by a column', "<order attribute='acm_name' descending='true'/>", [['T4', 'T3', 'T2'], ['T1']]],
    ['by a column without values in some rows', "<order attribute='acm_points' descending='true'/>", [['T3', 'T2', 'T1'], ['T4']]],
    ['by the label of a choice', "<order attribute='acm_kind'/><order attribute='acm_name'/>", [['T1', 'T2', 'T3'], ['T4']]],
    ['by the name behind a lookup', "<order attribute='acm_accountid'/><order attribute='acm_name'/>", [['T4', 'T3', 'T1'], ['T2']]],
    ['by a column of a link', "<link-entity name='account' from='accountid' to='acm_accountid' alias='a'><order attribute='name' descending='true'/></link-entity><order attribute='acm_name'/>", [['T1', 'T2', 'T3']]],
  ])('go on behind the cookie: %s', async (_, inside, expected) => {
    const found = await pages(inside, 3);
    expect(found).toEqual(expected);
    expect((await pages(inside, 1)).flat()).toEqual(found.flat());
  });

  it('give rows once that a join finds several times', async () => {
    const inside = "<link-entity name='acm_ticket' from='statecode' to='statecode' alias='other'><attribute name='acm_name' alias='o'/></link-entity>";
    const found = (await pages(inside, 3)).flat();
    expect(found).toHaveLength(16);
    expect(['T1', 'T2', 'T3', 'T4'].map((name) => found.filter((other) => other === name).length)).toEqual([4, 4, 4, 4]);
  });

  it('have a cookie in the form of the platform', async () => {
    const { body } = await fetch('acm_tickets', tickets("<order attribute='acm_name'/>", "count='2' page='1'"), 'odata.include-annotations="Microsoft.Dynamics.CRM.*"');
    expect(body['@Microsoft.Dynamics.CRM.fetchxmlpagingcookie']).toMatch(/^<cookie pagenumber="2" pagingcookie="%253ccookie%2520page%253d%25221%2522%253e%253cacm_name%2520last%253d%2522T2%2522%2520first%253d%2522T1%2522%2520%252f%253e%253cacm_ticketid%2520last%253d%2522%257b[0-9A-F-]{36}%257d%2522%2520first%253d%2522%257b[0-9A-F-]{36}%257d%2522%2520%252f%253e%253c%252fcookie%253e" istracking="False" \/>$/);
  });

  it('are found by number alone, too', async () => {
    expect(await names(tickets("<order attribute='acm_name'/>", "count='3' page='2'"))).toEqual(['T4']);
    expect((await fetch('acm_tickets', tickets('', "count='5000' page='11'"))).body.error).toMatchObject({ code: '0x80040315' });
  });

  it('count all rows when asked to', async () => {
    const { body } = await fetch('acm_tickets', tickets('', "count='1' returntotalrecordcount='true'"), 'odata.include-annotations="*"');
    expect(body).toMatchObject({ '@Microsoft.Dynamics.CRM.totalrecordcount': 4, '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded': false });
    const counted = await dataverse.ask('GET', `acm_tickets?fetchXml=${encodeURIComponent(tickets('', "top='1'"))}&$count=true`);
    expect(counted.body['@odata.count']).toBe(4);
  });

  it('of aggregates and distinct rows have no cookie', async () => {
    const xml = "<fetch aggregate='true' count='1'><entity name='acm_ticket'><attribute name='acm_accountid' alias='a' groupby='true'/></entity></fetch>";
    const { body } = await fetch('acm_tickets', xml, 'odata.include-annotations="*"');
    expect(body['@Microsoft.Dynamics.CRM.morerecords']).toBe(true);
    expect(body).not.toHaveProperty(['@Microsoft.Dynamics.CRM.fetchxmlpagingcookie']);
  });
});

describe('an aggregate', () => {
  it('shows its values under their aliases, formatted, and leaves out empty groups', async () => {
    const xml = "<fetch aggregate='true'><entity name='acm_ticket'><attribute name='acm_accountid' alias='customer' groupby='true'/><attribute name='acm_cost' alias='cost' aggregate='sum'/><attribute name='acm_ticketid' alias='n' aggregate='count'/><order alias='n' descending='true'/></entity></fetch>";
    const { body } = await fetch('acm_tickets', xml, 'odata.include-annotations="*"');
    expect(body.value[0]).toEqual({
      'customer@OData.Community.Display.V1.AttributeName': 'acm_accountid',
      'customer@Microsoft.Dynamics.CRM.lookuplogicalname': 'account',
      [`customer${FORMATTED}`]: 'Contoso',
      customer: account,
      'cost@OData.Community.Display.V1.AttributeName': 'acm_cost',
      [`cost${FORMATTED}`]: '$5.00',
      cost: 5,
      'n@OData.Community.Display.V1.AttributeName': 'acm_ticketid',
      [`n${FORMATTED}`]: '2',
      n: 2,
    });
    expect(Object.keys(body.value.find((row: object) => !('customer' in row))).filter((key) => !key.includes('@'))).toEqual(['cost', 'n']);
  });

  it('goes over no more rows than it may', async () => {
    const xml = "<fetch aggregate='true' aggregatelimit='3'><entity name='acm_ticket'><attribute name='acm_ticketid' alias='n' aggregate='count'/></entity></fetch>";
    expect((await fetch('acm_tickets', xml)).body.error.code).toBe('0x8004e023');
  });
});

describe('a query that cannot be run', () => {
  it.each([
    ['<fetch>', '0x80040203', 'Invalid XML.'],
    ['<fetch/>', '0x80040203', 'exactly one entity'],
    ["<fetch><entity name='acm_none'/></fetch>", '0x80041102', "The entity with a name = 'acm_none' with namemapping = 'Logical' was not found in the MetadataCache."],
    ["<fetch><entity name='account'/></fetch>", '0x80060888', "'acm_tickets'"],
    ["<fetch top='1' page='1'><entity name='acm_ticket'/></fetch>", '0x80040203', "The top attribute can't be specified with paging attribute page"],
    ["<fetch><entity name='acm_ticket'><attribute name='acm_none'/></entity></fetch>", '0x80041103', "'acm_none'"],
    ["<fetch><entity name='acm_ticket'><link-entity name='account' from='none' to='acm_accountid'/></entity></fetch>", '0x80041103', "'none'"],
    ["<fetch><entity name='acm_ticket'><colour name='acm_name'/></entity></fetch>", '0x80040203', "'colour'"],
    ["<fetch count='2' page='2' paging-cookie='&lt;cookie page=\"1\"/&gt;'><entity name='acm_ticket'/></fetch>", '0x80040203', 'Malformed XML in the Paging Cookie.'],
    [`<fetch><entity name='acm_ticket'>${'<filter>'.repeat(150)}${'</filter>'.repeat(150)}</entity></fetch>`, '0x80040203', ''],
  ])('says why: %s', async (xml, code, message) => {
    const { status, body } = await fetch('acm_tickets', xml);
    expect({ status, code: body.error?.code }).toEqual({ status: 400, code });
    expect(body.error.message).toContain(message);
  });

  it('refuses the options of OData beside it', async () => {
    expect((await dataverse.ask('GET', `acm_tickets?fetchXml=${encodeURIComponent(tickets(''))}&$filter=acm_points gt 1`)).status).toBe(400);
  });
});
