import type { LoginSettings } from '../settings';
import {
  applicationNotFound,
  formMalformed,
  grantNotSupported,
  parameterMissing,
  resourceNotFound,
  scopeNotDefault,
  secretMissing,
} from './errors';
import type { Tenant } from './tenants';
import type { AppClaims } from './tokens';

const graphIds = ['https://graph.microsoft.com', '00000003-0000-0000-c000-000000000000'];

/**
 * What a token request by client credentials comes to. Any client id and secret of a partner tenant will do: the
 * sandbox holds no application registrations.
 * @param form the body, url-encoded
 * @throws LoginError in the order in which Entra checks
 */
export function decideClientCredentials(form: URLSearchParams, tenant: Tenant, settings: LoginSettings): Omit<AppClaims, 'oid'> {
  const grant = form.get('grant_type');
  if (grant === null) throw formMalformed();
  if (grant !== 'client_credentials') throw grantNotSupported(grant);

  const clientId = required(form, 'client_id');
  if (tenant.kind !== 'partner') throw applicationNotFound(clientId, tenant.displayName);
  const credential = form.get('client_secret') ?? form.get('client_assertion');
  if (credential === null || credential === '') throw secretMissing();

  // MSAL adds the OpenID scopes to some requests; they mean nothing here.
  const scopes = required(form, 'scope')
    .split(' ')
    .filter((scope) => !['', 'openid', 'profile', 'offline_access'].includes(scope));
  const resource = /^(.+?)\/?\/\.default$/.exec(scopes.join(' '))?.[1];
  if (resource === undefined || scopes.length !== 1) throw scopeNotDefault(scopes.join(' '));
  if (!settings.resources.includes(resource)) throw resourceNotFound(resource, tenant.displayName);

  return { tid: tenant.tenantId, appid: clientId, aud: resource, roles: graphIds.includes(resource) ? settings.graphRoles : [] };
}

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value === null || value === '') throw parameterMissing(name);
  return value;
}
