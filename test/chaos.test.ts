import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AutomaticRequests, gdapRequest, gdapRoleMapping, type Row } from '@gdap-manager/entities';
import { createTokenSource, sandboxPolicy, startHost, type Host } from '@gdap-manager/plugins';
import { createRandom } from '../scripts/crash/random';
import { partner } from '../scripts/demo/partner';
import { handlersApplication } from '../scripts/demo/staff';
import { providerId } from '../scripts/lib/connect-provider';
import { connectWebhook } from '../scripts/lib/install';
import type { Stack } from '../scripts/lib/stack';
import { until } from '../scripts/lib/until';
import { startTestStack, worldOf } from './support/stack';

/**
 * Tenants matched all at once, two hosts, events that get lost, come twice, late, and to either host, and a Dataverse
 * that fails and keeps silent: exactly one request a tenant and template. A thousand of them, with every interleaving
 * that a seed gives, are in plugins/automatic-requests/chaos.test.ts.
 */
describe('automatic requests of two hosts over a bad line', () => {
  const count = 100;
  const key = 'a-key-that-both-hosts-share';
  const random = createRandom(7);
  const chance = (percent: number) => random.between(1, 100) <= percent;
  const id = (kind: string, number: number) => `${kind}-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const template = (number: number) => id('0e000000', number);
  const tenant = (number: number) => id('0f000000', number);
  const accountId = (number: number) => id('0a000000', number);
  let stack: Stack;
  let second: Host;
  let line: Server;
  const folder = mkdtempSync(join(tmpdir(), 'second-host-'));
  const seen = { lost: 0, passed: 0 };

  beforeAll(async () => {
    // The first host has no sweep of its own but the one at its start; the second repairs what events miss.
    stack = await startTestStack({ host: { webhookKey: key } });
    const tokens = createTokenSource({ tenantId: partner.tenantId, clientId: handlersApplication.applicationId, secret: 'any' }, { resource: stack.url, loginUrl: `${stack.url}/login` });
    second = await startHost({
      dataverseUrl: stack.url, dataverseToken: () => tokens.get(), graphUrl: `${stack.url}/graph`, loginUrl: `${stack.url}/login`, partnerCenterUrl: `${stack.url}/partnercenter`,
      webhookKey: key, dataDir: folder, policy: { ...sandboxPolicy, deepSweepSeconds: 3 }, secrets: { get: async () => 'any' },
    });
    line = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
        response.writeHead(202).end();
        if (chance(30)) return void (seen.lost += 1);
        for (let times = chance(40) ? 2 : 1; times > 0; times -= 1) {
          const host = chance(50) ? stack.host : second;
          seen.passed += 1;
          setTimeout(() => void fetch(`${host.webhookUrl}?code=${key}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: Buffer.concat(parts) }).catch(() => undefined), random.between(0, 300));
        }
      });
    });
    await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
    await connectWebhook(stack.api, `http://127.0.0.1:${(line.address() as AddressInfo).port}/`, key);

    const { api } = stack;
    const { mappings } = await worldOf(stack);
    for (const number of [1, 2]) {
      await api.upsert(`gdap_templates(${template(number)})`, { gdap_name: `Template ${number}`, gdap_isdefault: true, gdap_isadditional: number === 2, gdap_durationdays: 365, 'gdap_ProviderId@odata.bind': `/gdap_providers(${providerId})` });
      for (const { roleId, groupId } of mappings.slice(0, 2)) {
        await api.create('gdap_rolemappings', {
          gdap_name: 'x', 'gdap_TemplateId@odata.bind': `/gdap_templates(${template(number)})`, 'gdap_DirectoryRoleId@odata.bind': `/gdap_directoryroles(${roleId})`,
          ...(groupId ? { 'gdap_SecurityGroupId@odata.bind': `/gdap_securitygroups(${groupId})` } : {}),
        });
      }
    }
    const numbers = Array.from({ length: count }, (_, index) => index);
    for (let from = 0; from < count; from += 100) {
      const part = numbers.slice(from, from + 100);
      await api.writeTogether(part.map((number) => ({ path: `accounts(${accountId(number)})`, row: { name: `Customer ${number}` } })));
      await api.writeTogether(part.map((number) => ({
        path: `gdap_provideraccounts(${tenant(number)})`,
        row: { gdap_name: `Customer ${number}`, gdap_tenantid: tenant(number), 'gdap_ProviderId@odata.bind': `/gdap_providers(${providerId})` },
      })));
    }
    await api.update(`gdap_providers(${providerId})`, { gdap_automaticrequests: AutomaticRequests.on });
  });

  afterAll(async () => {
    line?.close();
    await second?.close();
    await stack?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const requests = () => stack.api.list<Row<typeof gdapRequest>>('gdap_requests?$select=gdap_uniquekey,_gdap_templateid_value,_gdap_provideraccountid_value');

  it('are one each, with its roles, whatever the line does', async () => {
    const batch = { service: 'dataverse', method: 'POST', path: '/v9.2/$batch' } as const;
    for (const order of [{ cut: true, when: 'after' }, { status: 503 }, { status: 503, when: 'after' }, { status: 429, retryAfter: 1 }] as const) await stack.controls.addFault({ ...batch, ...order, times: 4 });
    await Promise.all(
      Array.from({ length: count }, async (_, number) => {
        const path = `gdap_provideraccounts(${tenant(number)})`;
        // Not by a batch: those are what goes wrong.
        await stack.api.update(path, { 'gdap_AccountId@odata.bind': `/accounts(${accountId(number)})` });
      }),
    );
    await until('every request', async () => (await requests()).length >= count * 2, { timeoutMs: 200_000, everyMs: 500 });
    await Promise.all([stack.host.idle(), second.idle()]);

    const keys = (await requests()).map(({ gdap_uniquekey }) => gdap_uniquekey).sort();
    const wanted = Array.from({ length: count }, (_, number) => [1, 2].map((one) => `${tenant(number)}/${template(one)}`)).flat().sort();
    expect(keys).toEqual(wanted);
    const roles = new Map<string, number>();
    for (const { _gdap_requestid_value: of } of await stack.api.list<Row<typeof gdapRoleMapping>>('gdap_rolemappings?$select=_gdap_requestid_value&$filter=_gdap_requestid_value ne null')) roles.set(of!, (roles.get(of!) ?? 0) + 1);
    expect([roles.size, new Set(roles.values())]).toEqual([count * 2, new Set([2])]);
    expect(seen.lost).toBeGreaterThan(count / 10);
  });

  it('are left alone afterwards', async () => {
    const version = async () => (await stack.api.list<{ versionnumber: number }>('gdap_provideraccounts?$select=versionnumber&$orderby=versionnumber desc&$top=1'))[0]?.versionnumber;
    const swept = async () => (await stack.controls.calls()).find(({ service, method, path }) => service === 'dataverse' && method === 'GET' && path.endsWith('/gdap_templates'))?.count ?? 0;
    // Sweeps that took long, or failed, rest long.
    const anotherSweep = async () => {
      const sweeps = await swept();
      await until('another deep sweep', async () => (await swept()) > sweeps + 1, { timeoutMs: 200_000 });
      await Promise.all([stack.host.idle(), second.idle()]);
    };
    // What failed on the line is tried again until then.
    await anotherSweep();
    const before = await version();
    await anotherSweep();
    expect([await version(), (await requests()).length]).toEqual([before, count * 2]);
  });
});
