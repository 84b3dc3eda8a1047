import { account, gdapProvider, gdapProviderAccount, ProviderAccountSource } from '@gdap-manager/entities';
import { customerId } from '@gdap-manager/plugins';
import { partner } from '../demo/partner';
import type { RowWrite } from './change-set';
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

/** The ids that a customer of this domain has. Its tenant has the one that the handlers would give it: whoever is first makes it. */
export function customerOf(name: string, domain: string): Customer {
  const tenantId = idOf('tenant', domain);
  return { name, accountId: idOf('account', domain), tenantId, providerAccountId: customerId(providerId, tenantId) };
}

/** What a customer is called and, for its account, further columns. */
export interface CustomerWords {
  readonly name: string;
  readonly domain: string;
  readonly account?: Record<string, unknown>;
}

const defaultDomain = (domain: string) => `${domain}.onmicrosoft.com`;

/** The rows of a customer: account and provider account. */
export function customerWrites({ name, domain, account: columns = {} }: CustomerWords): RowWrite[] {
  const customer = customerOf(name, domain);
  return [
    { path: `${account.entitySetName}(${customer.accountId})`, row: { name, websiteurl: `https://www.${domain}.example`, ...columns } },
    {
      path: `${gdapProviderAccount.entitySetName}(${customer.providerAccountId})`,
      row: {
        gdap_name: name,
        gdap_tenantid: customer.tenantId,
        gdap_defaultdomain: defaultDomain(domain),
        gdap_source: ProviderAccountSource.manual,
        'gdap_ProviderId@odata.bind': `/${gdapProvider.entitySetName}(${providerId})`,
        'gdap_AccountId@odata.bind': `/${account.entitySetName}(${customer.accountId})`,
      },
    },
  ];
}

/** Lets Microsoft name these customers to the partner: after their rows are there, or the handlers would make some. */
export const tellMicrosoft = (controls: SandboxControls, customers: readonly CustomerWords[]): Promise<void> =>
  controls.addCustomers(partner.tenantId, customers.map(({ name, domain }) => ({ tenantId: customerOf(name, domain).tenantId, companyName: name, domain: defaultDomain(domain) })));

/** Makes a customer known to the partner: account, tenant, provider account. */
export async function addCustomer(api: WebApi, controls: SandboxControls, words: CustomerWords): Promise<Customer> {
  await api.writeTogether(customerWrites(words));
  await tellMicrosoft(controls, [words]);
  return customerOf(words.name, words.domain);
}
