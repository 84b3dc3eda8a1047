import { activeAndInactive, choice, day, entityName, lookup, memo, primaryKey, text } from '../builders/columns';
import { table } from '../builders/table';
import { currencyColumns, systemColumns } from '../system-columns';
import { addressColumns } from './address';
import { consentColumns } from './consent';

/** A person that business is done with. Source: Microsoft Learn, "Contact table/entity reference". */
export const contact = table({
  schemaName: 'Contact',
  entitySetName: 'contacts',
  objectTypeCode: 2,
  displayName: 'Contact',
  displayCollectionName: 'Contacts',
  ownership: 'UserOwned',
  changeTracking: true,
  columns: [
    primaryKey('ContactId', 'Contact'),
    text('FullName', 'Full Name', 160, { primaryName: true }),
    text('Salutation', 'Salutation', 100),
    text('FirstName', 'First Name', 50, { required: 'Recommended' }),
    text('MiddleName', 'Middle Name', 50),
    text('LastName', 'Last Name', 50, { required: 'ApplicationRequired' }),
    text('NickName', 'Nickname', 100),
    text('Suffix', 'Suffix', 10),
    text('JobTitle', 'Job Title', 100),
    text('Department', 'Department', 100),
    memo('Description', 'Description', 2000),
    text('EMailAddress1', 'Email', 100, { format: 'email' }),
    text('EMailAddress2', 'Email Address 2', 100, { format: 'email' }),
    text('EMailAddress3', 'Email Address 3', 100, { format: 'email' }),
    text('MobilePhone', 'Mobile Phone', 50, { format: 'phone' }),
    text('Telephone1', 'Business Phone', 50, { format: 'phone' }),
    text('Telephone2', 'Home Phone', 50, { format: 'phone' }),
    text('Fax', 'Fax', 50, { format: 'phone' }),
    text('WebSiteUrl', 'Website', 200, { format: 'url' }),
    text('ExternalUserIdentifier', 'External User Identifier', 50),
    day('BirthDate', 'Birthday'),
    day('Anniversary', 'Anniversary'),
    choice('GenderCode', 'Gender', { 1: 'Male', 2: 'Female' }),
    choice('FamilyStatusCode', 'Marital Status', { 1: 'Single', 2: 'Married', 3: 'Divorced', 4: 'Widowed' }),
    choice('AccountRoleCode', 'Role', { 1: 'Decision Maker', 2: 'Employee', 3: 'Influencer' }),
    lookup('ParentCustomerId', 'Company Name', [
      { target: 'account', relationship: 'contact_customer_accounts', navigation: 'parentcustomerid_account', onDelete: 'Cascade' },
      { target: 'contact', relationship: 'contact_customer_contacts', navigation: 'parentcustomerid_contact', onDelete: 'Cascade' },
    ], { type: 'Customer', typeColumn: 'parentcustomeridtype' }),
    entityName('ParentCustomerIdType', 'Parent Customer Type'),
    ...addressColumns(1),
    ...addressColumns(2),
    ...consentColumns(),
    ...activeAndInactive(),
    ...currencyColumns('contact'),
    ...systemColumns('contact', 'UserOwned', {
      changedBy: 'lk_contactbase', owner: 'owner_contacts', user: 'contact_owning_user', team: 'team_contacts',
      businessUnit: 'business_unit_contacts', organization: 'organization_contacts',
    }),
  ],
});
