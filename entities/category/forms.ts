import { account, activeAccountsViewId } from '../account/table';
import { templateViews } from '../gdap-template/views';
import { defineForms, grid, standardGrid } from '../language/presentation';
import { rowScript } from '../row-script';
import { gdapCategory } from './table';

export const categoryForms = defineForms(gdapCategory, {
  main: {
    type: 'main',
    name: 'Category',
    description: 'A segment of customers, and the templates that are for it.',
    tabs: [
      {
        key: 'category',
        label: 'Category',
        sections: [
          { key: 'category', label: 'Category', cells: ['gdap_Name', 'gdap_Description'] },
          { key: 'templates', label: 'GDAP Templates', cells: [grid(templateViews, 'gdap_CategoryId', 'associated', 'GDAP Templates')] },
          { key: 'accounts', label: 'Accounts', cells: [standardGrid(account, 'gdap_CategoryId', activeAccountsViewId, 'Accounts')] },
        ],
      },
    ],
    onLoad: rowScript,
  },
  quickcreate: {
    type: 'quickCreate',
    name: 'New Category',
    tabs: [{ key: 'category', label: 'Category', sections: [{ key: 'category', cells: ['gdap_Name', 'gdap_Description'] }] }],
  },
});
