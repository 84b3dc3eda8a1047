import { extendTable } from '../language';

/** Microsoft's users, to which we add nothing: as whom e-mail is sent, and who gets digests. */
export const systemUser = extendTable({
  schemaName: 'SystemUser',
  entitySetName: 'systemusers',
  displayName: 'User',
  pluralName: 'Users',
  columns: {},
  standardColumns: {
    fullname: { displayName: 'Full Name', kind: 'text' },
    internalemailaddress: { displayName: 'Primary Email', kind: 'text' },
  },
});
