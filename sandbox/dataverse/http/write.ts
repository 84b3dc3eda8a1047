import type { OperationResponse } from '../batch';
import type { StoredRow } from '../environment';
import { badPayload, badQuery, methodNotAllowed, resourceNotFound, rowNotFound, unresolvedParameters } from '../errors';
import type { Table } from '../metadata/catalog';
import type { RelationshipMetadata } from '../metadata/types';
import { findWritableColumn, isLookup } from '../query/columns';
import { listBehind, type ListLink } from '../query/list-link';
import { createDeep, emptyLookup, lookupColumns, lookupNotSettable, printKey, readStored, resolveReference, type RowKey, storedValue, upsert } from '../records';
import { takeParties } from './activity-parties';
import { bodyOf, empty, type Exchange, json, preconditionOf } from './exchange';
import { etagOf } from './print';
import { rowBody } from './read';
import { rowOf } from './row-of';

/** `POST /accounts`, together with the rows that stand in its body. */
export function createRow(exchange: Exchange, table: Table): OperationResponse {
  const { environment, rows, caller } = exchange;
  const body = bodyOf(exchange, table.entitySetName);
  // One transaction, answer and all: a $select of what is not there leaves no row behind.
  return environment.transaction(() => {
    const id = createDeep({ environment, rows, caller }, table, body);
    return written(exchange, table, { kind: 'id', id }, id, 'created');
  });
}

/**
 * `PATCH /accounts(key)`: changes the row, or creates it where there is none and `If-Match` does not forbid it. The
 * values of an alternate key in the URL go into a new row unless the body has its own; of an update they are left out.
 */
export function upsertRow(exchange: Exchange, table: Table, key: RowKey): OperationResponse {
  const { body, replaceParties } = takeParties(exchange, table, bodyOf(exchange, table.entitySetName));
  const precondition = preconditionOf(exchange);
  return exchange.environment.transaction(() => {
    const { id, how } = upsert(exchange, table, key, body, precondition);
    replaceParties?.(id);
    return written(exchange, table, key, id, how);
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
  if (rest.length === 1 && rest[0] === '$ref') return writeLink(exchange, table, id, name);
  if (rest.length > 0) throw resourceNotFound(rest[0] as string);
  const attribute = findWritableColumn(table, name);
  if (!attribute) throw request.method === 'POST' ? unresolvedParameters() : resourceNotFound(name);
  if (request.method !== 'PUT' && request.method !== 'DELETE') throw methodNotAllowed(request.method);
  if (isLookup(attribute)) throw lookupNotSettable(table, name);
  if (!attribute.isValidForUpdate) throw badPayload(table.entitySetName, `The property '${name}' cannot be changed.`);
  const value = request.method === 'PUT' ? (bodyOf(exchange, table.entitySetName).value ?? null) : null;
  rows.update(table, id, { [attribute.logicalName]: storedValue({ catalog: environment.catalog(), settings: environment.settings }, table, attribute, value) }, caller, preconditionOf(exchange));
  return empty(204);
}

function writeLink(exchange: Exchange, table: Table, id: string, name: string): OperationResponse {
  const single = table.manyToOne.get(name);
  if (single) return writeTarget(exchange, table, id, single);
  const [, list = name, member] = /^(\w+)\((.*)\)$/s.exec(name) ?? [];
  const many = listBehind(exchange.environment.catalog(), table, list);
  if (!many) throw resourceNotFound(name);
  return writeListed(exchange, { table, id, link: many.link, child: many.target, list, member });
}

/** `PUT …/primarycontactid/$ref` and `DELETE …/primarycontactid/$ref`. */
function writeTarget(exchange: Exchange, table: Table, id: string, relationship: RelationshipMetadata): OperationResponse {
  const { environment, rows, caller, request } = exchange;
  if (request.method !== 'PUT' && request.method !== 'DELETE') throw methodNotAllowed(request.method);
  if (!table.attribute(relationship.referencingAttribute)?.isValidForUpdate) throw badPayload(table.entitySetName, `'${relationship.referencingEntityNavigationPropertyName}' cannot be changed.`);
  const values = request.method === 'PUT'
    ? lookupColumns(table, relationship, resolveReference(environment, table.entitySetName, bodyOf(exchange, table.entitySetName)['@odata.id']))
    : emptyLookup(table, relationship.referencingAttribute);
  rows.update(table, id, values, caller);
  return empty(204);
}

interface Listed {
  readonly table: Table;
  readonly id: string;
  readonly link: ListLink;
  readonly child: Table;
  readonly list: string;
  /** The key in `…/contact_customer_accounts(key)/$ref`. */
  readonly member: string | undefined;
}

/** `POST …/list/$ref`, `DELETE …/list(key)/$ref` and `DELETE …/list/$ref?$id=…`. */
function writeListed(exchange: Exchange, { table, id, link, child, list, member }: Listed): OperationResponse {
  const { environment, rows, caller, request, query } = exchange;
  if (request.method === 'POST' && member === undefined) {
    const reference = resolveReference(environment, child.entitySetName, bodyOf(exchange, child.entitySetName)['@odata.id']);
    if (reference.table.logicalName !== child.logicalName) throw badQuery(`'${list}' holds rows of '${child.logicalName}', not of '${reference.table.logicalName}'.`);
    if (link.kind === 'lookup') rows.update(child, reference.id, lookupColumns(child, link.relationship, { table, id }), caller);
    else rows.associate({ end: link.end, table, id, other: reference }, caller);
    return empty(204);
  }
  if (request.method !== 'DELETE') throw methodNotAllowed(request.method);
  const reference = resolveReference(environment, child.entitySetName, member === undefined ? query.get('$id') : `${child.entitySetName}(${member})`);
  if (reference.table.logicalName !== child.logicalName) throw rowNotFound(child.logicalName, reference.id);
  if (link.kind === 'intersect') {
    rows.disassociate({ end: link.end, table, id, other: reference }, caller);
    return empty(204);
  }
  const column = link.relationship.referencingAttribute;
  if (readStored(environment, child, reference.id)?.[column] !== id) throw rowNotFound(child.logicalName, reference.id);
  rows.update(child, reference.id, emptyLookup(child, column), caller);
  return empty(204);
}

function written(exchange: Exchange, table: Table, key: RowKey, id: string, how: 'created' | 'updated'): OperationResponse {
  const { environment, caller, preferences, serviceRoot } = exchange;
  if (!preferences.returnRepresentation) {
    const address = `${serviceRoot}${table.entitySetName}${printKey(table, key)}`;
    return empty(204, { 'odata-entityid': address, ...(how === 'created' ? { location: address } : {}) });
  }
  const row = readStored(environment, table, id) as StoredRow;
  caller.access.demandRow('Read', table, row);
  return json(exchange, how === 'created' ? 201 : 200, rowBody(exchange, table, row), { etag: etagOf(row) });
}
