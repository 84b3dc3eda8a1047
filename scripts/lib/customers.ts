import { account, gdapProvider, gdapProviderAccount, ProviderAccountSource } from '@gdap-manager/entities';
import { partner } from '../demo/partner';
import { providerId } from './connect-provider';
import { idOf } from './ids';
import type { SandboxControls } from './sandbox-controls';
import type { WebApi } from './web-api';

/** A customer: its account, its tenant at Microsoft and the provider account that joins them. */
export interface Customer {
  readonly name: string;
  readonly accountId: string;
  readonly tenantId: string;
  readonly providerAccountId: string;
}

/** The ids that a customer of this domain has. */
export function customerOf(name: string, domain: string): Customer {
  return {
    name,
    accountId: idOf('account', domain),
    tenantId: idOf('tenant', domain),
    providerAccountId: idOf('provider account', domain),
  };
}

/** Makes a customer known to the partner: account, tenant, provider account. */
export async function addCustomer(
  api: WebApi,
  controls: SandboxControls,
  { name, domain, account: columns = {} }: { name: string; domain: string; account?: Record<string, unknown> },
): Promise<Customer> {
  const customer = customerOf(name, domain);
  const defaultDomain = `${domain}.onmicrosoft.com`;
  await api.upsert(`${account.entitySetName}(${customer.accountId})`, { name, websiteurl: `https://www.${domain}.example`, ...columns });
  await api.upsert(`${gdapProviderAccount.entitySetName}(${customer.providerAccountId})`, {
    gdap_name: name,
    gdap_tenantid: customer.tenantId,
    gdap_defaultdomain: defaultDomain,
    gdap_source: ProviderAccountSource.manual,
    'gdap_ProviderId@odata.bind': `/${gdapProvider.entitySetName}(${providerId})`,
    'gdap_AccountId@odata.bind': `/${account.entitySetName}(${customer.accountId})`,
  });
  // Last: the handlers must not find it in Microsoft's lists before its row is there, or they would make one.
  await controls.addCustomers(partner.tenantId, [{ tenantId: customer.tenantId, companyName: name, domain: defaultDomain }]);
  return customer;
}
