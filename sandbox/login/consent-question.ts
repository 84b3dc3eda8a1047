import {
  APPLICATION_ADMINISTRATOR, CLOUD_APPLICATION_ADMINISTRATOR, GLOBAL_ADMINISTRATOR, PRIVILEGED_ROLE_ADMINISTRATOR,
} from './directory/roles';
import type { DirectoryUser } from './directory/users';
import { GRAPH, scopesOf, type Permission } from './permissions';
import type { RequestedScopes } from './scopes';

/** A permission that nobody has consented to yet. */
export interface MissingPermission extends Permission {
  readonly resource: string;
  readonly scope: string;
}

/**
 * What has to be consented to before a request can be met. Pure.
 * @param granted names that were consented to, by resource
 * @param defaults what `.default` of Graph asks for
 * @param again whether to ask even for what was consented to: `prompt=consent`
 */
export function missingPermissions(
  { resources }: RequestedScopes,
  granted: (resource: string) => readonly string[],
  defaults: readonly string[],
  again = false,
): MissingPermission[] {
  return resources.flatMap(({ resource, names, everything }) => {
    const known = again ? [] : granted(resource);
    const all = resource === GRAPH ? defaults : Object.keys(scopesOf(resource));
    const wanted = everything ? (known.length > 0 ? [] : all) : names.filter((name) => !known.includes(name));
    return wanted.map((scope) => ({ resource, scope, ...permissionOf(resource, scope) }));
  });
}

const permissionOf = (resource: string, scope: string): Permission => scopesOf(resource)[scope] ?? { words: scope, administratorsOnly: true };

/** Whether somebody may consent for everybody in their tenant, and to what is for administrators only. */
export const mayConsentForAll = ({ directoryRoles }: DirectoryUser): boolean =>
  [GLOBAL_ADMINISTRATOR, PRIVILEGED_ROLE_ADMINISTRATOR, APPLICATION_ADMINISTRATOR, CLOUD_APPLICATION_ADMINISTRATOR].some((role) => directoryRoles.includes(role));

/** Whether somebody may grant application permissions on Microsoft Graph. */
export const mayGrantApplicationPermissions = ({ directoryRoles }: DirectoryUser): boolean =>
  [GLOBAL_ADMINISTRATOR, PRIVILEGED_ROLE_ADMINISTRATOR].some((role) => directoryRoles.includes(role));
