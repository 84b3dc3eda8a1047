import type { Columns, ShownColumn, Table } from './table';

/** Columns that the platform gives the tables and that staff like to see. `ownerid` belongs to user-owned tables alone. */
export const systemColumns = {
  createdby: { displayName: 'Created By', kind: 'lookup' },
  createdon: { displayName: 'Created On', kind: 'dateTime' },
  modifiedby: { displayName: 'Modified By', kind: 'lookup' },
  modifiedon: { displayName: 'Modified On', kind: 'dateTime' },
  ownerid: { displayName: 'Owner', kind: 'lookup' },
  statecode: { displayName: 'Status', kind: 'choice' },
  statuscode: { displayName: 'Status Reason', kind: 'choice' },
} as const satisfies Readonly<Record<string, ShownColumn>>;

export type SystemColumn = keyof typeof systemColumns;

/** How a column is named in forms, views and charts: one of ours by its schema name, Microsoft's by their logical names. */
export type ColumnKey<T extends { readonly columns: Columns }> =
  | (keyof T['columns'] & string)
  | SystemColumn
  | (T extends { readonly standardColumns: infer S extends Readonly<Record<string, ShownColumn>> } ? keyof S & string : never);

/** The lookups of a table, by schema name. */
export type LookupKey<T extends { readonly columns: Columns }> = {
  [K in keyof T['columns']]: T['columns'][K] extends { readonly kind: 'lookup' } ? K : never;
}[keyof T['columns']] & string;

/** @throws Error when the table has no such column, which the types of forms and views rule out */
export function shownColumn({ logicalName, columns, standardColumns }: Table, name: string): ShownColumn {
  const found = columns[name] ?? standardColumns?.[name] ?? (systemColumns as Readonly<Record<string, ShownColumn>>)[name];
  if (!found) throw new Error(`The table '${logicalName}' has no column '${name}'.`);
  return found;
}
