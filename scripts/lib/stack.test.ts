import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentProgress } from './progress';
import { startStack } from './stack';

it('leaves nothing running where something cannot be started', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'stack-test-'));
  const start = () => startStack({ port: 0, dataDir, solutionZip: new Uint8Array([1, 2, 3]), progress: silentProgress });
  try {
    await expect(start()).rejects.toMatchObject({ name: 'WebApiError' });
    // The folder is nobody's again, or this would fail for another reason.
    await expect(start()).rejects.toMatchObject({ name: 'WebApiError' });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});
