import { all, defineViews } from '../language/presentation';
import { gdapCategory } from './table';

const overview = ['gdap_Name', 'gdap_Description', 'createdon'] as const;
const isActive = ['statecode', 'eq', 0] as const;

export const categoryViews = defineViews(gdapCategory, {
  active: { type: 'public', name: 'Active Categories', isDefault: true, columns: overview, filter: all(isActive) },
  inactive: { type: 'public', name: 'Inactive Categories', columns: overview, filter: all(['statecode', 'eq', 1]) },
  advancedfind: { type: 'advancedFind', name: 'Category Advanced Find View', columns: overview },
  associated: { type: 'associated', name: 'Category Associated View', columns: overview, filter: all(isActive) },
  quickfind: { type: 'quickFind', name: 'Quick Find Active Categories', columns: overview, filter: all(isActive), search: ['gdap_Name'] },
  lookup: { type: 'lookup', name: 'Category Lookup View', columns: ['gdap_Name', 'gdap_Description'], filter: all(isActive) },
});
