import fc from 'fast-check';
import type { Environment, StoredRow } from '../environment';
import { refusal } from '../records/test-support';
import { sortColumn } from './compile';
import { parseCursor, printCursor } from './cursor';
import { findRows, idOf, put, ticketEnvironment } from './test-support';

describe('a paging cookie', () => {
  it('gives back what it was made of', () => {
    const values = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)), fc.constant(null)), { minLength: 1, maxLength: 5 });
    fc.assert(fc.property(fc.integer({ min: 2, max: 999_999_999 }), values, (page, after) => {
      expect(parseCursor(printCursor({ page, after }), after.length)).toEqual({ page, after });
    }));
  });

  it('is written as Dataverse writes it', () => {
    expect(printCursor({ page: 2, after: ['a'] })).toMatch(/^<cookie pagenumber="2" pagingcookie="[\w-]+" istracking="False" \/>$/);
  });

  it('is refused when it is none of ours, whatever it is', () => {
    const cookie = (content: unknown) => `<cookie pagenumber="2" pagingcookie="${Buffer.from(JSON.stringify(content)).toString('base64url')}" istracking="False" />`;
    for (const token of ['', 'x', '<cookie/>', cookie({}), cookie([]), cookie([1, 2]), cookie([{}]), cookie([true]), cookie([[1]]), cookie(['a']).replace('2', '-2'), cookie(['a']).replace('2', '2222222222')]) {
      expect(refusal(() => parseCursor(token, 1))).toEqual({ status: 400, code: '0x80060888', message: 'Malformed XML in the Paging Cookie.' });
    }
    fc.assert(fc.property(fc.string(), (token) => {
      expect(refusal(() => parseCursor(token, 1))).toMatchObject({ status: 400 });
    }));
  });
});

describe('pages', () => {
  let environment: Environment;
  const names = [null, '', 'a', 'A', 'b', 'B ', 'ä', "'", '%'];
  const row = fc.record({ acm_name: fc.constantFrom(...names), acm_points: fc.constantFrom(null, 0, 1, 2), acm_effort: fc.constantFrom(null, -1.5, 0.1, 7) });
  const order = fc.uniqueArray(fc.constantFrom('acm_name', 'acm_points', 'acm_effort', 'acm_ProjectId/acm_name', '_acm_projectid_value', '_ownerid_value', 'acm_ticketid'), { maxLength: 3 })
    .chain((columns) => fc.tuple(...columns.map((column) => fc.constantFrom(column, `${column} desc`))))
    .map((items) => (items.length > 0 ? `$orderby=${items.join(',')}` : ''));

  beforeEach(() => {
    environment = ticketEnvironment();
    ['P', 'p', 'Q'].forEach((acm_name, index) => put(environment, 'acm_project', { acm_projectid: idOf(900 + index), acm_name }));
  });
  afterEach(() => environment.close());

  const fill = (rows: readonly StoredRow[]) => {
    environment.database.exec('DELETE FROM acm_ticket');
    rows.forEach((each, index) => put(environment, 'acm_ticket', { acm_ticketid: idOf(index), ...each, acm_projectid: index % 4 === 3 ? null : idOf(900 + (index % 4)), ownerid: null }));
  };
  const idsOf = (rows: readonly StoredRow[]) => rows.map(({ $id }) => $id);
  const read = (query: string, more = {}) => findRows(environment, 'acm_ticket', query, more).map((found) => ({ ...found, $id: lastSort(found) }));
  /** The primary key is the last sort key, unless it is one of them before. */
  const lastSort = (found: StoredRow) => Object.keys(found).filter((name) => name.startsWith('$sort')).map((name) => found[name]).find((value) => typeof value === 'string' && /^00000000-0000-4000-8000-0000000000\d\d$/.test(value)) ?? null;
  const after = (last: StoredRow) => {
    const values: (string | number | null)[] = [];
    for (let index = 0; sortColumn(index) in last; index += 1) values.push(last[sortColumn(index)] ?? null);
    return `&$skiptoken=${encodeURIComponent(printCursor({ page: 2, after: values }))}`;
  };

  function paged(query: string, size: number, between: (page: number) => void = () => undefined): StoredRow[] {
    const rows: StoredRow[] = [];
    let token = '';
    for (let number = 1; ; number += 1) {
      const page = read(`${query}${token}`, { limit: size });
      rows.push(...page);
      const last = page.at(-1);
      if (!last || page.length < size) return rows;
      token = after(last);
      between(number);
    }
  }

  it('put together are the whole list, in its order, whatever the sort and the size', () => {
    fc.assert(fc.property(fc.array(row, { maxLength: 20 }), order, fc.integer({ min: 1, max: 6 }), (rows, query, size) => {
      fill(rows);
      const whole = idsOf(read(query));
      expect(new Set(whole).size).toBe(rows.length);
      expect(idsOf(paged(query, size))).toEqual(whole);
    }), { numRuns: 60 });
  });

  it('never repeat a row that stays as it is, nor leave one out, while others come and go', () => {
    fc.assert(fc.property(fc.array(row, { minLength: 8, maxLength: 20 }), order, fc.integer({ min: 1, max: 4 }), (rows, query, size) => {
      fill(rows);
      let next = 50;
      const read = idsOf(paged(query, size, (page) => {
        if (page > 3) return;
        environment.database.prepare('DELETE FROM acm_ticket WHERE acm_ticketid = ?').run(idOf(page));
        put(environment, 'acm_ticket', { acm_ticketid: idOf(next++), acm_name: names[page] ?? null });
      }));
      expect(new Set(read).size).toBe(read.length);
      // The rows 1 to 3 may go; all others of the first ones are always there.
      for (let index = 4; index < rows.length; index += 1) expect(read).toContain(idOf(index));
    }), { numRuns: 40 });
  });
});
