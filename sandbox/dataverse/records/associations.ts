import type { Caller, Environment, StoredRow } from '../environment';
import { rowNotFound } from '../errors';
import type { ManyToManyEnd, Table } from '../metadata/catalog';
import { quoted } from '../storage/database';
import type { RowReference } from './references';
import { readStored } from './stored';

/** A link between two rows, as seen from one of them. */
export interface Association {
  readonly end: ManyToManyEnd;
  readonly table: Table;
  readonly id: string;
  /** The row on the other side. */
  readonly other: RowReference;
}

/** Links two rows. A link that is there already is no error (SIM). */
export function associate({ database, catalog, newId }: Environment, { end, id, other }: Association): void {
  const intersect = catalog().table(end.intersect) as Table;
  const columns = [intersect.primaryIdAttribute, end.here, end.there].map(quoted).join(', ');
  database.prepare(`INSERT OR IGNORE INTO ${quoted(end.intersect)} (${columns}) VALUES (?, ?, ?)`).run(newId(), id, other.id);
}

/** @throws DataverseError 404 where there is no such link */
export function disassociate(environment: Environment, { end, id, other }: Association): void {
  if (!areAssociated(environment, end, id, other.id)) throw rowNotFound(other.table.logicalName, other.id);
  environment.database.prepare(`DELETE FROM ${quoted(end.intersect)} WHERE ${quoted(end.here)} = ? AND ${quoted(end.there)} = ?`).run(id, other.id);
}

/** Whether two rows are linked. */
export const areAssociated = ({ database }: Environment, end: ManyToManyEnd, id: string, otherId: string): boolean =>
  database.prepare(`SELECT 1 AS found FROM ${quoted(end.intersect)} WHERE ${quoted(end.here)} = ? AND ${quoted(end.there)} = ?`).get(id, otherId) !== undefined;

/** Takes all links of a row away: it is gone. */
export function removeAssociations({ database }: Environment, table: Table, id: string): void {
  for (const { intersect, here } of table.manyToMany.values()) {
    database.prepare(`DELETE FROM ${quoted(intersect)} WHERE ${quoted(here)} = ?`).run(id);
  }
}

/**
 * Linking appends the first table's row to the second's, from whichever side it is done; so does taking the link away.
 * Source: Microsoft Learn "Security roles and privileges", Append and Append To.
 * @throws DataverseError 403
 */
export function demandAssociation(environment: Environment, { end, table, id, other }: Association, { access }: Pick<Caller, 'access'>): void {
  const rowOf = (reference: RowReference): StoredRow => readStored(environment, reference.table, reference.id) ?? {};
  const here: RowReference = { table, id };
  const isFirst = end.here === end.relationship.entity1IntersectAttribute;
  const [first, second] = isFirst ? [here, other] : [other, here];
  access.demandRow('Append', first.table, rowOf(first));
  access.demandRow('AppendTo', second.table, rowOf(second));
}
