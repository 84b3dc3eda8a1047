import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { solutionName, webhookEndpoint } from '@gdap-manager/solution';
import type { WebApi } from './web-api';

/**
 * Imports the solution as an administrator would, unless just this zip was the last one imported here.
 * @param dataDir where the environment keeps its data: what was imported is remembered beside it
 * @returns whether it was imported now
 */
export async function importSolution(api: WebApi, zip: Uint8Array, dataDir: string): Promise<boolean> {
  const memory = join(dataDir, 'imported-solution.txt');
  const hash = createHash('sha256').update(zip).digest('hex');
  const installed = await api.list(`solutions?$select=version&$filter=uniquename eq '${solutionName}'`);
  if (installed.length > 0 && existsSync(memory) && readFileSync(memory, 'utf8') === hash) return false;
  await api.action('ImportSolution', {
    OverwriteUnmanagedCustomizations: true,
    PublishWorkflows: true,
    CustomizationFile: Buffer.from(zip).toString('base64'),
    ImportJobId: randomUUID(),
  });
  await api.action('PublishAllXml', {});
  writeFileSync(memory, hash);
  return true;
}

/** Tells Dataverse where the handlers listen and with which key it shall call: the zip holds neither. */
export async function connectWebhook(api: WebApi, url: string, key: string): Promise<void> {
  await api.update(`serviceendpoints(${webhookEndpoint.id})`, { url, authvalue: key });
}
