import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '@gdap-manager/sandbox';
import type { Browser } from 'playwright-core';
import { strangerSolution } from '../../../sandbox/player/testing/stranger/solution';
import { launchBrowser } from '../../../scripts/lib/launch-browser';

/** A sandbox that knows nothing of the product, with an app of another publisher and a browser before it. */
export interface Stranger {
  readonly sandbox: Sandbox;
  readonly browser: Browser;
  /** Makes a row as the system administrator. @returns its id */
  create(entitySet: string, row: object): Promise<string>;
  close(): Promise<void>;
}

export async function openStranger(): Promise<Stranger> {
  const dataDir = mkdtempSync(join(tmpdir(), 'stranger-'));
  const [sandbox, browser] = await Promise.all([startSandbox({ port: 0, dataDir }), launchBrowser()]);
  const post = async (path: string, body: object): Promise<Response> => {
    const response = await fetch(`${sandbox.url}/api/data/v9.2/${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response;
  };
  await post('ImportSolution', {
    OverwriteUnmanagedCustomizations: true, PublishWorkflows: false, ImportJobId: '11111111-0000-4000-8000-000000000001',
    CustomizationFile: Buffer.from(strangerSolution()).toString('base64'),
  });
  await post('PublishAllXml', {});
  return {
    sandbox,
    browser,
    create: async (entitySet, row) => /\(([^)]+)\)$/.exec((await post(entitySet, row)).headers.get('odata-entityid') ?? '')?.[1] ?? '',
    async close() {
      await browser.close();
      await sandbox.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
