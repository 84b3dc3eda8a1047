import type { Environment } from '../environment';
import type { Table } from '../metadata/catalog';
import { isSorted } from '../storage/schema';
import { quoted } from '../storage/database';

/** Rows from which on sorting all of them takes longer than a list should take. SIM. */
const MANY = 20_000;

const made = new WeakMap<Environment, Set<string>>();

/**
 * Makes an index for a list that is sorted by a column which has none, once the table is large: the first such list
 * waits for it, all later ones are read off it. Dataverse, too, makes indexes of its own for what is asked often.
 * @param column logical name of the first column of the order; undefined: the list has its own order
 */
export function indexForOrder(environment: Environment, table: Table, column: string | undefined): void {
  const attribute = table.attribute(column ?? '');
  if (!attribute || attribute.targets || attribute.type === 'Memo' || attribute.isPrimaryId || isSorted(attribute)) return;
  const known = made.get(environment) ?? new Set();
  made.set(environment, known);
  const name = `order_${table.logicalName}_${attribute.logicalName}`;
  if (known.has(name) || !hasMany(environment, table)) return;
  environment.database.exec(`CREATE INDEX IF NOT EXISTS ${quoted(name)} ON ${quoted(table.logicalName)} (${quoted(attribute.logicalName)}, ${quoted(table.primaryIdAttribute)})`);
  known.add(name);
}

const hasMany = ({ database }: Environment, { logicalName }: Table): boolean =>
  database.prepare(`SELECT 1 AS found FROM ${quoted(logicalName)} LIMIT 1 OFFSET ${MANY}`).get() !== undefined;
