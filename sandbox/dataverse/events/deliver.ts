import * as failures from './failure';
import type { JobFailure } from './failure';
import type { CallTarget } from './endpoint';
import type { Payload } from './payload';

/** One call of a webhook. */
export interface Delivery {
  /** Of the endpoint, for messages. */
  readonly name: string;
  readonly target: CallTarget;
  readonly payload: Payload;
  /** Domain name of the environment, table, message and correlation id: what the documented headers tell. */
  readonly organization: string;
  readonly table: string;
  readonly message: string;
  readonly correlationId: string;
}

/** Times of a call, in milliseconds. */
export interface DeliveryTimes {
  readonly timeoutMs: number;
  readonly retryDelayMs: number;
}

/** How a delivery ended; `retries` counts calls beyond the first. */
export type Outcome =
  | { readonly kind: 'succeeded'; readonly retries: number }
  | { readonly kind: 'failed'; readonly retries: number; readonly failure: JobFailure }
  /** The sandbox was closed meanwhile: nobody knows, so the job stays as it is and is taken up again. */
  | { readonly kind: 'abandoned' };

/** "Networking issues that might be resolved with another attempt": one more, only for these (Microsoft Learn). */
const WORTH_ANOTHER_ATTEMPT = new Set([502, 503, 504]);

/** Calls a webhook, twice at most. Never throws. @param closing ends calls that are under way */
export async function deliver(delivery: Delivery, times: DeliveryTimes, closing: AbortSignal): Promise<Outcome> {
  let retries = 0;
  let answer = await post(delivery, times.timeoutMs, closing);
  if (typeof answer === 'number' && WORTH_ANOTHER_ATTEMPT.has(answer) && (await pause(times.retryDelayMs, closing))) {
    retries = 1;
    answer = await post(delivery, times.timeoutMs, closing);
  }
  if (closing.aborted) return { kind: 'abandoned' };
  if (typeof answer !== 'number') return { kind: 'failed', retries, failure: answer };
  if (answer >= 200 && answer <= 299) return { kind: 'succeeded', retries };
  return { kind: 'failed', retries, failure: failures.refusedByReceiver(delivery.name, delivery.target.where, answer, retries + 1) };
}

/** The status of the answer, whose body is not read: "it will only look at the response StatusCode value". */
async function post(delivery: Delivery, timeoutMs: number, closing: AbortSignal): Promise<number | JobFailure> {
  const { name, target } = delivery;
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), timeoutMs);
  const onClosing = () => deadline.abort();
  closing.addEventListener('abort', onClosing, { once: true });
  try {
    const response = await fetch(target.url, {
      method: 'POST',
      headers: headersOf(delivery),
      body: delivery.payload.body,
      redirect: 'manual',
      signal: deadline.signal,
    });
    await response.body?.cancel().catch(() => undefined);
    return response.status;
  } catch (error) {
    return deadline.signal.aborted ? failures.timedOut(name, target.where, timeoutMs) : failures.unreachable(name, target.where, causeOf(error));
  } finally {
    clearTimeout(timer);
    closing.removeEventListener('abort', onClosing);
  }
}

function headersOf({ target, payload, organization, table, message, correlationId }: Delivery): Headers {
  const headers = new Headers([...target.headers]);
  headers.set('content-type', 'application/json');
  headers.set('x-ms-dynamics-organization', organization);
  headers.set('x-ms-dynamics-entity-name', table);
  headers.set('x-ms-dynamics-request-name', message);
  headers.set('x-ms-correlation-request-id', correlationId);
  if (payload.sizeExceeded) headers.set('x-ms-dynamics-msg-size-exceeded', 'true');
  return headers;
}

/** The system's name of a network error; never its text, which may hold the URL. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
  return typeof cause?.code === 'string' ? cause.code : 'a network error';
}

/** Waits; false when the sandbox was closed meanwhile. */
function pause(milliseconds: number, closing: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (closing.aborted) return resolve(false);
    const finish = (value: boolean) => {
      clearTimeout(timer);
      closing.removeEventListener('abort', onAbort);
      resolve(value);
    };
    const onAbort = () => finish(false);
    const timer = setTimeout(() => finish(true), milliseconds);
    closing.addEventListener('abort', onAbort, { once: true });
  });
}
