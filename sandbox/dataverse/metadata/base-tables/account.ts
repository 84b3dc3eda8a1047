import { activeAndInactive, choice, lookup, memo, money, primaryKey, text, whole, yesNo } from '../builders/columns';
import { table } from '../builders/table';
import { currencyColumns, systemColumns } from '../system-columns';
import { addressColumns } from './address';
import { consentColumns } from './consent';

/** A company that business is done with. Source: Microsoft Learn, "Account table/entity reference". */
export const account = table({
  schemaName: 'Account',
  entitySetName: 'accounts',
  objectTypeCode: 1,
  displayName: 'Account',
  displayCollectionName: 'Accounts',
  ownership: 'UserOwned',
  changeTracking: true,
  columns: [
    primaryKey('AccountId', 'Account'),
    text('Name', 'Account Name', 160, { primaryName: true, required: 'ApplicationRequired' }),
    text('AccountNumber', 'Account Number', 20),
    memo('Description', 'Description', 2000),
    text('EMailAddress1', 'Email', 100, { format: 'email' }),
    text('EMailAddress2', 'Email Address 2', 100, { format: 'email' }),
    text('EMailAddress3', 'Email Address 3', 100, { format: 'email' }),
    text('Telephone1', 'Main Phone', 50, { format: 'phone' }),
    text('Telephone2', 'Other Phone', 50, { format: 'phone' }),
    text('Telephone3', 'Telephone 3', 50, { format: 'phone' }),
    text('Fax', 'Fax', 50, { format: 'phone' }),
    text('WebSiteURL', 'Website', 200, { format: 'url' }),
    text('TickerSymbol', 'Ticker Symbol', 10),
    text('SIC', 'SIC Code', 20),
    whole('NumberOfEmployees', 'Number of Employees', [0, 1000000000]),
    money('Revenue', 'Annual Revenue', [0, 100000000000000]),
    money('CreditLimit', 'Credit Limit', [0, 100000000000000]),
    yesNo('CreditOnHold', 'Credit Hold'),
    choice('IndustryCode', 'Industry', {
      1: 'Accounting', 2: 'Agriculture and Non-petrol Natural Resource Extraction', 6: 'Business Services', 7: 'Consulting',
      11: 'Durable Manufacturing', 15: 'Financial', 19: 'Insurance', 21: 'Legal Services', 26: 'Service Retail',
      29: 'Specialty Realty', 31: 'Utility Creation and Distribution', 33: 'Wholesale',
    }),
    choice('CustomerTypeCode', 'Relationship Type', {
      1: 'Competitor', 2: 'Consultant', 3: 'Customer', 4: 'Investor', 5: 'Partner', 6: 'Influencer', 7: 'Press', 8: 'Prospect',
      9: 'Reseller', 10: 'Supplier', 11: 'Vendor', 12: 'Other',
    }),
    choice('AccountCategoryCode', 'Category', { 1: 'Preferred Customer', 2: 'Standard' }),
    choice('OwnershipCode', 'Ownership', { 1: 'Public', 2: 'Private', 3: 'Subsidiary', 4: 'Other' }),
    lookup('PrimaryContactId', 'Primary Contact', [{ target: 'contact', relationship: 'account_primary_contact', onDelete: 'RemoveLink' }]),
    lookup('ParentAccountId', 'Parent Account', [{ target: 'account', relationship: 'account_parent_account', onDelete: 'RemoveLink' }]),
    lookup('MasterId', 'Master ID', [{ target: 'account', relationship: 'account_master_account' }], { readOnly: true }),
    yesNo('Merged', 'Merged', 0, ['No', 'Yes'], { readOnly: true }),
    ...addressColumns(1),
    ...addressColumns(2),
    ...consentColumns(),
    ...activeAndInactive(),
    ...currencyColumns('account'),
    ...systemColumns('account', 'UserOwned', {
      changedBy: 'lk_accountbase', owner: 'owner_accounts', user: 'user_accounts', team: 'team_accounts',
      businessUnit: 'business_unit_accounts', organization: 'organization_accounts',
    }),
  ],
});
