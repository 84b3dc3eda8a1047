import type { CellModel } from '../../app-model';

/** Where a cell stands in its section's grid; lines count from 1, as in CSS. */
export interface PlacedCell {
  readonly cell: CellModel;
  readonly row: number;
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
}

/**
 * Lays a section's cells out as the form designer does: each row of the form begins a row of the grid, and cells
 * step aside for those that reach down from above. A cell is never wider than what is left of its row.
 */
export function placeCells(rows: readonly (readonly CellModel[])[], columns: number): readonly PlacedCell[] {
  const taken = new Set<string>();
  const placed: PlacedCell[] = [];
  let row = 1;
  for (const cells of rows) {
    let column = 1;
    for (const cell of cells) {
      while (taken.has(`${row}:${column}`)) [row, column] = column < columns ? [row, column + 1] : [row + 1, 1];
      const columnSpan = freeFrom(taken, row, column, Math.min(cell.columnSpan, columns - column + 1));
      const rowSpan = Math.max(1, cell.rowSpan);
      for (let r = row; r < row + rowSpan; r += 1) for (let c = column; c < column + columnSpan; c += 1) taken.add(`${r}:${c}`);
      placed.push({ cell, row, column, columnSpan, rowSpan });
      column += columnSpan;
      if (column > columns) [row, column] = [row + 1, 1];
    }
    if (column > 1) row += 1;
  }
  return placed;
}

/** How many of the wanted columns are free in a row. */
function freeFrom(taken: ReadonlySet<string>, row: number, column: number, wanted: number): number {
  let free = 1;
  while (free < wanted && !taken.has(`${row}:${column + free}`)) free += 1;
  return free;
}
