import { readProvider, type ProviderRow } from './provider-row';

/** Seconds between looks at the row; all in all about a minute. */
const pauses = [0.5, 1, 1, 2, 2, 3, 5, 5, 10, 15, 15];

/**
 * Waits until the handlers have checked after a moment.
 * @param wait real milliseconds
 * @returns undefined where they have not within a minute
 */
export async function untilChecked(id: string, requestedOn: number, wait: (ms: number) => Promise<void>): Promise<ProviderRow | undefined> {
  for (const pause of pauses) {
    await wait(pause * 1000);
    // A look that fails, such as without a connection, is made again.
    const row = await readProvider(id).catch(() => undefined);
    if (row?.checkedOn !== undefined && row.checkedOn > requestedOn) return row;
  }
  return undefined;
}
