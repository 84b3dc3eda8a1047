import { applicationDisabled, applicationNotFound, parameterMissing, resourceNotFound, scopeNotDefault, secretMissing } from '../errors';
import { graphNames } from '../permissions';
import type { Tenant } from '../tenants';
import type { Caller } from '../tokens';
/** What is known of an application in its tenant. */
export interface ApplicationFacts {
  readonly disabled: boolean;
  /** Application permissions on Microsoft Graph. */
  readonly roles: readonly string[];
}

/**
 * What a token request by client credentials comes to. Any client id and secret of a partner tenant will do: the
 * sandbox holds no application registrations.
 * @param form the body, url-encoded
 * @param resources what `{resource}/.default` may name
 * @param factsOf asked about a partner's application only
 * @throws LoginError in the order in which Entra checks
 */
export function decideClientCredentials(
  form: URLSearchParams,
  tenant: Tenant,
  resources: readonly string[],
  factsOf: (clientId: string) => ApplicationFacts,
): Pick<Caller, 'tid' | 'appid' | 'aud' | 'roles'> {
  const clientId = required(form, 'client_id').toLowerCase();
  if (tenant.kind !== 'partner') throw applicationNotFound(clientId, tenant.displayName);
  const credential = form.get('client_secret') ?? form.get('client_assertion');
  if (credential === null || credential === '') throw secretMissing();
  const { disabled, roles } = factsOf(clientId);
  if (disabled) throw applicationDisabled(clientId);

  // MSAL adds the OpenID scopes to some requests; they mean nothing here.
  const scopes = required(form, 'scope')
    .split(' ')
    .filter((scope) => !['', 'openid', 'profile', 'offline_access'].includes(scope));
  const resource = /^(.+?)\/?\/\.default$/.exec(scopes.join(' '))?.[1];
  if (resource === undefined || scopes.length !== 1) throw scopeNotDefault(scopes.join(' '));
  if (!resources.includes(resource)) throw resourceNotFound(resource, tenant.displayName);

  return { tid: tenant.tenantId, appid: clientId, aud: resource, roles: graphNames.includes(resource) ? roles : [] };
}

/** A parameter that has to be there. @throws LoginError */
export function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value === null || value === '') throw parameterMissing(name);
  return value;
}
