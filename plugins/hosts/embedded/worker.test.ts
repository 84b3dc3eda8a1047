import { openSqliteQueues, type SqliteQueues } from '../../queue/sqlite-queue';
import type { Work } from '../../work';
import { silentLog } from './log';
import { retryDelaySeconds, startWorker, type Worker, type WorkerOptions } from './worker';

const work = (id: string, more: Partial<Work> = {}): Work => ({ table: 'gdap_request', id, message: 'Update', correlationId: id, ...more });

describe('the worker', () => {
  let now = 0;
  let queues: SqliteQueues;
  let worker: Worker | undefined;
  beforeEach(() => {
    now = 1_000_000;
    queues = openSqliteQueues({ path: ':memory:', now: () => now });
  });
  afterEach(async () => {
    await worker?.close();
    queues.close();
  });

  const start = (handle: WorkerOptions['handle'], more: Partial<WorkerOptions> = {}) => {
    worker = startWorker({ queue: queues.open('work'), poison: queues.open('work-poison'), handle, onPoison: async () => undefined, log: silentLog, idleMs: 5, ...more });
    return worker;
  };
  const put = (...works: Work[]) => Promise.all(works.map((one) => queues.open('work').enqueue(JSON.stringify(one))));

  it('looks at every row that is in the queue, and empties it', async () => {
    const seen: string[] = [];
    await put(work('a'), work('b'), work('c'));
    await start(async ({ id }) => (seen.push(id), 'changed')).idle();
    expect(seen.sort()).toEqual(['a', 'b', 'c']);
    expect(await queues.open('work').length()).toBe(0);
  });

  it('looks at one row by one at a time, and not once for each announcement', async () => {
    let inWork = 0;
    let looks = 0;
    await put(...Array.from({ length: 15 }, () => work('a')));
    await start(async () => {
      expect((inWork += 1)).toBe(1);
      looks += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      inWork -= 1;
      return 'changed';
    }, { concurrency: 16 }).idle();
    expect(looks).toBeLessThan(15);
    expect(await queues.open('work').length()).toBe(0);
  });

  it('lets a row that is announced often hold up no other', async () => {
    let otherIsSeen: () => void = () => undefined;
    const other = new Promise<void>((resolve) => (otherIsSeen = resolve));
    const seen: string[] = [];
    await put(...Array.from({ length: 5 }, () => work('often')));
    now += 1;
    await put(work('other'));
    await start(async ({ id }) => {
      seen.push(id);
      if (id === 'other') otherIsSeen();
      else await other;
      return 'changed';
    }, { concurrency: 2 }).idle();
    expect(seen.slice(0, 2)).toEqual(['often', 'other']);
  });

  it('looks at no more rows at once than it is to, however many are announced several times', async () => {
    const inWork = new Set<string>();
    let most = 0;
    await put(...Array.from({ length: 60 }, (_, index) => work(`row ${index % 20}`)));
    await start(async ({ id }) => {
      inWork.add(id);
      most = Math.max(most, inWork.size);
      await new Promise((resolve) => setImmediate(resolve));
      inWork.delete(id);
      return 'changed';
    }, { concurrency: 3 }).idle();
    expect(most).toBe(3);
    expect(await queues.open('work').length()).toBe(0);
  });

  it('tries again later what failed, and says that it is a repetition', async () => {
    const repetitions: boolean[] = [];
    await put(work('a'));
    const running = start(async (_work, repeated) => {
      repetitions.push(repeated);
      if (!repeated) throw new Error('once');
      return 'changed';
    });
    await running.idle();
    expect(repetitions).toEqual([false]);
    now += retryDelaySeconds(1) * 1000;
    await running.idle();
    expect(repetitions).toEqual([false, true]);
    expect(await queues.open('work').length()).toBe(0);
  });

  it('gives up after five tries, and reports it', async () => {
    const poisoned: string[] = [];
    await put(work('bad'), work('good'));
    const running = start(async ({ id }) => {
      if (id === 'bad') throw new Error('always');
      return 'changed';
    }, { onPoison: async ({ id }) => void poisoned.push(id) });
    for (let round = 0; round < 8; round += 1) {
      await running.idle();
      now += 200_000;
    }
    expect(poisoned).toEqual(['bad']);
    expect([await queues.open('work').length(), await queues.open('work-poison').length()]).toEqual([0, 0]);
  });

  it('keeps what it could not report', async () => {
    const bad = queues.open('work-poison');
    await bad.enqueue(JSON.stringify(work('bad')));
    await start(async () => 'changed', { onPoison: () => Promise.reject(new Error('down')) }).idle();
    expect(await bad.length()).toBe(1);
  });

  it('finishes what it has begun before it closes', async () => {
    let finished = false;
    await put(work('a'));
    let begun: () => void = () => undefined;
    const beginning = new Promise<void>((resolve) => (begun = resolve));
    const running = start(async () => {
      begun();
      await new Promise((resolve) => setTimeout(resolve, 20));
      finished = true;
      return 'changed';
    });
    await beginning;
    await running.close();
    expect(finished).toBe(true);
    expect(await queues.open('work').length()).toBe(0);
  });
});
