import type { OperationResponse } from '../batch';
import type { StoredRow } from '../environment';
import { badQuery, methodNotAllowed, notSupported, resourceNotFound, rowNotFoundByKey } from '../errors';
import type { Table } from '../metadata/catalog';
import { findColumn } from '../query/columns';
import { emptyLookup, findByKey, lookupColumns, printKey, readPayload, readStored, resolveReference, type RowKey, storedValue } from '../records';
import { bodyOf, empty, type Exchange, json, preconditionOf } from './exchange';
import { etagOf } from './print';
import { rowBody, rowOf } from './read';

/** `POST /accounts`. */
export function createRow(exchange: Exchange, table: Table): OperationResponse {
  const { environment, rows, caller } = exchange;
  const id = rows.create(table, readPayload(environment, table, bodyOf(exchange, table.entitySetName), 'create'), caller);
  return written(exchange, table, { kind: 'id', id }, id, 'created');
}

/**
 * `PATCH /accounts(key)`: changes the row, or creates it where there is none and `If-Match` does not forbid it. The
 * values of an alternate key in the URL go into a new row unless the body has its own; of an update they are left out.
 */
export function upsertRow(exchange: Exchange, table: Table, key: RowKey): OperationResponse {
  const { environment, rows, caller } = exchange;
  const body = bodyOf(exchange, table.entitySetName);
  const precondition = preconditionOf(exchange);
  return environment.transaction(() => {
    const known = key.kind === 'id' ? key.id : findByKey(environment, table, key.values);
    if (known === undefined && precondition.ifMatch !== undefined) throw rowNotFoundByKey(table.logicalName);
    const id = known ?? environment.newId();
    const keyValues: StoredRow = key.kind === 'alternate' ? key.values : {};
    const read = (operation: 'create' | 'update') => {
      const values = readPayload(environment, table, body, operation);
      return operation === 'create' ? { ...keyValues, ...values } : without(values, Object.keys(keyValues));
    };
    return written(exchange, table, key, id, rows.upsert(table, id, read, caller, precondition));
  });
}

/** `DELETE /accounts(key)`. */
export function deleteRow(exchange: Exchange, table: Table, key: RowKey): OperationResponse {
  const row = rowOf(exchange, table, key);
  exchange.rows.remove(table, String(row[table.primaryIdAttribute]), exchange.caller, preconditionOf(exchange));
  return empty(204);
}

/** `PUT /accounts(id)/name {"value": …}`, `DELETE /accounts(id)/name`, and links: `/primarycontactid/$ref`, `/contact_customer_accounts/$ref`. */
export function writeMember(exchange: Exchange, table: Table, key: RowKey, name: string, rest: readonly string[]): OperationResponse {
  const { environment, rows, caller, request } = exchange;
  const id = String(rowOf(exchange, table, key)[table.primaryIdAttribute]);
  if (rest.at(-1) === '$ref') return writeLink(exchange, table, id, name, rest);
  if (rest.length > 0) throw resourceNotFound(rest[0] as string);
  const attribute = findColumn(table, name);
  if (!attribute) throw /^Microsoft\.Dynamics\.CRM\./.test(name) ? notSupported(`the bound operation '${name}'`) : resourceNotFound(name);
  if (request.method !== 'PUT' && request.method !== 'DELETE') throw methodNotAllowed(request.method);
  const value = request.method === 'PUT' ? bodyOf(exchange, table.entitySetName).value : null;
  rows.update(table, id, { [attribute.logicalName]: storedValue(environment.catalog(), table, attribute, value) }, caller, preconditionOf(exchange));
  return empty(204);
}

function writeLink(exchange: Exchange, table: Table, id: string, name: string, rest: readonly string[]): OperationResponse {
  const { environment, rows, caller, request, query } = exchange;
  const single = table.manyToOne.get(name);
  const many = table.oneToMany.get(name);
  const child = many && environment.catalog().table(many.referencingEntity);
  if (single) {
    if (request.method !== 'PUT' && request.method !== 'DELETE') throw methodNotAllowed(request.method);
    const values = request.method === 'PUT'
      ? lookupColumns(table, single, resolveReference(environment, table.entitySetName, bodyOf(exchange, table.entitySetName)['@odata.id']))
      : emptyLookup(table, single.referencingAttribute);
    rows.update(table, id, values, caller);
    return empty(204);
  }
  if (!many || !child) throw resourceNotFound(name);
  if (request.method === 'POST') {
    const reference = resolveReference(environment, child.entitySetName, bodyOf(exchange, child.entitySetName)['@odata.id']);
    if (reference.table.logicalName !== child.logicalName) throw badQuery(`'${name}' holds rows of '${child.logicalName}', not of '${reference.table.logicalName}'.`);
    rows.update(child, reference.id, lookupColumns(child, many, { table, id }), caller);
    return empty(204);
  }
  if (request.method === 'DELETE') {
    const address = query.get('$id') ?? `${child.entitySetName}${/\(.*\)/.exec(rest.join('/'))?.[0] ?? ''}`;
    rows.update(child, resolveReference(environment, child.entitySetName, address).id, emptyLookup(child, many.referencingAttribute), caller);
    return empty(204);
  }
  throw methodNotAllowed(request.method);
}

function written(exchange: Exchange, table: Table, key: RowKey, id: string, how: 'created' | 'updated'): OperationResponse {
  const { environment, preferences, serviceRoot } = exchange;
  if (!preferences.returnRepresentation) return empty(204, { 'odata-entityid': `${serviceRoot}${table.entitySetName}${printKey(table, key)}` });
  const row = readStored(environment, table, id) as StoredRow;
  return json(exchange, how === 'created' ? 201 : 200, rowBody(exchange, table, row), { etag: etagOf(row) });
}

const without = (row: StoredRow, names: readonly string[]): StoredRow =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));
