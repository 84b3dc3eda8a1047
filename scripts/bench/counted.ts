import type { CallCount } from '../lib/sandbox-controls';

const same = (one: CallCount, other: CallCount) => one.service === other.service && one.method === other.method && one.path === other.path && one.status === other.status;

/** Calls of some kinds. */
export const sumOf = (calls: readonly CallCount[], matches: (call: CallCount) => boolean): number => calls.filter(matches).reduce((total, { count }) => total + count, 0);

/** Says what was called since then, each kind in a line, where the environment asks for it: `BENCH_CALLS=1`. */
export function tellCalls(name: string, calls: readonly CallCount[], before: readonly CallCount[]): void {
  if (!process.env.BENCH_CALLS) return;
  console.error(name);
  for (const call of calls) {
    const count = call.count - sumOf(before, (one) => same(one, call));
    if (count > 0) console.error(`  ${count} ${call.service} ${call.method} ${call.path} ${call.status}`);
  }
}
