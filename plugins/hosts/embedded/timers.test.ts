import { silentLog } from './log';
import { dueSweep, startTimers } from './timers';

const policy = { tickMs: 1, sweepSeconds: 60, deepSweepSeconds: 3600 };

describe('which sweep is due', () => {
  it.each([
    ['at the start', 0, -Infinity, -Infinity, 'deep'],
    ['soon after', 59_000, 0, 0, undefined],
    ['after a minute', 60_000, 0, 0, 'plain'],
    ['after an hour', 3_600_000, 3_590_000, 0, 'deep'],
    ['when the clock was set back', 0, 500_000, 400_000, 'deep'],
  ])('%s', (_when, now, sweep, deep, expected) => {
    expect(dueSweep(now, { sweep, deep }, policy)).toBe(expected);
  });
});

describe('the timers', () => {
  it('look at what is due on every tick, sweep by the clock of the environment, and outlive failures', async () => {
    const told: string[] = [];
    const clock = [0, 10_000, 'broken', 90_000, 90_000_000] as const;
    let at = -1;
    const timers = await new Promise<ReturnType<typeof startTimers>>((resolve) => {
      const started: ReturnType<typeof startTimers> = startTimers({
        policy,
        log: silentLog,
        realNow: () => 0,
        readClock: async () => {
          at += 1;
          if (at >= clock.length - 1) setImmediate(() => resolve(started));
          const time = clock[Math.min(at, clock.length - 1)]!;
          if (time === 'broken') throw new Error('no answer');
          return time;
        },
        announceDue: async (now) => void told.push(`due ${now}`),
        sweep: async (now, deep) => void told.push(`${deep ? 'deep' : 'plain'} ${now}`),
      });
    });
    await timers.close();
    expect(told.slice(0, 7)).toEqual(['due 0', 'deep 0', 'due 10000', 'due 90000', 'plain 90000', 'due 90000000', 'deep 90000000']);
  });

  it('sweep although something cannot be announced, and say so', async () => {
    const told: string[] = [];
    const timers = startTimers({
      policy: { ...policy, tickMs: 1_000_000 }, realNow: () => 0, readClock: async () => 0,
      log: (_level, event, facts) => void told.push(`${event}: ${String(facts?.['why'])}`),
      announceDue: async () => {
        throw new Error('no privilege');
      },
      sweep: async () => void told.push('swept'),
    });
    await timers.tick();
    await timers.close();
    expect(told.slice(0, 2)).toEqual(['swept', 'tick failed: no privilege']);
  });

  it('rest longer and longer after sweeps that fail, and sweep deep until one has succeeded', async () => {
    let real = 0;
    const sweeps: string[] = [];
    const timers = startTimers({
      policy: { ...policy, tickMs: 1_000_000 }, realNow: () => real, readClock: async () => 0, log: silentLog, announceDue: async () => undefined,
      sweep: async (_now, deep) => {
        sweeps.push(`${deep ? 'deep' : 'plain'} at ${real}`);
        real += 1;
        if (sweeps.length < 4) throw new Error('Microsoft is not there');
      },
    });
    while (real < 100) {
      await timers.tick();
      real += 1;
    }
    await timers.close();
    expect(sweeps).toEqual(['deep at 0', 'deep at 9', 'deep at 26', 'deep at 59']);
  });

  it('look at the clock when somebody asks, in turn', async () => {
    const told: number[] = [];
    let now = 0;
    const timers = startTimers({
      policy: { ...policy, tickMs: 1_000_000 }, log: silentLog, realNow: () => 0, readClock: async () => (now += 1000), sweep: async () => undefined,
      announceDue: async (at) => {
        await new Promise(setImmediate);
        told.push(at);
      },
    });
    await Promise.all([timers.tick(), timers.tick()]);
    expect(told).toEqual([1000, 2000, 3000]);
    await timers.close();
  });

  it('leave most of the time to looks, however long a sweep takes', async () => {
    let real = 0;
    let sweeps = 0;
    let ticks = 0;
    const timers = await new Promise<ReturnType<typeof startTimers>>((resolve) => {
      const started: ReturnType<typeof startTimers> = startTimers({
        policy: { ...policy, sweepSeconds: 0 },
        log: silentLog,
        realNow: () => real,
        readClock: async () => (ticks += 1),
        announceDue: async () => {
          real += 100;
          if (ticks === 20) setImmediate(() => resolve(started));
        },
        sweep: async () => {
          sweeps += 1;
          real += 200;
        },
      });
    });
    await timers.close();
    expect(sweeps).toBeGreaterThan(1);
    expect(sweeps).toBeLessThanOrEqual(4);
  });
});
