import type { Environment, StoredRow } from '../environment';
import { deleteRestricted } from '../errors';
import type { Table } from '../metadata/catalog';
import type { RelationshipMetadata } from '../metadata/types';
import { quoted } from '../storage/database';
import { emptyLookup } from './references';

/** What is done to single rows while one is deleted. */
export interface CascadeEffects {
  /** Empties columns of a row that pointed to a deleted one. */
  clear(table: Table, id: string, values: StoredRow): void;
  /** Deletes the row itself. */
  remove(table: Table, id: string): void;
}

/**
 * Deletes a row as its relationships say: rows that point to it go with it (Cascade), lose the link (RemoveLink), or
 * forbid it (Restrict). Rows that go are treated in the same way. Call it inside a transaction.
 * @throws DataverseError 405 0x80040227 when a row that must not be orphaned points here
 */
export function deleteWithChildren(environment: Environment, table: Table, id: string, effects: CascadeEffects, underWay = new Set<string>()): void {
  if (underWay.has(id)) return;
  underWay.add(id);
  for (const relationship of environment.catalog().snapshot.relationships) {
    if (relationship.referencedEntity !== table.logicalName) continue;
    const child = environment.catalog().table(relationship.referencingEntity);
    if (child) deleteChildren(environment, child, relationship, id, effects, underWay);
  }
  effects.remove(table, id);
}

function deleteChildren(environment: Environment, child: Table, relationship: RelationshipMetadata, id: string, effects: CascadeEffects, underWay: Set<string>) {
  const children = pointingHere(environment, child, relationship, id).filter((childId) => !underWay.has(childId));
  switch (relationship.cascade.delete) {
    case 'Restrict':
      if (children.length > 0) throw deleteRestricted();
      return;
    case 'RemoveLink':
      for (const childId of children) effects.clear(child, childId, emptyLookup(child, relationship.referencingAttribute));
      return;
    case 'Cascade':
      for (const childId of children) deleteWithChildren(environment, child, childId, effects, underWay);
      return;
    default:
      return;
  }
}

function pointingHere({ database }: Environment, child: Table, relationship: RelationshipMetadata, id: string): string[] {
  const type = child.attribute(relationship.referencingAttribute)?.targetTypeAttribute;
  const sql = `SELECT ${quoted(child.primaryIdAttribute)} AS id FROM ${quoted(child.logicalName)} WHERE ${quoted(relationship.referencingAttribute)} = ?${type ? ` AND ${quoted(type)} = ?` : ''}`;
  return (database.prepare(sql).all(...(type ? [id, relationship.referencedEntity] : [id])) as { id: string }[]).map((row) => row.id);
}
