import type { ServiceFailure } from '../transport/service-error';
import { redact } from '../transport/redact';
import { retryAfterMs } from '../transport/retry-after';
import type { GraphConnection } from './connection';
import { MalformedAnswer, objectOf } from './wire';

/** Requests that Graph takes in one `$batch`. */
export const maxBatch = 20;

export interface BatchItem {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** After `/v1.0`. */
  readonly url: string;
  readonly ifMatch?: string;
  readonly body?: unknown;
}

/** What became of one item: its body, or why not. */
export type BatchOutcome = { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly failure: ServiceFailure };

/**
 * Sends up to twenty requests that do not depend on each other in one call.
 * Source: Graph documentation "Combine multiple HTTP requests using JSON batching": answers come in any order, each
 * with a status of its own.
 * @returns outcomes in the order of the items
 * @throws ServiceError where the call as a whole failed
 */
export async function sendBatch(connection: GraphConnection, items: readonly BatchItem[]): Promise<BatchOutcome[]> {
  const repeatable = items.every(({ method }) => method === 'GET');
  const requests = items.map(({ method, url, ifMatch, body }, index) => ({
    id: String(index + 1),
    method,
    url,
    headers: {
      Prefer: 'include-unknown-enum-members',
      ...(ifMatch ? { 'If-Match': ifMatch } : {}),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
  }));
  const byId = await connection.call(repeatable, async (api) => {
    const { responses } = objectOf(await api('/$batch').post({ requests }));
    if (!Array.isArray(responses)) throw new MalformedAnswer('batch');
    return new Map(responses.map((response) => [String(objectOf(response).id), objectOf(response)]));
  });
  return items.map((item, index) => outcomeOf(byId.get(String(index + 1)), item.method !== 'POST'));
}

function outcomeOf(response: Readonly<Record<string, unknown>> | undefined, repeatable: boolean): BatchOutcome {
  if (!response) return { ok: false, failure: { service: 'graph', status: 0, code: 'noAnswer', message: 'The batch has no answer to this request.', outcomeUnknown: !repeatable } };
  const status = Number(response.status);
  if (status >= 200 && status < 300) return { ok: true, body: response.body };
  const headers = Object.fromEntries(Object.entries((response.headers ?? {}) as object).map(([name, value]) => [name.toLowerCase(), String(value)]));
  const error = ((response.body as { error?: unknown } | undefined)?.error ?? {}) as { code?: unknown; message?: unknown; innerError?: Record<string, unknown>; innererror?: Record<string, unknown> };
  const requestId = (error.innerError ?? error.innererror)?.['request-id'];
  const wait = retryAfterMs(headers['retry-after'], Date.parse(headers.date ?? '') || 0);
  return {
    ok: false,
    failure: {
      service: 'graph',
      status,
      code: typeof error.code === 'string' ? error.code : 'unknown',
      message: redact(typeof error.message === 'string' ? error.message : 'No text was given.'),
      ...(typeof requestId === 'string' ? { requestId } : {}),
      ...(wait === undefined ? {} : { retryAfterMs: wait }),
      outcomeUnknown: !repeatable && status >= 500 && status !== 501,
    },
  };
}
