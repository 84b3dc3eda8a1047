import { mayConsentForAll, missingPermissions, type MissingPermission } from './consent-question';
import type { LoginContext } from './context';
import type { DirectoryUser } from './directory/users';
import type { RequestedScopes } from './scopes';
import { personIdIn } from './tokens';

/** What somebody would have to consent to before an application gets what it asks for in a tenant. @param again ask even for what was granted */
export function missingFor({ consents, settings }: LoginContext, tenantId: string, clientId: string, scopes: RequestedScopes, user: DirectoryUser, again = false): MissingPermission[] {
  const granted = (resource: string) => consents.scopes(tenantId, clientId, resource, personIdIn(tenantId, user));
  return missingPermissions(scopes, granted, settings.graphScopes, again);
}

/** Whether somebody may consent to all of that. */
export const mayAgree = (user: DirectoryUser, missing: readonly MissingPermission[]): boolean =>
  mayConsentForAll(user) || missing.every(({ administratorsOnly }) => !administratorsOnly);

/** Keeps somebody's consent; on behalf of everybody only where they may. */
export function agree({ consents }: LoginContext, tenantId: string, clientId: string, missing: readonly MissingPermission[], user: DirectoryUser, everybody: boolean): void {
  const userId = everybody && mayConsentForAll(user) ? null : personIdIn(tenantId, user);
  for (const { resource, scope } of missing) consents.grantScopes(tenantId, clientId, resource, [scope], userId);
}
