import { AutomaticRequests, CustomerPresence, gdapEvent, gdapRequest, gdapRoleMapping, RequestOrigin, RequestStatus, type Row } from '@gdap-manager/entities';
import { providerId } from '../scripts/lib/connect-provider';
import { customerOf } from '../scripts/lib/customers';
import type { Stack } from '../scripts/lib/stack';
import { until } from '../scripts/lib/until';
import { ensureUser } from '../scripts/lib/users';
import type { World } from '../scripts/walkthrough/world';
import { untilQuiet } from './support/quiet';
import { startTestStack, worldOf } from './support/stack';

/** What customers get by themselves, from webhook to rows, as the handlers' own application user. */
describe('automatic requests', () => {
  let stack: Stack;
  let world: World;
  const smb = 'a0000000-0000-4000-8000-000000000001';
  const standard = 'b0000000-0000-4000-8000-000000000001';
  const small = 'b0000000-0000-4000-8000-000000000002';

  beforeAll(async () => {
    stack = await startTestStack();
    world = await worldOf(stack);
    const { api } = stack;
    await api.upsert(`gdap_categories(${smb})`, { gdap_name: 'SMB' });
    await template(standard, 'Standard', {});
    await template(small, 'Small', { 'gdap_CategoryId@odata.bind': `/gdap_categories(${smb})` });
    await api.update(`gdap_providers(${providerId})`, { gdap_automaticrequests: AutomaticRequests.on });
  });
  afterAll(() => stack?.close());

  async function template(id: string, name: string, more: object) {
    await stack.api.upsert(`gdap_templates(${id})`, {
      gdap_name: name, gdap_isdefault: true, gdap_autorenew: true, gdap_durationdays: 365, 'gdap_ProviderId@odata.bind': `/gdap_providers(${providerId})`, ...more,
    });
    for (const { roleId, groupId } of world.mappings) {
      await stack.api.create('gdap_rolemappings', {
        gdap_name: name, 'gdap_TemplateId@odata.bind': `/gdap_templates(${id})`, 'gdap_DirectoryRoleId@odata.bind': `/gdap_directoryroles(${roleId})`,
        ...(groupId ? { 'gdap_SecurityGroupId@odata.bind': `/gdap_securitygroups(${groupId})` } : {}),
      });
    }
  }

  const requestsOf = (tenantId: string) =>
    stack.api.list<Row<typeof gdapRequest> & { _ownerid_value: string }>(`gdap_requests?$filter=_gdap_provideraccountid_value eq ${tenantId}&$orderby=createdon`);
  const eventsOf = (tenantId: string) => stack.api.list<Row<typeof gdapEvent>>(`gdap_events?$filter=_gdap_provideraccountid_value eq ${tenantId}&$orderby=createdon`);
  /** Waits until the tenant has so many. */
  const untilRequests = (tenantId: string, count: number) =>
    until(`${count} requests`, async (saw) => {
      const rows = await requestsOf(tenantId);
      saw(rows);
      return rows.length >= count && rows;
    });

  it('are made when a tenant is matched, with the roles of the template, for the owner of the account, and say why', async () => {
    const { accountId, providerAccountId } = await world.newCustomer('Contoso');
    const [request, ...more] = await untilRequests(providerAccountId, 1);
    await untilQuiet(stack);
    expect(more).toEqual([]);
    const account = await stack.api.get<{ _ownerid_value: string }>(`accounts(${accountId})?$select=_ownerid_value`);
    expect(request).toMatchObject({
      gdap_name: 'Contoso: Standard', statuscode: RequestStatus.draft, gdap_origin: RequestOrigin.onboarding, gdap_durationdays: 365, _gdap_accountid_value: accountId, _gdap_templateid_value: standard,
      gdap_uniquekey: `${providerAccountId}/${standard}`, _ownerid_value: account._ownerid_value,
      gdap_templatereason: '‘Standard’ applies: it is a default for every customer of ‘Fabrikam Cloud Services’. Not applying: ‘Small’ (it is for a category, and the customer has none).',
    });
    const mappings = await stack.api.list<Row<typeof gdapRoleMapping>>(`gdap_rolemappings?$filter=_gdap_requestid_value eq ${request?.gdap_requestid}`);
    expect(mappings.map(({ _gdap_directoryroleid_value: role }) => role).sort()).toEqual(world.mappings.map(({ roleId }) => roleId).sort());
    expect((await eventsOf(providerAccountId)).map(({ gdap_name }) => gdap_name)).toEqual(['A request was made by itself']);
  });

  it('belong to the handlers where the owner of the account may own none', async () => {
    const owner = 'c0000000-0000-4000-8000-000000000001';
    await ensureUser(stack.api, { id: owner, firstName: 'Only', lastName: 'Sales', roles: ['Basic User'] });
    const { accountId, tenantId, providerAccountId } = customerOf('Adatum', 'adatum');
    await stack.api.upsert(`accounts(${accountId})`, { name: 'Adatum', 'ownerid@odata.bind': `/systemusers(${owner})` });
    await stack.api.upsert(`gdap_provideraccounts(${providerAccountId})`, {
      gdap_name: 'Adatum', gdap_tenantid: tenantId, 'gdap_ProviderId@odata.bind': `/gdap_providers(${providerId})`, 'gdap_AccountId@odata.bind': `/accounts(${accountId})`,
    });
    const [request] = await untilRequests(providerAccountId, 1);
    expect(request?._ownerid_value).not.toBe(owner);
    await until('the timeline', async (saw) => {
      const events = await eventsOf(providerAccountId);
      saw(events);
      return events[0]?.gdap_message?.includes('assign them to whoever looks after the customer');
    });
  });

  it('follow the category of the account, and tell of the draft that applies no more', async () => {
    const { accountId, providerAccountId } = await world.newCustomer('Tailspin');
    await untilRequests(providerAccountId, 1);
    await stack.api.update(`accounts(${accountId})`, { 'gdap_CategoryId@odata.bind': `/gdap_categories(${smb})` });
    expect((await untilRequests(providerAccountId, 2)).map(({ gdap_name }) => gdap_name).sort()).toEqual(['Tailspin: Small', 'Tailspin: Standard']);
    const told = await until('the timeline', async () => (await eventsOf(providerAccountId)).find(({ gdap_name }) => gdap_name === 'The template of a draft applies no more'));
    expect(told.gdap_message).toBe('‘Tailspin: Standard’ was made by itself, but ‘Standard’ applies no more: its place is taken by ‘Small’, for the category. It was left as it is: submit it if it is wanted nevertheless, or delete it.');
  });

  it('are not made again where staff deleted them', async () => {
    const { accountId, providerAccountId } = await world.newCustomer('Wingtip');
    const [request] = await untilRequests(providerAccountId, 1);
    await stack.api.remove(`gdap_requests(${request?.gdap_requestid})`);
    await stack.api.update(`accounts(${accountId})`, { name: 'Wingtip Toys', 'gdap_CategoryId@odata.bind': `/gdap_categories(${smb})` });
    expect((await untilRequests(providerAccountId, 1)).map(({ gdap_name }) => gdap_name)).toEqual(['Wingtip Toys: Small']);
    await stack.api.update(`accounts(${accountId})`, { 'gdap_CategoryId@odata.bind': null });
    await until('the timeline', async () => (await eventsOf(providerAccountId)).length === 3);
    expect(await requestsOf(providerAccountId)).toHaveLength(1);
  });

  it('are made for everybody when a template becomes a default, and submitted at once where it says so', async () => {
    const customers = [await world.newCustomer('One'), await world.newCustomer('Two')];
    for (const { providerAccountId } of customers) await untilRequests(providerAccountId, 1);
    const extra = 'b0000000-0000-4000-8000-000000000003';
    await template(extra, 'Extra', { gdap_isdefault: false, gdap_isadditional: true, gdap_submitautomatically: true });
    await stack.api.update(`gdap_templates(${extra})`, { gdap_isdefault: true });
    for (const { providerAccountId } of customers) {
      const row = await until('it waits for the customer', async () => (await requestsOf(providerAccountId)).find(({ _gdap_templateid_value: id, statuscode }) => id === extra && statuscode === RequestStatus.approvalPending));
      expect(row.gdap_acceptancelink).toMatch(/\/partners\//);
    }
  });

  it('are none for a tenant that vanished or is no customer, and stay as they are', async () => {
    const { providerAccountId } = await world.newCustomer('Gone');
    await untilRequests(providerAccountId, 1);
    const before = (await requestsOf(providerAccountId)).length;
    await stack.api.update(`gdap_provideraccounts(${providerAccountId})`, { gdap_presence: CustomerPresence.vanished, gdap_defaultdomain: 'gone.example' });
    const told = await until('the timeline', async () => (await eventsOf(providerAccountId)).find(({ gdap_message: message }) => message?.includes('does not name the tenant any more')));
    expect(told._gdap_requestid_value).not.toBeNull();
    expect(await requestsOf(providerAccountId)).toHaveLength(before);
  });
});
