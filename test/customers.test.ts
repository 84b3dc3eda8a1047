import { CustomerPresence, gdapProvider, gdapProviderAccount, MatchedBy, MatchState, ProviderAccountSource, ProviderType, RefreshState, type Row } from '@gdap-manager/entities';
import { partner } from '../scripts/demo/partner';
import { providerId } from '../scripts/lib/connect-provider';
import { idOf } from '../scripts/lib/ids';
import type { Stack } from '../scripts/lib/stack';
import { until } from '../scripts/lib/until';
import { startTestStack } from './support/stack';

type Customer = Row<typeof gdapProviderAccount>;
type Provider = Row<typeof gdapProvider>;

/** A partner's customers, from Microsoft's lists to rows and accounts. */
describe('the customers of a provider', () => {
  const tenant = (number: number) => idOf('tenant', `listed ${number}`);
  const listed = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => from + index).map((number) => ({ tenantId: tenant(number), companyName: `Listed ${number} 株式会社`, domain: number % 2 ? `listed${number}.com` : null }));
  let stack: Stack;
  /** Seconds since 1970: moments are kept in whole ones. */
  let lastAsked = 0;

  beforeAll(async () => {
    stack = await startTestStack();
    // Once by themselves, before there are any: from now on they are read when we ask.
    await refresh();
  });
  afterAll(() => stack?.close());

  const provider = (id = providerId) => stack.api.get<Provider>(`gdap_providers(${id})`);
  const customers = () => stack.api.list<Customer>(`gdap_provideraccounts?$filter=_gdap_providerid_value eq ${providerId}`);

  /** As the command does; resolves when it has been answered. */
  async function refresh(id = providerId): Promise<Provider> {
    lastAsked = Math.max(Math.floor((await stack.controls.now()).getTime() / 1000), lastAsked) + 1;
    const asked = new Date(lastAsked * 1000).toISOString().replace('.000', '');
    await stack.api.update(`gdap_providers(${id})`, { gdap_refreshrequestedon: asked });
    await until('the refresh', async (saw) => {
      const row = await provider(id);
      saw(row);
      const { gdap_refreshedon: done } = row;
      return done !== null && Date.parse(done) >= Date.parse(asked);
    });
    return provider(id);
  }

  it('become rows when staff ask for them', async () => {
    await stack.controls.addCustomers(partner.tenantId, listed(0, 30));
    const answer = await refresh();
    expect(answer).toMatchObject({ gdap_refreshstate: RefreshState.idle, gdap_refreshmessage: '30 customers: 30 new. 0 belong to an account, 30 need matching.' });
    const rows = await customers();
    expect(rows).toHaveLength(30);
    expect(rows.find((row) => row.gdap_tenantid === tenant(1))).toMatchObject({
      gdap_name: 'Listed 1 株式会社', gdap_defaultdomain: 'listed1.com', gdap_source: ProviderAccountSource.partnerCenter, gdap_presence: CustomerPresence.present,
    });
  });

  it('change with them, and are marked when they go', async () => {
    await stack.controls.addCustomers(partner.tenantId, [{ tenantId: tenant(3), companyName: 'Another name', domain: 'listed3.com' }]);
    await stack.controls.endPartnerships(partner.tenantId, [tenant(5)]);
    await expect(refresh()).resolves.toMatchObject({ gdap_refreshmessage: '29 customers: 1 changed, 1 not there any more. 0 belong to an account, 29 need matching.' });
    const rows = await customers();
    expect(rows).toHaveLength(30);
    expect(rows.find((row) => row.gdap_tenantid === tenant(3))?.gdap_name).toBe('Another name');
    expect(rows.find((row) => row.gdap_tenantid === tenant(5))).toMatchObject({ gdap_presence: CustomerPresence.vanished });
  });

  it('are kept where a list breaks off, and read to the end by themselves later', async () => {
    await stack.controls.addCustomers(partner.tenantId, listed(30, 40));
    await stack.controls.addFault({ service: 'partnercenter', status: 503, times: 1000 });
    const asking = refresh();
    const interrupted = await until('the interruption', async () => {
      const row = await provider();
      return row.gdap_refreshstate === RefreshState.failed ? row : undefined;
    });
    expect(interrupted.gdap_refreshmessage).toContain("Partner Center's customers could not be read to the end.");
    await stack.controls.clearFaults();
    await expect(asking).resolves.toMatchObject({ gdap_refreshstate: RefreshState.idle });
    expect(await customers()).toHaveLength(40);
  });

  describe('and their accounts', () => {
    const accountId = (name: string) => idOf('account', `matched ${name}`);
    const customer = async (number: number) => (await customers()).find((row) => row.gdap_tenantid === tenant(number))!;
    const inState = (number: number, state: keyof typeof MatchState) =>
      until(`customer ${number} to be ${state}`, async () => {
        const row = await customer(number);
        return row.gdap_matchstate === MatchState[state] ? row : undefined;
      });

    it('are found when an account or a contact comes, by the domain, whatever its letters', async () => {
      await stack.controls.addCustomers(partner.tenantId, [{ tenantId: tenant(100), companyName: 'Müller & Söhne GmbH', domain: 'xn--mller-kva.example' }]);
      await refresh();
      await stack.api.upsert(`accounts(${accountId('müller')})`, { name: 'Müller', websiteurl: 'HTTPS://WWW.Müller.example:443/über?uns' });
      await expect(inState(100, 'matched')).resolves.toMatchObject({ _gdap_accountid_value: accountId('müller'), gdap_matchedby: MatchedBy.website });
      await stack.api.upsert(`accounts(${accountId('by contact')})`, { name: 'By contact' });
      await stack.api.upsert(`contacts(${idOf('contact', 'listed')})`, { lastname: 'Contact', emailaddress1: 'someone@mail.listed7.com', 'parentcustomerid_account@odata.bind': `/accounts(${accountId('by contact')})` });
      await expect(inState(7, 'matched')).resolves.toMatchObject({ _gdap_accountid_value: accountId('by contact'), gdap_matchedby: MatchedBy.email });
    });

    it('are for staff to choose where several have the domain', async () => {
      for (const name of ['one', 'other']) await stack.api.upsert(`accounts(${accountId(name)})`, { name, websiteurl: 'www.listed9.com' });
      const row = await until('both to be candidates', async () => {
        const found = await customer(9);
        return found.gdap_matchstate === MatchState.ambiguous ? found : undefined;
      });
      expect(row.gdap_matchreason).toBe('Several accounts have the domain listed9.com: one, other. Choose the right one.');
    });

    it('are those that staff choose, and never again those that they take away', async () => {
      const { gdap_provideraccountid: id } = await customer(7);
      await stack.api.update(`gdap_provideraccounts(${id})`, { 'gdap_AccountId@odata.bind': null });
      await expect(inState(7, 'noCandidate')).resolves.toMatchObject({ _gdap_accountid_value: null });
      await refresh();
      await expect(customer(7)).resolves.toMatchObject({ _gdap_accountid_value: null, gdap_matchstate: MatchState.noCandidate });
      await stack.api.update(`gdap_provideraccounts(${id})`, { 'gdap_AccountId@odata.bind': `/accounts(${accountId('one')})` });
      await expect(inState(7, 'matched')).resolves.toMatchObject({ gdap_matchedby: MatchedBy.staff, gdap_matchreason: 'Chosen by our staff.' });
    });
  });

  it('that come through an indirect provider are its own, although Partner Center names them, too', async () => {
    const ingram = idOf('provider', 'indirect');
    const indirectProviderTenantId = idOf('tenant', 'ingram');
    const throughIngram = [200, 201].map((number) => ({ tenantId: tenant(number), companyName: `Listed ${number}`, domain: `listed${number}.com` }));
    for (const customer of throughIngram) {
      await stack.controls.addResellerRelationship({
        resellerTenantId: partner.tenantId, indirectProviderTenantId, customer: { tenantId: customer.tenantId }, displayName: `Ingram ${customer.companyName}`, duration: 'P365D', roles: ['88d8e3e3-8f55-4a1e-953a-9b9898b8876b'],
      });
    }
    await stack.api.upsert(`gdap_providers(${ingram})`, {
      gdap_name: 'Ingram', gdap_type: ProviderType.ingram, gdap_partnertenantid: partner.tenantId, gdap_clientid: partner.clientId, gdap_secretname: partner.secretName, gdap_indirectprovidertenantid: indirectProviderTenantId,
    });
    await stack.controls.addCustomers(partner.tenantId, throughIngram);
    await Promise.all([refresh(), refresh(ingram)]);
    const rows = await stack.api.list<Customer>(`gdap_provideraccounts?$filter=gdap_tenantid eq '${tenant(200)}' or gdap_tenantid eq '${tenant(201)}'`);
    expect(rows.map((row) => [row.gdap_tenantid, row._gdap_providerid_value]).sort()).toEqual([[tenant(200), ingram], [tenant(201), ingram]].sort());
  });
});
