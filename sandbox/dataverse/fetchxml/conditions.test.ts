import type { Environment } from '../environment';
import { namesOf, ticketRows } from './test-support';

let environment: Environment;
beforeAll(() => {
  environment = ticketRows();
});
afterAll(() => environment.close());

const where = (conditions: string, type = 'and') => namesOf(environment, `<filter type='${type}'>${conditions}</filter>`);
const condition = (attribute: string, operator: string, value?: string) =>
  `<condition attribute='${attribute}' operator='${operator}'${value === undefined ? '' : ` value='${value}'`}/>`;
const values = (attribute: string, operator: string, ...listed: string[]) =>
  `<condition attribute='${attribute}' operator='${operator}'>${listed.map((value) => `<value>${value}</value>`).join('')}</condition>`;

describe('a condition', () => {
  it.each([
    ['eq', condition('acm_points', 'eq', '20'), ['T2']],
    ['eq without regard to case', condition('acm_name', 'eq', 't1'), ['T1']],
    ['eq of a yes', condition('acm_urgent', 'eq', 'true'), ['T1']],
    ['eq of an id in braces', condition('acm_accountid', 'eq', '{00000000-0000-4000-8000-000000000101}'), ['T3']],
    ['ne, with rows that have no value', condition('acm_points', 'ne', '30'), ['T1', 'T2', 'T5']],
    ['gt', condition('acm_points', 'gt', '20'), ['T3', 'T4']],
    ['ge', condition('acm_points', 'ge', '20'), ['T2', 'T3', 'T4']],
    ['lt', condition('acm_effort', 'lt', '2.5'), ['T1']],
    ['le', condition('acm_effort', 'le', '2.5'), ['T1', 'T2']],
    ['like', condition('acm_name', 'like', '%1'), ['T1']],
    ['not-like, with rows that have no value', condition('acm_externalid', 'not-like', '50%'), ['T1', 'T2', 'T3', 'T4']],
    ['begins-with', condition('acm_externalid', 'begins-with', '50'), ['T5']],
    ['ends-with', condition('acm_externalid', 'ends-with', 'off'), ['T5']],
    ['not-begin-with', condition('acm_name', 'not-begin-with', 'T1'), ['T2', 'T3', 'T4', 'T5']],
    ['like on a lookup: the name behind it', condition('acm_accountid', 'like', 'cont%'), ['T1', 'T2']],
    ['like on the virtual name of a lookup', condition('acm_customeridname', 'like', 'Ada%'), ['T3']],
    ['eq on the virtual name of a choice', condition('acm_kindname', 'eq', 'Problem'), ['T1']],
    ['in', values('acm_points', 'in', '10', '20'), ['T1', 'T2']],
    ['not-in', values('acm_points', 'not-in', '10', '30'), ['T2', 'T5']],
    ['between', values('acm_points', 'between', '10', '20'), ['T1', 'T2']],
    ['not-between', values('acm_points', 'not-between', '10', '20'), ['T3', 'T4', 'T5']],
    ['null', condition('acm_points', 'null'), ['T5']],
    ['not-null', condition('acm_externalid', 'not-null'), ['T4', 'T5']],
    ['eq-userid', condition('ownerid', 'eq-userid'), ['T1']],
    ['ne-userid', condition('ownerid', 'ne-userid'), ['T2', 'T3', 'T4', 'T5']],
    ['eq-useroruserteams', condition('ownerid', 'eq-useroruserteams'), ['T1']],
    ['today', condition('createdon', 'today'), ['T1']],
    ['this-month', condition('createdon', 'this-month'), ['T1', 'T2']],
    ['last-year', condition('createdon', 'last-year'), ['T4']],
    ['last-x-days', condition('createdon', 'last-x-days', '7'), ['T1', 'T2']],
    ['last-seven-days', condition('acm_dueon', 'last-seven-days'), ['T1', 'T2']],
    ['olderthan-x-months', condition('createdon', 'olderthan-x-months', '6'), ['T4', 'T5']],
    ['on', condition('acm_dueon', 'on', '2026-11-15'), ['T2']],
    ['on-or-before', condition('createdon', 'on-or-before', '2025-12-31'), ['T4', 'T5']],
    ['on-or-after', condition('createdon', 'on-or-after', '2026-11-22'), ['T1']],
    ['a comparison of two columns', "<condition attribute='acm_name' operator='eq' valueof='acm_externalid'/>", ['T4']],
  ])('%s', (_, text, expected) => {
    expect(where(text).sort()).toEqual(expected);
  });

  it.each([
    ['an unknown column', condition('acm_nothing', 'null'), '0x80041103', "'acm_ticket' entity doesn't contain attribute with Name = 'acm_nothing' and NameMapping = 'Logical'."],
    ['an unknown operator', condition('acm_name', 'equals', 'x'), '0x80040203', "Invalid condition operator 'equals'."],
    ['an operator called like a member of every object', condition('acm_name', 'constructor', 'x'), '0x80040203', "Invalid condition operator 'constructor'."],
    ['a value of another type', condition('acm_points', 'eq', 'many'), '0x80040203', "Condition for attribute 'acm_ticket.acm_points': expected argument(s) of type 'System.Int32' but received 'System.String'."],
    ['text operators on numbers', condition('acm_points', 'like', '1%'), '0x80040203', 'System.Int32'],
    ['a missing value', condition('acm_points', 'eq'), '0x80040203', 'one value'],
    ['an amount that is none', condition('createdon', 'last-x-days', '0'), '0x80040203', 'a whole number from 1'],
    ['dates of what holds none', condition('acm_name', 'today'), '0x80040203', 'a column of dates'],
    ['an alias that nothing has', "<condition entityname='a' attribute='name' operator='null'/>", '0x80041120', "'a'"],
  ])('refuses %s', (_, text, code, message) => {
    expect(() => where(text)).toThrow(expect.objectContaining({ status: 400, code, message: expect.stringContaining(message) }));
  });

  it.each(['this-fiscal-year', 'in-fiscal-period', 'eq-useroruserhierarchy', 'under'])('says 501 of %s', (operator) => {
    expect(() => where(condition('createdon', operator, '1'))).toThrow(expect.objectContaining({ status: 501 }));
  });
});

describe('a filter', () => {
  it('takes all or any of its conditions, and of the filters within it', () => {
    expect(where(condition('acm_points', 'eq', '10') + condition('acm_points', 'eq', '20'), 'or').sort()).toEqual(['T1', 'T2']);
    expect(where(`${condition('acm_points', 'eq', '30')}<filter type='or'>${condition('statecode', 'eq', '1')}${condition('acm_name', 'eq', 'T1')}</filter>`)).toEqual(['T4']);
    expect(where('')).toHaveLength(5);
  });

  it('that is a quick find looks for the term in columns of every kind', () => {
    const quick = (term: string) => namesOf(environment, `<filter type='or' isquickfindfields='1'>${
      ['acm_name', 'acm_points', 'acm_accountid', 'acm_kind', 'createdon'].map((name) => condition(name, 'like', term)).join('')}</filter>`).sort();
    expect(quick('Ada%')).toEqual(['T3']);
    expect(quick('20%')).toEqual(['T2']);
    expect(quick('Prob%')).toEqual(['T1']);
    expect(quick('T4%')).toEqual(['T4']);
  });

  it('of an outer link says which rows are joined, not which rows are found', () => {
    const link = (type: string) => `<link-entity name='account' from='accountid' to='acm_accountid' link-type='${type}' alias='a'><filter>${condition('name', 'eq', 'Contoso')}</filter></link-entity>`;
    expect(namesOf(environment, link('outer'))).toHaveLength(5);
    expect(namesOf(environment, link('inner')).sort()).toEqual(['T1', 'T2']);
    expect(namesOf(environment, `${link('outer')}<filter><condition entityname='a' attribute='accountid' operator='null'/></filter>`).sort()).toEqual(['T3', 'T4', 'T5']);
  });

  it('asks for rows that have, or have not, related ones', () => {
    const related = (type: string, filter = '') => `<filter><link-entity name='account' from='accountid' to='acm_accountid' link-type='${type}'>${filter}</link-entity></filter>`;
    expect(namesOf(environment, related('any')).sort()).toEqual(['T1', 'T2', 'T3']);
    expect(namesOf(environment, related('not any')).sort()).toEqual(['T4', 'T5']);
    expect(namesOf(environment, related('any', `<filter>${condition('name', 'eq', 'Adatum')}</filter>`))).toEqual(['T3']);
    expect(namesOf(environment, related('all', `<filter>${condition('name', 'eq', 'Adatum')}</filter>`)).sort()).toEqual(['T1', 'T2']);
    expect(namesOf(environment, "<link-entity name='account' from='accountid' to='acm_accountid' link-type='exists'/>").sort()).toEqual(['T1', 'T2', 'T3']);
  });
});
