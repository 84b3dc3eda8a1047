import { baseViewIds } from '../base-views/ids';
import type { FormSketch, SectionSketch } from './sketch';

const address: SectionSketch = {
  name: 'ADDRESS', label: 'ADDRESS', fields: ['address1_line1', 'address1_line2', 'address1_line3', 'address1_city', 'address1_stateorprovince', 'address1_postalcode', 'address1_country'],
};

/** Ids of forms and of the first tab are those of a standard environment. */
export const accountForms: readonly FormSketch[] = [
  {
    id: '8448b78f-8f42-454e-8e2a-f8196b0419af', table: 'account', name: 'Account', type: 2,
    header: ['revenue', 'numberofemployees', 'ownerid'],
    tabs: [
      {
        id: '3b0b63a9-d379-689a-0ec3-e71eb4c6a841', name: 'SUMMARY_TAB', label: 'Summary',
        columns: [
          [{ name: 'ACCOUNT_INFORMATION', label: 'ACCOUNT INFORMATION', fields: ['name', 'telephone1', 'fax', 'websiteurl', 'parentaccountid', 'tickersymbol'] }, address],
          [
            { name: 'PRIMARY_CONTACT', label: 'PRIMARY CONTACT', fields: ['primarycontactid', 'emailaddress1'] },
            { name: 'CONTACTS', label: 'Contacts', subgrid: { name: 'Contacts', table: 'contact', relationship: 'contact_customer_accounts', viewId: baseViewIds.activeContacts } },
          ],
        ],
      },
      {
        name: 'DETAILS_TAB', label: 'Details',
        columns: [
          [
            { name: 'COMPANY_PROFILE', label: 'COMPANY PROFILE', fields: ['industrycode', 'sic', 'ownershipcode', 'customertypecode', 'accountnumber'] },
            { name: 'DESCRIPTION', label: 'DESCRIPTION', fields: ['description'] },
          ],
          [
            { name: 'CONTACT_PREFERENCES', label: 'CONTACT PREFERENCES', fields: ['preferredcontactmethodcode', 'donotemail', 'donotphone', 'donotpostalmail'] },
            { name: 'BILLING', label: 'BILLING', fields: ['transactioncurrencyid', 'creditlimit', 'creditonhold'] },
          ],
        ],
      },
    ],
  },
  {
    id: 'c9e7ec2d-efca-4e4c-b3e3-f63c4bba5e4b', table: 'account', name: 'Account Quick Create', type: 7,
    tabs: [{ name: 'tab_1', label: 'Account', columns: [[{ name: 'tab_1_column_1_section_1', label: 'Details', fields: ['name', 'telephone1', 'websiteurl', 'primarycontactid', 'emailaddress1'] }], [address]] }],
  },
  {
    id: 'cccff382-2b92-467e-bf1b-3db179512af8', table: 'account', name: 'Account Card form', type: 11,
    tabs: [{ name: 'general', label: 'General', columns: [[{ name: 'CardDetails', label: 'Details', fields: ['name', 'telephone1', 'address1_city'] }]] }],
  },
];
