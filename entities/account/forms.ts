import { requestViews } from '../gdap-request/views';
import { component, defineForms, grid, readOnly, type ColumnKey, type FormDiff, type Tab } from '../language/presentation';
import { providerAccountViews } from '../provider-account/views';
import { rowScript } from '../row-script';
import { account } from './table';

const gdapTab: Tab<ColumnKey<typeof account>> = {
  key: 'gdap',
  label: 'GDAP',
  sections: [
    { key: 'defaults', label: 'Templates That Apply', cells: ['gdap_CategoryId', component('TemplateDefaults', 'Templates That Apply')] },
    { key: 'tenants', label: 'Microsoft Tenants', cells: [grid(providerAccountViews, 'gdap_AccountId', 'associated', 'Microsoft Tenants', 5)] },
    { key: 'requests', label: 'GDAP Requests', cells: [grid(requestViews, 'gdap_AccountId', 'associated', 'GDAP Requests')] },
  ],
};

/**
 * The form of our own that an unmanaged solution brings. The tab alone is for managed solutions: an unmanaged one can
 * only carry a form whole, and a whole copy of Microsoft's form would overwrite what the customer has made of it.
 */
export const accountForms = defineForms(account, {
  gdap: {
    type: 'main',
    name: 'GDAP',
    description: 'The customer, the Microsoft tenants and the access to them.',
    header: [readOnly('statuscode'), 'ownerid'],
    tabs: [
      {
        key: 'summary',
        label: 'Summary',
        sections: [
          {
            key: 'account',
            label: 'Account',
            width: 2,
            cells: ['name', 'accountnumber', 'telephone1', 'websiteurl', 'parentaccountid', 'primarycontactid'],
          },
          { key: 'address', label: 'Address', width: 2, cells: ['address1_line1', 'address1_city', 'address1_postalcode', 'address1_country'] },
          { key: 'description', label: 'Description', cells: ['description'] },
        ],
      },
      gdapTab,
    ],
    onLoad: rowScript,
  },
});

/** What a managed solution adds to Microsoft's own main form of accounts, whose id is the same in every environment. */
export const accountFormDiff: FormDiff = { table: account, formId: '8448b78f-8f42-454e-8e2a-f8196b0419af', name: 'Account', tabs: [gdapTab] };
