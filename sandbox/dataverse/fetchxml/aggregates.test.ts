import type { Environment } from '../environment';
import { idOf } from '../query/test-support';
import { run, ticketRows } from './test-support';

let environment: Environment;
beforeAll(() => {
  environment = ticketRows();
});
afterAll(() => environment.close());

const aggregate = (inside: string) => run(environment, `<fetch aggregate='true'><entity name='acm_ticket'>${inside}</entity></fetch>`);
const column = (name: string, alias: string, how: string) => `<attribute name='${name}' alias='${alias}' ${how}/>`;

describe('an aggregate', () => {
  it('counts rows, values and different values, and adds them up', () => {
    const all = [['n', "aggregate='count'"], ['values', "aggregate='countcolumn'"], ['different', "aggregate='countcolumn' distinct='true'"], ['sum', "aggregate='sum'"], ['avg', "aggregate='avg'"], ['min', "aggregate='min'"], ['max', "aggregate='max'"]];
    expect(aggregate(all.map(([alias, how]) => column('acm_points', alias as string, how as string)).join(''))).toEqual([{ n: 5, values: 4, different: 3, sum: 90, avg: 22, min: 10, max: 30 }]);
    expect(aggregate(column('createdon', 'first', "aggregate='min'"))).toEqual([{ first: '2024-01-01T00:00:00Z' }]);
  });

  it('counts none where there are no rows', () => {
    expect(aggregate(`${column('acm_points', 'n', "aggregate='count'")}<filter><condition attribute='acm_name' operator='eq' value='none'/></filter>`)).toEqual([{ n: 0 }]);
  });

  it('groups rows, in the order of the groups or of an alias', () => {
    const groups = column('acm_accountid', 'account', "groupby='true'") + column('acm_ticketid', 'n', "aggregate='count'");
    expect(aggregate(`${groups}<order alias='n' descending='true'/>`)).toEqual([{ account: null, n: 2 }, { account: idOf(100), n: 2 }, { account: idOf(101), n: 1 }]);
    expect(aggregate(`${groups}<order alias='account'/>`).map(({ account }) => account)).toEqual([null, idOf(101), idOf(100)]);
  });

  it('groups by parts of dates as SQL Server has them', () => {
    const parts = ['day', 'week', 'month', 'quarter', 'year'].map((part) => column('createdon', part, `groupby='true' dategrouping='${part}'`)).join('');
    expect(aggregate(`${parts}${column('acm_ticketid', 'n', "aggregate='count'")}<order alias='year'/><order alias='month'/><order alias='day'/>`)).toEqual([
      { day: 1, week: 1, month: 1, quarter: 1, year: 2024, n: 1 },
      { day: 31, week: 53, month: 12, quarter: 4, year: 2025, n: 1 },
      { day: 30, week: 36, month: 8, quarter: 3, year: 2026, n: 1 },
      { day: 15, week: 47, month: 11, quarter: 4, year: 2026, n: 1 },
      { day: 22, week: 48, month: 11, quarter: 4, year: 2026, n: 1 },
    ]);
  });

  it('goes over joined rows', () => {
    const link = `<link-entity name='account' from='accountid' to='acm_accountid' alias='a'>${column('name', 'account', "groupby='true'")}</link-entity>`;
    expect(aggregate(`${column('acm_points', 'points', "aggregate='sum'")}${link}`)).toEqual([{ points: 30, account: 'Adatum' }, { points: 30, account: 'Contoso' }]);
  });

  it.each([
    ['a column without an alias', "<attribute name='acm_points' aggregate='sum'/>", 'needs an alias'],
    ['a column that is neither grouped by nor aggregated', column('acm_points', 'x', ''), "either an aggregate or groupby='true'"],
    ['a sum of texts', column('acm_name', 'x', "aggregate='sum'"), "The aggregate 'sum' is not supported"],
    ['an order by what is no alias', `${column('acm_points', 'x', "aggregate='sum'")}<order attribute='acm_name'/>`, 'names an alias'],
    ['two columns of one alias', column('acm_points', 'x', "aggregate='sum'") + column('acm_points', 'x', "aggregate='avg'"), 'is not unique'],
  ])('refuses %s', (_, inside, message) => {
    expect(() => aggregate(inside)).toThrow(expect.objectContaining({ status: 400, message: expect.stringContaining(message) }));
  });
});

describe('distinct', () => {
  it('gives each combination of values once, without keys', () => {
    const rows = run(environment, "<fetch distinct='true'><entity name='acm_ticket'><attribute name='acm_points'/><order attribute='acm_points' descending='true'/></entity></fetch>");
    expect(rows).toEqual([{ acm_points: 30 }, { acm_points: 20 }, { acm_points: 10 }, { acm_points: null }]);
  });
});
