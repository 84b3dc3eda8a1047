import { ServiceError, type ServiceFailure } from './service-error';

/** How patient a gateway is within one call. Whoever called waits meanwhile: long waits belong on the row instead. */
export interface RetryLimits {
  /** Repetitions after the first try. */
  readonly retries: number;
  /** Milliseconds before the first repetition where the service names none; doubled with each. */
  readonly firstDelayMs: number;
  /** Milliseconds that one wait may last; a service that asks for more is given up on. */
  readonly longestDelayMs: number;
}

export const defaultRetryLimits: RetryLimits = { retries: 2, firstDelayMs: 300, longestDelayMs: 5_000 };

/** What the decision whether to repeat is made on. */
export interface RetryInput {
  /** 0 after the first try. */
  readonly attempt: number;
  readonly failure: ServiceFailure;
  /** Whether the call may be sent twice without harm. */
  readonly repeatable: boolean;
  /** 0 to 1: spreads the repetitions of many callers. */
  readonly random: number;
}

export type RetryDecision = { readonly afterMs: number } | 'give up';

/**
 * Whether to send a call again, and when. Throttling (429) was refused before anything happened, so it is repeated
 * whatever the call; other failures of the service only where a repetition does no harm. Pure.
 */
export function decideRetry({ attempt, failure, repeatable, random }: RetryInput, limits: RetryLimits): RetryDecision {
  const { status, outcomeUnknown } = failure;
  const throttled = status === 429;
  const passing = status === 0 || status === 408 || status >= 500;
  if (outcomeUnknown || attempt >= limits.retries) return 'give up';
  if (status === 501 || !(throttled || (passing && repeatable))) return 'give up';
  const delay = limits.firstDelayMs * 2 ** attempt;
  const afterMs = failure.retryAfterMs ?? delay * (0.5 + random / 2);
  return afterMs > limits.longestDelayMs ? 'give up' : { afterMs };
}

/** What repeating needs from outside. */
export interface RetryContext {
  readonly limits: RetryLimits;
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: () => number;
}

/** Repeats a call as `decideRetry` says. @throws ServiceError of the last try; other errors at once */
export async function withRetry<T>(call: () => Promise<T>, repeatable: boolean, { limits, sleep, random }: RetryContext): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      const decision = decideRetry({ attempt, failure: error.failure, repeatable, random: random() }, limits);
      if (decision === 'give up') throw error;
      await sleep(decision.afterMs);
    }
  }
}

/** Repeating in earnest. */
export const realRetry: RetryContext = {
  limits: defaultRetryLimits,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: Math.random,
};
