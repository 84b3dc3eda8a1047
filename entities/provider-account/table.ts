import { choice, defineTable, lookup, optionValues, text } from '../language';

/** A customer's Microsoft tenant, as a provider knows it. */
export const gdapProviderAccount = defineTable({
  schemaName: 'gdap_ProviderAccount',
  entitySetName: 'gdap_provideraccounts',
  displayName: 'Provider Account',
  pluralName: 'Provider Accounts',
  description: 'A customer tenant at a provider, and the account that it belongs to.',
  ownership: 'user',
  primaryName: 'gdap_Name',
  columns: {
    gdap_Name: text({ displayName: 'Name', description: 'Company name at the provider.', maxLength: 200, required: 'required' }),
    gdap_ProviderId: lookup({
      displayName: 'Provider',
      description: 'The provider that knows this tenant.',
      required: 'required',
      to: 'gdap_provider',
      relationship: 'gdap_provider_provideraccounts',
      onDelete: 'restrict',
    }),
    gdap_AccountId: lookup({
      displayName: 'Customer',
      description: 'The account that this tenant belongs to.',
      to: 'account',
      relationship: 'gdap_account_provideraccounts',
      onDelete: 'removeLink',
    }),
    gdap_TenantId: text({ displayName: 'Tenant ID', description: 'Entra tenant (GUID) of the customer.', maxLength: 36, required: 'required' }),
    gdap_DefaultDomain: text({ displayName: 'Default Domain', description: 'Such as contoso.onmicrosoft.com.', maxLength: 255 }),
    gdap_Source: choice({
      displayName: 'Source',
      description: 'Where this tenant was seen first.',
      default: 'manual',
      options: {
        manual: { value: 727000000, label: 'Entered by Hand' },
        partnerCenter: { value: 727000001, label: 'Partner Center Customers' },
        contracts: { value: 727000002, label: 'Graph Contracts' },
        delegatedAdminCustomers: { value: 727000003, label: 'Graph Delegated Admin Customers' },
      },
    }),
  },
  keys: { gdap_ProviderTenant: ['gdap_ProviderId', 'gdap_TenantId'] },
});

export const ProviderAccountSource = optionValues(gdapProviderAccount.columns.gdap_Source);
