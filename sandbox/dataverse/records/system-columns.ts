import type { Caller, Environment, StoredRow, StoredValue } from '../environment';
import type { Table } from '../metadata/catalog';
import { storedMoment } from '../query/moments';
import { readStored } from './stored';

/**
 * What the platform itself puts into a new row: who and when, the owner and what follows from him, the row version.
 * A given `overriddencreatedon` becomes the creation date, and the true one is kept there.
 */
export function newRowColumns(environment: Environment, table: Table, caller: Caller, given: StoredRow): StoredRow {
  const now = storedMoment(environment.clock.now());
  const created = given.overriddencreatedon ?? now;
  return only(table, {
    ...given,
    ...fullName(table, given),
    ...(table.isActivity ? { activitytypecode: table.logicalName } : {}),
    ...(given.overriddencreatedon ? { overriddencreatedon: now } : {}),
    createdon: created,
    createdby: caller.userId,
    modifiedon: now,
    modifiedby: caller.userId,
    ...(caller.onBehalfOf && { createdonbehalfby: caller.onBehalfOf, modifiedonbehalfby: caller.onBehalfOf }),
    ...(table.ownershipType === 'OrganizationOwned' ? { organizationid: caller.organizationId } : {}),
    ...(table.ownershipType === 'UserOwned' ? ownership(environment, given.ownerid ?? caller.userId, given.owneridtype ?? 'systemuser', caller) : {}),
    ...secretState(table, given),
    versionnumber: environment.nextVersion(),
  });
}

/** What the platform itself changes in a row that is changed. */
export function changedRowColumns(environment: Environment, table: Table, caller: Caller, before: StoredRow, given: StoredRow): StoredRow {
  return only(table, {
    ...given,
    ...(NAME_PARTS.some((part) => given[part] !== undefined) ? fullName(table, { ...before, ...given }) : {}),
    modifiedon: storedMoment(environment.clock.now()),
    modifiedby: caller.userId,
    modifiedonbehalfby: caller.onBehalfOf ?? null,
    ...(given.ownerid ? ownership(environment, given.ownerid, given.owneridtype ?? 'systemuser', caller) : {}),
    ...secretState(table, given),
    versionnumber: environment.nextVersion(),
  });
}

/** An endpoint's secret is never shown; that there is one is. */
const secretState = ({ logicalName }: Table, { authvalue }: StoredRow): StoredRow =>
  (logicalName === 'serviceendpoint' && authvalue !== undefined ? { isauthvalueset: authvalue === null ? 0 : 1 } : {});

const NAME_PARTS = ['firstname', 'middlename', 'lastname'];

/** People are called by their parts, in the order that an organisation has by default. */
function fullName(table: Table, row: StoredRow): StoredRow {
  if (!table.attribute('fullname') || !table.attribute('lastname')) return {};
  return { fullname: NAME_PARTS.flatMap((part) => row[part] ?? []).join(' ') || null };
}

/** A row belongs to its owner's business unit. */
function ownership(environment: Environment, ownerId: StoredValue, ownerType: StoredValue, caller: Caller): StoredRow {
  const owner = environment.catalog().table(String(ownerType));
  const row = owner && readStored(environment, owner, String(ownerId));
  return {
    ownerid: ownerId,
    owneridtype: ownerType,
    owninguser: ownerType === 'systemuser' ? ownerId : null,
    owningteam: ownerType === 'team' ? ownerId : null,
    owningbusinessunit: row?.businessunitid ?? caller.businessUnitId,
  };
}

const only = (table: Table, row: StoredRow): StoredRow =>
  Object.fromEntries(Object.entries(row).filter(([name]) => table.attribute(name)));
