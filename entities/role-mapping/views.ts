import { all, defineViews } from '../language/presentation';
import { AssignmentState, gdapRoleMapping } from './table';

const overview = ['gdap_Name', 'gdap_DirectoryRoleId', 'gdap_SecurityGroupId', 'gdap_AssignmentState', 'gdap_RequestId', 'gdap_TemplateId'] as const;
const isActive = ['statecode', 'eq', 0] as const;

export const roleMappingViews = defineViews(gdapRoleMapping, {
  active: { type: 'public', name: 'Active Role Mappings', isDefault: true, columns: overview, filter: all(isActive) },
  trouble: {
    type: 'public',
    name: 'Role Mappings That Need Attention',
    description: 'Microsoft did not make the assignment.',
    columns: ['gdap_Name', 'gdap_RequestId', 'gdap_DirectoryRoleId', 'gdap_SecurityGroupId', 'gdap_AssignmentState', 'gdap_AssignmentMessage'],
    filter: all(isActive, ['gdap_AssignmentState', 'in', AssignmentState.error, AssignmentState.notAllowed]),
  },
  ofgroup: {
    type: 'public',
    name: 'Role Mappings of a Security Group',
    columns: ['gdap_Name', 'gdap_DirectoryRoleId', 'gdap_AssignmentState', 'gdap_RequestId', 'gdap_TemplateId'],
    filter: all(isActive),
  },
  inactive: { type: 'public', name: 'Inactive Role Mappings', columns: overview, filter: all(['statecode', 'eq', 1]) },
  advancedfind: { type: 'advancedFind', name: 'Role Mapping Advanced Find View', columns: overview },
  associated: {
    type: 'associated',
    name: 'Role Mapping Associated View',
    columns: ['gdap_Name', 'gdap_DirectoryRoleId', 'gdap_SecurityGroupId', 'gdap_AssignmentState'],
    filter: all(isActive),
  },
  quickfind: {
    type: 'quickFind',
    name: 'Quick Find Active Role Mappings',
    columns: overview,
    filter: all(isActive),
    search: ['gdap_Name', 'gdap_DirectoryRoleId', 'gdap_SecurityGroupId'],
  },
  lookup: { type: 'lookup', name: 'Role Mapping Lookup View', columns: ['gdap_Name', 'gdap_AssignmentState'], filter: all(isActive) },
});
