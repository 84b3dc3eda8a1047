import type { Environment, StoredRow, StoredValue } from '../environment';
import type { Table } from '../metadata/catalog';
import { storedMoment } from '../query/moments';
import { quoted } from './database';
import { wellKnown } from './well-known';

/**
 * Writes a row as the platform itself does, without validation and without events: for the rows that
 * describe the environment (solutions, steps, forms, …). An existing row of the same id is updated, and
 * columns that are not given stay as they are.
 * @param table logical name
 * @param row columns by logical name, the primary key among them
 */
export function writePlatformRow(environment: Environment, table: string, row: StoredRow): void {
  const metadata = environment.catalog().table(table) as Table;
  const key = metadata.primaryIdAttribute;
  if (readPlatformRow(environment, table, row[key] as string) === undefined) return insertPlatformRow(environment, table, row);
  const complete = { ...row, ...changed(environment, metadata) };
  const sql = `UPDATE ${quoted(table)} SET ${Object.keys(complete).map((name) => `${quoted(name)} = ?`).join(', ')} WHERE ${quoted(key)} = ?`;
  environment.database.prepare(sql).run(...(Object.values(complete) as StoredValue[]), row[key] as string);
}

/** The same for a row that is new. */
export function insertPlatformRow(environment: Environment, table: string, row: StoredRow): void {
  const metadata = environment.catalog().table(table) as Table;
  const complete = { ...bornWith(environment, metadata), ...row, ...changed(environment, metadata) };
  const names = Object.keys(complete);
  const sql = `INSERT INTO ${quoted(table)} (${names.map(quoted).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  environment.database.prepare(sql).run(...(Object.values(complete) as StoredValue[]));
}

/** The row of that id, or undefined. */
export function readPlatformRow(environment: Environment, table: string, id: string): StoredRow | undefined {
  const key = (environment.catalog().table(table) as Table).primaryIdAttribute;
  return environment.database.prepare(`SELECT * FROM ${quoted(table)} WHERE ${quoted(key)} = ?`).get(id) as StoredRow | undefined;
}

/** All rows in which the columns have these values. */
export function findPlatformRows(environment: Environment, table: string, match: StoredRow): StoredRow[] {
  const where = Object.keys(match).map((name) => `${quoted(name)} = ?`).join(' AND ') || '1';
  return environment.database.prepare(`SELECT * FROM ${quoted(table)} WHERE ${where}`).all(...Object.values(match)) as StoredRow[];
}

const changed = (environment: Environment, table: Table): StoredRow => only(table, {
  modifiedon: storedMoment(environment.clock.now()),
  modifiedby: wellKnown.systemUser,
  versionnumber: environment.nextVersion(),
});

function bornWith(environment: Environment, table: Table): StoredRow {
  const defaults = table.attributes
    .filter((attribute) => attribute.defaultValue !== undefined)
    .map((attribute) => [attribute.logicalName, attribute.defaultValue as number]);
  return only(table, {
    ...Object.fromEntries(defaults),
    ...firstState(environment, table),
    createdon: storedMoment(environment.clock.now()),
    createdby: wellKnown.systemUser,
    ...(table.ownershipType === 'OrganizationOwned' && { organizationid: wellKnown.organization }),
    ...(table.ownershipType === 'UserOwned' && {
      ownerid: wellKnown.administrator, owneridtype: 'systemuser', owninguser: wellKnown.administrator, owningbusinessunit: wellKnown.rootBusinessUnit,
    }),
  });
}

/** The state with the value 0 and the status that belongs to it by default. */
function firstState(environment: Environment, table: Table): StoredRow {
  const states = environment.catalog().optionSet(table.attribute('statecode')?.optionSetName ?? '');
  const first = states?.options.find((option) => option.value === 0);
  return first ? { statecode: 0, statuscode: first.defaultStatus ?? null } : {};
}

const only = (table: Table, row: StoredRow): StoredRow =>
  Object.fromEntries(Object.entries(row).filter(([name]) => table.attribute(name)));
