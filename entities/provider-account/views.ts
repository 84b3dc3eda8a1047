import { all, defineViews } from '../language/presentation';
import { gdapProviderAccount } from './table';

const overview = ['gdap_Name', 'gdap_AccountId', 'gdap_ProviderId', 'gdap_DefaultDomain', 'gdap_TenantId', 'gdap_Source'] as const;
const isActive = ['statecode', 'eq', 0] as const;

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
  withoutcustomer: {
    type: 'public',
    name: 'Provider Accounts Without Customer',
    description: 'Tenants that belong to no account yet.',
    columns: ['gdap_Name', 'gdap_ProviderId', 'gdap_DefaultDomain', 'gdap_TenantId', 'gdap_Source', 'createdon'],
    filter: all(isActive, ['gdap_AccountId', 'null']),
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
