import type { Environment, StoredRow, StoredValue } from '../environment';
import type { Table } from '../metadata/catalog';
import type { AttributeMetadata } from '../metadata/types';
import { isLookup, propertyOf } from '../query/columns';
import { quoted } from '../storage/database';
import { formattedValue } from './formatted';
import type { LoadedRow, Selection } from './load';
import type { Preferences } from './preferences';

const FORMATTED = 'OData.Community.Display.V1.FormattedValue';
const LOGICAL_NAME = 'Microsoft.Dynamics.CRM.lookuplogicalname';
const NAVIGATION = 'Microsoft.Dynamics.CRM.associatednavigationproperty';

/** The version of a row as the Web API tells it. */
export const etagOf = (row: StoredRow) => `W/"${row.versionnumber ?? 0}"`;

/** Rows as JSON; names behind lookups are read once for all of them, one statement a table. */
export function printRows(environment: Environment, serviceRoot: string, selection: Selection, rows: readonly LoadedRow[], preferences: Preferences): Record<string, unknown>[] {
  const names = preferences.includesAnnotation(FORMATTED) ? namesBehindLookups(environment, selection, rows) : new Map<string, string>();
  return rows.map((row) => printRow(row));

  function printRow({ row, expanded }: LoadedRow): Record<string, unknown> {
    const { table, attributes } = selection;
    const printed: Record<string, unknown> = table.attribute('versionnumber') ? { '@odata.etag': etagOf(row) } : {};
    const shown = attributes.some(({ isPrimaryId }) => isPrimaryId) ? attributes : [...attributes, ...table.attributes.filter(({ isPrimaryId }) => isPrimaryId)];
    for (const attribute of shown) printColumn(printed, table, attribute, row);
    for (const { item, many, selection: inner } of selection.expands) {
      const value = expanded.get(item.name) ?? null;
      const found = value === null ? [] : Array.isArray(value) ? (value as readonly LoadedRow[]) : [value as LoadedRow];
      const values = item.reference
        ? found.map((each) => ({ '@odata.id': `${serviceRoot}${inner.table.entitySetName}(${each.row[inner.table.primaryIdAttribute]})` }))
        : printRows(environment, serviceRoot, inner, found, preferences);
      printed[item.name] = many ? values : (values[0] ?? null);
    }
    return printed;
  }

  function printColumn(printed: Record<string, unknown>, table: Table, attribute: AttributeMetadata, row: StoredRow) {
    const value = row[attribute.logicalName] ?? null;
    const property = propertyOf(attribute);
    const annotate = (annotation: string, text: string | undefined) => {
      if (text !== undefined && preferences.includesAnnotation(annotation)) printed[`${property}@${annotation}`] = text;
    };
    if (isLookup(attribute) && value !== null) {
      const target = targetOf(attribute, row);
      const relationship = table.relationshipsOfLookup(attribute.logicalName).find(({ referencedEntity }) => referencedEntity === target || referencedEntity === 'owner');
      annotate(NAVIGATION, relationship?.referencingEntityNavigationPropertyName);
      annotate(LOGICAL_NAME, target);
      annotate(FORMATTED, names.get(String(value)));
    } else {
      annotate(FORMATTED, formattedValue(environment.catalog(), attribute, value));
    }
    printed[property] = attribute.type === 'Boolean' && value !== null ? value === 1 : value;
  }
}

/** The table that a lookup points to in a row. */
function targetOf(attribute: AttributeMetadata, row: StoredRow): string | undefined {
  const type = attribute.targetTypeAttribute ? row[attribute.targetTypeAttribute] : undefined;
  return typeof type === 'string' ? type : attribute.targets?.[0];
}

/** By id: what the rows behind the lookups of a page are called. */
function namesBehindLookups(environment: Environment, { attributes }: Selection, rows: readonly LoadedRow[]): Map<string, string> {
  const wanted = new Map<string, Set<StoredValue>>();
  for (const attribute of attributes.filter(isLookup)) {
    for (const { row } of rows) {
      const target = targetOf(attribute, row);
      const id = row[attribute.logicalName] ?? null;
      if (target && id !== null) wanted.set(target, (wanted.get(target) ?? new Set()).add(id));
    }
  }
  const names = new Map<string, string>();
  for (const [target, ids] of wanted) {
    const table = environment.catalog().table(target);
    if (!table?.primaryNameAttribute) continue;
    const id = quoted(table.primaryIdAttribute);
    const sql = `SELECT ${id} AS id, ${quoted(table.primaryNameAttribute)} AS name FROM ${quoted(target)} WHERE ${id} IN (SELECT value FROM json_each(?))`;
    for (const found of environment.database.prepare(sql).all(JSON.stringify([...ids])) as { id: string; name: string | null }[]) {
      if (found.name !== null) names.set(found.id, found.name);
    }
  }
  return names;
}
