import { MessageGone, type Queue, type Receipt, type ReceivedMessage } from '../../queue/queue';
import type { Work } from '../../work';
import { createCoalescer } from './coalesce';
import type { Log } from './log';

export interface WorkerOptions {
  readonly queue: Queue;
  readonly poison: Queue;
  /** @throws where the message is to be tried again */
  readonly handle: (work: Work, repeated: boolean) => Promise<string>;
  /** Tells about a message that failed too often. */
  readonly onPoison: (work: Work) => Promise<void>;
  readonly log: Log;
  /** Rows looked at at once; default 8. Further messages about a row that is in work wait for its next look, and take nobody's place. */
  readonly concurrency?: number;
  /** Seconds that a message is hidden while we work on it; extended as long as work goes on. Default 30. */
  readonly visibilitySeconds?: number;
  /** Milliseconds between looks at a queue that was empty; default 1000. `wake` comes sooner. */
  readonly idleMs?: number;
}

export interface Worker {
  /** There is something new in the queue. */
  wake(): void;
  /** Resolves when no visible message is left and nothing is in work. */
  idle(): Promise<void>;
  /** Takes no new message and waits for those in work. */
  close(): Promise<void>;
}

/** Seconds until a message is tried again that has failed so many times. Pure. */
export const retryDelaySeconds = (dequeueCount: number): number => Math.min(2 ** dequeueCount, 120);

/** Messages taken from the queue for each row that can be in work: a request with forty roles is announced some forty times. */
const messagesARow = 16;

/** Works on the messages of a queue, several at once, each row by one at a time. */
export function startWorker(options: WorkerOptions): Worker {
  const { queue, poison, handle, onPoison, log, concurrency = 8, visibilitySeconds = 30, idleMs = 1000 } = options;
  const rows = createCoalescer<{ work: Work; repeated: boolean }, string>(
    (_key, { work, repeated }) => handle(work, repeated),
    (one, other) => ({ work: { ...other.work, insist: one.work.insist || other.work.insist }, repeated: one.repeated || other.repeated }),
  );
  const inWork = new Set<Promise<void>>();
  const messagesOfRow = new Map<string, number>();
  let closing = false;
  let asked = true;
  let wakeUp: () => void = () => undefined;
  const waiting: (() => void)[] = [];

  /** As `workOn`, counted by its row. */
  async function countedWork(message: ReceivedMessage): Promise<void> {
    const work = JSON.parse(message.body) as Work;
    const row = `${work.capability ?? ''} ${work.table} ${work.id}`;
    messagesOfRow.set(row, (messagesOfRow.get(row) ?? 0) + 1);
    await workOn(message, work, row);
    const left = (messagesOfRow.get(row) ?? 1) - 1;
    if (left > 0) messagesOfRow.set(row, left);
    else messagesOfRow.delete(row);
  }

  async function workOn(message: ReceivedMessage, work: Work, row: string): Promise<void> {
    let receipt: Receipt = message;
    const extend = setInterval(() => {
      queue.setVisibility(receipt, visibilitySeconds).then((next) => (receipt = next), () => clearInterval(extend));
    }, (visibilitySeconds * 1000) / 3);
    const facts = { capability: work.capability, table: work.table, id: work.id, message: work.message, trackingId: work.correlationId, tries: message.dequeueCount };
    try {
      const result = await rows.run(row, { work, repeated: message.dequeueCount > 1 });
      clearInterval(extend);
      log(result === 'unchanged' ? 'debug' : 'info', 'looked', { ...facts, result });
      await queue.complete(receipt);
    } catch (error) {
      clearInterval(extend);
      if (error instanceof MessageGone) return log('warn', 'message lost to another worker', facts);
      log('warn', 'look failed', { ...facts, why: (error as Error).message });
      await queue.setVisibility(receipt, retryDelaySeconds(message.dequeueCount)).catch(() => undefined);
    }
  }

  async function reportPoison(): Promise<void> {
    for (const message of await poison.receive(8, 60)) {
      const work = JSON.parse(message.body) as Work;
      log('error', 'message given up', { table: work.table, id: work.id, trackingId: work.correlationId });
      try {
        await onPoison(work);
        await poison.complete(message);
      } catch (error) {
        log('warn', 'poison not reported', { id: work.id, why: (error as Error).message });
      }
    }
  }

  async function loop(): Promise<void> {
    while (!closing) {
      asked = false;
      const free = Math.min(concurrency - messagesOfRow.size, concurrency * messagesARow - inWork.size, 32);
      const messages = free > 0 ? await queue.receive(free, visibilitySeconds) : [];
      for (const message of messages) {
        const run: Promise<void> = countedWork(message).finally(() => {
          inWork.delete(run);
          wake();
        });
        inWork.add(run);
      }
      if (messages.length > 0 && messages.length === free) continue;
      if (inWork.size === 0) {
        await reportPoison();
        if (!asked) waiting.splice(0).forEach((done) => done());
      }
      if (!asked && !closing) await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, idleMs);
        wakeUp = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  function wake(): void {
    asked = true;
    wakeUp();
  }

  const running = loopForever(loop, log, () => closing);
  return {
    wake,
    idle: () => new Promise((resolve) => {
      waiting.push(resolve);
      wake();
    }),
    async close() {
      closing = true;
      wake();
      await running;
      await Promise.allSettled([...inWork]);
      waiting.splice(0).forEach((done) => done());
    },
  };
}

/** The queue itself may fail for a moment: the loop begins again. */
async function loopForever(loop: () => Promise<void>, log: Log, closing: () => boolean): Promise<void> {
  while (!closing()) {
    try {
      await loop();
    } catch (error) {
      log('error', 'queue failed', { why: (error as Error).message });
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}
