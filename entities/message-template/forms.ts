import { defineForms, readOnly } from '../language/presentation';
import { gdapMessageTemplate } from './table';

export const messageTemplateForms = defineForms(gdapMessageTemplate, {
  main: {
    type: 'main',
    name: 'Message Template',
    description: 'What a message says, and for whom it is.',
    tabs: [
      {
        key: 'template',
        label: 'Message Template',
        sections: [
          { key: 'purpose', label: 'For Which Messages', width: 2, cells: ['gdap_Name', 'gdap_Kind', 'gdap_ProviderId', 'gdap_CategoryId', 'gdap_Language'] },
          { key: 'message', label: 'Message', cells: ['gdap_Subject', 'gdap_Body', readOnly('gdap_Problems')] },
        ],
      },
    ],
    onLoad: { library: 'gdap_/scripts/forms.js', functionName: 'GdapManager.Forms.MessageTemplate.onLoad' },
  },
  quickcreate: {
    type: 'quickCreate',
    name: 'New Message Template',
    tabs: [{ key: 'template', label: 'Message Template', sections: [{ key: 'message', cells: ['gdap_Name', 'gdap_Kind', 'gdap_Language', 'gdap_ProviderId', 'gdap_CategoryId', 'gdap_Subject', 'gdap_Body'] }] }],
  },
});
