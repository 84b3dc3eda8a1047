/** Runs waiting work, so many pieces at once, without ever holding up the one who queued it. */
export interface Dispatcher {
  /** There may be work. What was queued in a transaction is seen after it has ended. */
  wake(): void;
  /** Resolves when no work waits or is under way. */
  idle(): Promise<void>;
  /** Starts nothing more. What is under way may end, and nobody hears of it. */
  close(): void;
}

export interface DispatcherOptions {
  /** Pieces of work at once. */
  readonly concurrency: number;
  /** The next piece of work, or undefined; called often, so it must be cheap. */
  readonly next: () => (() => Promise<void>) | undefined;
}

/** A dispatcher that takes up work when woken. */
export function createDispatcher({ concurrency, next }: DispatcherOptions): Dispatcher {
  let underWay = 0;
  let woken = false;
  let closed = false;
  let waiting: (() => void)[] = [];

  const pump = () => {
    woken = false;
    while (!closed && underWay < concurrency) {
      const run = next();
      if (!run) break;
      underWay += 1;
      void run().finally(() => {
        underWay -= 1;
        pump();
      });
    }
    if (closed || underWay === 0) {
      for (const resolve of waiting) resolve();
      waiting = [];
    }
  };

  return {
    wake() {
      if (woken || closed) return;
      woken = true;
      // Transactions are synchronous: by the next turn of the event loop this one is committed or undone.
      setImmediate(pump);
    },
    idle: () => (closed || (!woken && underWay === 0) ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    close() {
      closed = true;
      pump();
    },
  };
}
