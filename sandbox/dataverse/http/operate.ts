import type { OperationRequest, OperationResponse } from '../batch';
import type { Environment } from '../environment';
import { DataverseError, messageNotOfTable, methodNotAllowed, notSupported } from '../errors';
import { isDefinitionPath } from '../metadata/definitions/walk';
import { removeExpired } from '../notifications/expiry';
import type { Rows } from '../records';
import type { Access } from '../security/access';
import type { Users } from '../security/users';
import { parseAddress, segmentsOf } from './address';
import { writeMany } from './bulk';
import { callerOf } from './caller';
import { type Exchange, failure, header } from './exchange';
import { isFetch, readFetch } from './fetch';
import { callOperation } from './operations';
import { parsePreferences } from './preferences';
import { readCount, readList, readMember, readRow } from './read';
import { refuseUnsupported } from './unsupported';
import { callRowAction } from './row-actions';
import { createRow, deleteRow, upsertRow, writeMember } from './write';

/** What every operation of a call has in common. */
export interface Session {
  readonly environment: Environment;
  readonly rows: Rows;
  readonly users: Users;
  /** What whoever signed in may do. */
  readonly access: Access;
  readonly serviceRoot: string;
}

/** Answers one request of the Web API, synchronously: alone, or as part of a batch. Errors are answers. */
export function operate(session: Session, request: OperationRequest): OperationResponse {
  const requestId = session.environment.newId();
  const response = attempt(session, request, requestId);
  return { ...response, headers: new Map([...response.headers, ['x-ms-service-request-id', requestId], ['req_id', requestId]]) };
}

function attempt({ environment, rows, users, access, serviceRoot }: Session, request: OperationRequest, requestId: string): OperationResponse {
  try {
    const url = new URL(request.url);
    refuseUnsupported(request);
    const exchange: Exchange = {
      environment,
      rows,
      users,
      request,
      serviceRoot,
      query: url.searchParams,
      caller: callerOf(environment, users, access, request, requestId),
      preferences: parsePreferences(header(request, 'prefer')),
    };
    return route(exchange, segmentsOf(url.pathname.slice(new URL(serviceRoot).pathname.length)));
  } catch (error) {
    if (error instanceof DataverseError) return failure(error);
    throw error;
  }
}

/** Activities of all kinds seen as one, and who takes part in them: both come and go with the single activity. */
const WRITTEN_BY_PLATFORM: ReadonlySet<string> = new Set(['activitypointer', 'activityparty']);
const MESSAGES: Readonly<Record<string, string>> = { POST: 'Create', PATCH: 'Update', PUT: 'Update', DELETE: 'Delete' };

function route(exchange: Exchange, segments: readonly string[]): OperationResponse {
  // Alone, these are answered before; here they are parts of a batch.
  if (segments.length === 0 || segments[0] === '$metadata' || isDefinitionPath(segments)) throw notSupported('reading definitions within a batch');
  const address = parseAddress(exchange.environment.catalog(), segments);
  const { method } = exchange.request;
  if (method !== 'GET' && 'table' in address && WRITTEN_BY_PLATFORM.has(address.table.logicalName)) throw messageNotOfTable(MESSAGES[method] ?? method, address.table.logicalName);
  if ('table' in address && address.table.logicalName === 'appnotification') removeExpired(exchange.environment);
  switch (address.kind) {
    case 'operation':
      return callOperation(exchange, address.name);
    case 'rowAction':
      return callRowAction(exchange, address.table, address.key, address.name);
    case 'bulk':
      return writeMany(exchange, address.table, address.name);
    case 'count':
      if (method === 'GET') return readCount(exchange, address.table);
      break;
    case 'set':
      if (method === 'GET') return isFetch(exchange) ? readFetch(exchange, address.table) : readList(exchange, address.table);
      if (method === 'POST') return createRow(exchange, address.table);
      break;
    case 'row':
      if (method === 'GET') return readRow(exchange, address.table, address.key);
      if (method === 'PATCH') return upsertRow(exchange, address.table, address.key);
      if (method === 'DELETE') return deleteRow(exchange, address.table, address.key);
      break;
    case 'member':
      return method === 'GET'
        ? readMember(exchange, address.table, address.key, address.name, address.rest)
        : writeMember(exchange, address.table, address.key, address.name, address.rest);
  }
  throw methodNotAllowed(method);
}
