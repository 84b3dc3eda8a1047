import fc from 'fast-check';
import { placeCells } from './place-cells';
import { cell } from './test-support/fake-form';

const at = (rows: Parameters<typeof placeCells>[0], columns: number) =>
  placeCells(rows, columns).map((placed) => [placed.cell.id, placed.row, placed.column]);

describe('cells of a section', () => {
  it('begin a new row of the grid with each row of the form', () => {
    expect(at([[cell('a')], [cell('b'), cell('c')]], 2)).toEqual([['cell-a', 1, 1], ['cell-b', 2, 1], ['cell-c', 2, 2]]);
  });

  it('step aside for a cell that reaches down from above', () => {
    expect(at([[cell('a', { rowSpan: 2 }), cell('b')], [cell('c')]], 2)).toEqual([['cell-a', 1, 1], ['cell-b', 1, 2], ['cell-c', 2, 2]]);
  });

  it('never overlap, and never reach out of the section', () => {
    const spans = fc.record({ columnSpan: fc.integer({ min: 0, max: 5 }), rowSpan: fc.integer({ min: 0, max: 4 }) });
    fc.assert(
      fc.property(fc.array(fc.array(spans, { maxLength: 4 }), { maxLength: 5 }), fc.integer({ min: 1, max: 4 }), (rows, columns) => {
        const placed = placeCells(rows.map((row, r) => row.map((span, c) => cell(`${r}-${c}`, span))), columns);
        const squares = placed.flatMap(({ row, rowSpan, column, columnSpan }) =>
          Array.from({ length: rowSpan * columnSpan }, (_, i) => `${row + Math.floor(i / columnSpan)}:${column + (i % columnSpan)}`),
        );
        expect(placed).toHaveLength(rows.flat().length);
        expect(new Set(squares).size).toBe(squares.length);
        expect(placed.every(({ column, columnSpan }) => column >= 1 && column + columnSpan - 1 <= columns)).toBe(true);
      }),
    );
  });
});
