import fc from 'fast-check';
import { decideRetry, defaultRetryLimits as limits, withRetry } from './retry';
import { OutcomeUnknownError, ServiceError, type ServiceFailure } from './service-error';

const failed = (status: number, more: Partial<ServiceFailure> = {}): ServiceFailure => ({
  service: 'graph', status, code: 'x', message: 'x', outcomeUnknown: false, ...more,
});
const decide = (failure: ServiceFailure, repeatable = true, attempt = 0) => decideRetry({ attempt, failure, repeatable, random: 1 }, limits);

describe('the decision to send again', () => {
  it('waits as long as the service asks', () => {
    expect(decide(failed(429, { retryAfterMs: 1234 }))).toEqual({ afterMs: 1234 });
  });

  it('doubles its own delay where the service names none', () => {
    expect([0, 1].map((attempt) => decide(failed(503), true, attempt))).toEqual([{ afterMs: 300 }, { afterMs: 600 }]);
  });

  it('repeats a throttled POST, for it was refused before anything happened', () => {
    expect(decide(failed(429), false)).not.toBe('give up');
  });

  it.each([0, 408, 500, 502, 503, 504])('does not repeat what is not repeatable after %i', (status) => {
    expect(decide(failed(status), false)).toBe('give up');
    expect(decide(failed(status), true)).not.toBe('give up');
  });

  it.each([400, 401, 403, 404, 405, 409, 412, 501])('does not repeat after %i, which stays the same', (status) => {
    expect(decide(failed(status))).toBe('give up');
  });

  it('leaves a long wait to the row', () => {
    expect(decide(failed(429, { retryAfterMs: limits.longestDelayMs + 1 }))).toBe('give up');
  });

  it('never repeats what may have happened, never waits too long, and ends', () => {
    fc.assert(
      fc.property(
        fc.nat(5), fc.nat(599), fc.boolean(), fc.boolean(), fc.option(fc.nat(100_000), { nil: undefined }), fc.double({ min: 0, max: 1, noNaN: true }),
        (attempt, status, repeatable, outcomeUnknown, retryAfterMs, random) => {
          const decision = decideRetry({ attempt, repeatable, random, failure: failed(status, { outcomeUnknown, retryAfterMs }) }, limits);
          if (outcomeUnknown || attempt >= limits.retries) expect(decision).toBe('give up');
          if (decision !== 'give up') expect(decision.afterMs).toBeLessThanOrEqual(limits.longestDelayMs);
        },
      ),
    );
  });
});

describe('withRetry', () => {
  const context = () => {
    const slept: number[] = [];
    return { slept, limits, random: () => 1, sleep: async (ms: number) => void slept.push(ms) };
  };

  it('returns the answer of a later try', async () => {
    let tries = 0;
    const { slept, ...rest } = context();
    const call = async () => {
      tries += 1;
      if (tries < 3) throw new ServiceError(failed(503));
      return tries;
    };
    expect(await withRetry(call, true, rest)).toBe(3);
    expect(slept).toEqual([300, 600]);
  });

  it('gives up with the last error', async () => {
    const { slept, ...rest } = context();
    await expect(withRetry(() => Promise.reject(new ServiceError(failed(503))), true, rest)).rejects.toThrow('503');
    expect(slept).toHaveLength(limits.retries);
  });

  it('never sends again when the outcome is unknown, nor after an error of our own', async () => {
    const { slept, ...rest } = context();
    await expect(withRetry(() => Promise.reject(new OutcomeUnknownError(failed(504))), false, rest)).rejects.toThrow(OutcomeUnknownError);
    await expect(withRetry(() => Promise.reject(new TypeError('ours')), true, rest)).rejects.toThrow('ours');
    expect(slept).toEqual([]);
  });
});
