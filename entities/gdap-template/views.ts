import { all, defineViews } from '../language/presentation';
import { gdapTemplate } from './table';

const overview = ['gdap_Name', 'gdap_ProviderId', 'gdap_CategoryId', 'gdap_IsDefault', 'gdap_AutoRenew', 'gdap_DurationDays', 'gdap_Problems', 'ownerid'] as const;
const isActive = ['statecode', 'eq', 0] as const;

export const templateViews = defineViews(gdapTemplate, {
  active: { type: 'public', name: 'Active GDAP Templates', isDefault: true, columns: overview, filter: all(isActive) },
  default: {
    type: 'public',
    name: 'Default Templates',
    description: 'New customers get a request from these.',
    columns: ['gdap_Name', 'gdap_ProviderId', 'gdap_CategoryId', 'gdap_IsAdditional', 'gdap_SubmitAutomatically', 'gdap_AutoRenew', 'gdap_DurationDays'],
    filter: all(isActive, ['gdap_IsDefault', 'eq', 1]),
  },
  problems: {
    type: 'public',
    name: 'GDAP Templates with Problems',
    description: 'Microsoft would refuse requests made from these, or parts of them.',
    columns: ['gdap_Name', 'gdap_Problems', 'gdap_ProviderId', 'gdap_CategoryId', 'gdap_IsDefault', 'ownerid'],
    filter: all(isActive, ['gdap_Problems', 'not-null']),
  },
  byprovider: {
    type: 'public',
    name: 'GDAP Templates by Provider',
    columns: ['gdap_Name', 'gdap_ProviderId', 'gdap_CategoryId', 'gdap_IsDefault', 'gdap_DurationDays'],
    order: [{ column: 'gdap_ProviderId' }, { column: 'gdap_Name' }],
    filter: all(isActive),
  },
  inactive: { type: 'public', name: 'Inactive GDAP Templates', columns: overview, filter: all(['statecode', 'eq', 1]) },
  advancedfind: { type: 'advancedFind', name: 'GDAP Template Advanced Find View', columns: overview },
  associated: {
    type: 'associated',
    name: 'GDAP Template Associated View',
    columns: ['gdap_Name', 'gdap_ProviderId', 'gdap_CategoryId', 'gdap_IsDefault', 'gdap_DurationDays'],
    filter: all(isActive),
  },
  quickfind: {
    type: 'quickFind',
    name: 'Quick Find Active GDAP Templates',
    columns: overview,
    filter: all(isActive),
    search: ['gdap_Name', 'gdap_ProviderId', 'gdap_CategoryId'],
  },
  lookup: { type: 'lookup', name: 'GDAP Template Lookup View', columns: ['gdap_Name', 'gdap_ProviderId', 'gdap_CategoryId'], filter: all(isActive) },
});
