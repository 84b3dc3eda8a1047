import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const VARIABLE = 'GDAP_MANAGER_TEST_RUN';

/** What the suites of one test run share: made before the first, removed after the last. @throws Error outside of a run */
export function runFolder(): string {
  const folder = process.env[VARIABLE];
  if (folder === undefined) throw new Error('No test run is under way: jest.config.js names what begins one.');
  return folder;
}

export function beginRun(): void {
  process.env[VARIABLE] = mkdtempSync(join(tmpdir(), 'test-run-'));
}

export function endRun(): void {
  rmSync(runFolder(), { recursive: true, force: true });
}
