/** Tells `until` what an ask has seen that was not yet the answer. */
export type Saw = (seen: unknown) => void;

/**
 * Asks again until the answer is there; says what it waited for, and what was seen last, when it never came. The limit is
 * for what hangs: on a busy machine everything takes a little longer.
 */
export async function until<T>(
  what: string,
  ask: (saw: Saw) => Promise<T | undefined | false>,
  { timeoutMs = 120_000, everyMs = 50 }: { timeoutMs?: number; everyMs?: number } = {},
): Promise<T> {
  const end = performance.now() + timeoutMs;
  let last: unknown;
  for (;;) {
    const answer = await ask((seen) => (last = seen));
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > end) throw new Error(`Waited ${timeoutMs / 1000} s in vain for ${what}.${last === undefined ? '' : ` Last seen: ${inShort(last)}`}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/** Characters of what was seen last. */
const mostShown = 2_000;

/** Rows without their empty columns and annotations. */
const inShort = (seen: unknown): string =>
  (typeof seen === 'string' ? seen : JSON.stringify(seen, (key, value: unknown) => (value === null || key.includes('@') ? undefined : value)) ?? 'nothing').slice(0, mostShown);
