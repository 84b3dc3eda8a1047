import type { ColumnModel } from '../../app-model';
import type { LookupValue, WebApiRow } from '../player';
import { formatDateColumn } from './dates';
import type { Locale } from './locale';
import { formatNumber } from './numbers';

/** Annotations of the Web API. */
export const formattedValue = '@OData.Community.Display.V1.FormattedValue';
const lookupTable = '@Microsoft.Dynamics.CRM.lookuplogicalname';

/** Under which name a row of the Web API carries a column: lookups of the row's own table have a name of their own. */
export function keyOf(row: WebApiRow, name: string, column: Pick<ColumnModel, 'type'>): string {
  const lookupKey = `_${name}_value`;
  return isLookup(column) && (lookupKey in row || !(name in row)) && !name.includes('.') ? lookupKey : name;
}

/**
 * What a list shows for a column of a row.
 * @param name the column, or `alias.column` of a linked table
 */
export function cellText(row: WebApiRow, name: string, column: ColumnModel, locale: Locale): string {
  const key = keyOf(row, name, column);
  const value = row[key];
  if (value === null || value === undefined) return '';
  if (column.type === 'dateTime' && typeof value === 'string') return formatDateColumn(column, value, locale);
  if (typeof value === 'number' && !column.options) return formatNumber(value, column, locale);
  const formatted = row[`${key}${formattedValue}`];
  if (typeof formatted === 'string') return formatted;
  return optionLabel(column, value) ?? String(value);
}

/** The lookup in a cell, if it is one and set. */
export function cellLookup(row: WebApiRow, name: string, column: ColumnModel): LookupValue | undefined {
  if (!isLookup(column)) return undefined;
  const key = keyOf(row, name, column);
  const id = row[key];
  const entityType = row[`${key}${lookupTable}`] ?? column.targets?.[0]?.table;
  if (typeof id !== 'string' || typeof entityType !== 'string') return undefined;
  const text = row[`${key}${formattedValue}`];
  return { id, entityType, ...(typeof text === 'string' ? { name: text } : {}) };
}

export function isLookup(column: Pick<ColumnModel, 'type'>): boolean {
  return column.type === 'lookup' || column.type === 'owner' || column.type === 'customer';
}

function optionLabel(column: ColumnModel, value: unknown): string | undefined {
  return column.options?.find((option) => option.value === Number(value))?.label;
}
