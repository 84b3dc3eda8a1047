import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something holds. @throws after `timeoutMs`, with what was waited for */
export async function eventually(holds: () => Promise<boolean>, what = 'It', timeoutMs = 120_000): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${what} did not happen within ${timeoutMs / 1000} seconds.`);
    await sleep(50);
  }
}
