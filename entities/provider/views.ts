import { all, defineViews } from '../language/presentation';
import { ConnectionState, gdapProvider, RefreshState } from './table';

const overview = ['gdap_Name', 'gdap_ConnectionState', 'gdap_Type', 'gdap_RefreshState', 'gdap_RefreshedOn', 'gdap_ConnectionMessage'] as const;
const isActive = ['statecode', 'eq', 0] as const;

export const providerViews = defineViews(gdapProvider, {
  active: { type: 'public', name: 'Active Providers', isDefault: true, columns: overview, filter: all(isActive) },
  attention: {
    type: 'public',
    name: 'Providers Not Connected',
    description: 'The handlers cannot reach Microsoft with them.',
    columns: overview,
    filter: all(isActive, ['gdap_ConnectionState', 'ne', ConnectionState.connected]),
  },
  refreshing: {
    type: 'public',
    name: 'Providers Being Read',
    description: 'Customers are being read from Microsoft, or that was interrupted.',
    columns: ['gdap_Name', 'gdap_RefreshState', 'gdap_RefreshMessage', 'gdap_RefreshRequestedOn', 'gdap_RefreshedOn'],
    filter: all(isActive, ['gdap_RefreshState', 'in', RefreshState.running, RefreshState.failed]),
  },
  inactive: { type: 'public', name: 'Inactive Providers', columns: overview, filter: all(['statecode', 'eq', 1]) },
  advancedfind: { type: 'advancedFind', name: 'Provider Advanced Find View', columns: overview },
  associated: { type: 'associated', name: 'Provider Associated View', columns: overview, filter: all(isActive) },
  quickfind: {
    type: 'quickFind',
    name: 'Quick Find Active Providers',
    columns: overview,
    filter: all(isActive),
    search: ['gdap_Name', 'gdap_PartnerTenantId', 'gdap_ClientId'],
  },
  lookup: { type: 'lookup', name: 'Provider Lookup View', columns: ['gdap_Name', 'gdap_Type'], filter: all(isActive) },
});
