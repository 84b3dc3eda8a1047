import type { Environment, StoredRow, StoredValue } from '../environment';
import { badPayload, rowNotFound, rowNotFoundByKey } from '../errors';
import type { Table } from '../metadata/catalog';
import type { AttributeMetadata, RelationshipMetadata } from '../metadata/types';
import { isLookup } from '../query/columns';
import { findByKey, parseKey } from './keys';
import { readStored } from './stored';
import { storedValue } from './values';

/** A row that an address names. */
export interface RowReference {
  readonly table: Table;
  readonly id: string;
}

/**
 * Finds the row that `@odata.bind` or `@odata.id` names: `/contacts(guid)`, `contacts(key='x')`, or an absolute address.
 * @param entitySet set of the row that the reference stands in, for errors
 * @throws DataverseError 400 when it is no address of a row, 404 when there is no such row
 */
export function resolveReference(environment: Environment, entitySet: string, address: unknown): RowReference {
  const text = typeof address === 'string' ? address : '';
  const match = /(?:^|\/)(\w+)\((.*)\)$/s.exec(decoded(text));
  const table = match ? environment.catalog().tableBySet(match[1] as string) : undefined;
  if (!match || !table) throw badPayload(entitySet, `The URI '${text.slice(0, 200)}' is not a valid entity reference.`);
  const key = parseKey(table, match[2] as string);
  const id = key.kind === 'id' ? key.id : findByKey(environment, table, key.values);
  if (id === undefined) throw rowNotFoundByKey(table.logicalName);
  return existing(environment, table, id);
}

/** @throws DataverseError 404 */
function existing(environment: Environment, table: Table, id: string): RowReference {
  const row = readStored(environment, table, id);
  if (!row) throw rowNotFound(table.logicalName, id);
  // An owner is a user or a team: lookups say which.
  const target = table.logicalName === 'owner' ? environment.catalog().table(String(row.owneridtype)) : table;
  return { table: target ?? table, id };
}

/**
 * The values of an alternate key in a URL as columns of a new row.
 * @throws DataverseError 400 for what a column cannot hold, 404 for references to nothing
 */
export function keyColumns(environment: Environment, table: Table, values: StoredRow): StoredRow {
  const context = { catalog: environment.catalog(), settings: environment.settings };
  const columns = Object.entries(values).map(([name, value]): StoredRow => {
    const attribute = table.attribute(name) as AttributeMetadata;
    if (!isLookup(attribute)) return { [name]: storedValue(context, table, attribute, jsonOf(attribute, value)) };
    const relationship = table.relationshipsOfLookup(name)[0] as RelationshipMetadata;
    const target = context.catalog.table(relationship.referencedEntity) as Table;
    return lookupColumns(table, relationship, existing(environment, target, String(value)));
  });
  return Object.assign({}, ...columns) as StoredRow;
}

/** A stored value as a body would say it. */
const jsonOf = ({ type }: AttributeMetadata, value: StoredValue) => (type === 'Boolean' ? value === 1 : value);

/** What a lookup column holds when it points to a row. @throws DataverseError 400 when it cannot point to that table */
export function lookupColumns(table: Table, relationship: RelationshipMetadata, reference: RowReference): StoredRow {
  const attribute = table.attribute(relationship.referencingAttribute);
  const target = reference.table.logicalName;
  const fits = target === relationship.referencedEntity || (attribute?.type === 'Owner' && attribute.targets?.includes(target));
  if (!attribute || !fits) {
    throw badPayload(table.entitySetName, `A row of '${target}' cannot stand in '${relationship.referencingEntityNavigationPropertyName}', which points to '${relationship.referencedEntity}'.`);
  }
  return { [attribute.logicalName]: reference.id, ...(attribute.targetTypeAttribute ? { [attribute.targetTypeAttribute]: target } : {}) };
}

/** What a lookup column holds when it points to nothing. */
export function emptyLookup(table: Table, column: string): StoredRow {
  const type = table.attribute(column)?.targetTypeAttribute;
  return { [column]: null, ...(type ? { [type]: null } : {}) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
