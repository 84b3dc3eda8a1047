import { everywhere, type Role } from './role';

/**
 * What the handlers do, and nothing else. They keep customers, groups and roles as Microsoft has them, make the requests
 * that templates ask for, and change of a provider and a template what was found out about them. Their application
 * user needs no other role.
 */
export const service: Role = {
  key: 'service',
  name: 'GDAP Service',
  description: "For the application user of the handlers, not for people.",
  isForPeople: false,
  tables: {
    gdap_category: everywhere('Read'),
    // Append to: entries of its timeline, its customers, its groups.
    gdap_provider: everywhere('Read', 'Write', 'AppendTo'),
    gdap_provideraccount: everywhere('Create', 'Read', 'Write', 'Append', 'AppendTo'),
    // Append to: the requests that are made from it.
    gdap_template: everywhere('Read', 'Write', 'AppendTo'),
    // Assign: a request that is made by itself belongs to the owner of the account.
    gdap_request: everywhere('Create', 'Read', 'Write', 'Append', 'AppendTo', 'Assign'),
    // Delete: what a deleted template leaves behind.
    gdap_rolemapping: everywhere('Create', 'Read', 'Write', 'Delete', 'Append'),
    gdap_securitygroup: everywhere('Create', 'Read', 'Write', 'Append', 'AppendTo'),
    gdap_directoryrole: everywhere('Create', 'Read', 'Write', 'AppendTo'),
    // Write: an entry that is written again is the same entry.
    gdap_event: everywhere('Create', 'Read', 'Write', 'Append'),
    gdap_finding: everywhere('Create', 'Read', 'Write', 'Append'),
    // Write: what is wrong with it.
    gdap_messagetemplate: everywhere('Read', 'Write'),
  },
  // Append to: a tenant belongs to an account, a request too; contacts and users take part in e-mails.
  // Activity: the e-mails that invite customers and remind them, which belong to those in whose name they are sent.
  // Notifications belong to those who are told: the owner of a request, or the members of the team that owns it.
  standardTables: {
    Account: everywhere('Read', 'AppendTo'),
    Activity: everywhere('Create', 'Read', 'Write', 'Append', 'AppendTo', 'Assign'),
    appnotification: everywhere('Create', 'Read', 'Assign'),
    Contact: everywhere('Read', 'AppendTo'),
    Team: everywhere('Read'),
    User: everywhere('Read', 'AppendTo'),
  },
  // E-mails come from the owner of a request, or from whom the provider names.
  miscellaneous: ['prvSendAsUser'],
};
