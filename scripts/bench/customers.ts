import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gdapProvider, gdapProviderAccount, RefreshState } from '@gdap-manager/entities';
import { partner } from '../demo/partner';
import { providerId } from '../lib/connect-provider';
import { createSandboxControls, type CallCount, type SandboxControls } from '../lib/sandbox-controls';
import { until } from '../lib/until';
import { createWebApi, type WebApi } from '../lib/web-api';
import { customerNamed, fillAccounts, tenantIdOf } from './customers-world';
import { end, processorSeconds, residentMegabytes, startScript } from './process';

/** What one refresh of a provider's customers took. */
export interface RefreshFigures {
  readonly name: string;
  readonly seconds: number;
  /** Of all processors together. */
  readonly processorSeconds: number;
  /** Pages of Microsoft's lists that were read, and how many there are. */
  readonly listPages: number;
  readonly unavoidablePages: number;
  /** Every call of Microsoft's services, tokens among them. */
  readonly microsoftCalls: number;
  /** Requests to Dataverse by the handlers: those that read, and those that write. */
  readonly dataverseReads: number;
  readonly dataverseWrites: number;
  /** Provider accounts that were made or changed. */
  readonly rowsWritten: number;
  /** Different words on how far it is that somebody who watches could see. */
  readonly progressSeen: number;
  readonly peakMegabytes: number;
  /** The message on the provider in the end. */
  readonly message: string;
}

interface System {
  readonly api: WebApi;
  readonly controls: SandboxControls;
  readonly pid: number;
  /** Requests of our own to Dataverse: they are nobody else's. */
  readonly own: { count: number };
}

const minutes = 60_000;
/** Partnerships that begin with one call of the sandbox's controls. */
const atOnce = 10_000;

/** What the JavaScript of the process may use: 256 MB, and more only for more customers than a provider has. */
const heapMegabytes = (customers: number): number => Math.max(256, customers / 100);

/**
 * A provider with so many customers: the first refresh, one with nothing new, asked for and by the clock, and one with
 * one customer of a hundred changed. Sandbox and handlers run in one process of their own.
 */
export async function customersBench(customers: number, port: number): Promise<RefreshFigures[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-customers-'));
  const args = ['--port', String(port), '--data', dataDir];
  const bounded = { NODE_OPTIONS: `--max-old-space-size=${heapMegabytes(customers)}` };
  try {
    await end((await startScript('bench/customers-system', args, 'Ready at')).child);
    fillAccounts(dataDir, customers);
    const { child } = await startScript('bench/customers-system', args, 'Ready at', bounded);
    try {
      return await refreshes(systemAt(`http://127.0.0.1:${port}`, child.pid ?? 0), customers);
    } finally {
      await end(child);
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function systemAt(url: string, pid: number): System {
  const own = { count: 0 };
  const counted: typeof fetch = (...request) => {
    own.count += 1;
    return fetch(...request);
  };
  return { api: createWebApi(url, counted), controls: createSandboxControls(url), pid, own };
}

async function refreshes(system: System, customers: number): Promise<RefreshFigures[]> {
  const { controls } = system;
  const numbers = Array.from({ length: customers }, (_, index) => index + 1);
  for (let from = 0; from < customers; from += atOnce) await controls.addCustomers(partner.tenantId, numbers.slice(from, from + atOnce).map((number) => customerNamed(number)));
  // The handlers have looked before anybody was there: they forget it, and see all of them for the first time.
  await system.api.update(provider, { gdap_memory: null });
  const all = Math.ceil(customers / pageOfPartnerCenter) + pageOfDelegatedAdmin;
  const allContracts = Math.ceil(customers / pageOfContracts);
  const figures = [await measured(system, 'First refresh', all + allContracts)];
  figures.push(await measured(system, 'Nothing new', all + pageOfChanges));
  figures.push(await byTheClock(system, 'Nothing new, by the clock', all + pageOfChanges));

  const share = Math.ceil(customers / 200);
  await controls.addCustomers(partner.tenantId, numbers.slice(0, share).map((number) => customerNamed(number, `Renamed ${number} GmbH`)));
  const ended = Math.ceil(share / 2);
  await controls.endPartnerships(partner.tenantId, numbers.slice(-ended).map(tenantIdOf));
  await controls.addCustomers(partner.tenantId, numbers.slice(0, share - ended).map((number) => customerNamed(customers + number)));
  // A contract that went is named by its own id alone: whose it was is known after all the others have been read.
  figures.push(await measured(system, '1 % changed', all + pageOfChanges + allContracts));
  return figures;
}

type ProviderRow = Readonly<Record<'gdap_refreshedon' | 'gdap_refreshmessage', string | null> & { gdap_refreshstate: number }>;
const provider = `${gdapProvider.entitySetName}(${providerId})`;
const readProvider = ({ api }: System) => api.get<ProviderRow>(`${provider}?$select=gdap_refreshedon,gdap_refreshmessage,gdap_refreshstate`);

/** A refresh that somebody asks for. */
async function measured(system: System, name: string, unavoidablePages: number): Promise<RefreshFigures> {
  return watched(system, name, unavoidablePages, async (see) => {
    const wanted = (await system.controls.now()).toISOString();
    await system.api.update(provider, { gdap_refreshrequestedon: wanted });
    const wantedOn = Math.floor(Date.parse(wanted) / 1000) * 1000;
    return until(`'${name}'`, async () => {
      const row = await readProvider(system);
      see(row.gdap_refreshmessage);
      return row.gdap_refreshstate !== RefreshState.running && Date.parse(row.gdap_refreshedon ?? '') >= wantedOn && { message: row.gdap_refreshmessage ?? '', endedOn: performance.now() };
    }, { timeoutMs: 15 * minutes, everyMs: 250 });
  });
}

/** A refresh by the clock: it is over when lists have been read and no page comes any more. */
async function byTheClock(system: System, name: string, unavoidablePages: number): Promise<RefreshFigures> {
  return watched(system, name, unavoidablePages, async (see) => {
    const pages = async () => (await system.controls.calls()).filter(isListPage).reduce((sum, { count }) => sum + count, 0);
    const atFirst = await pages();
    await system.controls.advance('PT10M');
    let [known, rests, endedOn] = [atFirst, 0, 0];
    await until(`'${name}'`, async () => {
      const now = await pages();
      rests = now === known ? rests + 1 : 0;
      if (rests === 0) endedOn = performance.now();
      known = now;
      return now > atFirst && rests >= restsAtTheEnd;
    }, { timeoutMs: 15 * minutes, everyMs: 500 });
    const row = await readProvider(system);
    see(row.gdap_refreshmessage);
    return { message: row.gdap_refreshmessage ?? '', endedOn };
  });
}

/** So often nobody reads a list before a refresh is over. */
const restsAtTheEnd = 6;

/** What people read in the end, and when, as `performance.now()`. */
interface Ended {
  readonly message: string;
  readonly endedOn: number;
}

async function watched(system: System, name: string, unavoidablePages: number, work: (see: (message: string | null) => void) => Promise<Ended>): Promise<RefreshFigures> {
  const { api, controls, pid, own } = system;
  await until('the webhooks of before', async () => (await api.list('asyncoperations?$select=name&$filter=statecode ne 3&$top=1')).length === 0, { timeoutMs: 15 * minutes, everyMs: 500 });
  const seen = new Set<string | null>([(await readProvider(system)).gdap_refreshmessage]);
  const atFirst = seen.size;
  let peak = 0;
  const sampling = setInterval(() => (peak = Math.max(peak, residentMegabytes(pid))), 200);
  const begunOn = `${(await controls.now()).toISOString().slice(0, 19)}Z`;
  const [before, ownBefore, usedBefore, begun] = [await controls.calls(), own.count, processorSeconds(pid), performance.now()];
  try {
    const { message, endedOn } = await work((text) => seen.add(text));
    const used = processorSeconds(pid) - usedBefore;
    const calls = difference(await controls.calls(), before);
    const count = (matches: (call: CallCount) => boolean) => calls.filter(matches).reduce((sum, call) => sum + call.count, 0);
    const rows = await api.list(`${gdapProviderAccount.entitySetName}?$select=gdap_tenantid&$filter=modifiedon ge ${begunOn}`);
    const ownCalls = own.count - ownBefore - 1;
    if (process.env.BENCH_CALLS) console.error(name, calls.map(({ service, method, path, status, count: times }) => `${times} ${service} ${method} ${path} ${status}`));
    return {
      name, message, seconds: (endedOn - begun) / 1000, processorSeconds: used, peakMegabytes: peak, rowsWritten: rows.length, progressSeen: seen.size - atFirst,
      listPages: count(isListPage),
      unavoidablePages,
      microsoftCalls: count(({ service }) => service !== 'dataverse'),
      dataverseReads: count((call) => call.service === 'dataverse' && call.method === 'GET') - ownCalls,
      dataverseWrites: count((call) => call.service === 'dataverse' && call.method !== 'GET'),
    };
  } finally {
    clearInterval(sampling);
  }
}

/** Calls of one kind since then. */
function difference(now: readonly CallCount[], before: readonly CallCount[]): CallCount[] {
  const same = (a: CallCount, b: CallCount) => a.service === b.service && a.method === b.method && a.path === b.path && a.status === b.status;
  return now.map((call) => ({ ...call, count: call.count - (before.find((known) => same(known, call))?.count ?? 0) })).filter(({ count }) => count > 0);
}

const isListPage = ({ service, method, path }: CallCount): boolean =>
  method === 'GET' && ((service === 'partnercenter' && /\/customers$/.test(path)) || (service === 'graph' && /^\/(contracts|contracts\/(microsoft\.graph\.)?delta(\(\))?|tenantRelationships\/delegatedAdminCustomers)$/.test(path)));

/** Customers on a page at most: of Partner Center, and of Graph's contracts. */
const pageOfPartnerCenter = 500;
const pageOfContracts = 999;
/** Nobody here has delegated administration, and changes come on one page. */
const pageOfDelegatedAdmin = 1;
const pageOfChanges = 1;
