import { gdapProvider, gdapProviderAccount, MatchState, RefreshState, type Row } from '@gdap-manager/entities';
import { partner } from '../scripts/demo/partner';
import { providerId } from '../scripts/lib/connect-provider';
import { idOf } from '../scripts/lib/ids';
import type { Stack } from '../scripts/lib/stack';
import { until } from '../scripts/lib/until';
import { untilQuiet } from './support/quiet';
import { startTestStack } from './support/stack';
import { openScripts } from './support/xrm';

type Tenant = Row<typeof gdapProviderAccount>;

/** The matching commands of the zip, on a running environment with its handlers. */
describe('matching many tenants', () => {
  let stack: Stack;
  const count = 120;
  const list = { refresh: () => undefined };
  const tenants = (filter: string) => stack.api.list<Tenant>(`${gdapProviderAccount.entitySetName}?$filter=${filter}`);
  const writes = async () => (await stack.controls.calls()).filter(({ service, method, path }) => service === 'dataverse' && method === 'PATCH' && path.includes('gdap_provideraccounts')).reduce((sum, { count: times }) => sum + times, 0);

  beforeAll(async () => {
    stack = await startTestStack();
    const name = (index: number) => `Same Name ${index}`;
    await stack.api.writeTogether(Array.from({ length: count }, (_, index) => ({ path: `accounts(${idOf('same name', String(index))})`, row: { name: name(index) } })));
    await stack.controls.addCustomers(partner.tenantId, Array.from({ length: count }, (_, index) => ({ tenantId: idOf('same name tenant', String(index)), companyName: `${name(index)} GmbH`, domain: null })));
    await stack.controls.advance('PT2S');
    await stack.api.update(`${gdapProvider.entitySetName}(${providerId})`, { gdap_refreshrequestedon: (await stack.controls.now()).toISOString() });
    await until('the suggestions', async () => {
      const row = await stack.api.get<Row<typeof gdapProvider>>(`${gdapProvider.entitySetName}(${providerId})`);
      return row.gdap_refreshstate === RefreshState.idle && (await tenants(`gdap_matchstate eq ${MatchState.suggested}`)).length === count ? true : undefined;
    }, { everyMs: 250 });
  });
  afterAll(() => stack?.close());

  it('confirms all of them though a call fails on the way, and writes each account once', async () => {
    const scripts = openScripts(stack.api);
    const ids = (await tenants(`gdap_matchstate eq ${MatchState.suggested}`)).map(({ gdap_provideraccountid }) => gdap_provideraccountid);
    // Nobody else uses the fault up.
    await stack.host.idle();
    await stack.controls.addFault({ service: 'dataverse', method: 'POST', path: '\\$batch', status: 503, times: 1 });
    await scripts.call('confirmMatchList', list, ids);
    expect(scripts.shown.notes).toEqual([`${count} tenants matched.`]);
    const after = await tenants('_gdap_accountid_value ne null');
    expect(after).toHaveLength(count);
    expect(new Set(after.map((row) => row._gdap_accountid_value)).size).toBe(count);
  });

  it('has nothing left to confirm, says so, and writes nothing', async () => {
    const scripts = openScripts(stack.api);
    const ids = (await tenants('_gdap_accountid_value ne null')).map(({ gdap_provideraccountid }) => gdap_provideraccountid);
    await untilQuiet(stack);
    const before = await writes();
    await scripts.call('confirmMatchList', list, ids.slice(0, 3));
    expect(scripts.shown.alerts[0]).toMatch(/^3 were left as they are\.\n\nLeft as it is: Same Name .* It belongs to Same Name \d+ already\./);
    expect(await writes()).toBe(before);
  });

  it('makes account and match together: there is one account, however many ask at the same moment', async () => {
    const scripts = openScripts(stack.api);
    const id = idOf('made by hand');
    await stack.api.create(gdapProviderAccount.entitySetName, { gdap_provideraccountid: id, gdap_name: 'Made by Hand', gdap_tenantid: idOf('made by hand tenant'), gdap_defaultdomain: 'madebyhand.example', 'gdap_ProviderId@odata.bind': `/gdap_providers(${providerId})` });
    await Promise.all([scripts.call('newAccountList', list, [id]), scripts.call('newAccountList', list, [id])]);
    await scripts.call('newAccountList', list, [id]);
    const made = await stack.api.list<{ accountid: string; websiteurl: string }>("accounts?$select=websiteurl&$filter=name eq 'Made by Hand'");
    const [row] = await tenants(`gdap_provideraccountid eq ${id}`);
    expect(made.map(({ accountid }) => accountid)).toEqual([row!._gdap_accountid_value]);
    expect(made[0]!.websiteurl).toBe('https://madebyhand.example');
    expect(scripts.shown.alerts.at(-1)).toContain('It belongs to Made by Hand already.');
  });
});
