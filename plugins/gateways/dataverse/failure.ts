import { redact } from '../transport/redact';
import { retryAfterMs } from '../transport/retry-after';
import { noAnswer, serviceError, type ServiceError } from '../transport/service-error';

interface ClientError {
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of a request within a batch. */
  readonly error?: { readonly code?: string; readonly message?: string };
}

/** A batch fails with a list: the first that Dataverse answered says why. */
const theOne = (error: unknown): ClientError =>
  Array.isArray(error) ? ((error as ClientError[]).find(({ status }) => status) ?? (error[0] as ClientError) ?? {}) : (error as ClientError);

/**
 * The error of the client as ours. It has a status where Dataverse answered, and is an error of Node's otherwise.
 * @param repeatable whether the call may be sent twice without harm
 */
export function dataverseError(error: unknown, repeatable: boolean): ServiceError {
  const { status, headers, ...rest } = theOne(error);
  const { code, message } = rest.error ?? rest;
  if (!status) return serviceError(noAnswer('dataverse', error, repeatable));
  const wait = retryAfterMs(headers?.['retry-after'], Date.parse(headers?.date ?? '') || 0);
  const requestId = headers?.['req_id'] ?? headers?.['x-ms-service-request-id'];
  return serviceError({
    service: 'dataverse',
    status,
    code: code || 'unknown',
    message: redact(message ?? ''),
    ...(requestId ? { requestId } : {}),
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
    outcomeUnknown: !repeatable && status >= 500 && status !== 501,
  });
}
