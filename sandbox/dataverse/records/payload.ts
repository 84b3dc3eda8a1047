import type { Environment, StoredRow, StoredValue } from '../environment';
import { badPayload, notSupported, undeclaredProperty, unknownBodyProperty } from '../errors';
import type { Table } from '../metadata/catalog';
import { findWritableColumn } from '../query/columns';
import { emptyLookup, lookupColumns, resolveReference } from './references';
import { storedValue } from './values';

/**
 * Reads the body of a create or an update: column by logical name, as stored. Columns that the operation may not set
 * (`createdon`, `modifiedby` …) are left out without a word, as the platform does.
 * @throws DataverseError 400 for what the table does not have or a column cannot hold, 404 for references to nothing, 501 for related rows, which only `createDeep` makes
 */
export function readPayload(environment: Environment, table: Table, body: Readonly<Record<string, unknown>>, operation: 'create' | 'update'): StoredRow {
  const context = { catalog: environment.catalog(), settings: environment.settings };
  const row: Record<string, StoredValue> = {};
  // A lookup with several navigation properties becomes empty only where the body binds none of them.
  const emptied: Record<string, StoredValue> = {};
  for (const [name, value] of Object.entries(body)) {
    const bind = /^(.+)@odata\.bind$/.exec(name)?.[1];
    if (bind !== undefined) {
      Object.assign(value === null ? emptied : row, settable(table, boundLookup(environment, table, bind, value), operation));
      continue;
    }
    if (name.includes('@')) continue;
    const attribute = findWritableColumn(table, name);
    if (!attribute) {
      Object.assign(emptied, settable(table, emptiedLookup(table, name, value), operation));
      continue;
    }
    if (attribute.targets) throw lookupNotSettable(table, name);
    Object.assign(row, settable(table, { [attribute.logicalName]: storedValue(context, table, attribute, value) }, operation));
  }
  return { ...emptied, ...row };
}

/** What the operation may set of these columns; the column beside a lookup that says where it points goes with it. */
function settable(table: Table, columns: StoredRow, operation: 'create' | 'update'): StoredRow {
  const [first] = Object.keys(columns);
  const attribute = table.attribute(first ?? '');
  return (operation === 'create' ? attribute?.isValidForCreate : attribute?.isValidForUpdate) ? columns : {};
}

/** Lookups are set through their navigation property. */
export const lookupNotSettable = (table: Table, property: string) =>
  badPayload(table.entitySetName, `CRM do not support direct update of Entity Reference properties, Use Navigation properties instead. ('${property}')`);

function boundLookup(environment: Environment, table: Table, navigationProperty: string, value: unknown): StoredRow {
  const relationship = table.manyToOne.get(navigationProperty);
  if (!relationship) {
    if (table.oneToMany.has(navigationProperty) || table.manyToMany.has(navigationProperty)) throw notSupported(`'${navigationProperty}@odata.bind' in a change of a row: binding lists`);
    throw undeclaredProperty(navigationProperty, table.entitySetName);
  }
  if (value === null) return emptyLookup(table, relationship.referencingAttribute);
  return lookupColumns(table, relationship, resolveReference(environment, table.entitySetName, value));
}

/** A navigation property without `@odata.bind`: null empties a lookup, an object would be a deep insert. */
function emptiedLookup(table: Table, name: string, value: unknown): StoredRow {
  const relationship = table.manyToOne.get(name);
  if (relationship && value === null) return emptyLookup(table, relationship.referencingAttribute);
  if (relationship || table.oneToMany.has(name) || table.manyToMany.has(name)) throw notSupported(`'${name}' in a change of a row: creating related rows together with it`);
  throw unknownBodyProperty(name, table.logicalName);
}
