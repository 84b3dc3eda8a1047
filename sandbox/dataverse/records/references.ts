import type { Environment, StoredRow } from '../environment';
import { badPayload, rowNotFound, rowNotFoundByKey } from '../errors';
import type { Table } from '../metadata/catalog';
import type { RelationshipMetadata } from '../metadata/types';
import { quoted } from '../storage/database';
import { findByKey, parseKey } from './keys';

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
  if (!exists(environment, table, id)) throw rowNotFound(table.logicalName, id);
  return { table, id };
}

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

const exists = ({ database }: Environment, table: Table, id: string): boolean =>
  database.prepare(`SELECT 1 FROM ${quoted(table.logicalName)} WHERE ${quoted(table.primaryIdAttribute)} = ?`).get(id) !== undefined;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
