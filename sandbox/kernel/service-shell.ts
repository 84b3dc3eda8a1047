import { setTimeout as wait } from 'node:timers/promises';
import { BodyTooLarge, boundBody } from './bounded-body';
import type { CallLog } from './calls';
import type { Clock } from './clock';
import type { Fault, Faults } from './faults';
import type { Service } from './service';

/** The answer is lost: the server ends the connection without one. */
export class ConnectionCut extends Error {
  constructor() {
    super('The connection was cut on demand.');
    this.name = 'ConnectionCut';
  }
}

/** What went wrong outside the service itself, to be said in the service's own form. */
export interface Problem {
  readonly status: number;
  readonly code?: string | undefined;
  readonly message?: string | undefined;
}

/** What a service lays down for its shell. */
export interface ShellOptions {
  /** Bytes of a request body; a larger one is answered with 413. */
  readonly maxBodyBytes: number;
  /** The service's own form of an error. */
  error(problem: Problem, request: Request): Response;
  /** Whether a call only carries others that come through the shell one by one. */
  carriesOthers?(path: string): boolean;
}

export interface ShellParts {
  readonly calls: CallLog;
  readonly faults: Faults;
  readonly clock: Clock;
  /** Hears of exceptions that a service did not expect; the caller gets the service's plain 500. */
  readonly onUnexpected: (error: unknown) => void;
}

/** Puts what all services share around one: faults on demand, the call log, body limits, `Date`, a 500 for the unexpected. */
export function shell(service: Service, options: ShellOptions, parts: ShellParts): Service {
  const { calls, faults, clock, onUnexpected } = parts;

  async function answer(request: Request, path: string): Promise<Response> {
    const bounded = await boundBody(request, options.maxBodyBytes);
    const target = { service: service.name, method: request.method, path, fullPath: new URL(request.url).pathname };
    const fault = faults.take(target);
    if (fault === undefined) return service.handle(bounded, path);

    if (fault.delayMs !== undefined) await wait(fault.delayMs);
    const strikes = fault.status !== undefined || fault.cut === true;
    if (!strikes) return service.handle(bounded, path);
    if (fault.when === 'after') await service.handle(bounded, path);
    return strike(fault, bounded);
  }

  function strike(fault: Fault, request: Request): Response {
    if (fault.cut === true || fault.status === undefined) throw new ConnectionCut();
    const response =
      fault.body === undefined
        ? options.error({ status: fault.status, code: fault.code, message: fault.message }, request)
        : plainResponse(fault.status, fault.body);
    if (fault.retryAfter !== undefined) response.headers.set('Retry-After', String(fault.retryAfter));
    return response;
  }

  function failed(error: unknown, request: Request): Response {
    if (error instanceof BodyTooLarge) return options.error({ status: 413, message: error.message }, request);
    onUnexpected(error);
    return options.error({ status: 500 }, request);
  }

  return {
    name: service.name,
    close: () => service.close(),
    reset: () => service.reset?.(),
    async handle(request, path) {
      const record = (status: number) => calls.record({ service: service.name, method: request.method, path, status, at: clock.now(), carrier: options.carriesOthers?.(path) ?? false });
      let response: Response;
      try {
        response = await answer(request, path);
      } catch (error) {
        if (error instanceof ConnectionCut) {
          record(0);
          throw error;
        }
        response = failed(error, request);
      }
      record(response.status);
      response.headers.set('Date', clock.now().toUTCString());
      return response;
    },
  };
}

function plainResponse(status: number, body: unknown): Response {
  return typeof body === 'string'
    ? new Response(body, { status, headers: { 'Content-Type': 'text/plain' } })
    : Response.json(body, { status });
}
