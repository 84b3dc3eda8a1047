import { wellKnownId } from '../identity';
import type { FormSketch, SectionSketch } from './sketch';

const address: SectionSketch = {
  name: 'ADDRESS', label: 'ADDRESS', fields: ['address1_line1', 'address1_line2', 'address1_city', 'address1_stateorprovince', 'address1_postalcode', 'address1_country'],
};

/** The id of the main form is that of a standard environment. */
export const contactForms: readonly FormSketch[] = [
  {
    id: '1fed44d1-ae68-4a41-bd2b-f13acac4acfa', table: 'contact', name: 'Contact', type: 2,
    header: ['ownerid'],
    tabs: [
      {
        name: 'SUMMARY_TAB', label: 'Summary',
        columns: [
          [{ name: 'CONTACT_INFORMATION', label: 'CONTACT INFORMATION', fields: ['firstname', 'lastname', 'jobtitle', 'parentcustomerid', 'emailaddress1', 'telephone1', 'mobilephone', 'fax'] }],
          [address],
        ],
      },
      {
        name: 'DETAILS_TAB', label: 'Details',
        columns: [
          [{ name: 'PERSONAL', label: 'PERSONAL INFORMATION', fields: ['gendercode', 'familystatuscode', 'birthdate', 'anniversary'] }],
          [{ name: 'DESCRIPTION', label: 'DESCRIPTION', fields: ['description'] }],
        ],
      },
    ],
  },
  {
    id: wellKnownId('form.contact.quickcreate'), table: 'contact', name: 'Contact Quick Create', type: 7,
    tabs: [{
      name: 'tab_1', label: 'Contact',
      columns: [[{ name: 'tab_1_column_1_section_1', label: 'Details', fields: ['firstname', 'lastname', 'jobtitle', 'parentcustomerid', 'emailaddress1', 'telephone1', 'mobilephone'] }], [address]],
    }],
  },
];
