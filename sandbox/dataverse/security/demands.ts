import type { Environment, StoredRow } from '../environment';
import type { Table } from '../metadata/catalog';
import { readStored } from '../records/stored';
import { isReadByAll, type Access } from './access';
import { usersOf } from './users';

/**
 * Refuses a new row that the caller may not make, or not with this owner or these lookups.
 * @param row complete, as it would be stored
 * @param given the columns that the caller sent
 * @throws DataverseError 403
 */
export function demandCreate(environment: Environment, access: Access, table: Table, row: StoredRow, given: StoredRow): void {
  access.demandRow('Create', table, row);
  demandOwner(environment, access, table, given);
  demandLinks(environment, access, table, row, given);
}

/**
 * Refuses a change that the caller may not make. Another owner takes the privilege to assign.
 * @throws DataverseError 403
 */
export function demandUpdate(environment: Environment, access: Access, table: Table, before: StoredRow, given: StoredRow): void {
  access.demandRow('Write', table, before);
  if (table.ownershipType === 'UserOwned' && given.ownerid !== undefined && given.ownerid !== before.ownerid) {
    access.demandRow('Assign', table, before);
    demandOwner(environment, access, table, given);
  }
  demandLinks(environment, access, table, before, given);
}

/**
 * Somebody else who is to own the row must be able to read such rows. Source: Microsoft Learn, "Data operations and access
 * rights". Teams are not asked.
 */
function demandOwner(environment: Environment, access: Access, table: Table, { ownerid, owneridtype }: StoredRow): void {
  if (table.ownershipType !== 'UserOwned' || typeof ownerid !== 'string' || owneridtype === 'team' || ownerid === access.principal.userId) return;
  usersOf(environment).access(ownerid).demand('Read', table);
}

/** A lookup appends this row to another one. Source: Microsoft Learn, "Security roles and privileges", Append and Append To. */
function demandLinks(environment: Environment, access: Access, table: Table, row: StoredRow, given: StoredRow): void {
  if (access.isUnlimited) return;
  for (const [name, value] of Object.entries(given)) {
    const attribute = table.attribute(name);
    if (typeof value !== 'string' || !attribute?.targets || name === 'ownerid') continue;
    const type = attribute.targetTypeAttribute && given[attribute.targetTypeAttribute];
    const target = environment.catalog().table(typeof type === 'string' ? type : (attribute.targets[0] ?? ''));
    if (!target || isReadByAll(target)) continue;
    access.demandRow('Append', table, row);
    access.demandRow('AppendTo', target, readStored(environment, target, value) ?? {});
  }
}
