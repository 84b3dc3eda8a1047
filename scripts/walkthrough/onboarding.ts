import {
  account, AutomaticRequests, ConnectionState, CustomerPresence, gdapDirectoryRole, gdapProvider, gdapProviderAccount, gdapRequest, gdapSecurityGroup, GroupPresence, MatchedBy, MatchState,
  parseChecks, ProviderType, RefreshState, type Row,
} from '@gdap-manager/entities';
import { until } from '../lib/until';
import type { Step } from './story';
import type { World } from './world';

type Provider = Row<typeof gdapProvider>;
type Tenant = Row<typeof gdapProviderAccount>;

/** Customers of the new partner, and what we know of them ourselves. */
const customers = { all: 60, known: 40, sameName: 5 };

/** Many things happen at once here. */
const patient = { everyMs: 200 };

/** From a partner that nobody knows to the right draft for each of its customers. */
export function onboarding(): Step[] {
  const step = (title: string, play: Step['play']): Step => ({ title, play });
  const providerOf = (world: World) => world.newId('onboarding provider');
  const partnerOf = (world: World) => world.newId('onboarding partner tenant');
  const tenantIdOf = (world: World, index: number) => world.newId(`onboarding tenant ${index}`);
  const accountIdOf = (world: World, index: number) => world.newId(`onboarding account ${index}`);
  const domainOf = (world: World, index: number) => `customer${index}-${partnerOf(world).slice(0, 8)}.example`;
  const tenants = (world: World, more = '') => world.api.list<Tenant>(`${gdapProviderAccount.entitySetName}?$filter=_gdap_providerid_value eq ${providerOf(world)}${more}`);
  const drafts = async (world: World) => {
    const template = world.newId('onboarding template');
    return (await world.api.list(`${gdapRequest.entitySetName}?$select=gdap_name&$filter=_gdap_templateid_value eq ${template}`)).length;
  };
  const untilDrafts = (world: World, count: number) => until(`${count} drafts`, async () => ((await drafts(world)) === count ? count : undefined), patient);
  const refresh = async (world: World): Promise<Provider> => {
    // Dataverse keeps moments to the second: the next one, so that it is later than the last refresh.
    await world.controls.advance('PT2S');
    const wanted = await world.controls.now();
    await world.api.update(`${gdapProvider.entitySetName}(${providerOf(world)})`, { gdap_refreshrequestedon: wanted.toISOString() });
    return until('the customers to be read', async () => {
      const row = await world.api.get<Provider>(`${gdapProvider.entitySetName}(${providerOf(world)})`);
      const isDone = row.gdap_refreshstate === RefreshState.idle && Date.parse(row.gdap_refreshedon ?? '') >= Math.floor(wanted.getTime() / 1000) * 1000;
      return isDone ? row : undefined;
    }, patient);
  };

  return [
    step('Connect a partner: the handlers check what they need', async (world) => {
      await world.controls.addTenant({ tenantId: partnerOf(world), displayName: 'Walkthrough Partner', defaultDomain: `${partnerOf(world)}.onmicrosoft.com`, kind: 'partner' });
      await world.api.upsert(`${gdapProvider.entitySetName}(${providerOf(world)})`, {
        gdap_name: 'Walkthrough: onboarding', gdap_type: ProviderType.partnerCenter, gdap_partnertenantid: partnerOf(world), gdap_clientid: world.newId('onboarding application'), gdap_automaticrequests: AutomaticRequests.on,
      });
      const row = await until('the provider to be connected', async () => {
        const found = await world.api.get<Provider>(`${gdapProvider.entitySetName}(${providerOf(world)})`);
        return found.gdap_connectionstate === ConnectionState.connected ? found : undefined;
      }, patient);
      return `${parseChecks(row.gdap_checks).filter(({ outcome }) => outcome === 'passed').length} checks passed`;
    }),
    step('Create a security group in its tenant by name', async (world) => {
      const id = world.newId('onboarding group');
      await world.api.upsert(`${gdapSecurityGroup.entitySetName}(${id})`, {
        gdap_name: 'Walkthrough Service Desk', gdap_presence: GroupPresence.wanted, 'gdap_ProviderId@odata.bind': `/${gdapProvider.entitySetName}(${providerOf(world)})`,
      });
      const row = await until('the group to be there', async () => {
        const found = await world.api.get<Row<typeof gdapSecurityGroup>>(`${gdapSecurityGroup.entitySetName}(${id})`);
        return found.gdap_presence === GroupPresence.present ? found : undefined;
      }, patient);
      return row.gdap_groupid ?? '';
    }),
    step('Make a default template for its customers', async (world) => {
      const [role] = await world.api.list<Row<typeof gdapDirectoryRole>>(`${gdapDirectoryRole.entitySetName}?$select=gdap_name&$filter=gdap_name eq 'Helpdesk Administrator'`);
      await world.staff.createTemplate(
        {
          gdap_templateid: world.newId('onboarding template'), gdap_name: 'Walkthrough: first line', gdap_isdefault: true, gdap_autorenew: true, gdap_durationdays: 365,
          'gdap_ProviderId@odata.bind': `/${gdapProvider.entitySetName}(${providerOf(world)})`,
        },
        [{ roleId: role?.gdap_directoryroleid ?? '', groupId: world.newId('onboarding group'), name: 'Helpdesk Administrator → Walkthrough Service Desk' }],
      );
      return 'Helpdesk Administrator for the new group';
    }),
    step(`Read its ${customers.all} customers: whose domain an account has gets a draft by itself`, async (world) => {
      const isSameName = (index: number) => index >= customers.known && index < customers.known + customers.sameName;
      await world.api.writeTogether(Array.from({ length: customers.known + customers.sameName }, (_, index) => ({
        path: `${account.entitySetName}(${accountIdOf(world, index)})`,
        row: { name: `Onboarded ${index} ${partnerOf(world).slice(0, 8)}`, ...(isSameName(index) ? {} : { websiteurl: `https://www.${domainOf(world, index)}` }) },
      })));
      await world.controls.addCustomers(partnerOf(world), Array.from({ length: customers.all }, (_, index) => ({
        tenantId: tenantIdOf(world, index), companyName: `Onboarded ${index} ${partnerOf(world).slice(0, 8)} Ltd`, domain: isSameName(index) ? null : domainOf(world, index),
      })));
      const row = await refresh(world);
      await untilDrafts(world, customers.known);
      return `${row.gdap_refreshmessage} ${customers.known} drafts.`;
    }),
    step(`Staff confirm ${customers.sameName} suggestions: their drafts follow`, async (world) => {
      const suggested = await tenants(world, ' and _gdap_suggestedaccountid_value ne null');
      for (const { gdap_provideraccountid: id, _gdap_suggestedaccountid_value: accountId } of suggested) {
        await world.api.update(`${gdapProviderAccount.entitySetName}(${id})`, { 'gdap_AccountId@odata.bind': `/${account.entitySetName}(${accountId})`, gdap_matchstate: MatchState.matched, gdap_matchedby: MatchedBy.staff });
      }
      await untilDrafts(world, customers.known + customers.sameName);
      return suggested[0]?.gdap_matchreason ?? '';
    }),
    step('Read them again: nothing is new', async (world) => (await refresh(world)).gdap_refreshmessage ?? ''),
    step('A customer leaves the partner: marked, never deleted', async (world) => {
      await world.controls.endPartnerships(partnerOf(world), [tenantIdOf(world, 0)]);
      const row = await refresh(world);
      const gone = await tenants(world, ` and gdap_presence eq ${CustomerPresence.vanished}`);
      return `${gone.map(({ gdap_name }) => gdap_name).join()}. ${row.gdap_refreshmessage}`;
    }),
  ];
}
