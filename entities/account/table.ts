import { extendTable, lookup } from '../language';

/** Microsoft's view *Active Accounts*: the same id in every environment. */
export const activeAccountsViewId = '00000000-0000-0000-00aa-000010001002';

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
      onDelete: 'restrict',
    }),
  },
  standardColumns: {
    name: { displayName: 'Account Name', kind: 'text' },
    accountnumber: { displayName: 'Account Number', kind: 'text' },
    telephone1: { displayName: 'Main Phone', kind: 'text' },
    websiteurl: { displayName: 'Website', kind: 'text' },
    emailaddress1: { displayName: 'Email', kind: 'text' },
    donotemail: { displayName: 'Do not allow Emails', kind: 'yesNo' },
    parentaccountid: { displayName: 'Parent Account', kind: 'lookup' },
    primarycontactid: { displayName: 'Primary Contact', kind: 'lookup' },
    address1_line1: { displayName: 'Address 1: Street 1', kind: 'text' },
    address1_postalcode: { displayName: 'Address 1: ZIP/Postal Code', kind: 'text' },
    address1_city: { displayName: 'Address 1: City', kind: 'text' },
    address1_country: { displayName: 'Address 1: Country/Region', kind: 'text' },
    description: { displayName: 'Description', kind: 'memo' },
  },
});
