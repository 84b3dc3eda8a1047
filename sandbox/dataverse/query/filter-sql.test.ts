import type { Environment } from '../environment';
import { find, idOf, put, ticketEnvironment } from './test-support';

let environment: Environment;

beforeAll(() => {
  environment = ticketEnvironment();
  put(environment, 'contact', { contactid: idOf(1), fullname: 'Ada Byron', firstname: 'Ada', lastname: 'Byron' });
  put(environment, 'account', { accountid: idOf(10), name: 'Contoso', primarycontactid: idOf(1), numberofemployees: 5, description: 'contoso' });
  put(environment, 'account', { accountid: idOf(11), name: 'Fabrikam', parentaccountid: idOf(10), numberofemployees: 50 });
  put(environment, 'account', { accountid: idOf(12), name: "O'Brian", description: "It's 100%" });
  const ticket = (number: number, row: object) => put(environment, 'acm_ticket', { acm_ticketid: idOf(number), acm_name: `T${number}`, ...row });
  ticket(21, { acm_points: 1, acm_urgent: 1, acm_accountid: idOf(10), acm_customerid: idOf(10), acm_customeridtype: 'account', acm_dueon: '2026-11-22', acm_reportedon: '2026-11-21T12:00:00Z' });
  ticket(22, { acm_points: 2, acm_urgent: 0, acm_accountid: idOf(10), acm_customerid: idOf(1), acm_customeridtype: 'contact', acm_dueon: '2026-11-25', acm_reportedon: '2026-11-22T03:00:00Z' });
  ticket(23, { acm_points: null, acm_urgent: null, acm_accountid: idOf(11), acm_dueon: null });
});

const accounts = (filter: string, includesNull?: boolean) => find(environment, 'account', `$filter=${encodeURIComponent(filter)}&$orderby=name`, {}, includesNull);
const tickets = (filter: string, includesNull?: boolean) => find(environment, 'acm_ticket', `$filter=${encodeURIComponent(filter)}&$orderby=acm_name`, {}, includesNull);
const failure = (filter: string, of = tickets) => {
  try {
    of(filter);
  } catch (error) {
    return error as Error;
  }
  throw new Error(`'${filter}' was taken`);
};

describe('a filter', () => {
  it('compares without regard to case, and takes quotes for what they are', () => {
    expect(accounts("name eq 'CONTOSO'")).toEqual(['Contoso']);
    expect(accounts("name eq 'O''Brian'")).toEqual(["O'Brian"]);
    expect(accounts("name eq 'x'' OR 1=1 --'")).toEqual([]);
  });

  it('compares numbers, dates, yes and no, ids and columns', () => {
    expect(tickets('acm_points ge 1 and acm_points lt 2')).toEqual(['T21']);
    expect(tickets('1 lt acm_points')).toEqual(['T22']);
    expect(tickets('acm_urgent eq true')).toEqual(['T21']);
    expect(tickets('acm_dueon gt 2026-11-22')).toEqual(['T22']);
    expect(tickets('acm_reportedon ge 2026-11-22')).toEqual(['T22']);
    expect(tickets('acm_reportedon lt 2026-11-21T13:00:00+01:00')).toEqual([]);
    expect(tickets(`_acm_accountid_value eq ${idOf(11)}`)).toEqual(['T23']);
    expect(accounts('name eq description')).toEqual(['Contoso']);
  });

  it('finds empty columns with null, and with ne unless a setting says otherwise', () => {
    expect(tickets('acm_points eq null')).toEqual(['T23']);
    expect(tickets('acm_points ne null')).toEqual(['T21', 'T22']);
    expect(tickets('acm_points ne 1')).toEqual(['T22', 'T23']);
    expect(tickets('acm_points ne 1', false)).toEqual(['T22']);
    expect(tickets('not (acm_points eq 1)')).toEqual(['T22', 'T23']);
    expect(tickets('not (acm_points eq 1)', false)).toEqual(['T22']);
  });

  it('follows lookups, however far', () => {
    expect(tickets("acm_AccountId/name eq 'contoso'")).toEqual(['T21', 'T22']);
    expect(tickets("acm_AccountId/parentaccountid/primarycontactid/lastname eq 'Byron'")).toEqual(['T23']);
    expect(tickets("acm_CustomerId_contact/fullname eq 'Ada Byron'")).toEqual(['T22']);
    expect(tickets("acm_CustomerId_account/name eq 'Contoso'")).toEqual(['T21']);
  });

  it('asks any and all of the rows that point here', () => {
    expect(accounts('acm_account_acm_ticket/any()')).toEqual(['Contoso', 'Fabrikam']);
    expect(accounts('acm_account_acm_ticket/any(t:t/acm_points eq 2)')).toEqual(['Contoso']);
    expect(accounts('not acm_account_acm_ticket/any()')).toEqual(["O'Brian"]);
    expect(accounts('acm_account_acm_ticket/all(t:t/acm_points le 2)')).toEqual(['Contoso', "O'Brian"]);
    expect(accounts("account_parent_account/any(a:a/acm_account_acm_ticket/any(t:t/acm_name eq 'T23'))")).toEqual(['Contoso']);
  });

  it('takes lists in both forms', () => {
    expect(tickets("acm_name in ('T21','t23')")).toEqual(['T21', 'T23']);
    expect(tickets('acm_points in (1,null)')).toEqual(['T21', 'T23']);
    expect(tickets("Microsoft.Dynamics.CRM.In(PropertyName='acm_points',PropertyValues=['1','2'])")).toEqual(['T21', 'T22']);
    expect(tickets(`Microsoft.Dynamics.CRM.In(PropertyName='acm_accountid',PropertyValues=["${idOf(11).toUpperCase()}"])`)).toEqual(['T23']);
    expect(tickets("Microsoft.Dynamics.CRM.NotIn(PropertyName='acm_points',PropertyValues=['1'])")).toEqual(['T22', 'T23']);
  });

  it('knows the functions of Dataverse', () => {
    const call = (name: string, column: string, ...values: string[]) =>
      `Microsoft.Dynamics.CRM.${name}(PropertyName='${column}'${values.length > 0 ? `,PropertyValues=${JSON.stringify(values)}` : ''})`;
    expect(tickets(call('Today', 'acm_dueon'))).toEqual(['T21']);
    expect(tickets(call('NextXDays', 'acm_dueon', '3'))).toEqual(['T21', 'T22']);
    expect(tickets(call('Yesterday', 'acm_reportedon'))).toEqual(['T21']);
    expect(tickets(call('On', 'acm_reportedon', '2026-11-22'))).toEqual(['T22']);
    expect(tickets(call('OnOrBefore', 'acm_reportedon', '2026-11-21'))).toEqual(['T21']);
    expect(tickets(call('NextXYears', 'acm_dueon', '100000'))).toEqual(['T21', 'T22']);
    expect(tickets(call('LastXYears', 'acm_reportedon', '100000'))).toEqual(['T21', 'T22']);
    expect(tickets(call('Between', 'acm_points', '2', '9'))).toEqual(['T22']);
    expect(find(environment, 'systemuser', `$filter=${call('EqualUserId', 'systemuserid')}`)).toEqual(['System Administrator']);
  });

  it('refuses what makes no sense, in the words of the platform', () => {
    expect(failure("surname eq 'x'").message).toBe("Could not find a property named 'surname' on type 'Microsoft.Dynamics.CRM.acm_ticket'.");
    expect(failure("acm_AccountId/nme eq 'x'").message).toBe("Could not find a property named 'nme' on type 'Microsoft.Dynamics.CRM.account'.");
    expect(failure(`acm_accountid eq ${idOf(1)}`).message).toMatch(/Could not find a property named 'acm_accountid'/);
    expect(failure("acm_points eq 'one'").message).toBe(
      "A binary operator with incompatible types was detected. Found operand types 'Edm.Int32' and 'Edm.String' for operator kind 'Equal'.",
    );
    expect(failure('acm_points eq acm_name').message).toMatch(/incompatible types/);
    for (const filter of ['1 eq 1', 'acm_points gt null', "contains(acm_points,'1')", 'nope/any()', "Microsoft.Dynamics.CRM.Nope(PropertyName='acm_name')", "Microsoft.Dynamics.CRM.Today(PropertyName='acm_name')", "Microsoft.Dynamics.CRM.LastXDays(PropertyName='acm_dueon',PropertyValue='x')", "Microsoft.Dynamics.CRM.In(PropertyName='acm_points',PropertyValues=['x'])", "Microsoft.Dynamics.CRM.On(PropertyName='acm_dueon',PropertyValue='9999999-01-01')"]) {
      expect(failure(filter)).toMatchObject({ status: 400 });
    }
    expect(failure("Microsoft.Dynamics.CRM.Under(PropertyName='acm_parentid',PropertyValue='x')")).toMatchObject({ status: 501 });
  });

  it('runs with as many conditions as are allowed', () => {
    const many = Array.from({ length: 500 }, (_, index) => `acm_points eq ${index}`);
    expect(tickets(many.join(' or '))).toEqual(['T21', 'T22']);
    expect(tickets(`${'('.repeat(90)}${'not ('.repeat(4)}acm_points eq 1${')'.repeat(94)}`)).toEqual(['T21']);
  });
});
