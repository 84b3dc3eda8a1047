import { type TestDataverse, testDataverse } from './test-support';

let dataverse: TestDataverse;
beforeEach(async () => {
  dataverse = await testDataverse();
});
afterEach(() => dataverse.close());

const ask: TestDataverse['ask'] = (...request) => dataverse.ask(...request);
const count = async (set: string) => Number((await ask('GET', `${set}/$count`)).body);

describe('a row that is created with others in its body', () => {
  it('gets those behind its lookups first and those of its lists after, to any depth', async () => {
    const id = await dataverse.create('acm_projects', {
      acm_name: 'P',
      acm_project_acm_ticket: [
        { acm_name: 'T1', acm_AccountId: { name: 'Contoso', primarycontactid: { firstname: 'Ada', lastname: 'Byron' } } },
        { acm_name: 'T2', acm_ticket_acm_ticket: [{ acm_name: 'T2.1' }] },
      ],
      acm_project_contact: [{ firstname: 'Bob', lastname: 'Carr' }],
    });
    const { body } = await ask('GET', `acm_projects(${id})?$select=acm_name&$expand=acm_project_acm_ticket($select=acm_name;$orderby=acm_name),acm_project_contact($select=fullname)`);
    expect(body).toMatchObject({ acm_project_acm_ticket: [{ acm_name: 'T1' }, { acm_name: 'T2' }], acm_project_contact: [{ fullname: 'Bob Carr' }] });
    const tickets = await ask('GET', "acm_tickets?$select=acm_name&$expand=acm_ParentId($select=acm_name),acm_AccountId($select=name;$expand=primarycontactid($select=fullname))&$filter=acm_name eq 'T1' or acm_name eq 'T2.1'&$orderby=acm_name");
    expect(tickets.body.value).toMatchObject([{ acm_AccountId: { name: 'Contoso', primarycontactid: { fullname: 'Ada Byron' } } }, { acm_ParentId: { acm_name: 'T2' } }]);
  });

  it('keeps the keys and binds of those rows', async () => {
    const account = await dataverse.create('accounts', { name: 'Contoso' });
    const ticket = '11111111-0000-4000-8000-000000000001';
    await dataverse.create('acm_projects', { acm_name: 'P', acm_project_acm_ticket: [{ acm_ticketid: ticket, acm_name: 'T', 'acm_AccountId@odata.bind': `/accounts(${account})` }] });
    expect((await ask('GET', `acm_tickets(${ticket})`)).body).toMatchObject({ _acm_accountid_value: account, _acm_projectid_value: expect.any(String) });
  });

  it('takes rows that are there into its lists', async () => {
    const ticket = await dataverse.create('acm_tickets', { acm_name: 'T' });
    const contact = await dataverse.create('contacts', { lastname: 'C' });
    const id = await dataverse.create('acm_projects', { acm_name: 'P', 'acm_project_acm_ticket@odata.bind': [`acm_tickets(${ticket})`], 'acm_project_contact@odata.bind': [`/contacts(${contact})`] });
    expect((await ask('GET', `acm_tickets(${ticket})`)).body._acm_projectid_value).toBe(id);
    expect((await ask('GET', `acm_projects(${id})/acm_project_contact/$count`)).body).toBe('1');
  });

  it('is created whole or not at all', async () => {
    const { status, body } = await ask('POST', 'acm_projects', { acm_name: 'P', acm_project_acm_ticket: [{ acm_name: 'T1', acm_AccountId: { name: 'Contoso' } }, { acm_name: 'T2', acm_points: 5000 }] });
    expect({ status, code: body.error.code }).toEqual({ status: 400, code: '0x8004432f' });
    expect([await count('acm_projects'), await count('acm_tickets'), await count('accounts')]).toEqual([0, 0, 0]);
  });

  it('is answered with what is expanded of them', async () => {
    const { status, body } = await ask('POST', 'accounts?$select=name&$expand=primarycontactid($select=fullname)', { name: 'A', primarycontactid: { firstname: 'Ada', lastname: 'Byron' } }, { Prefer: 'return=representation' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: 'A', primarycontactid: { fullname: 'Ada Byron' } });
  });

  it.each([
    [{ acm_project_acm_ticket: { acm_name: 'T' } }, 'needs an array'],
    [{ acm_project_acm_ticket: [5] }, 'holds what is no row'],
    [{ acm_project_acm_ticket: [{ acm_nothing: 1 }] }, "'acm_nothing'"],
    [JSON.parse(`${'{"acm_ticket_acm_ticket":['.repeat(60)}{}${']}'.repeat(60)}`), ''],
  ])('is refused where its body cannot be read: %j', async (body, message) => {
    const answer = await ask('POST', 'acm_projects', { acm_name: 'P', ...body });
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(message);
    expect(await count('acm_projects')).toBe(0);
  });

  it('is no change of a row: that says 501', async () => {
    const id = await dataverse.create('acm_projects', { acm_name: 'P' });
    expect((await ask('PATCH', `acm_projects(${id})`, { acm_project_acm_ticket: [{ acm_name: 'T' }] })).status).toBe(501);
  });
});
