import { activitiesOfUnit, everywhere, ownRows, type Role } from './role';

const everything = everywhere('Create', 'Read', 'Write', 'Delete', 'Append', 'AppendTo');
const everythingOwned = everywhere('Create', 'Read', 'Write', 'Delete', 'Append', 'AppendTo', 'Assign', 'Share');

/** Sets the product up: connects providers, keeps the catalogue, the groups and the templates, clears up. */
export const administrator: Role = {
  key: 'administrator',
  name: 'GDAP Administrator',
  description: 'Sets GDAP Manager up and does everything in it. Assign together with Basic User.',
  isForPeople: true,
  tables: {
    gdap_category: everything,
    gdap_provider: everything,
    gdap_provideraccount: everythingOwned,
    gdap_template: everythingOwned,
    gdap_request: everythingOwned,
    gdap_rolemapping: everything,
    gdap_securitygroup: everything,
    gdap_directoryrole: everything,
    gdap_event: everything,
    // Made by the handlers alone.
    gdap_finding: everywhere('Read', 'Write', 'Delete'),
    gdap_messagetemplate: everything,
  },
  // Create: an account for a tenant that belongs to none yet. Write and Append: the category of a customer.
  // Activity: invitations by e-mail, sent as themselves.
  // Environment variables: where to sign in to connect a provider.
  standardTables: {
    Account: { ...everywhere('Read', 'Write', 'Append', 'AppendTo'), Create: 'Basic' },
    Activity: { ...activitiesOfUnit, ...ownRows('Create', 'Write', 'Append', 'AppendTo') },
    Contact: everywhere('Read', 'AppendTo'),
    User: everywhere('Read', 'AppendTo'),
    EnvironmentVariableDefinition: everywhere('Read'),
    EnvironmentVariableValue: everywhere('Read'),
  },
};
