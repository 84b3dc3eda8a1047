import { Duration } from 'luxon';

/** Where the time comes from. Nothing in the sandbox reads the wall clock except through this. */
export interface Clock {
  /** The present moment on the sandbox clock. */
  now(): Date;
}

/** A clock that runs like the wall clock and can be moved forward, never back. */
export interface SandboxClock extends Clock {
  /**
   * Moves the clock forward.
   * @param duration ISO 8601, for instance `P90D` or `PT15M`; negative durations are refused
   * @returns the new present
   * @throws RangeError when the text is no ISO 8601 duration or is negative
   */
  advance(duration: string): Date;
  /** Calls the listener after each move, with the new present. Returns a function that ends this. */
  onAdvance(listener: (now: Date) => void): () => void;
}

/** What the clock remembers between runs: how far it is ahead of the wall clock. */
export interface ClockMemory {
  /** Milliseconds ahead of the wall clock. */
  load(): number;
  save(offset: number): void;
}

/** The last moment that ISO 8601 writes with four digits of the year. */
const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** A sandbox clock over a wall clock. */
export function createSandboxClock(memory: ClockMemory, wallClock: () => number = Date.now): SandboxClock {
  let offset = memory.load();
  const listeners = new Set<(now: Date) => void>();
  const now = () => new Date(wallClock() + offset);
  return {
    now,
    advance(text) {
      const duration = Duration.fromISO(text);
      const before = now();
      const after = duration.isValid ? new Date(before.getTime() + durationToMillis(duration, before)) : before;
      // Also false where the sum is no date at all.
      const isForward = after >= before && after.getTime() <= LATEST;
      if (!duration.isValid || !isForward) {
        throw new RangeError(`'${text}' is not a forward ISO 8601 duration, such as P90D or PT15M, that ends before the year 10000.`);
      }
      offset += after.getTime() - before.getTime();
      memory.save(offset);
      for (const listener of listeners) listener(after);
      return after;
    },
    onAdvance(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function durationToMillis(duration: Duration, from: Date): number {
  const end = new Date(from);
  end.setUTCFullYear(end.getUTCFullYear() + duration.years);
  end.setUTCMonth(end.getUTCMonth() + duration.months);
  const rest = duration.set({ years: 0, months: 0 }).toMillis();
  return end.getTime() - from.getTime() + rest;
}
