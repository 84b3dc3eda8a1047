import { redact } from '../transport/redact';
import { retryAfterMs } from '../transport/retry-after';
import { noAnswer, serviceError, type ServiceError } from '../transport/service-error';

interface ClientError {
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The error of the client as ours. It has a status where Dataverse answered, and is an error of Node's otherwise.
 * @param repeatable whether the call may be sent twice without harm
 */
export function dataverseError(error: unknown, repeatable: boolean): ServiceError {
  const { status, code, message, headers } = error as ClientError;
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
