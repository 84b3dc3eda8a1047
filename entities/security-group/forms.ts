import { defineForms, grid, readOnly } from '../language/presentation';
import { roleMappingViews } from '../role-mapping/views';
import { rowScript } from '../row-script';
import { gdapSecurityGroup } from './table';

export const securityGroupForms = defineForms(gdapSecurityGroup, {
  main: {
    type: 'main',
    name: 'Security Group',
    description: 'A group of the partner tenant, and the roles that its members get.',
    header: [readOnly('gdap_LastSeenOn'), readOnly('gdap_CreationAskedOn')],
    tabs: [
      {
        key: 'group',
        label: 'Security Group',
        sections: [
          {
            key: 'group',
            label: 'Security Group',
            width: 2,
            cells: ['gdap_Name', 'gdap_ProviderId', 'gdap_GroupId', readOnly('gdap_IsRoleAssignable'), 'gdap_Description'],
          },
          { key: 'message', label: 'At Microsoft', cells: ['gdap_Presence', readOnly('gdap_Message')] },
          { key: 'mappings', label: 'Roles', cells: [grid(roleMappingViews, 'gdap_SecurityGroupId', 'ofgroup', 'Roles')] },
        ],
      },
    ],
    onLoad: rowScript,
  },
  quickcreate: {
    type: 'quickCreate',
    name: 'New Security Group',
    tabs: [{ key: 'group', label: 'Security Group', sections: [{ key: 'group', cells: ['gdap_Name', 'gdap_ProviderId', 'gdap_Presence', 'gdap_GroupId', 'gdap_Description'] }] }],
  },
});
