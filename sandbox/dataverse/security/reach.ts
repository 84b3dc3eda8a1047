import type { StoredRow, StoredValue } from '../environment';
import type { Table } from '../metadata/catalog';
import { Depth } from './privileges';

/** Who asks, as far as the reach of a privilege is concerned. */
export interface Principal {
  readonly userId: string;
  readonly businessUnitId: string;
  /** The user's business unit and all units below it. */
  readonly businessUnits: readonly string[];
}

/**
 * Whether a privilege of this depth reaches a row. Rows of tables without owners belong to everybody: there any
 * depth does.
 */
export function reaches(depth: Depth, row: StoredRow, { ownershipType }: Pick<Table, 'ownershipType'>, principal: Principal): boolean {
  if (depth === Depth.none) return false;
  if (depth === Depth.global || ownershipType !== 'UserOwned') return true;
  if (row.ownerid === principal.userId) return true;
  if (depth === Depth.basic) return false;
  const units = depth === Depth.deep ? principal.businessUnits : [principal.businessUnitId];
  return units.includes(String(row.owningbusinessunit));
}

/**
 * The same as a condition of a query: undefined where every row is reached.
 * @param column gives the SQL of a column of the table
 * @param bind puts a value into the statement and gives its place
 */
export function reachSql(
  depth: Depth,
  { ownershipType }: Pick<Table, 'ownershipType'>,
  principal: Principal,
  column: (logicalName: string) => string,
  bind: (value: StoredValue) => string,
): string | undefined {
  if (depth === Depth.none) return '0';
  if (depth === Depth.global || ownershipType !== 'UserOwned') return undefined;
  const own = `${column('ownerid')} = ${bind(principal.userId)}`;
  if (depth === Depth.basic) return own;
  const units = depth === Depth.deep ? principal.businessUnits : [principal.businessUnitId];
  return `(${own} OR ${column('owningbusinessunit')} IN (${units.map(bind).join(', ')}))`;
}
