import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { startSandbox } from '@gdap-manager/sandbox';
import { builtSolutionZip } from '../lib/built';
import { importSolution } from '../lib/install';
import { createWebApi, type WebApi } from '../lib/web-api';
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
    fill(join(dataDir, 'dataverse.db'), rows);

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

/** Puts rows straight into the table of a sandbox that does not run: making them one by one is not what is measured. */
function fill(file: string, rows: number) {
  const database = new Database(file);
  const guid = (kind: number) => `printf('%08x-0000-4000-8%03x-000000000000', i, ${kind})`;
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows})`;
  database.exec(`
    BEGIN;
    ${numbers} INSERT INTO account(accountid, name, statecode, statuscode, createdon, modifiedon, versionnumber)
      SELECT ${guid(1)}, 'Customer ' || i, 0, 1, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', i FROM n WHERE i <= ${rows / 10};
    ${numbers} INSERT INTO gdap_request(gdap_requestid, gdap_name, gdap_accountid, gdap_uniquekey, gdap_autorenew, gdap_durationdays, gdap_expirydate, statecode, statuscode, createdon, modifiedon, versionnumber)
      SELECT ${guid(2)}, 'Request ' || i, printf('%08x-0000-4000-8001-000000000000', 1 + i % ${rows / 10}), 'key-' || i, i % 3 > 0, 730,
        strftime('%Y-%m-%dT00:00:00Z', '2026-01-01', '+' || ((i * 7919) % 2000) || ' days'), 0,
        CASE i % 5 WHEN 0 THEN 727000002 ELSE 727000004 END, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', i FROM n;
    COMMIT;
    ANALYZE;`);
  database.close();
}
