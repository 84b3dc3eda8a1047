import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gdapDirectoryRole, gdapRequest, type Row } from '@gdap-manager/entities';
import { partner, recommendedGroups } from '../demo/partner';
import { createPartnerGraph } from '../lib/graph-client';
import { connectTo, type Connection } from '../lib/stack';
import { createSandboxControls, type CallCount } from '../lib/sandbox-controls';
import { until } from '../lib/until';
import { createWebApi } from '../lib/web-api';
import { sumOf, tellCalls } from './counted';
import { end, processorSeconds, residentMegabytes, startScript } from './process';
import { changeAtMicrosoft } from './relationships-changes';
import { fillRelationships } from './relationships-world';

/** What one refresh of all relationships took. */
export interface ListFigures {
  readonly name: string;
  readonly seconds: number;
  /** Of all processors together. */
  readonly processorSeconds: number;
  /** Pages of the list of relationships that were read, and how many there are. */
  readonly listPages: number;
  readonly unavoidablePages: number;
  /** Batches sent to Graph, and what of single relationships was read, in them or alone. */
  readonly batches: number;
  readonly singleReads: number;
  /** Other changes at Microsoft: there is no reason for any. */
  readonly microsoftWrites: number;
  /** Requests to Dataverse. */
  readonly dataverseReads: number;
  readonly dataverseWrites: number;
  /** Requests whose rows were written. */
  readonly rowsWritten: number;
  readonly peakMegabytes: number;
}

interface System extends Pick<Connection, 'url' | 'api' | 'controls'> {
  readonly pid: number;
  /** Requests of our own to Dataverse: they are nobody else's. */
  readonly own: { count: number };
  readonly pages: number;
}

const minutes = 60_000;
/** Relationships on a page of Graph. */
const pageSize = 300;
const refreshMinutes = 15;
/** So often nothing is called before everything that follows from a refresh is over. */
const restsAtTheEnd = 6;

/**
 * So many relationships in force: the first comparison after a start, one with nothing new, and one after so many
 * have changed. Sandbox and handlers run in one process of their own.
 */
export async function relationshipsBench(count: number, changed: number, port: number): Promise<ListFigures[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-relationships-'));
  const url = `http://127.0.0.1:${port}`;
  const args = ['--port', String(port), '--data', dataDir, '--policy', JSON.stringify({ relationshipsRefreshSeconds: refreshMinutes * 60, customersRefreshSeconds: 24 * 3600 })];
  try {
    const { child: first } = await startScript('bench/customers-system', args, 'Ready at');
    const { given, now } = await whatIsGiven(url);
    await end(first);
    fillRelationships(dataDir, count, given, now, url);
    const begun = performance.now();
    const { child } = await startScript('bench/customers-system', args, 'Ready at', { NODE_OPTIONS: `--max-old-space-size=${Math.max(256, count / 50)}` });
    try {
      const own = { count: 0 };
      const counted: typeof fetch = (...request) => ((own.count += 1), fetch(...request));
      const system: System = { url, api: createWebApi(url, counted), controls: createSandboxControls(url), own, pid: child.pid ?? 0, pages: Math.ceil(count / pageSize) };
      return await refreshes(system, changed, begun);
    } finally {
      await end(child);
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Two recommended roles for the first of the partner's groups. */
export async function whatIsGiven(url: string) {
  const connection = await connectTo(url);
  if (!connection) throw new Error('The sandbox went away.');
  const names: readonly string[] = recommendedGroups[0].roles.slice(0, 2);
  const roles = await connection.api.list<Row<typeof gdapDirectoryRole>>(`${gdapDirectoryRole.entitySetName}?$select=gdap_name,gdap_roletemplateid&$filter=gdap_isrecommended eq true`);
  const group = connection.groups[0]!;
  return {
    now: (await connection.controls.now()).getTime(),
    given: {
      groupRowId: group.rowId, groupObjectId: group.objectId,
      roles: roles.filter(({ gdap_name: name }) => names.includes(name ?? '')).map((role) => ({ rowId: role.gdap_directoryroleid, templateId: role.gdap_roletemplateid!.toLowerCase() })),
    },
  };
}

async function refreshes(system: System, changed: number, begun: number): Promise<ListFigures[]> {
  const first = await watched(system, 'First comparison after a start', 0, [], begun, () => Promise.resolve());
  const byTheClock = () => system.controls.advance(`PT${refreshMinutes}M`);
  const quiet = await watched(system, 'Nothing new', 0, await system.controls.calls(), performance.now(), byTheClock);
  const graph = createPartnerGraph(system.url, { ...partner, secret: 'any-secret-does-in-the-sandbox' });
  await changeAtMicrosoft(system.url, await graph.relationships(), changed);
  const after = await watched(system, `${changed} changed`, changed, await system.controls.calls(), performance.now(), byTheClock);
  return [first, quiet, after];
}

const isList = ({ service, method, path }: CallCount) => service === 'graph' && method === 'GET' && /\/delegatedAdminRelationships$/.test(path);
const isSingle = ({ service, method, path }: CallCount) => service === 'graph' && method === 'GET' && /\/delegatedAdminRelationships\/\{id\}/.test(path);

async function watched(system: System, name: string, changed: number, before: readonly CallCount[], begun: number, work: () => Promise<void>): Promise<ListFigures> {
  const { api, controls, pid, own, pages } = system;
  let peak = 0;
  const sampling = setInterval(() => (peak = Math.max(peak, residentMegabytes(pid))), 200);
  const begunOn = `${(await controls.now()).toISOString().slice(0, 19)}Z`;
  const [batchesBefore, ownBefore, usedBefore] = [before.length === 0 ? 0 : await controls.batches(), own.count, before.length === 0 ? 0 : processorSeconds(pid)];
  const written = () => api.list(`${gdapRequest.entitySetName}?$select=gdap_requestid&$filter=modifiedon ge ${begunOn}`);
  try {
    await work();
    const counts = async (matches: (call: CallCount) => boolean) => sumOf(await controls.calls(), matches) - sumOf(before, matches);
    let [known, rests, endedOn] = ['', 0, performance.now()];
    await until(`'${name}'`, async () => {
      const [lists, singles, writes, batches] = [await counts(isList), await counts(isSingle), await counts((call) => call.service === 'dataverse' && call.method !== 'GET'), await controls.batches()];
      const now = [lists, singles, writes, batches].join(' ');
      rests = now === known ? rests + 1 : 0;
      if (rests === 0) endedOn = performance.now();
      known = now;
      return lists >= pages && rests >= restsAtTheEnd && (changed === 0 || (await written()).length >= changed);
    }, { timeoutMs: 15 * minutes, everyMs: 700 });
    tellCalls(name, await controls.calls(), before);
    const ownCalls = own.count - ownBefore;
    const figures = {
      name, seconds: (endedOn - begun) / 1000, processorSeconds: processorSeconds(pid) - usedBefore, peakMegabytes: peak,
      listPages: await counts(isList), unavoidablePages: pages,
      batches: (await controls.batches()) - batchesBefore, singleReads: await counts(isSingle),
      microsoftWrites: await counts((call) => call.service === 'graph' && call.method !== 'GET'),
      dataverseReads: (await counts((call) => call.service === 'dataverse' && call.method === 'GET')) - ownCalls,
      dataverseWrites: await counts((call) => call.service === 'dataverse' && call.method !== 'GET'),
    };
    return { ...figures, rowsWritten: (await written()).length };
  } finally {
    clearInterval(sampling);
  }
}
