import {
  account, AutomaticRequests, CustomerPresence, gdapCategory, gdapDirectoryRole, gdapProvider, gdapProviderAccount, ProviderAccountSource, ProviderType, type Row,
} from '@gdap-manager/entities';
import { customerId } from '@gdap-manager/plugins';
import { providerId as firstProviderId, rememberGroup } from '../lib/connect-provider';
import type { RowWrite } from '../lib/change-set';
import type { PartnerGraph } from '../lib/graph-client';
import { idOf } from '../lib/ids';
import type { SandboxControls } from '../lib/sandbox-controls';
import { createStaff, type RoleForGroup } from '../lib/staff';
import type { WebApi } from '../lib/web-api';
import { consentCustomer, movedCustomer, secondCustomers, secondGroups, secondPartner, vanishedCustomer, type SecondCustomer } from './second-partner';

export const secondProviderId = idOf('provider', secondPartner.tenantId);

/** Of a customer of the second provider. */
export const secondTenantId = (name: string): string => idOf('tenant', secondPartner.tenantId, name);

/**
 * The second provider: what Microsoft knows of it and what we know ourselves. Its customers are not among it: the
 * handlers read them from Microsoft, match them and make the requests that its template asks for.
 */
export async function seedSecondProvider(api: WebApi, controls: SandboxControls, graph: PartnerGraph): Promise<void> {
  await controls.addTenant({ tenantId: secondPartner.tenantId, displayName: secondPartner.displayName, defaultDomain: secondPartner.defaultDomain, kind: 'partner' });
  const listed = [...secondCustomers, movedCustomer].map(({ name, domain }) => ({ tenantId: secondTenantId(name), companyName: name, domain, partnerCenter: false }));
  await controls.addCustomers(secondPartner.tenantId, listed);
  const objectIds = await Promise.all(secondGroups.map(({ name, description }) => graph.ensureGroup(name, description)));
  await api.writeTogether([...secondCustomers.flatMap(accountsOf), ...formerCustomers()]);
  await api.upsert(`${gdapProvider.entitySetName}(${secondProviderId})`, {
    gdap_name: secondPartner.providerName,
    gdap_type: ProviderType.other,
    gdap_partnertenantid: secondPartner.tenantId,
    gdap_indirectprovidertenantid: secondPartner.indirectProviderTenantId,
    gdap_clientid: secondPartner.clientId,
    gdap_secretname: secondPartner.secretName,
    gdap_automaticrequests: AutomaticRequests.on,
  });
  await api.upsert(...vanished(await controls.now()));
  const mappings = await mappingsOf(api, objectIds);
  await createStaff(api).createTemplate(
    {
      gdap_templateid: idOf('template', 'Standard Access'),
      gdap_name: 'Standard Access',
      gdap_description: 'What every customer of this provider gets by itself, as soon as its tenant is matched.',
      gdap_isdefault: true,
      gdap_autorenew: true,
      gdap_durationdays: 365,
      'gdap_ProviderId@odata.bind': `/${gdapProvider.entitySetName}(${secondProviderId})`,
    },
    mappings,
  );
  await orderConsent(api, controls);
}

/** Our accounts of a customer, each with the contact that tells its domain. */
const accountsOf = ({ accounts = [] }: SecondCustomer): RowWrite[] =>
  accounts.flatMap(({ name, website, contact, category }) => {
    const id = idOf('account', 'second', name);
    const [, firstname, lastname, emailaddress1] = /^(\S+) (.*) <(.*)>$/.exec(contact ?? '') ?? [];
    return [
      {
        path: `${account.entitySetName}(${id})`,
        row: { name, websiteurl: website ?? null, ...(category ? { 'gdap_CategoryId@odata.bind': `/${gdapCategory.entitySetName}(${idOf('category', category)})` } : {}) },
      },
      ...(emailaddress1 ? [{ path: `contacts(${idOf('contact', 'second', name)})`, row: { firstname, lastname, emailaddress1, 'parentcustomerid_account@odata.bind': `/${account.entitySetName}(${id})` } }] : []),
    ];
  });

/** A customer that has moved: the first provider does not name it any more. */
const formerCustomers = (): RowWrite[] => {
  const { name, domain } = movedCustomer;
  const accountId = idOf('account', 'second', name);
  return [
    { path: `${account.entitySetName}(${accountId})`, row: { name, websiteurl: `https://www.${domain}` } },
    {
      path: `${gdapProviderAccount.entitySetName}(${customerId(firstProviderId, secondTenantId(name))})`,
      row: {
        gdap_name: name,
        gdap_tenantid: secondTenantId(name),
        gdap_defaultdomain: domain,
        gdap_source: ProviderAccountSource.partnerCenter,
        'gdap_ProviderId@odata.bind': `/${gdapProvider.entitySetName}(${firstProviderId})`,
        'gdap_AccountId@odata.bind': `/${account.entitySetName}(${accountId})`,
      },
    },
  ];
};

/** A customer that the provider named once, as the handlers leave it. */
const vanished = (now: Date): [path: string, row: Record<string, unknown>] => {
  const { name, domain } = vanishedCustomer;
  return [
    `${gdapProviderAccount.entitySetName}(${customerId(secondProviderId, secondTenantId(name))})`,
    {
      gdap_name: name,
      gdap_tenantid: secondTenantId(name),
      gdap_defaultdomain: domain,
      gdap_source: ProviderAccountSource.contracts,
      gdap_presence: CustomerPresence.vanished,
      gdap_vanishedon: new Date(now.getTime() - 86_400_000).toISOString(),
      'gdap_ProviderId@odata.bind': `/${gdapProvider.entitySetName}(${secondProviderId})`,
    },
  ];
};

async function rolesNamed(api: WebApi): Promise<Map<string, Row<typeof gdapDirectoryRole>>> {
  const roles = await api.list<Row<typeof gdapDirectoryRole>>(`${gdapDirectoryRole.entitySetName}?$select=gdap_name,gdap_roletemplateid`);
  return new Map(roles.map((role) => [role.gdap_name ?? '', role]));
}

/** The roles of the second provider's groups, as mappings of its template. */
async function mappingsOf(api: WebApi, objectIds: readonly string[]): Promise<RoleForGroup[]> {
  const roles = await rolesNamed(api);
  const groups = await Promise.all(secondGroups.map(({ name, description }, index) => rememberGroup(api, name, description, objectIds[index] ?? '', secondProviderId)));
  return secondGroups.flatMap(({ roles: names }, index) => names.map((role) => {
    const roleId = roles.get(role)?.gdap_directoryroleid;
    const group = groups[index];
    if (!roleId || !group) throw new Error(`The demonstration names a role or group that is not there: ${role}.`);
    return { roleId, groupId: group.rowId, name: `${role} → ${group.name}` };
  }));
}

/** What the indirect provider asks for in the partner's name: it waits for the partner's consent. */
async function orderConsent(api: WebApi, controls: SandboxControls): Promise<void> {
  const roles = await rolesNamed(api);
  await controls.addResellerRelationship({
    resellerTenantId: secondPartner.tenantId,
    indirectProviderTenantId: secondPartner.indirectProviderTenantId,
    customer: { tenantId: secondTenantId(consentCustomer.name), displayName: consentCustomer.name },
    displayName: consentCustomer.relationship,
    duration: consentCustomer.duration,
    roles: consentCustomer.roles.flatMap((name) => roles.get(name)?.gdap_roletemplateid ?? []),
  });
}
