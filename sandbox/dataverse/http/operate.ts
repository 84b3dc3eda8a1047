import type { OperationRequest, OperationResponse } from '../batch';
import type { Environment } from '../environment';
import { DataverseError, methodNotAllowed, notSupported } from '../errors';
import { isDefinitionPath } from '../metadata/definitions/walk';
import type { Rows } from '../records';
import { wellKnown } from '../storage/well-known';
import { parseAddress, segmentsOf } from './address';
import { type Exchange, failure, header } from './exchange';
import { callOperation } from './operations';
import { parsePreferences } from './preferences';
import { readCount, readList, readMember, readRow } from './read';
import { refuseUnsupported } from './unsupported';
import { createRow, deleteRow, upsertRow, writeMember } from './write';

/** Answers one request of the Web API, synchronously: alone, or as part of a batch. Errors are answers. */
export function operate(environment: Environment, rows: Rows, request: OperationRequest, serviceRoot: string): OperationResponse {
  const requestId = environment.newId();
  const response = attempt(environment, rows, request, serviceRoot, requestId);
  return { ...response, headers: new Map([...response.headers, ['x-ms-service-request-id', requestId], ['req_id', requestId]]) };
}

function attempt(environment: Environment, rows: Rows, request: OperationRequest, serviceRoot: string, requestId: string): OperationResponse {
  try {
    const url = new URL(request.url);
    refuseUnsupported(request);
    const exchange: Exchange = {
      environment,
      rows,
      request,
      serviceRoot,
      query: url.searchParams,
      caller: callerOf(environment, request, requestId),
      preferences: parsePreferences(header(request, 'prefer')),
    };
    return route(exchange, segmentsOf(url.pathname.slice(new URL(serviceRoot).pathname.length)));
  } catch (error) {
    if (error instanceof DataverseError) return failure(error);
    throw error;
  }
}

function route(exchange: Exchange, segments: readonly string[]): OperationResponse {
  // Alone, these are answered before; here they are parts of a batch.
  if (segments.length === 0 || segments[0] === '$metadata' || isDefinitionPath(segments)) throw notSupported('reading definitions within a batch');
  const address = parseAddress(exchange.environment.catalog(), segments);
  const { method } = exchange.request;
  switch (address.kind) {
    case 'operation':
      return callOperation(exchange, address.name);
    case 'count':
      if (method === 'GET') return readCount(exchange, address.table);
      break;
    case 'set':
      if (method === 'GET') return readList(exchange, address.table);
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

/** Every caller is the system administrator, with a token of an application or, on loopback, without one: other users cannot sign in yet. */
function callerOf(environment: Environment, request: OperationRequest, requestId: string): Exchange['caller'] {
  return {
    userId: wellKnown.administrator,
    businessUnitId: wellKnown.rootBusinessUnit,
    organizationId: wellKnown.organization,
    correlationId: header(request, 'x-ms-correlation-request-id') ?? environment.newId(),
    requestId,
    depth: 1,
  };
}
