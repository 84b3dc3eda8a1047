/** Tells a person what is going on: a line when a step begins, its time when it is done. */
export interface Progress {
  /** Runs a step and says how long it took; what it throws is passed on after the step is marked as failed. */
  step<T>(name: string, work: () => Promise<T> | T): Promise<T>;
  /** Within a step: how far it is. */
  detail(text: string): void;
}

/** Progress on a terminal: one line a step, rewritten in place where the output is a terminal. */
export function consoleProgress(out: NodeJS.WriteStream = process.stdout): Progress {
  let current = '';
  const rewrite = (text: string) => out.isTTY && out.write(`\r\x1b[K${text}`);
  return {
    async step(name, work) {
      current = name;
      rewrite(`  … ${name}`);
      const begun = performance.now();
      const took = () => `${Math.round(performance.now() - begun)} ms`.padStart(8);
      try {
        const result = await work();
        rewrite('');
        out.write(`  ✓ ${name.padEnd(52)}${took()}\n`);
        return result;
      } catch (error) {
        rewrite('');
        out.write(`  ✗ ${name.padEnd(52)}${took()}\n`);
        throw error;
      }
    },
    detail: (text) => rewrite(`  … ${current}: ${text}`),
  };
}

/** No output: for tests. */
export const silentProgress: Progress = {
  step: async (_name, work) => work(),
  detail: () => undefined,
};
