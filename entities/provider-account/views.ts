import { all, any, defineViews } from '../language/presentation';
import { CustomerPresence, gdapProviderAccount, MatchState } from './table';

const overview = ['gdap_Name', 'gdap_AccountId', 'gdap_ProviderId', 'gdap_DefaultDomain', 'gdap_TenantId', 'gdap_Source'] as const;
const matching = ['gdap_Name', 'gdap_MatchState', 'gdap_SuggestedAccountId', 'gdap_MatchReason', 'gdap_DefaultDomain', 'gdap_ProviderId'] as const;
const isActive = ['statecode', 'eq', 0] as const;
const hasNoCustomer = ['gdap_AccountId', 'null'] as const;
const mayBeCustomer = any(['gdap_MatchState', 'null'], ['gdap_MatchState', 'ne', MatchState.ignored]);
const isThere = any(['gdap_Presence', 'null'], ['gdap_Presence', 'ne', CustomerPresence.vanished]);

export const providerAccountViews = defineViews(gdapProviderAccount, {
  active: { type: 'public', name: 'Active Provider Accounts', isDefault: true, columns: overview, filter: all(isActive) },
  byprovider: {
    type: 'public',
    name: 'Provider Accounts by Provider',
    columns: ['gdap_Name', 'gdap_ProviderId', 'gdap_AccountId', 'gdap_DefaultDomain', 'gdap_Source'],
    order: [{ column: 'gdap_ProviderId' }, { column: 'gdap_Name' }],
    filter: all(isActive),
  },
  ofprovider: {
    type: 'public',
    name: 'Customer Tenants of a Provider',
    columns: ['gdap_Name', 'gdap_AccountId', 'gdap_DefaultDomain', 'gdap_TenantId', 'gdap_Source'],
    filter: all(isActive),
  },
  needsmatching: {
    type: 'public',
    name: 'Needs Matching',
    description: 'Tenants at a provider that belong to no account yet, and that nobody has said are no customers.',
    columns: matching,
    filter: all(isActive, hasNoCustomer, isThere, mayBeCustomer),
  },
  suggestedmatches: {
    type: 'public',
    name: 'Suggested Matches',
    description: 'Tenants that probably belong to the suggested account: select them and confirm.',
    columns: ['gdap_Name', 'gdap_SuggestedAccountId', 'gdap_MatchReason', 'gdap_DefaultDomain', 'gdap_ProviderId'],
    filter: all(isActive, hasNoCustomer, ['gdap_SuggestedAccountId', 'not-null'], isThere, mayBeCustomer),
  },
  vanished: {
    type: 'public',
    name: 'Not at the Provider Any More',
    description: 'Tenants that their provider does not name any more. Nothing of them is deleted.',
    columns: ['gdap_Name', 'gdap_ProviderId', 'gdap_VanishedOn', 'gdap_AccountId', 'gdap_MatchReason', 'gdap_DefaultDomain'],
    order: [{ column: 'gdap_VanishedOn', descending: true }],
    filter: all(isActive, ['gdap_Presence', 'eq', CustomerPresence.vanished]),
  },
  notcustomers: {
    type: 'public',
    name: 'Not Customers',
    description: 'Tenants that somebody has said are no customers: nobody is asked about them again.',
    columns: ['gdap_Name', 'gdap_ProviderId', 'gdap_DefaultDomain', 'gdap_TenantId', 'gdap_MatchReason', 'modifiedon'],
    filter: all(isActive, ['gdap_MatchState', 'eq', MatchState.ignored]),
  },
  inactive: { type: 'public', name: 'Inactive Provider Accounts', columns: overview, filter: all(['statecode', 'eq', 1]) },
  advancedfind: { type: 'advancedFind', name: 'Provider Account Advanced Find View', columns: overview },
  associated: {
    type: 'associated',
    name: 'Provider Account Associated View',
    columns: ['gdap_Name', 'gdap_ProviderId', 'gdap_DefaultDomain', 'gdap_TenantId', 'gdap_Source'],
    filter: all(isActive),
  },
  quickfind: {
    type: 'quickFind',
    name: 'Quick Find Active Provider Accounts',
    columns: overview,
    filter: all(isActive),
    search: ['gdap_Name', 'gdap_DefaultDomain', 'gdap_TenantId', 'gdap_AccountId'],
  },
  lookup: {
    type: 'lookup',
    name: 'Provider Account Lookup View',
    columns: ['gdap_Name', 'gdap_DefaultDomain', 'gdap_ProviderId'],
    filter: all(isActive),
  },
});
