import type { Environment, StoredRow } from '../environment';
import { deleteRestricted } from '../errors';
import type { Table } from '../metadata/catalog';
import type { RelationshipMetadata } from '../metadata/types';
import { quoted } from '../storage/database';
import { emptyLookup, type RowReference } from './references';

/** What is done to single rows while one is deleted. */
export interface CascadeEffects {
  /** Empties columns of a row that pointed to a deleted one. */
  clear(table: Table, id: string, values: StoredRow): void;
  /** Deletes the row itself. */
  remove(table: Table, id: string): void;
}

/**
 * Deletes a row as its relationships say: rows that point to it go with it (Cascade), lose the link (RemoveLink), or
 * forbid it (Restrict). Rows that go are treated in the same way, and go before those they point to; what goes anyway
 * forbids nothing, and whoever may delete the row may delete what goes with it. SIM for these last points. Call it
 * inside a transaction.
 * @throws DataverseError 405 0x80040227 when a row that must not be orphaned points here
 */
export function deleteWithChildren(environment: Environment, table: Table, id: string, effects: CascadeEffects): void {
  const doomed = withDescendants(environment, { table, id });
  const staying = (row: RowReference, behaviour: 'Restrict' | 'RemoveLink') =>
    childrenOf(environment, row, behaviour).filter(({ reference }) => !doomed.has(reference.id));
  const rows = [...doomed.values()];
  if (rows.some((row) => staying(row, 'Restrict').length > 0)) throw deleteRestricted();
  for (const row of rows) {
    for (const { reference, relationship } of staying(row, 'RemoveLink')) {
      effects.clear(reference.table, reference.id, emptyLookup(reference.table, relationship.referencingAttribute));
    }
  }
  for (const row of rows.reverse()) effects.remove(row.table, row.id);
}

/** The row and all that goes with it, by id; parents first. No recursion: a chain may be long, or a ring. */
function withDescendants(environment: Environment, root: RowReference): Map<string, RowReference> {
  const found = new Map([[root.id, root]]);
  for (const row of found.values()) {
    for (const { reference } of childrenOf(environment, row, 'Cascade')) {
      if (!found.has(reference.id)) found.set(reference.id, reference);
    }
  }
  return found;
}

interface Child {
  readonly reference: RowReference;
  readonly relationship: RelationshipMetadata;
}

/** The rows that point to a row through relationships which behave so when it is deleted. */
function childrenOf(environment: Environment, { table, id }: RowReference, behaviour: 'Cascade' | 'RemoveLink' | 'Restrict'): Child[] {
  return [...table.oneToMany.values()].filter(({ cascade }) => cascade.delete === behaviour).flatMap((relationship) => {
    const child = environment.catalog().table(relationship.referencingEntity);
    if (!child) return [];
    return pointingHere(environment, child, relationship, id).map((childId) => ({ reference: { table: child, id: childId }, relationship }));
  });
}

function pointingHere({ database }: Environment, child: Table, relationship: RelationshipMetadata, id: string): string[] {
  const type = child.attribute(relationship.referencingAttribute)?.targetTypeAttribute;
  const sql = `SELECT ${quoted(child.primaryIdAttribute)} AS id FROM ${quoted(child.logicalName)} WHERE ${quoted(relationship.referencingAttribute)} = ?${type ? ` AND ${quoted(type)} = ?` : ''}`;
  return (database.prepare(sql).all(...(type ? [id, relationship.referencedEntity] : [id])) as { id: string }[]).map((row) => row.id);
}
