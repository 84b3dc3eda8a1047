import { everywhere, nothing, type Role } from './role';

/**
 * What the handlers do, and nothing else. They make no requests and no mappings, read no templates, and change of a
 * provider and a group what Microsoft said of them. Their application user needs no other role.
 */
export const service: Role = {
  key: 'service',
  name: 'GDAP Service',
  description: "For the application user of the handlers, not for people.",
  isForPeople: false,
  tables: {
    gdap_category: nothing,
    // Append to: entries of its timeline.
    gdap_provider: everywhere('Read', 'Write', 'AppendTo'),
    // Append to: puts a request back to the tenant that it was submitted for.
    gdap_provideraccount: everywhere('Read', 'AppendTo'),
    gdap_template: nothing,
    gdap_request: everywhere('Read', 'Write', 'Append', 'AppendTo'),
    // Delete: what a deleted template leaves behind.
    gdap_rolemapping: everywhere('Read', 'Write', 'Delete'),
    gdap_securitygroup: everywhere('Read', 'Write'),
    gdap_directoryrole: everywhere('Read'),
    // Write: an entry that is written again is the same entry.
    gdap_event: everywhere('Create', 'Read', 'Write', 'Append'),
  },
  standardTables: { Account: everywhere('Read', 'AppendTo') },
};
