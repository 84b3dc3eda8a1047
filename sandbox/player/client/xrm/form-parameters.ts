import type { AppModel, TableModel } from '../../app-model';
import type { LookupValue } from '../player';
import { plainLookup } from './ids';

/**
 * Values that a new row begins with, from the parameters of `openForm` and `navigateTo`: texts as in an address, and
 * lookups as a value, or in the three parameters `column`, `columnname` and `columntype`. Source: Learn "Set column
 * values using parameters passed to a form". What is no column of the table is left out. Pure.
 */
export function defaultsFrom(table: TableModel, parameters: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(parameters).flatMap(([name, value]) => {
    const column = table.columns[name];
    if (!column || value === null || value === undefined) return [];
    if (column.targets && typeof value === 'string') {
      const entityType = parameters[`${name}type`] ?? column.targets[0]?.table;
      const label = parameters[`${name}name`];
      return [[name, plainLookup({ id: value, entityType: String(entityType), ...(typeof label === 'string' ? { name: label } : {}) })]];
    }
    return [[name, typeof value === 'string' ? parsed(column.type, value) : value]];
  }));
}

/** The lookup to the row that a new one is made from, when the table has just one to rows of its kind. Pure. */
export function parentDefaults(app: AppModel, table: TableModel, parent: Xrm.LookupValue | undefined): Readonly<Record<string, LookupValue>> {
  if (!parent) return {};
  const related = (app.tables[parent.entityType]?.relationships ?? []).filter(({ referencingTable }) => referencingTable === table.logicalName);
  const [only, ...others] = related;
  return only && !others.length ? { [only.referencingColumn]: plainLookup(parent) } : {};
}

function parsed(type: string, text: string): unknown {
  if (type === 'yesNo') return text === 'true' || text === '1';
  return ['wholeNumber', 'decimal', 'money', 'choice', 'state', 'status'].includes(type) ? Number(text) : text;
}
