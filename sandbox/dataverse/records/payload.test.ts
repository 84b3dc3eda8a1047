import { wellKnown } from '../storage/well-known';
import { readPayload } from './payload';
import { openStage, refusal } from './test-support';

const stage = openStage();
const account = stage.create('account', { name: 'Contoso' });
const contact = stage.create('contact', { lastname: 'Doe' });
const project = stage.create('acm_project', { acm_name: 'P', acm_code: "O'B" });
const read = (table: string, body: Record<string, unknown>, operation: 'create' | 'update' = 'create') => readPayload(stage.environment, stage.table(table), body, operation);

afterAll(() => stage.environment.close());

describe('the body of a create or an update', () => {
  it('becomes columns', () => {
    expect(read('acm_ticket', { acm_name: 'T', acm_urgent: true, acm_points: 5 })).toEqual({ acm_name: 'T', acm_urgent: 1, acm_points: 5 });
  });

  it('may carry annotations, which count for nothing', () => {
    expect(read('acm_ticket', { '@odata.type': '#Microsoft.Dynamics.CRM.acm_ticket', '@odata.etag': 'W/"1"', acm_name: 'T', 'acm_name@x.y': 1 })).toEqual({ acm_name: 'T' });
  });

  it('may carry columns that only the platform sets: they are left out', () => {
    expect(read('acm_ticket', { createdon: '2020-01-01T00:00:00Z', versionnumber: 5, acm_name: 'T' })).toEqual({ acm_name: 'T' });
    expect(read('account', { 'createdby@odata.bind': `/systemusers(${wellKnown.systemUser})` })).toEqual({});
    expect(read('acm_ticket', { overriddencreatedon: '2020-01-01T00:00:00Z' }, 'update')).toEqual({});
  });

  it.each([
    ['/accounts(ID)'], ['accounts(ID)'], ['https://org.crm.dynamics.com/api/data/v9.2/accounts(ID)'], ['/accounts(accountid=ID)'],
  ])('binds lookups with %s', (address) => {
    expect(read('acm_ticket', { 'acm_AccountId@odata.bind': address.replace('ID', account) })).toEqual({ acm_accountid: account });
  });

  it('binds lookups by an alternate key, written plainly or encoded', () => {
    for (const text of ["acm_projects(acm_code='O''B')", "/acm_projects(acm_code=%27O%27%27B%27)"]) {
      expect(read('acm_ticket', { 'acm_ProjectId@odata.bind': text })).toEqual({ acm_projectid: project });
    }
  });

  it('empties lookups with null, bound or bare', () => {
    expect(read('acm_ticket', { 'acm_AccountId@odata.bind': null }, 'update')).toEqual({ acm_accountid: null });
    expect(read('acm_ticket', { acm_AccountId: null }, 'update')).toEqual({ acm_accountid: null });
  });

  it('says with a customer to which table it points; one navigation property takes the place of the other', () => {
    expect(read('contact', { 'parentcustomerid_account@odata.bind': `/accounts(${account})` })).toEqual({ parentcustomerid: account, parentcustomeridtype: 'account' });
    const toContact = { parentcustomerid: contact, parentcustomeridtype: 'contact' };
    expect(read('contact', { 'parentcustomerid_contact@odata.bind': `/contacts(${contact})`, parentcustomerid_account: null })).toEqual(toContact);
    expect(read('contact', { 'parentcustomerid_account@odata.bind': null, 'parentcustomerid_contact@odata.bind': `/contacts(${contact})` })).toEqual(toContact);
    expect(read('contact', { parentcustomerid_account: null })).toEqual({ parentcustomerid: null, parentcustomeridtype: null });
  });

  it('gives rows to users and teams, also through the set of owners', () => {
    const team = { ownerid: wellKnown.rootTeam, owneridtype: 'team' };
    expect(read('account', { 'ownerid@odata.bind': `/systemusers(${wellKnown.systemUser})` })).toEqual({ ownerid: wellKnown.systemUser, owneridtype: 'systemuser' });
    expect(read('account', { 'ownerid@odata.bind': `/teams(${wellKnown.rootTeam})` })).toEqual(team);
    expect(read('account', { 'ownerid@odata.bind': `/owners(${wellKnown.rootTeam})` })).toEqual(team);
  });

  it('sets secret columns, which no answer shows', () => {
    expect(read('serviceendpoint', { authvalue: 's3cret' })).toEqual({ authvalue: 's3cret' });
  });

  it.each([
    ['nope', 1, 400], ['Acm_Name', 'x', 400], ['__proto__', 1, 400], ['constructor', 1, 400], ['toString', null, 400], ['hasOwnProperty@odata.bind', '/accounts(x)', 400],
    ['__proto__@odata.bind', null, 400], ['acm_accountid', null, 400], ['acm_accountid@odata.bind', '/accounts(1)', 400], ['_acm_accountid_value', account, 400],
    ['acm_customeridtype', 'account', 400], ['owneridtype', 'team', 400],
    ['acm_AccountId@odata.bind', 5, 400], ['acm_AccountId@odata.bind', 'x', 400], ['acm_AccountId@odata.bind', '/nopes(1)', 400],
    ['acm_AccountId@odata.bind', `/contacts(${contact})`, 400], ['acm_AccountId@odata.bind', `/accounts(${contact})`, 404],
    ['acm_ProjectId@odata.bind', "/acm_projects(acm_code='none')", 404], ['acm_AccountId', { name: 'x' }, 501], ['acm_ticket_acm_ticket', [{ acm_name: 'x' }], 501],
    ['acm_ticket_acm_ticket@odata.bind', ['/acm_tickets(1)'], 501],
  ])('is refused with %s: %j (%d)', (name, value, status) => {
    expect(refusal(() => read('acm_ticket', JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`) as Record<string, unknown>))).toMatchObject({ status });
  });

  it('names the property that the table does not have', () => {
    expect(refusal(() => read('account', { Name: 'x' }))).toEqual({
      status: 400, code: '0x80048d19',
      message: "An error occurred while validating input parameters: Microsoft.OData.ODataException: Invalid property 'Name' was found in entity 'Microsoft.Dynamics.CRM.account'.",
    });
    expect(refusal(() => read('account', { 'nope@odata.bind': '/contacts(1)' }))).toMatchObject({ code: '0x80048d19', message: expect.stringContaining("An undeclared property 'nope'") });
  });
});
