import { unknownProperty } from '../errors';
import type { Table } from '../metadata/catalog';
import type { AttributeMetadata, AttributeType } from '../metadata/types';

const lookupTypes = new Set<AttributeType>(['Lookup', 'Owner', 'Customer']);

/** Whether a column points to rows: the Web API shows it as `_x_value` and as navigation properties. */
export const isLookup = (attribute: AttributeMetadata) => lookupTypes.has(attribute.type);

/** The property that shows a column: lookups are `_x_value`, all others have their logical name. */
export const propertyOf = (attribute: AttributeMetadata) =>
  isLookup(attribute) ? `_${attribute.logicalName}_value` : attribute.logicalName;

const helperColumns = new WeakMap<Table, ReadonlySet<string>>();

/** Whether the Web API shows a column at all: not those that only say to which table a lookup points. */
export const isExposed = (table: Table, attribute: AttributeMetadata): boolean =>
  attribute.isValidForRead && !isHelper(table, attribute);

function isHelper(table: Table, attribute: AttributeMetadata): boolean {
  let helpers = helperColumns.get(table);
  if (!helpers) {
    helpers = new Set(table.attributes.flatMap(({ targetTypeAttribute }) => targetTypeAttribute ?? []));
    helperColumns.set(table, helpers);
  }
  return helpers.has(attribute.logicalName);
}

/** The column behind a property name, or undefined; the logical name of a lookup is no property. */
export function findColumn(table: Table, property: string): AttributeMetadata | undefined {
  const direct = table.attribute(property);
  if (direct && !isLookup(direct)) return isExposed(table, direct) ? direct : undefined;
  const lookup = /^_(.+)_value$/.exec(property);
  const attribute = lookup ? table.attribute(lookup[1] as string) : undefined;
  return attribute && isLookup(attribute) && isExposed(table, attribute) ? attribute : undefined;
}

/** The column that a body may name so: also secret ones, which can be written and never read. */
export function findWritableColumn(table: Table, property: string): AttributeMetadata | undefined {
  const attribute = table.attribute(property);
  return attribute && !isLookup(attribute) && !isHelper(table, attribute) ? attribute : findColumn(table, property);
}

/**
 * The column behind a property name.
 * @throws DataverseError 400 `Could not find a property named …`
 */
export function columnOf(table: Table, property: string): AttributeMetadata {
  const attribute = findColumn(table, property);
  if (!attribute) throw unknownProperty(property, table.logicalName);
  return attribute;
}

const edmTypes: Readonly<Record<AttributeType, string>> = {
  BigInt: 'Edm.Int64', Boolean: 'Edm.Boolean', Customer: 'Edm.Guid', DateTime: 'Edm.DateTimeOffset', Decimal: 'Edm.Decimal',
  Double: 'Edm.Double', EntityName: 'Edm.String', Integer: 'Edm.Int32', Lookup: 'Edm.Guid', Memo: 'Edm.String',
  Money: 'Edm.Decimal', Owner: 'Edm.Guid', Picklist: 'Edm.Int32', State: 'Edm.Int32', Status: 'Edm.Int32',
  String: 'Edm.String', Uniqueidentifier: 'Edm.Guid',
};

/** The OData type of a column. */
export const edmTypeOf = (attribute: AttributeMetadata) =>
  attribute.dateTimeBehavior === 'DateOnly' ? 'Edm.Date' : edmTypes[attribute.type];
