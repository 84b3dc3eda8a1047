import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Adoption, gdapFinding, gdapProvider, gdapRequest, RequestStatus } from '@gdap-manager/entities';
import { providerId } from '../lib/connect-provider';
import { createSandboxControls, type CallCount } from '../lib/sandbox-controls';
import { until } from '../lib/until';
import { createWebApi } from '../lib/web-api';
import { sumOf, tellCalls } from './counted';
import { end, processorSeconds, residentMegabytes, startScript } from './process';
import { whatIsGiven } from './relationships';
import { fillRelationships } from './relationships-world';

/** What it took to make requests of all relationships that were made elsewhere. */
export interface AdoptionFigures {
  readonly seconds: number;
  /** Of all processors together. */
  readonly processorSeconds: number;
  readonly requests: number;
  /** Round trips to Graph: pages of lists, and batches of reads. */
  readonly listPages: number;
  readonly batches: number;
  readonly microsoftWrites: number;
  /** Requests to Dataverse that read rows, that brought a batch, and that wrote one row. */
  readonly reads: number;
  readonly dataverseBatches: number;
  readonly writes: number;
  readonly peakMegabytes: number;
}

const minutes = 60_000;

/** So many relationships in force that nobody keeps, and a provider that adopts by itself. Sandbox and handlers run in one process of their own. */
export async function adoptionBench(count: number, port: number): Promise<AdoptionFigures> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-adoption-'));
  const url = `http://127.0.0.1:${port}`;
  const args = ['--port', String(port), '--data', dataDir, '--policy', JSON.stringify({ customersRefreshSeconds: 24 * 3600 })];
  try {
    const { child: first } = await startScript('bench/customers-system', args, 'Ready at');
    const { given, now } = await whatIsGiven(url);
    await end(first);
    fillRelationships(dataDir, count, given, now, url, false);
    const { child } = await startScript('bench/customers-system', args, 'Ready at', { NODE_OPTIONS: `--max-old-space-size=${Math.max(256, count / 50)}` });
    try {
      return await adopted(url, count, child.pid ?? 0);
    } finally {
      await end(child);
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function adopted(url: string, count: number, pid: number): Promise<AdoptionFigures> {
  const own = { count: 0 };
  const api = createWebApi(url, (...request) => ((own.count += 1), fetch(...request)));
  const controls = createSandboxControls(url);
  let peak = 0;
  const sampling = setInterval(() => (peak = Math.max(peak, residentMegabytes(pid))), 200);
  const isLeft = async (set: string, filter: string) => (await api.list(`${set}?$select=createdon&$filter=${filter}&$top=1`)).length > 0;
  const quiet = async () => !(await isLeft('asyncoperations', 'statecode ne 3'));
  try {
    await until('the first comparison', async () => (await api.list(`${gdapFinding.entitySetName}?$select=createdon&$filter=statecode eq 0`)).length >= count && (await quiet()), { timeoutMs: 5 * minutes, everyMs: 500 });
    const [before, batchesBefore, ownBefore, begun, usedBefore] = [await controls.calls(), await controls.batches(), own.count, performance.now(), processorSeconds(pid)];
    await api.update(`${gdapProvider.entitySetName}(${providerId})`, { gdap_adoption: Adoption.adopt, gdap_refreshrequestedon: (await controls.now()).toISOString() });
    await until('the requests', async () => !(await isLeft(gdapFinding.entitySetName, 'statecode eq 0')), { timeoutMs: 30 * minutes, everyMs: 1000 });
    await until('what is thought of them', async () => !(await isLeft(gdapRequest.entitySetName, `statuscode eq ${RequestStatus.active} and gdap_renewalcheckon eq null`)) && (await quiet()), { timeoutMs: 30 * minutes, everyMs: 1000 });
    const seconds = (performance.now() - begun) / 1000;
    const used = processorSeconds(pid) - usedBefore;
    const ours = own.count - ownBefore;
    const calls = await controls.calls();
    tellCalls('Adoption', calls, before);
    const counted = (matches: (call: CallCount) => boolean) => sumOf(calls, matches) - sumOf(before, matches);
    const ofDataverse = (matches: (call: CallCount) => boolean) => counted((call) => call.service === 'dataverse' && matches(call));
    const isBatch = ({ method, path }: CallCount) => method === 'POST' && /\/\$batch$/.test(path);
    return {
      seconds, processorSeconds: used, peakMegabytes: peak,
      requests: (await api.list(`${gdapRequest.entitySetName}?$select=gdap_requestid`)).length,
      listPages: counted(({ service, method, path }) => service === 'graph' && method === 'GET' && /\/delegatedAdminRelationships$/.test(path)),
      batches: (await controls.batches()) - batchesBefore,
      microsoftWrites: counted(({ service, method }) => service === 'graph' && method !== 'GET'),
      reads: ofDataverse(({ method }) => method === 'GET') - ours,
      dataverseBatches: ofDataverse(isBatch),
      writes: ofDataverse((call) => call.method !== 'GET' && !isBatch(call)),
    };
  } finally {
    clearInterval(sampling);
  }
}
