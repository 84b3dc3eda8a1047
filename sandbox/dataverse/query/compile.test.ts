import fc from 'fast-check';
import type { Environment } from '../environment';
import { compileCount } from './compile';
import { contextFor, find, findPaged, idOf, put, ticketEnvironment } from './test-support';

const points = [3, null, 1, 3, 2, null, 100, 1];
let environment: Environment;

beforeAll(() => {
  environment = ticketEnvironment();
  put(environment, 'account', { accountid: idOf(100), name: 'B' });
  put(environment, 'account', { accountid: idOf(101), name: 'A' });
  points.forEach((value, index) => put(environment, 'acm_ticket', {
    acm_ticketid: idOf(index), acm_name: `T${index}`, acm_points: value, acm_accountid: index % 3 === 0 ? null : idOf(100 + (index % 2)),
  }));
});

describe('a list', () => {
  it('sorts by columns and by columns behind lookups, empty ones first, equal ones by their id', () => {
    expect(find(environment, 'acm_ticket', '$orderby=acm_points desc,acm_name desc')).toEqual(['T6', 'T3', 'T0', 'T4', 'T7', 'T2', 'T5', 'T1']);
    expect(find(environment, 'acm_ticket', '$orderby=acm_AccountId/name')).toEqual(['T0', 'T3', 'T6', 'T1', 'T5', 'T7', 'T2', 'T4']);
    expect(find(environment, 'acm_ticket', '')).toEqual(points.map((_, index) => `T${index}`));
  });

  it('is the same read in pages as read at once', () => {
    const direction = fc.constantFrom('', ' desc');
    const key = fc.constantFrom('acm_points', 'acm_name', 'acm_AccountId/name', '_acm_accountid_value', 'acm_ticketid');
    const order = fc.uniqueArray(fc.tuple(key, direction), { selector: ([name]) => name, maxLength: 3 });
    fc.assert(fc.property(order, fc.integer({ min: 1, max: 9 }), (keys, size) => {
      const query = keys.length === 0 ? '$count=true' : `$orderby=${keys.map((pair) => pair.join('')).join(',')}`;
      expect(findPaged(environment, 'acm_ticket', query, size)).toEqual(find(environment, 'acm_ticket', query));
    }), { numRuns: 150 });
  });

  it('refuses a token that is not of this query', () => {
    for (const token of ['x', '<cookie pagenumber="2" pagingcookie="" istracking="False" />', '<cookie pagenumber="2" pagingcookie="W10" istracking="False" />', '<cookie pagenumber="2" pagingcookie="W3t9XQ" istracking="False" />']) {
      expect(() => find(environment, 'acm_ticket', `$skiptoken=${encodeURIComponent(token)}`)).toThrow('Malformed XML in the Paging Cookie.');
    }
  });

  it('takes the first rows of each parent in one statement', () => {
    const relationship = environment.catalog().table('acm_ticket')?.manyToOne.get('acm_AccountId');
    if (!relationship) throw new Error('The test solution has lost its relationship.');
    expect(find(environment, 'acm_ticket', '$orderby=acm_name desc', { parents: { link: { kind: 'lookup', relationship }, ids: [idOf(100), idOf(101)], each: 2 } }).sort()).toEqual(['T2', 'T4', 'T5', 'T7']);
    expect(find(environment, 'acm_ticket', '', { parents: { link: { kind: 'lookup', relationship }, ids: [idOf(100)] } })).toEqual(['T2', 'T4']);
  });

  it('is counted up to a cap', () => {
    const table = environment.catalog().table('acm_ticket');
    if (!table) throw new Error('The test solution has lost its table.');
    const count = (cap: number) => {
      const { sql, parameters } = compileCount(contextFor(environment), { table }, cap);
      return environment.database.prepare(sql).all(...parameters);
    };
    expect(count(5000)).toEqual([{ n: 8 }]);
    expect(count(5)).toEqual([{ n: 5 }]);
  });
});
