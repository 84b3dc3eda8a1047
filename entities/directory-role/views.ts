import { all, defineViews } from '../language/presentation';
import { GdapSupport, gdapDirectoryRole, RoleStanding } from './table';

const overview = ['gdap_Name', 'gdap_Category', 'gdap_IsPrivileged', 'gdap_IsRecommended', 'gdap_Support', 'gdap_Description'] as const;
const isActive = ['statecode', 'eq', 0] as const;
const mayBeAskedFor = ['gdap_Support', 'not-in', GdapSupport.deprecated, GdapSupport.notAssignable] as const;

export const directoryRoleViews = defineViews(gdapDirectoryRole, {
  active: { type: 'public', name: 'Active Directory Roles', isDefault: true, columns: overview, filter: all(isActive) },
  recommended: {
    type: 'public',
    name: 'Recommended Directory Roles',
    description: 'What is needed to manage a tenant.',
    columns: overview,
    filter: all(isActive, ['gdap_IsRecommended', 'eq', 1]),
  },
  privileged: { type: 'public', name: 'Privileged Directory Roles', columns: overview, filter: all(isActive, ['gdap_IsPrivileged', 'eq', 1]) },
  changed: {
    type: 'public',
    name: 'Changed Directory Roles',
    description: 'New, renamed or gone at Microsoft. Where a role is used shows on its form.',
    columns: ['gdap_Name', 'gdap_Standing', 'gdap_FormerName', 'gdap_StandingSince', 'gdap_Support', 'gdap_Description'],
    order: [{ column: 'gdap_StandingSince', descending: true }],
    filter: all(isActive, ['gdap_Standing', 'in', RoleStanding.added, RoleStanding.renamed, RoleStanding.missing]),
  },
  inactive: { type: 'public', name: 'Inactive Directory Roles', columns: overview, filter: all(['statecode', 'eq', 1]) },
  advancedfind: { type: 'advancedFind', name: 'Directory Role Advanced Find View', columns: overview },
  associated: { type: 'associated', name: 'Directory Role Associated View', columns: overview, filter: all(isActive) },
  quickfind: {
    type: 'quickFind',
    name: 'Quick Find Active Directory Roles',
    columns: overview,
    filter: all(isActive),
    search: ['gdap_Name', 'gdap_Category', 'gdap_RoleTemplateId'],
  },
  lookup: {
    type: 'lookup',
    name: 'Directory Role Lookup View',
    description: 'The roles that may be asked for through GDAP.',
    columns: ['gdap_Name', 'gdap_Category', 'gdap_IsPrivileged'],
    filter: all(isActive, mayBeAskedFor),
  },
});
