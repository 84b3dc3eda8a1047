import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gdapProvider, gdapProviderAccount, MatchState, RefreshState, type Row } from '@gdap-manager/entities';
import { createTokenSource, sandboxPolicy, startHost, type Host } from '@gdap-manager/plugins';
import { partner } from '../scripts/demo/partner';
import { handlersApplication } from '../scripts/demo/staff';
import { providerId } from '../scripts/lib/connect-provider';
import { idOf } from '../scripts/lib/ids';
import type { Stack } from '../scripts/lib/stack';
import { until } from '../scripts/lib/until';
import { untilQuiet } from './support/quiet';
import { startTestStack } from './support/stack';

type Customer = Row<typeof gdapProviderAccount>;

/** Two hosts that both see by the clock that staff want a refresh, and a Dataverse that loses answers. */
describe('customers read by two hosts at once', () => {
  const count = 300;
  const tenant = (number: number) => idOf('tenant', `both ${number}`);
  let stack: Stack;
  let second: Host;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'customers-test-'));
    stack = await startTestStack({ host: { policy: { ...sandboxPolicy, customersAtOnce: 40 } } });
    const tokens = createTokenSource({ tenantId: partner.tenantId, clientId: handlersApplication.applicationId, secret: 'any' }, { resource: stack.url, loginUrl: `${stack.url}/login` });
    second = await startHost({
      dataverseUrl: stack.url, dataverseToken: () => tokens.get(), graphUrl: `${stack.url}/graph`, loginUrl: `${stack.url}/login`, partnerCenterUrl: `${stack.url}/partnercenter`,
      webhookKey: 'a-key-that-nobody-uses', dataDir: folder, policy: { ...sandboxPolicy, customersAtOnce: 70 }, secrets: { get: async () => 'any' },
    });
  });
  afterAll(async () => {
    await second?.close();
    await stack?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const customers = () => stack.api.list<Customer>(`gdap_provideraccounts?$filter=_gdap_providerid_value eq ${providerId}`);

  async function refresh(): Promise<void> {
    const asked = `${new Date((await stack.controls.now()).getTime() + 1000).toISOString().slice(0, 19)}Z`;
    await stack.api.update(`gdap_providers(${providerId})`, { gdap_refreshrequestedon: asked });
    await until('the refresh', async () => {
      const { gdap_refreshedon: done, gdap_refreshstate: state } = await stack.api.get<Row<typeof gdapProvider>>(`gdap_providers(${providerId})`);
      return done !== null && Date.parse(done) >= Date.parse(asked) && state === RefreshState.idle;
    });
    await untilQuiet(stack, second);
  }

  it('have one row each, whatever answers were lost', async () => {
    for (let number = 0; number < count; number += 1) if (number % 10 === 0) await stack.api.upsert(`accounts(${idOf('account', `both ${number}`)})`, { name: `Account ${number}`, websiteurl: `both${number}.example` });
    await stack.controls.addCustomers(partner.tenantId, Array.from({ length: count }, (_, number) => ({ tenantId: tenant(number), companyName: `Both ${number}`, domain: `both${number}.example` })));
    // Written, and nobody hears of it.
    await stack.controls.addFault({ service: 'dataverse', method: 'POST', path: '*.CreateMultiple', cut: true, when: 'after', times: 2 });
    await refresh();
    const rows = await customers();
    expect(new Set(rows.map(({ gdap_tenantid }) => gdap_tenantid)).size).toBe(count);
    expect(rows).toHaveLength(count);
    expect(rows.filter(({ gdap_matchstate }) => gdap_matchstate === MatchState.matched)).toHaveLength(count / 10);
  });

  it('change once, and not at all when nothing is new', async () => {
    await stack.controls.addCustomers(partner.tenantId, Array.from({ length: 50 }, (_, number) => ({ tenantId: tenant(number), companyName: `Renamed ${number}`, domain: `both${number}.example` })));
    await refresh();
    const rows = await customers();
    expect(rows.filter(({ gdap_name }) => gdap_name?.startsWith('Renamed'))).toHaveLength(50);
    await refresh();
    const versions = (all: readonly Customer[]) => all.map((row) => [row.gdap_tenantid, row['@odata.etag']]).sort();
    expect(versions(await customers())).toEqual(versions(rows));
  });
});
