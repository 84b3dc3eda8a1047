import type { Environment } from '../../dataverse/environment';
import { wellKnown } from '../../dataverse/storage/well-known';
import type { UserModel } from '../app-model';

const VERBS = ['Create', 'Read', 'Write', 'Delete', 'Append', 'AppendTo', 'Assign', 'Share'];
const ORGANISATION_DEPTH = 8;

/** What a user may do, by privilege name: the system administrator everything. */
export function privilegesOf(environment: Environment, userId: string): Readonly<Record<string, number>> {
  if (userId !== wellKnown.administrator) return {};
  const names = environment.catalog().tables.flatMap(({ schemaName }) => VERBS.map((verb) => `prv${verb}${schemaName}`));
  return Object.fromEntries(names.map((name) => [name, ORGANISATION_DEPTH]));
}

/** The security roles of a user. */
export const rolesOf = (_environment: Environment, userId: string): UserModel['roles'] =>
  (userId === wellKnown.administrator ? [{ id: wellKnown.systemAdministratorRole, name: 'System Administrator' }] : []);
