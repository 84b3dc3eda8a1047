import { extendTable, lookup } from '../language';

/** What we add to the standard account. */
export const account = extendTable({
  schemaName: 'Account',
  entitySetName: 'accounts',
  displayName: 'Account',
  pluralName: 'Accounts',
  columns: {
    gdap_CategoryId: lookup({
      displayName: 'Category',
      description: 'Segment of the customer: decides which GDAP templates apply.',
      to: 'gdap_category',
      relationship: 'gdap_category_account',
      onDelete: 'removeLink',
    }),
  },
});
