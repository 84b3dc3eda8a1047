import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AutomaticRequests, gdapProvider, gdapProviderAccount, gdapRequest, gdapTemplate } from '@gdap-manager/entities';
import Database from 'libsql';
import { providerId } from '../lib/connect-provider';
import { createSandboxControls, type CallCount } from '../lib/sandbox-controls';
import { until } from '../lib/until';
import { createWebApi } from '../lib/web-api';
import { end, startScript } from './process';

/** What it took to make a provider's requests by themselves. */
export interface AutomaticFigures {
  readonly name: string;
  readonly seconds: number;
  readonly requests: number;
  /** Calls of Dataverse that read, `$batch`es (a change set a tenant; reads by many ids go by them, too), and looks at single requests. */
  readonly reads: number;
  readonly batches: number;
  readonly looks: number;
  /** Provider accounts that were written. */
  readonly tenantsWritten: number;
}

const minutes = 60_000;

/** A provider with so many matched tenants has automatic requests switched on; then everything is looked at once more. */
export async function automaticRequestsBench(tenants: number, port: number): Promise<AutomaticFigures[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-automatic-'));
  const args = ['--port', String(port), '--data', dataDir];
  try {
    await end((await startScript('bench/customers-system', args, 'Ready at')).child);
    fillTenants(dataDir, tenants);
    const { child } = await startScript('bench/customers-system', args, 'Ready at');
    try {
      return await measure(`http://127.0.0.1:${port}`, tenants);
    } finally {
      await end(child);
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure(url: string, tenants: number): Promise<AutomaticFigures[]> {
  const own = { count: 0 };
  const api = createWebApi(url, (...request) => {
    own.count += 1;
    return fetch(...request);
  });
  const controls = createSandboxControls(url);
  const provider = `${gdapProvider.entitySetName}(${providerId})`;
  const written = async () => (await api.list(`${gdapProviderAccount.entitySetName}?$select=gdap_tenantid&$filter=gdap_memory ne null`)).length;
  const requests = async () => (await api.list(`${gdapRequest.entitySetName}?$select=gdap_name&$filter=gdap_uniquekey ne null`)).length;
  const quiet = async () => (await api.list('asyncoperations?$select=name&$filter=statecode ne 3&$top=1')).length === 0;

  async function watched(name: string, work: () => Promise<void>): Promise<AutomaticFigures> {
    const [calls, ownBefore, there, tenantsBefore, begun] = [await controls.calls(), own.count, await requests(), await written(), performance.now()];
    await work();
    const seconds = (performance.now() - begun) / 1000;
    await until('the webhooks', quiet, { timeoutMs: 15 * minutes, everyMs: 500 });
    const made = (await requests()) - there;
    const tenantsWritten = (await written()) - tenantsBefore;
    const ours = own.count - ownBefore;
    const since = difference(await controls.calls(), calls).filter(({ service }) => service === 'dataverse');
    const count = (matches: (call: CallCount) => boolean) => since.filter(matches).reduce((sum, call) => sum + call.count, 0);
    const isLook = ({ method, path }: CallCount) => method === 'GET' && /\/gdap_requests\(/.test(path);
    return {
      name, seconds, requests: made, tenantsWritten,
      looks: count(isLook),
      batches: count(({ method, path }) => method === 'POST' && /\$batch$/.test(path)),
      reads: count((call) => call.method === 'GET' && !isLook(call) && !/WhoAmI/.test(call.path)) - ours,
    };
  }

  const all = await watched(`${tenants.toLocaleString('en-GB')} tenants get their first request`, async () => {
    await api.update(provider, { gdap_automaticrequests: AutomaticRequests.on });
    // Asked often, so it must cost little: a tenant's memory is written together with its request.
    await until('all requests', async () => (await api.list(`${gdapProviderAccount.entitySetName}?$select=gdap_name&$filter=gdap_memory eq null&$top=1`)).length === 0, { timeoutMs: 15 * minutes, everyMs: 250 });
  });
  const nothing = await watched('Nothing new', async () => {
    const [template] = await api.list<{ gdap_templateid: string }>(`${gdapTemplate.entitySetName}?$select=gdap_templateid`);
    await api.update(`${gdapTemplate.entitySetName}(${template?.gdap_templateid})`, { gdap_durationdays: 364 });
    await until('the webhook', quiet, { timeoutMs: minutes, everyMs: 100 });
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  });
  return [all, nothing];
}

/** Calls of one kind since then. */
const difference = (now: readonly CallCount[], before: readonly CallCount[]): CallCount[] =>
  now.map((call) => ({ ...call, count: call.count - (before.find(({ service, method, path, status }) => service === call.service && method === call.method && path === call.path && status === call.status)?.count ?? 0) })).filter(({ count }) => count > 0);

/** Puts matched tenants, a template with five roles and its default into an environment that does not run. */
function fillTenants(dataDir: string, tenants: number): void {
  const database = new Database(join(dataDir, 'dataverse.db'));
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${tenants})`;
  const born = "0, 1, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'";
  const template = 'ffffffff-0000-4000-8003-000000000000';
  database.exec(`
    BEGIN;
    INSERT INTO gdap_template(gdap_templateid, gdap_name, gdap_providerid, gdap_autorenew, gdap_durationdays, gdap_isdefault, gdap_isadditional, gdap_submitautomatically, statecode, statuscode, createdon, modifiedon, versionnumber)
      VALUES ('${template}', 'Standard', '${providerId}', 0, 730, 1, 0, 0, ${born}, 1);
    INSERT INTO gdap_rolemapping(gdap_rolemappingid, gdap_name, gdap_templateid, gdap_directoryroleid, statecode, statuscode, createdon, modifiedon, versionnumber)
      SELECT printf('%08x-0000-4000-8006-000000000000', r.rowid), 'Role', '${template}', r.gdap_directoryroleid, ${born}, 1 FROM gdap_directoryrole r LIMIT 5;
    ${numbers} INSERT INTO account(accountid, name, statecode, statuscode, createdon, modifiedon, versionnumber)
      SELECT printf('%08x-0000-4000-8001-000000000000', i), 'Customer ' || i, ${born}, i FROM n;
    ${numbers} INSERT INTO gdap_provideraccount(gdap_provideraccountid, gdap_name, gdap_tenantid, gdap_providerid, gdap_accountid, gdap_presence, statecode, statuscode, createdon, modifiedon, versionnumber)
      SELECT printf('%08x-0000-4000-8002-000000000000', i), 'Customer ' || i, printf('%08x-0000-4000-9000-000000000000', i), '${providerId}', printf('%08x-0000-4000-8001-000000000000', i), 727000000, ${born}, i FROM n;
    COMMIT;
    ANALYZE;`);
  database.close();
}
