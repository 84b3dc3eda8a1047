import { ServiceError } from '../../gateways/transport/service-error';
import type { Policy } from '../../policy';
import type { Log } from './log';

export interface TimerOptions {
  /** Asks the environment for its time: everything below is reckoned by it, for a sandbox's clock may jump. */
  readonly readClock: () => Promise<number>;
  /** Has everything looked at whose time has come. */
  readonly announceDue: (now: number) => Promise<void>;
  readonly sweep: (now: number, deep: boolean) => Promise<void>;
  readonly policy: Pick<Policy, 'tickMs' | 'sweepSeconds' | 'deepSweepSeconds'>;
  /** Real milliseconds since any moment. */
  readonly realNow: () => number;
  readonly log: Log;
}

/** After a sweep, so many times its duration pass until the next: however much there is, most of the time is left for looks. */
const restFactor = 4;
/** Doubled with each sweep in a row that fails, so often at the most: what one of them cannot do has all of them repeated. */
const mostDoublings = 4;

export interface Timers {
  /** Looks at the clock now, after a look at it that is under way. Never throws: what fails is logged and done at the next tick. */
  tick(): Promise<void>;
  /** Ends a tick that is under way. */
  close(): Promise<void>;
}

/** Looks at the clock again and again, at what is due, and now and then at everything. The first sweep is a deep one, at once. */
export function startTimers(options: TimerOptions): Timers {
  const { readClock, announceDue, policy, log } = options;
  const last = { sweep: -Infinity, deep: -Infinity };
  let restUntil = -Infinity;
  /** Sweeps in a row that failed. */
  let failures = 0;
  let closing = false;
  let wakeUp: () => void = () => undefined;

  async function tick(): Promise<void> {
    const now = await readClock();
    // What is not announced is found by the sweep: it must not wait until all can be announced.
    const [announced, swept] = [await settled(announceDue(now)), await settled(sweepWhereDue(now))];
    for (const result of [announced, swept]) if (result.status === 'rejected') throw result.reason;
  }

  async function sweepWhereDue(now: number): Promise<void> {
    const kind = dueSweep(now, last, policy);
    const begun = options.realNow();
    if (!kind || begun < restUntil) return;
    try {
      await options.sweep(now, kind === 'deep');
      last.sweep = now;
      if (kind === 'deep') last.deep = now;
      failures = 0;
    } catch (error) {
      failures += 1;
      throw error;
    } finally {
      const ended = options.realNow();
      restUntil = ended + (ended - begun) * restFactor * 2 ** Math.min(failures, mostDoublings);
    }
  }

  let ticking = Promise.resolve();
  /** One after the other, whoever asks. */
  function tickInTurn(): Promise<void> {
    ticking = ticking.then(tick).catch((error: unknown) => log(error instanceof ServiceError ? 'warn' : 'error', 'tick failed', { why: (error as Error).message }));
    return ticking;
  }

  async function loop(): Promise<void> {
    while (!closing) {
      await tickInTurn();
      if (closing) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, policy.tickMs);
        wakeUp = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  const running = loop();
  return {
    tick: tickInTurn,
    async close() {
      closing = true;
      wakeUp();
      await running;
    },
  };
}

const settled = async (work: Promise<void>): Promise<PromiseSettledResult<void>> => (await Promise.allSettled([work]))[0];

/** Which sweep is due. A clock that was set back counts as well. Pure. */
export function dueSweep(now: number, last: { readonly sweep: number; readonly deep: number }, { sweepSeconds, deepSweepSeconds }: Pick<Policy, 'sweepSeconds' | 'deepSweepSeconds'>): 'deep' | 'plain' | undefined {
  if (now < last.sweep || now - last.deep >= deepSweepSeconds * 1000) return 'deep';
  return now - last.sweep >= sweepSeconds * 1000 ? 'plain' : undefined;
}
