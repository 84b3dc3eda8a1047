import { choice, dateTime, defineTable, lookup, memo, optionValues, text } from '../language';

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
      description: 'The most trustworthy list that names this tenant.',
      default: 'manual',
      options: {
        manual: { value: 727000000, label: 'Entered by Hand' },
        partnerCenter: { value: 727000001, label: 'Partner Center Customers' },
        contracts: { value: 727000002, label: 'Graph Contracts' },
        delegatedAdminCustomers: { value: 727000003, label: 'Graph Delegated Admin Customers' },
      },
    }),
    gdap_Presence: choice({
      displayName: 'At the Provider',
      description: 'Whether the provider still named the customer when its customers were last read to the end.',
      default: 'present',
      options: {
        present: { value: 727000000, label: 'Present', color: '#107c10' },
        vanished: { value: 727000001, label: 'Not There Any More', color: '#d13438' },
      },
    }),
    gdap_VanishedOn: dateTime({ displayName: 'Gone Since', description: 'When the provider was first seen without this customer.', behavior: 'userLocal' }),
    gdap_MatchState: choice({
      displayName: 'Matching',
      description: 'How the search for the account stands.',
      default: 'notSearched',
      options: {
        notSearched: { value: 727000000, label: 'Not Searched Yet', color: '#8a8886' },
        matched: { value: 727000001, label: 'Matched', color: '#107c10' },
        suggested: { value: 727000002, label: 'Suggested', color: '#0078d4' },
        ambiguous: { value: 727000003, label: 'Several Candidates', color: '#ffb900' },
        noCandidate: { value: 727000004, label: 'No Candidate', color: '#ca5010' },
        ignored: { value: 727000005, label: 'Not a Customer', color: '#605e5c' },
      },
    }),
    gdap_MatchedBy: choice({
      displayName: 'Matched By',
      description: 'What the account was found by.',
      options: {
        staff: { value: 727000000, label: 'Our Staff' },
        tenant: { value: 727000001, label: 'Tenant ID' },
        website: { value: 727000002, label: "Domain of the Account's Website" },
        email: { value: 727000003, label: "Domain of the Account's or a Contact's E-mail" },
      },
    }),
    gdap_SuggestedAccountId: lookup({
      displayName: 'Suggested Customer',
      description: 'The account that this tenant probably belongs to, for staff to confirm.',
      to: 'account',
      relationship: 'gdap_account_suggestedfor',
      onDelete: 'removeLink',
    }),
    gdap_MatchReason: memo({ displayName: 'Reason', description: 'Why the account was matched or suggested, or why none was.', maxLength: 2000, auditing: false }),
    gdap_Suggestions: memo({ displayName: 'Candidates', description: 'Accounts that it may belong to, the likeliest first. JSON, shown by the matching page.', maxLength: 20000, auditing: false }),
    gdap_Memory: memo({ displayName: 'Memory of the Handlers', description: 'For which account, category and templates automatic requests were seen to. JSON, not for people.', maxLength: 100000, auditing: false }),
  },
  keys: { gdap_ProviderTenant: ['gdap_ProviderId', 'gdap_TenantId'] },
});

export const CustomerPresence = optionValues(gdapProviderAccount.columns.gdap_Presence);
export const MatchState = optionValues(gdapProviderAccount.columns.gdap_MatchState);
export const MatchedBy = optionValues(gdapProviderAccount.columns.gdap_MatchedBy);
export const ProviderAccountSource = optionValues(gdapProviderAccount.columns.gdap_Source);
