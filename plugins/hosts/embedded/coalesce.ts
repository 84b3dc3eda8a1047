/**
 * Runs work about one thing one after the other, and what is asked for while it waits only once: looking at a row
 * that was announced fifteen times takes two looks, not fifteen.
 */
export interface Coalescer<Options, Result> {
  /** @returns what came of the run that began after this call */
  run(key: string, options: Options): Promise<Result>;
}

interface Entry<Options, Result> {
  readonly running: Promise<Result>;
  next: { options: Options; readonly result: Promise<Result> } | undefined;
}

/** @param merge options of two calls that share a run */
export function createCoalescer<Options, Result>(work: (key: string, options: Options) => Promise<Result>, merge: (one: Options, other: Options) => Options): Coalescer<Options, Result> {
  const entries = new Map<string, Entry<Options, Result>>();

  function start(key: string, options: Options): Promise<Result> {
    const running = work(key, options).finally(() => {
      if (entries.get(key) === entry && !entry.next) entries.delete(key);
    });
    const entry: Entry<Options, Result> = { running, next: undefined };
    entries.set(key, entry);
    return running;
  }

  return {
    run(key, options) {
      const entry = entries.get(key);
      if (!entry) return start(key, options);
      if (entry.next) {
        entry.next.options = merge(entry.next.options, options);
        return entry.next.result;
      }
      const begin = () => start(key, entry.next?.options ?? options);
      entry.next = { options, result: entry.running.then(begin, begin) };
      return entry.next.result;
    },
  };
}
