import type { Caller, ChangeListener, Environment, RowChange, StoredRow, StoredValue } from '../environment';
import { columnRequired, emptyId, invalidArgument, notSupported, rowExists, rowNotFound, versionMismatch } from '../errors';
import type { Table } from '../metadata/catalog';
import { demandCreate, demandUpdate } from '../security/demands';
import { associate, type Association, demandAssociation, disassociate, removeAssociations } from './associations';
import { nextAutoNumber } from './autonumber';
import { deleteWithChildren } from './cascade';
import { stateAfter } from './state';
import { deleteStored, insertStored, readStored, updateStored } from './stored';
import { changedRowColumns, newRowColumns } from './system-columns';

/** What the caller demands of the row as it is: `If-Match` and `If-None-Match`. */
export interface Precondition {
  /** A row version, or `*`: the row has to exist. */
  readonly ifMatch?: number | '*';
  /** `*`: the row must not exist. */
  readonly ifNoneMatch?: '*';
}

/** Creates, changes and deletes rows with all the rules of the platform. Every call is one transaction. */
export interface Rows {
  /** @param values columns as stored; the primary key may be among them. Returns the id. */
  create(table: Table, values: StoredRow, caller: Caller): string;
  update(table: Table, id: string, values: StoredRow, caller: Caller, precondition?: Precondition): void;
  /** Creates the row or changes it. Returns which of both. */
  upsert(table: Table, id: string, read: (operation: 'create' | 'update') => StoredRow, caller: Caller, precondition?: Precondition): 'created' | 'updated';
  remove(table: Table, id: string, caller: Caller, precondition?: Precondition): void;
  /** Links two rows; those that are linked stay so. @throws DataverseError 403 */
  associate(association: Association, caller: Caller): void;
  /** Takes the link between two rows away. @throws DataverseError 403, and 404 where there is none */
  disassociate(association: Association, caller: Caller): void;
}

/** The GUID of nothing: in a new row it asks for an id. */
const EMPTY_ID = '00000000-0000-0000-0000-000000000000';

/** Tables whose rows come and go with solutions only. */
const MANAGED_BY_IMPORT = new Set(['solution', 'solutioncomponent', 'sdkmessage', 'sdkmessagefilter', 'importjob', 'owner']);

export function createRows(environment: Environment, events: ChangeListener): Rows {
  const listener: ChangeListener = { changed: (change) => events.changed(withoutSecrets(environment, change)) };

  function create(table: Table, values: StoredRow, caller: Caller): string {
    refuseManaged(table);
    return environment.transaction(() => {
      const given = values[table.primaryIdAttribute];
      const id = typeof given === 'string' && given !== EMPTY_ID ? given : environment.newId();
      const row = newRow(environment, table, id, values, caller);
      demandCreate(environment, caller.access, table, row, values);
      insertStored(environment, table, row);
      listener.changed({ message: 'Create', table: table.logicalName, id, target: values, before: undefined, after: readStored(environment, table, id), caller });
      return id;
    });
  }

  function update(table: Table, id: string, values: StoredRow, caller: Caller, precondition: Precondition = {}): void {
    refuseManaged(table);
    environment.transaction(() => {
      const before = readStored(environment, table, id);
      if (!before) throw rowNotFound(table.logicalName, id);
      demandUpdate(environment, caller.access, table, before, values);
      check(precondition, before);
      const key = values[table.primaryIdAttribute];
      if (key !== undefined && key !== id) throw invalidArgument(`The primary key of a row cannot be changed ('${table.primaryIdAttribute}').`);
      refuseEmpty(table, values);
      const state = stateAfter({ catalog: environment.catalog(), settings: environment.settings, id }, table, before, values);
      const changes = changedRowColumns(environment, table, caller, before, { ...values, ...state });
      updateStored(environment, table, id, changes);
      listener.changed({ message: 'Update', table: table.logicalName, id, target: { ...values, ...(hasState(values) ? state : {}) }, before, after: readStored(environment, table, id), caller });
    });
  }

  return {
    create,
    update,
    upsert: (table, id, read, caller, precondition = {}) => environment.transaction(() => {
      const before = readStored(environment, table, id);
      if (before && precondition.ifNoneMatch) throw rowExists();
      if (before) {
        update(table, id, read('update'), caller, precondition);
        return 'updated';
      }
      if (precondition.ifMatch !== undefined) throw rowNotFound(table.logicalName, id);
      if (id === EMPTY_ID) throw emptyId();
      create(table, { ...read('create'), [table.primaryIdAttribute]: id }, caller);
      return 'created';
    }),
    remove(table, id, caller, precondition = {}) {
      refuseManaged(table);
      environment.transaction(() => {
        const before = readStored(environment, table, id);
        if (!before) throw rowNotFound(table.logicalName, id);
        caller.access.demandRow('Delete', table, before);
        check(precondition, before);
        deleteWithChildren(environment, table, id, {
          clear: (child, childId, values) => update(child, childId, values, caller),
          remove(child, childId) {
            const row = readStored(environment, child, childId);
            deleteStored(environment, child, childId);
            removeAssociations(environment, child, childId);
            listener.changed({ message: 'Delete', table: child.logicalName, id: childId, target: {}, before: row, after: undefined, caller });
          },
        });
      });
    },
    associate: (association, caller) => environment.transaction(() => {
      demandAssociation(environment, association, caller);
      associate(environment, association);
    }),
    disassociate: (association, caller) => environment.transaction(() => {
      demandAssociation(environment, association, caller);
      disassociate(environment, association);
    }),
  };
}

function newRow(environment: Environment, table: Table, id: string, values: StoredRow, caller: Caller): StoredRow {
  const { settings } = environment;
  const row: Record<string, StoredValue> = { [table.primaryIdAttribute]: id };
  for (const { logicalName, defaultValue } of table.attributes) {
    if (defaultValue !== undefined) row[logicalName] = defaultValue;
  }
  Object.assign(row, values, { [table.primaryIdAttribute]: id });
  Object.assign(row, stateAfter({ catalog: environment.catalog(), settings, id }, table, undefined, values));
  for (const { logicalName, autoNumberFormat } of table.attributes) {
    if (autoNumberFormat && (row[logicalName] ?? null) === null) row[logicalName] = nextAutoNumber(environment, table.logicalName, logicalName, autoNumberFormat);
  }
  const complete = newRowColumns(environment, table, caller, row);
  for (const { logicalName, requiredLevel } of table.attributes) {
    const enforced = requiredLevel === 'SystemRequired' || (requiredLevel === 'ApplicationRequired' && settings.enforceApplicationRequired);
    if (enforced && (complete[logicalName] ?? null) === null) throw columnRequired(logicalName, table.logicalName);
  }
  return complete;
}

/** Whoever hears of changes may tell them to others: what cannot be read is not for him either. */
function withoutSecrets({ catalog }: Environment, change: RowChange): RowChange {
  const secrets = catalog().table(change.table)?.attributes.filter(({ isValidForRead }) => !isValidForRead) ?? [];
  if (secrets.length === 0) return change;
  const shown = (row: StoredRow): StoredRow => Object.fromEntries(Object.entries(row).filter(([name]) => !secrets.some(({ logicalName }) => logicalName === name)));
  return { ...change, target: shown(change.target), before: change.before && shown(change.before), after: change.after && shown(change.after) };
}

function refuseManaged(table: Table) {
  if (table.isIntersect) throw notSupported(`changing rows of '${table.logicalName}': they come and go with the links between two rows ($ref)`);
  if (MANAGED_BY_IMPORT.has(table.logicalName)) throw notSupported(`changing rows of '${table.logicalName}': they come with solutions`);
}

function refuseEmpty(table: Table, values: StoredRow) {
  for (const [name, value] of Object.entries(values)) {
    if (value === null && table.attribute(name)?.requiredLevel === 'SystemRequired') throw columnRequired(name, table.logicalName);
  }
}

function check({ ifMatch, ifNoneMatch }: Precondition, row: StoredRow) {
  if (ifNoneMatch) throw rowExists();
  if (typeof ifMatch === 'number' && ifMatch !== row.versionnumber) throw versionMismatch();
}

const hasState = (values: StoredRow) => values.statecode !== undefined || values.statuscode !== undefined;
