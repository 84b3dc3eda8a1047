import { setTimeout as pause } from 'node:timers/promises';

/** How long whoever had the port and the folder may take to let them go, and how often we ask, in milliseconds. */
const PATIENCE_MS = 8000;
const EVERY_MS = 100;

/**
 * Starts something that another one of its kind may be just about to give way to, as after a restart.
 * @throws what `start` throws: at once, or after some seconds where port or folder stay taken
 */
export async function afterPredecessor<T>(start: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  for (;;) {
    try {
      return await start();
    } catch (error) {
      if (!isTaken(error) || performance.now() - begun >= PATIENCE_MS) throw error;
      await pause(EVERY_MS);
    }
  }
}

const isTaken = (error: unknown) =>
  (error as Error).name === 'FolderInUse' || (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
