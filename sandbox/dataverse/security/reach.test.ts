import fc from 'fast-check';
import Database from 'libsql';
import type { StoredValue } from '../environment';
import { Depth } from './privileges';
import { reaches, reachSql, type Principal } from './reach';

const people = ['ann', 'bob', 'cid'];
const units = ['top', 'below', 'aside'];
const principal: Principal = { userId: 'ann', businessUnitId: 'top', businessUnits: ['top', 'below'] };

const aRow = fc.record({ ownerid: fc.constantFrom(...people), owningbusinessunit: fc.constantFrom(...units) });
const aDepth = fc.constantFrom(...Object.values(Depth));

describe('the reach of a privilege', () => {
  it('grows with its depth: what a lesser depth reaches, a greater one reaches too', () => {
    fc.assert(
      fc.property(aRow, aDepth, aDepth, (row, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)] as [Depth, Depth];
        expect(!reaches(less, row, { ownershipType: 'UserOwned' }, principal) || reaches(more, row, { ownershipType: 'UserOwned' }, principal)).toBe(true);
      }),
    );
  });

  it('is own rows, those of the own unit, those below it, all', () => {
    const row = (ownerid: string, owningbusinessunit: string) => ({ ownerid, owningbusinessunit });
    const reachedAt = (depth: Depth) =>
      [row('ann', 'aside'), row('bob', 'top'), row('bob', 'below'), row('bob', 'aside')].map((candidate) => reaches(depth, candidate, { ownershipType: 'UserOwned' }, principal));
    expect(reachedAt(Depth.none)).toEqual([false, false, false, false]);
    expect(reachedAt(Depth.basic)).toEqual([true, false, false, false]);
    expect(reachedAt(Depth.local)).toEqual([true, true, false, false]);
    expect(reachedAt(Depth.deep)).toEqual([true, true, true, false]);
    expect(reachedAt(Depth.global)).toEqual([true, true, true, true]);
  });

  it('is everything at any depth where rows have no owner, and nothing without the privilege', () => {
    for (const depth of Object.values(Depth)) expect(reaches(depth, {}, { ownershipType: 'OrganizationOwned' }, principal)).toBe(depth !== Depth.none);
  });

  it('is the same in a query as for one row', () => {
    const database = new Database(':memory:');
    database.exec('CREATE TABLE t (n INTEGER, ownerid TEXT, owningbusinessunit TEXT)');
    fc.assert(
      fc.property(fc.array(aRow, { maxLength: 8 }), aDepth, fc.constantFrom('UserOwned' as const, 'OrganizationOwned' as const), (rows, depth, ownershipType) => {
        database.exec('DELETE FROM t');
        rows.forEach((row, n) => database.prepare('INSERT INTO t VALUES (?, ?, ?)').run(n, row.ownerid, row.owningbusinessunit));
        const values: StoredValue[] = [];
        const condition = reachSql(depth, { ownershipType }, principal, (name) => name, (value) => `?${values.push(value)}`);
        const found = (database.prepare(`SELECT n FROM t${condition === undefined ? '' : ` WHERE ${condition}`} ORDER BY n`).all(...values) as { n: number }[]).map(({ n }) => n);
        expect(found).toEqual(rows.flatMap((row, n) => (reaches(depth, row, { ownershipType }, principal) ? [n] : [])));
      }),
    );
    database.close();
  });
});
