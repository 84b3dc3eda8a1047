import type { Environment, StoredRow } from '../environment';
import { parseQueryOptions } from '../odata/query-options';
import { commonIn, type IsCommon } from './common-values';
import { compileList } from './compile';
import { contextFor, idOf, put, ticketEnvironment } from './test-support';

/** A thousand tickets in status 1, three in status 2. */
let environment: Environment;

beforeAll(() => {
  environment = ticketEnvironment();
  environment.transaction(() => {
    for (let number = 0; number < 1_003; number += 1) {
      put(environment, 'acm_ticket', { acm_ticketid: idOf(number), acm_name: `T${number}`, statuscode: number < 1_000 ? 1 : 2, acm_dueon: `2026-11-${10 + (number % 20)}` });
    }
  });
});

function compiled(query: string, isCommon: IsCommon | undefined) {
  const table = environment.catalog().table('acm_ticket');
  if (!table) throw new Error('The test solution has lost its table.');
  const { filter, orderBy } = parseQueryOptions(new URLSearchParams(query));
  return compileList({ ...contextFor(environment), isCommon }, { table, columns: new Set(['acm_name']), filter, orderBy, limit: 20 });
}

const rowsOf = ({ sql, parameters }: ReturnType<typeof compiled>) => environment.database.prepare(sql).all(...parameters) as StoredRow[];
const planOf = ({ sql, parameters }: ReturnType<typeof compiled>) =>
  (environment.database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { detail: string }[]).map(({ detail }) => detail).join('; ');

describe('a value', () => {
  it('is common when a thousand rows have it', () => {
    const isCommon = commonIn(environment);
    expect(isCommon('acm_ticket', 'statuscode', 1)).toBe(true);
    expect(isCommon('acm_ticket', 'statuscode', 2)).toBe(false);
    expect(isCommon('acm_ticket', 'statuscode', 99)).toBe(false);
  });

  it('that is common is not looked up, so that nothing has to be sorted', () => {
    expect(planOf(compiled('$filter=statuscode eq 1&$orderby=acm_dueon', commonIn(environment)))).toMatch(/INDEX ix_acm_ticket_acm_dueon$/);
    expect(planOf(compiled('$filter=statuscode eq 2&$orderby=acm_dueon', commonIn(environment)))).toMatch(/INDEX ix_acm_ticket_statuscode/);
  });

  it('changes how rows are found, never which', () => {
    for (const filter of ['statuscode eq 1', 'statuscode eq 2', 'statuscode in (1,2)', 'not (statuscode eq 1)', "statuscode eq 1 and contains(acm_name,'9')"]) {
      const query = `$filter=${filter}&$orderby=acm_dueon desc`;
      expect(rowsOf(compiled(query, commonIn(environment)))).toEqual(rowsOf(compiled(query, undefined)));
    }
  });
});
