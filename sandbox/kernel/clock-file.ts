import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { ClockMemory } from './clock';

/**
 * Keeps the clock's offset in a small JSON file, so that a restart goes on at the same sandbox time.
 * @param aheadMs the offset as long as there is no file
 */
export function clockFile(path: string, aheadMs = 0): ClockMemory {
  return {
    load() {
      if (!existsSync(path)) return aheadMs;
      const { offsetMs } = JSON.parse(readFileSync(path, 'utf8')) as { offsetMs: number };
      return offsetMs;
    },
    save(offsetMs) {
      // Written beside and renamed: a kill in the middle leaves the old file whole.
      const draft = `${path}.new`;
      writeFileSync(draft, JSON.stringify({ offsetMs }));
      renameSync(draft, path);
    },
  };
}
