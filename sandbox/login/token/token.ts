import type { Authority, LoginContext } from '../context';
import { authorizationDeclined, authorizationPending, deviceCodeExpired, deviceCodeUnknown, formMalformed, grantNotSupported, grantOfAnother, onlyPost, tenantNotFound } from '../errors';
import { readScopes } from '../scopes';
import { checkCode } from './authorization-code';
import { readClient } from './client';
import { decideClientCredentials, required } from './client-credentials';
import { tokensForPerson } from './person';
import { checkRefreshToken } from './refresh-token';

/** What answers one kind of token request. */
type GrantHandler = (context: LoginContext, authority: Authority, form: URLSearchParams, request: TokenRequest) => Record<string, unknown>;

interface TokenRequest {
  /** The Origin header. */
  readonly origin: string | null;
  /** Resource identifiers that exist. */
  readonly resources: readonly string[];
}

/** The token endpoint. @throws LoginError */
export async function answerToken(context: LoginContext, authority: Authority, request: Request, resources: readonly string[]): Promise<Response> {
  if (request.method !== 'POST') throw onlyPost();
  const form = new URLSearchParams(await request.text());
  const grant = form.get('grant_type');
  if (grant === null) throw formMalformed();
  const handler = handlers.get(grant);
  if (handler === undefined) throw grantNotSupported(grant);
  const body = handler(context, authority, form, { origin: request.headers.get('origin'), resources });
  return Response.json(body, { headers: { 'Cache-Control': 'no-store' } });
}

const byClientCredentials: GrantHandler = ({ consents, tokens, settings }, { name, tenant }, form, { resources }) => {
  if (tenant === undefined) throw tenantNotFound(name);
  const { tenantId } = tenant;
  const claims = decideClientCredentials(form, tenant, resources, (clientId) => ({
    disabled: consents.isDisabled(tenantId, clientId),
    roles: consents.roles(tenantId, clientId),
  }));
  return { token_type: 'Bearer', expires_in: settings.tokenSeconds, ext_expires_in: settings.tokenSeconds, access_token: tokens.issue(claims) };
};

const byCode: GrantHandler = (context, authority, form, { origin, resources }) => {
  const client = readClient(form, origin);
  const text = required(form, 'code');
  const grant = context.grants.codes.find(text);
  const code = checkCode(grant, { client, redirectUri: required(form, 'redirect_uri'), verifier: form.get('code_verifier') ?? undefined, now: context.now() });
  const tenant = context.tenants.find(code.inTenant);
  if (authority.tenant !== undefined && authority.tenant.tenantId !== code.inTenant) throw grantOfAnother();
  const scopes = readScopes(form.get('scope') ?? code.scope, { clientId: client.clientId, tenantName: authority.name, resources });
  const body = tokensForPerson(context, { client, signedIn: code, tenant, scopes, nonce: code.nonce, clientInfo: form.get('client_info') === '1' });
  context.grants.codes.update(text, { ...code, redeemed: true });
  return body;
};

const byRefreshToken: GrantHandler = (context, { name, tenant }, form, { origin, resources }) => {
  const client = readClient(form, origin);
  const refreshed = context.grants.refreshTokens.find(required(form, 'refresh_token'));
  const signedIn = checkRefreshToken(refreshed, client, context.now());
  const scopes = readScopes(form.get('scope'), { clientId: client.clientId, tenantName: name, resources });
  return tokensForPerson(context, { client, signedIn, tenant, scopes, clientInfo: form.get('client_info') === '1', ...(refreshed ? { refreshed } : {}) });
};

const byDeviceCode: GrantHandler = (context, authority, form, { origin, resources }) => {
  const client = readClient(form, origin);
  const text = required(form, 'device_code');
  const found = context.grants.deviceCodes.find(text);
  if (found === undefined || found.value.state === 'redeemed') throw deviceCodeUnknown();
  const { state, clientId, scope } = found.value;
  if (clientId !== client.clientId) throw grantOfAnother();
  if (state === 'declined') throw authorizationDeclined();
  if (found.expiresAt <= context.now()) throw deviceCodeExpired();
  if (state === 'pending') throw authorizationPending();
  const scopes = readScopes(scope, { clientId, tenantName: authority.name, resources });
  const tenant = context.tenants.find(state.inTenant);
  const body = tokensForPerson(context, { client, signedIn: state, tenant, scopes, clientInfo: form.get('client_info') === '1' });
  context.grants.deviceCodes.update(text, { ...found.value, state: 'redeemed' });
  return body;
};

const handlers = new Map<string, GrantHandler>([
  ['client_credentials', byClientCredentials],
  ['authorization_code', byCode],
  ['refresh_token', byRefreshToken],
  ['urn:ietf:params:oauth:grant-type:device_code', byDeviceCode],
  // As older clients write it.
  ['device_code', byDeviceCode],
]);
