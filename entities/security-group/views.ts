import { all, defineViews } from '../language/presentation';
import { gdapSecurityGroup, GroupPresence } from './table';

const overview = ['gdap_Name', 'gdap_ProviderId', 'gdap_Presence', 'gdap_IsRoleAssignable', 'gdap_LastSeenOn', 'gdap_GroupId'] as const;
const isActive = ['statecode', 'eq', 0] as const;

export const securityGroupViews = defineViews(gdapSecurityGroup, {
  active: { type: 'public', name: 'Active Security Groups', isDefault: true, columns: overview, filter: all(isActive) },
  deleted: {
    type: 'public',
    name: 'Security Groups Deleted at Microsoft',
    description: 'Their members have lost the roles.',
    columns: overview,
    filter: all(isActive, ['gdap_Presence', 'eq', GroupPresence.deleted]),
  },
  undone: {
    type: 'public',
    name: 'Security Groups To Be Created or That Need Attention',
    description: 'Their roles are given to nobody until they are there.',
    columns: ['gdap_Name', 'gdap_ProviderId', 'gdap_Presence', 'gdap_Message', 'gdap_CreationAskedOn'],
    filter: all(isActive, ['gdap_Presence', 'in', GroupPresence.wanted, GroupPresence.attention]),
  },
  inactive: { type: 'public', name: 'Inactive Security Groups', columns: overview, filter: all(['statecode', 'eq', 1]) },
  advancedfind: { type: 'advancedFind', name: 'Security Group Advanced Find View', columns: overview },
  associated: {
    type: 'associated',
    name: 'Security Group Associated View',
    columns: ['gdap_Name', 'gdap_Presence', 'gdap_IsRoleAssignable', 'gdap_LastSeenOn'],
    filter: all(isActive),
  },
  quickfind: {
    type: 'quickFind',
    name: 'Quick Find Active Security Groups',
    columns: overview,
    filter: all(isActive),
    search: ['gdap_Name', 'gdap_Description', 'gdap_GroupId', 'gdap_ProviderId'],
  },
  lookup: { type: 'lookup', name: 'Security Group Lookup View', columns: ['gdap_Name', 'gdap_ProviderId', 'gdap_Presence', 'gdap_Description'], filter: all(isActive) },
});
