import type { SigningKey } from './signing-key';
import type { Tenant } from './tenants';

/**
 * The OpenID configuration document of a tenant.
 * @param authority address of the tenant's endpoints as the request reached them, without a slash at the end
 */
export function openIdConfiguration(authority: string, { tenantId }: Tenant) {
  return {
    token_endpoint: `${authority}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post'],
    jwks_uri: `${authority}/discovery/v2.0/keys`,
    // Required by the document's own rules; the sandbox answers 501 there.
    authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
    issuer: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    response_types_supported: ['code'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    tenant_region_scope: null,
    cloud_instance_name: 'microsoftonline.com',
  };
}

/** The public half of the signing key as a JSON web key set. */
export function publicKeys({ id, publicKey }: SigningKey) {
  return { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: id, use: 'sig', alg: 'RS256' }] };
}
