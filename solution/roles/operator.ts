import { activitiesOfUnit, everywhere, ownRows, type Role } from './role';

/**
 * Works with customers: requests access for them, from templates or by hand, and ends it. Everybody's requests: teams
 * stand in for one another, and tenants that the handlers found belong to none of them. Templates, providers, groups
 * and the catalogue are there to be used, not to be changed. What may be deleted is one's own request: deleting ends
 * nothing at Microsoft.
 *
 * Role mappings have no owner, and those of templates are in the same table as those of requests: who may change the
 * ones may change the others. Those who keep the templates see it in their audit log.
 */
export const operator: Role = {
  key: 'operator',
  name: 'GDAP Operator',
  description: 'Requests, keeps and ends access to customer tenants. Assign together with Basic User.',
  isForPeople: true,
  tables: {
    gdap_category: everywhere('Read', 'AppendTo'),
    gdap_provider: everywhere('Read', 'AppendTo'),
    gdap_provideraccount: everywhere('Create', 'Read', 'Write', 'Append', 'AppendTo', 'Assign'),
    gdap_template: everywhere('Read', 'AppendTo'),
    gdap_request: { ...everywhere('Create', 'Read', 'Write', 'Append', 'AppendTo', 'Assign', 'Share'), Delete: 'Basic' },
    gdap_rolemapping: everywhere('Create', 'Read', 'Write', 'Delete', 'Append', 'AppendTo'),
    gdap_securitygroup: everywhere('Read', 'AppendTo'),
    gdap_directoryrole: everywhere('Read', 'AppendTo'),
    gdap_event: everywhere('Read'),
    // Write: what is to be done about it.
    gdap_finding: everywhere('Read', 'Write'),
    gdap_messagetemplate: everywhere('Read'),
  },
  // Create: an account for a tenant that belongs to none yet.
  // Activity: invitations by e-mail, sent as themselves.
  standardTables: {
    Account: { ...everywhere('Read', 'AppendTo'), Create: 'Basic' },
    Activity: { ...activitiesOfUnit, ...ownRows('Create', 'Write', 'Append', 'AppendTo') },
    Contact: everywhere('Read', 'AppendTo'),
    User: everywhere('Read', 'AppendTo'),
  },
};
