import { defineForms, grid, readOnly } from '../language/presentation';
import { roleMappingViews } from '../role-mapping/views';
import { gdapDirectoryRole } from './table';

/** The rows come from the catalogue; nothing of them is staff's to change. */
export const directoryRoleForms = defineForms(gdapDirectoryRole, {
  main: {
    type: 'main',
    name: 'Directory Role',
    description: 'What the role may do, and where it is used.',
    header: [readOnly('gdap_Standing'), readOnly('gdap_Support'), readOnly('gdap_IsPrivileged')],
    tabs: [
      {
        key: 'role',
        label: 'Directory Role',
        sections: [
          {
            key: 'role',
            label: 'Directory Role',
            width: 2,
            cells: [
              readOnly('gdap_Name'), readOnly('gdap_Category'),
              readOnly('gdap_IsRecommended'),
              readOnly('gdap_BlocksAutoRenew'),
              readOnly('gdap_RoleTemplateId'), readOnly('gdap_Description'),
            ],
          },
          {
            key: 'standing',
            label: 'Changes at Microsoft',
            width: 2,
            cells: [readOnly('gdap_FormerName'), readOnly('gdap_StandingSince')],
          },
          { key: 'mappings', label: 'Where It Is Used', cells: [grid(roleMappingViews, 'gdap_DirectoryRoleId', 'active', 'Where It Is Used')] },
        ],
      },
    ],
  },
});
