/** The services that the handlers call. */
export type ServiceName = 'graph' | 'entra' | 'dataverse' | 'partnerCenter';

/** What is known of a call that did not succeed: plain data, so that decisions can be made on it. */
export interface ServiceFailure {
  readonly service: ServiceName;
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  /** The service's own code, such as `Authorization_RequestDenied`. Branch on it and on `status`, never on `message`. */
  readonly code: string;
  readonly message: string;
  /** What Microsoft support asks for. */
  readonly requestId?: string;
  /** How long the service asks us to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** True where the call may have taken effect although it failed: read back, never send it again blindly. */
  readonly outcomeUnknown: boolean;
}

/** A service refused or did not answer. Carries no header and no body: neither tokens nor secrets can leak with it. */
export class ServiceError extends Error {
  constructor(readonly failure: ServiceFailure) {
    super(`${failure.service} ${failure.status || 'gave no answer'}: ${failure.code}: ${failure.message}`);
    this.name = 'ServiceError';
  }
}

/** A call that creates or starts something was sent, and nobody knows whether it took effect. */
export class OutcomeUnknownError extends ServiceError {
  constructor(failure: ServiceFailure) {
    super({ ...failure, outcomeUnknown: true });
    this.name = 'OutcomeUnknownError';
  }
}

/** The row was changed since it was read (412): read it again and decide again. */
export class ConcurrencyError extends ServiceError {
  constructor(failure: ServiceFailure) {
    super(failure);
    this.name = 'ConcurrencyError';
  }
}

/** The right class for a failure. */
export function serviceError(failure: ServiceFailure): ServiceError {
  if (failure.service === 'dataverse' && failure.status === 412) return new ConcurrencyError(failure);
  return failure.outcomeUnknown ? new OutcomeUnknownError(failure) : new ServiceError(failure);
}

/** Node's codes for a connection that was never made: nothing was sent. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/**
 * What is known after a call without an answer.
 * @param repeatable whether the call may be sent twice without harm; only else is the outcome unknown
 */
export function noAnswer(service: ServiceName, error: unknown, repeatable: boolean): ServiceFailure {
  const code = codeOf(error);
  const sent = !neverSent.has(code);
  return {
    service,
    status: 0,
    code,
    message: sent ? 'The service did not answer in time.' : 'The service could not be reached.',
    outcomeUnknown: sent && !repeatable,
  };
}

interface Cause {
  readonly code?: unknown;
  readonly name?: unknown;
  readonly cause?: unknown;
}

function codeOf(error: unknown): string {
  for (let cause = error as Cause | undefined; typeof cause === 'object' && cause !== null; cause = cause.cause as Cause | undefined) {
    if (typeof cause.code === 'string') return cause.code;
    if (cause.name === 'TimeoutError' || cause.name === 'AbortError') return 'timeout';
  }
  return 'noAnswer';
}
