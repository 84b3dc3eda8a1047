import type { OperationResponse } from '../batch';
import { keyTwice, noHttpResource, rowNotFoundByKey, rowsNotFound } from '../errors';
import type { Table } from '../metadata/catalog';
import { createDeep, findByKey, readPayload, readStored, type RowKey, upsert } from '../records';
import { keyOf, type Target, targetsOf } from './bulk-targets';
import { empty, type Exchange, json } from './exchange';
import type { BulkAction } from './operation-names';

/**
 * `POST /accounts/Microsoft.Dynamics.CRM.CreateMultiple` and its like: all rows, or none. Each row is made or changed as
 * if it came alone, with its privileges and its event.
 * Source: Microsoft Learn "Use bulk operation messages", standard tables.
 */
export function writeMany(exchange: Exchange, table: Table, action: BulkAction): OperationResponse {
  if (exchange.request.method !== 'POST') throw noHttpResource(exchange.request.url);
  const targets = targetsOf(exchange, table, action);
  return exchange.environment.transaction(() => actions[action](exchange, table, targets));
}

const actions: Readonly<Record<BulkAction, (exchange: Exchange, table: Table, targets: readonly Target[]) => OperationResponse>> = {
  CreateMultiple(exchange, table, targets) {
    const Ids = targets.map((target) => createDeep(exchange, table, target));
    return json(exchange, 200, { '@odata.context': `${exchange.serviceRoot}$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse`, Ids });
  },

  /** Of rows that stand twice in Targets only the first counts. */
  UpdateMultiple(exchange, table, targets) {
    const { environment, rows, caller } = exchange;
    const first = new Map<string, Target>();
    for (const target of targets) {
      const id = idOf(exchange, table, keyOf(table, target));
      if (!first.has(id)) first.set(id, target);
    }
    const missing = [...first.keys()].filter((id) => !readStored(environment, table, id));
    if (missing.length > 0) throw rowsNotFound(table.logicalName, missing);
    for (const [id, target] of first) rows.update(table, id, readPayload(environment, table, target, 'update'), caller);
    return empty(204);
  },

  /** Rows that stand twice in Targets are refused. */
  UpsertMultiple(exchange, table, targets) {
    const written = new Set<string>();
    for (const target of targets) {
      const { id } = upsert(exchange, table, keyOf(table, target), target);
      if (written.has(id)) throw keyTwice(table.logicalName);
      written.add(id);
    }
    return empty(204);
  },
};

/** @throws DataverseError 404 where no row has the values of an alternate key */
function idOf({ environment }: Exchange, table: Table, key: RowKey): string {
  const id = key.kind === 'id' ? key.id : findByKey(environment, table, key.values);
  if (id === undefined) throw rowNotFoundByKey(table.logicalName);
  return id;
}
