import { activitiesOfUnit, everywhere, type Role } from './role';

const read = everywhere('Read');

/** Sees everything and changes nothing: service desk, audit, management. */
export const reader: Role = {
  key: 'reader',
  name: 'GDAP Reader',
  description: 'Sees customers, requests and their timelines. Assign together with Basic User.',
  isForPeople: true,
  tables: {
    gdap_category: read,
    gdap_provider: read,
    gdap_provideraccount: read,
    gdap_template: read,
    gdap_request: read,
    gdap_rolemapping: read,
    gdap_securitygroup: read,
    gdap_directoryrole: read,
    gdap_event: read,
    gdap_finding: read,
    gdap_messagetemplate: read,
  },
  standardTables: { Account: read, Activity: activitiesOfUnit, Contact: read, User: read },
};
