import { all, defineViews } from '../language/presentation';
import { gdapMessageTemplate } from './table';

const overview = ['gdap_Name', 'gdap_Kind', 'gdap_Language', 'gdap_ProviderId', 'gdap_CategoryId', 'gdap_Subject', 'gdap_Problems'] as const;
const isActive = ['statecode', 'eq', 0] as const;

export const messageTemplateViews = defineViews(gdapMessageTemplate, {
  active: { type: 'public', name: 'Active Message Templates', isDefault: true, columns: overview, filter: all(isActive) },
  problems: {
    type: 'public',
    name: 'Message Templates with Problems',
    description: 'Messages are not sent with them.',
    columns: ['gdap_Name', 'gdap_Kind', 'gdap_ProviderId', 'gdap_CategoryId', 'gdap_Problems'],
    filter: all(isActive, ['gdap_Problems', 'not-null']),
  },
  inactive: { type: 'public', name: 'Inactive Message Templates', columns: overview, filter: all(['statecode', 'eq', 1]) },
  advancedfind: { type: 'advancedFind', name: 'Message Template Advanced Find View', columns: overview },
  associated: { type: 'associated', name: 'Message Template Associated View', columns: overview, filter: all(isActive) },
  quickfind: { type: 'quickFind', name: 'Quick Find Active Message Templates', columns: overview, filter: all(isActive), search: ['gdap_Name', 'gdap_Subject'] },
  lookup: { type: 'lookup', name: 'Message Template Lookup View', columns: ['gdap_Name', 'gdap_Kind'], filter: all(isActive) },
});
