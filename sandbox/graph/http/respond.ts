import { randomUUID } from 'node:crypto';
import { isGuid } from '../../kernel/guid';
import type { GraphError } from '../errors';
import type { GraphAnswer } from './call';

/** The ids of one exchange: what support asks for. */
export interface ExchangeIds {
  readonly requestId: string;
  readonly clientRequestId: string;
}

/** The caller's `client-request-id` is echoed where it is a GUID. */
export function exchangeIds(headers: Headers): ExchangeIds {
  const requestId = randomUUID();
  const sent = headers.get('client-request-id');
  return { requestId, clientRequestId: sent !== null && isGuid(sent) ? sent : requestId };
}

/** A response with the headers that every response of Graph carries. An empty one has no Content-Type. */
export function respond({ status, headers, body }: GraphAnswer, { requestId, clientRequestId }: ExchangeIds): Response {
  const common = {
    'request-id': requestId,
    'client-request-id': clientRequestId,
    'OData-Version': '4.0',
    'Cache-Control': 'no-cache',
    'x-ms-ags-diagnostic': JSON.stringify({
      ServerInfo: { DataCenter: 'Sandbox', Slice: 'E', Ring: '1', ScaleUnit: '000', RoleInstance: 'SANDBOX0001' },
    }),
    ...headers,
  };
  if (body === undefined) return new Response(null, { status, headers: common });
  const type = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';
  return new Response(JSON.stringify(body), { status, headers: { ...common, 'Content-Type': type } });
}

/** An error in Graph's form. */
export function respondError(error: GraphError, ids: ExchangeIds, now: Date): Response {
  // Graph's date has no zone and no fraction.
  const innerError = { date: now.toISOString().slice(0, 19), 'request-id': ids.requestId, 'client-request-id': ids.clientRequestId };
  const body = { error: { code: error.code, message: error.message, innerError } };
  return respond({ status: error.status, headers: { ...error.headers }, body }, ids);
}
