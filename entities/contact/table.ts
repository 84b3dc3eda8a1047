import { extendTable } from '../language';

/** Microsoft's contacts, to which we add nothing: the domains of their e-mail addresses say whose tenant one is, and invitations go to them. */
export const contact = extendTable({
  schemaName: 'Contact',
  entitySetName: 'contacts',
  displayName: 'Contact',
  pluralName: 'Contacts',
  columns: {},
  standardColumns: {
    fullname: { displayName: 'Full Name', kind: 'text' },
    emailaddress1: { displayName: 'Email', kind: 'text' },
    parentcustomerid: { displayName: 'Company Name', kind: 'lookup' },
    donotemail: { displayName: 'Do not allow Emails', kind: 'yesNo' },
  },
});
