import { requestViews } from '../gdap-request/views';
import { component, defineForms, grid, readOnly } from '../language/presentation';
import { gdapTemplate } from './table';

const terms = ['gdap_ProviderId', 'gdap_CategoryId', 'gdap_AutoRenew', 'gdap_DurationDays'] as const;
const automation = ['gdap_IsDefault', 'gdap_IsAdditional', 'gdap_SubmitAutomatically'] as const;

export const templateForms = defineForms(gdapTemplate, {
  main: {
    type: 'main',
    name: 'GDAP Template',
    description: 'For whom the template is, and the roles that requests made from it ask for.',
    header: [readOnly('statuscode'), 'ownerid'],
    tabs: [
      {
        key: 'template',
        label: 'Template',
        sections: [
          { key: 'template', label: 'Template', width: 2, cells: ['gdap_Name', ...terms] },
          { key: 'automation', label: 'For New Customers', width: 3, cells: [...automation] },
          { key: 'roles', label: 'Roles', cells: [component('RoleMappings', 'Roles and Security Groups')] },
          { key: 'description', label: 'What It Is For', cells: ['gdap_Description'] },
        ],
      },
      {
        key: 'requests',
        label: 'Requests',
        sections: [{ key: 'requests', label: 'GDAP Requests', cells: [grid(requestViews, 'gdap_TemplateId', 'associated', 'GDAP Requests')] }],
      },
    ],
    onLoad: { library: 'gdap_/scripts/forms.js', functionName: 'GdapManager.Forms.Template.onLoad' },
  },
  quickcreate: {
    type: 'quickCreate',
    name: 'New GDAP Template',
    tabs: [{ key: 'template', label: 'Template', sections: [{ key: 'template', cells: ['gdap_Name', ...terms, 'gdap_IsDefault'] }] }],
    onLoad: { library: 'gdap_/scripts/forms.js', functionName: 'GdapManager.Forms.Template.onLoad' },
  },
});
