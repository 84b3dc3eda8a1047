import { refusal } from '../records/test-support';
import { find, ticketEnvironment } from './test-support';
import { runQuery } from './run';

const environment = ticketEnvironment();
afterAll(() => environment.close());

const tooComplex = { status: 400, code: '0x80060888', message: 'The query is too complex.' };

describe('a statement', () => {
  it('that is nested beyond what SQLite takes is the error of who asked for it', () => {
    const nested = (depth: number) => `${'('.repeat(depth)}1${')'.repeat(depth)}`;
    expect(refusal(() => runQuery(environment, { sql: `SELECT ${nested(500)}`, parameters: [] }))).toEqual(tooComplex);
    expect(runQuery(environment, { sql: `SELECT ${nested(5)} AS n`, parameters: [] })).toEqual([{ n: 1 }]);
  });

  it('that is wrong otherwise is our own fault', () => {
    expect(() => runQuery(environment, { sql: 'SELECT nope', parameters: [] })).toThrow(/no such column/);
  });

  it('names no more tables than Dataverse takes', () => {
    const through = (count: number) => `$filter=${'parentaccountid/'.repeat(count)}name eq 'x'`;
    expect(find(environment, 'account', through(15))).toEqual([]);
    expect(refusal(() => find(environment, 'account', through(16)))).toEqual({ status: 400, code: '0x8004430d', message: 'Number of link entities in query exceeded maximum limit.' });
  });
});
