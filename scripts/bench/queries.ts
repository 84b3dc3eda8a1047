import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '@gdap-manager/sandbox';
import { builtSolutionZip } from '../lib/built';
import { importSolution } from '../lib/install';
import { createWebApi, type WebApi } from '../lib/web-api';
import { fillRequests } from './fill';
import { median, percentile, time } from './statistics';

export interface QueryResult {
  readonly name: string;
  readonly medianMs: number;
  readonly p95Ms: number;
}

const typicalList =
  'gdap_requests?$select=gdap_name,gdap_expirydate,statuscode&$filter=statuscode eq 727000004 and gdap_autorenew eq false&$orderby=gdap_expirydate asc&$top=50';

/** Answers of the Web API over a table of many requests; the last line is what a client does that loads everything. */
export async function queryBench(rows: number): Promise<QueryResult[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const first = await startSandbox({ port: 0, dataDir });
    await importSolution(createWebApi(first.url), builtSolutionZip(), dataDir);
    await first.close();
    fillRequests(dataDir, rows);

    const sandbox = await startSandbox({ port: 0, dataDir });
    try {
      const api = createWebApi(sandbox.url);
      const lists: [string, string][] = [
        ['50 active without auto-renew, soonest expiry first', typicalList],
        ['the same, with customer and count', `${typicalList}&$expand=gdap_AccountId($select=name)&$count=true`],
        ['one by its unique key', "gdap_requests(gdap_uniquekey='key-4711')"],
        ['name contains a word, top 50', "gdap_requests?$select=gdap_name&$filter=contains(gdap_name,'99')&$top=50"],
      ];
      const results: QueryResult[] = [];
      for (const [name, path] of lists) {
        await time(5, () => api.get(path));
        const times = await time(100, () => api.get(path));
        results.push({ name, medianMs: median(times), p95Ms: percentile(times, 95) });
      }
      const naive = await time(1, () => loadEverything(api));
      return [...results, { name: 'naively: load all pages, filter and sort at home', medianMs: median(naive), p95Ms: median(naive) }];
    } finally {
      await sandbox.close();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function loadEverything(api: WebApi) {
  const all = await api.list<{ statuscode: number; gdap_autorenew: boolean; gdap_expirydate: string }>('gdap_requests?$select=gdap_name,gdap_expirydate,gdap_autorenew,statuscode');
  return all
    .filter((row) => row.statuscode === 727000004 && !row.gdap_autorenew)
    .sort((a, b) => a.gdap_expirydate.localeCompare(b.gdap_expirydate))
    .slice(0, 50);
}
