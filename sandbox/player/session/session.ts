import type { Environment, StoredRow } from '../../dataverse/environment';
import { usersOf } from '../../dataverse/security/users';
import { findPlatformRows } from '../../dataverse/storage/platform-rows';
import type { SessionModel, UserModel } from '../app-model';
import { currentLanguage, currentUserId, languagesOf, peopleOf } from './people';

/** Who uses the player, who else could, and what there is to play. */
export function sessionModel(environment: Environment, request: Request): SessionModel {
  const userId = currentUserId(environment, request);
  const users = peopleOf(environment).map((row) => userModel(environment, row));
  const organization = findPlatformRows(environment, 'organization', {})[0];
  return {
    user: users.find(({ id }) => id === userId) as UserModel,
    users,
    languages: languagesOf(environment),
    languageId: currentLanguage(environment, request),
    now: environment.clock.now().toISOString(),
    organization: { id: String(organization?.organizationid), name: String(organization?.name) },
    apps: appsOf(environment).map((row) => ({
      id: String(row.appmoduleid), uniqueName: String(row.uniquename), name: String(row.name), description: String(row.description ?? ''),
    })),
  };
}

/** The apps of the environment, by name. */
export const appsOf = (environment: Environment): StoredRow[] =>
  findPlatformRows(environment, 'appmodule', {}).sort((a, b) => String(a.name).localeCompare(String(b.name)));

function userModel(environment: Environment, { systemuserid, fullname }: StoredRow): UserModel {
  const users = usersOf(environment);
  const id = String(systemuserid);
  return { id, name: String(fullname), roles: users.roles(id), privileges: Object.fromEntries(users.privileges(id)) };
}
