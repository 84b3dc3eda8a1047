import type { SigningKey } from './signing-key';
import type { Authority } from './context';

/**
 * The OpenID configuration document of a tenant.
 * @param address address of the tenant's endpoints as the request reached them, without a slash at the end
 */
export function openIdConfiguration(address: string, { tenant }: Authority) {
  return {
    token_endpoint: `${address}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post'],
    jwks_uri: `${address}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    // As Entra writes it where the address names no tenant.
    issuer: `https://login.microsoftonline.com/${tenant?.tenantId ?? '{tenantid}'}/v2.0`,
    request_uri_parameter_supported: false,
    authorization_endpoint: `${address}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${address}/oauth2/v2.0/devicecode`,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: `${address}/oauth2/v2.0/logout`,
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'nonce', 'preferred_username', 'name', 'tid', 'ver', 'oid'],
    tenant_region_scope: null,
    cloud_instance_name: 'microsoftonline.com',
    cloud_graph_host_name: 'graph.windows.net',
    msgraph_host: 'graph.microsoft.com',
  };
}

/**
 * What clients ask to learn whether a sign-in host is Microsoft's: the public cloud, under its names.
 * @param root address below which tenants stand
 */
export const instanceDiscovery = (root: string, authorizationEndpoint: string | null) => ({
  tenant_discovery_endpoint: `${root}/${tenantIn(authorizationEndpoint)}/v2.0/.well-known/openid-configuration`,
  'api-version': '1.1',
  metadata: [
    {
      preferred_network: 'login.microsoftonline.com',
      preferred_cache: 'login.windows.net',
      aliases: ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
    },
  ],
});

/** The tenant of `https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize`. */
const tenantIn = (authorizationEndpoint: string | null) => /^https:\/\/[^/]+\/([\w.-]+)\//.exec(authorizationEndpoint ?? '')?.[1] ?? 'common';

/** The public half of the signing key as a JSON web key set. */
export function publicKeys({ id, publicKey }: SigningKey) {
  return { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: id, use: 'sig', alg: 'RS256' }] };
}
