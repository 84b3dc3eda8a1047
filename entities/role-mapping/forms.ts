import { defineForms, readOnly } from '../language/presentation';
import { rowScript } from '../row-script';
import { gdapRoleMapping } from './table';

export const roleMappingForms = defineForms(gdapRoleMapping, {
  main: {
    type: 'main',
    name: 'Role Mapping',
    description: 'A role, the group whose members get it, and what Microsoft says of the assignment.',
    header: [readOnly('gdap_AssignmentState')],
    tabs: [
      {
        key: 'mapping',
        label: 'Role Mapping',
        sections: [
          { key: 'mapping', label: 'Role Mapping', width: 2, cells: ['gdap_Name', 'gdap_DirectoryRoleId', 'gdap_SecurityGroupId'] },
          { key: 'owner', label: 'Of', width: 2, cells: ['gdap_RequestId', 'gdap_TemplateId'] },
          {
            key: 'assignment',
            label: 'At Microsoft',
            width: 2,
            cells: [readOnly('gdap_AssignmentId'), readOnly('gdap_AssignmentMessage')],
          },
        ],
      },
    ],
    onLoad: rowScript,
  },
});
