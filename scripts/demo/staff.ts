import { idOf } from '../lib/ids';
import type { NewUser } from '../lib/users';

/** Who works at the demonstration's partner, besides the system administrator. */
export const staff: readonly NewUser[] = [
  { id: idOf('user', 'amara'), firstName: 'Amara', lastName: 'Okafor', address: 'amara.okafor@fabrikam.example', roles: ['Basic User', 'GDAP Administrator'] },
  { id: idOf('user', 'olga'), firstName: 'Olga', lastName: 'Nowak', address: 'olga.nowak@fabrikam.example', roles: ['Basic User', 'GDAP Operator'] },
  { id: idOf('user', 'rafael'), firstName: 'Rafael', lastName: 'Souza', address: 'rafael.souza@fabrikam.example', roles: ['Basic User', 'GDAP Reader'] },
];

/** The application as which the handlers sign in to Dataverse. */
export const handlersApplication: NewUser & { readonly applicationId: string } = {
  id: idOf('user', 'handlers'),
  lastName: '# GDAP Manager Handlers',
  applicationId: idOf('application', 'handlers'),
  roles: ['GDAP Service'],
};
