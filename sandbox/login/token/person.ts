import type { LoginContext } from '../context';
import { mayEnter } from '../context';
import { applicationDisabled, consentMissing, personGone, personNotInTenant, severalResources } from '../errors';
import type { RefreshGrant, SignedIn } from '../grants';
import { GRAPH } from '../permissions';
import type { RequestedScopes } from '../scopes';
import type { Tenant } from '../tenants';
import { clientInfoOf, personIdIn } from '../tokens';
import type { Client } from './client';

/** What somebody who has signed in asks tokens for. */
export interface PersonRequest {
  readonly client: Client;
  readonly signedIn: SignedIn;
  /** Tenant that the tokens are for; undefined: their own. */
  readonly tenant: Tenant | undefined;
  readonly scopes: RequestedScopes;
  readonly nonce?: string | undefined;
  /** `client_info=1` was asked for. */
  readonly clientInfo: boolean;
  /** The refresh token that was used, which may set an end to the next one. */
  readonly refreshed?: { readonly value: RefreshGrant; readonly expiresAt: number };
}

/**
 * The answer of the token endpoint for somebody who has signed in.
 * @throws LoginError where they are gone, have no business in the tenant, or the application lacks their consent
 */
export function tokensForPerson(context: LoginContext, { client, signedIn, scopes, nonce, clientInfo, refreshed, ...request }: PersonRequest): Record<string, unknown> {
  const { clientId } = client;
  const home = context.tenants.find(signedIn.tenantId);
  const user = home && context.users.find(home, signedIn.userId);
  const tenant = request.tenant ?? home;
  if (user === undefined || tenant === undefined) throw personGone(tenant?.displayName ?? signedIn.tenantId);
  const { tenantId } = tenant;
  if (context.consents.isDisabled(tenantId, clientId)) throw applicationDisabled(clientId);
  if (!mayEnter(context, user, tenantId)) throw personNotInTenant(user.userPrincipalName, user.tenantId, tenant.displayName, clientId);
  if (scopes.resources.length > 1) throw severalResources(scopes.text);

  const { resource, names, everything } = scopes.resources[0] ?? { resource: GRAPH, names: [], everything: false };
  const granted = context.consents.scopes(tenantId, clientId, resource, personIdIn(tenantId, user));
  if (names.some((name) => !granted.includes(name)) || (everything && granted.length === 0)) throw consentMissing(clientId);

  const { settings, tokens } = context;
  const token = { user, tenantId, clientId, mfa: signedIn.mfa };
  const openId = ['openid', 'profile', 'email'].filter((scope) => resource === GRAPH && (scopes.openId as readonly string[]).includes(scope));
  const refresh = scopes.openId.includes('offline_access') || refreshed !== undefined ? issueRefreshToken(context, client, signedIn, refreshed) : undefined;
  return {
    token_type: 'Bearer',
    scope: answeredScope(scopes, resource, everything ? granted : names),
    expires_in: settings.tokenSeconds,
    ext_expires_in: settings.tokenSeconds,
    access_token: tokens.issueForPerson({ ...token, resource, scopes: [...openId, ...granted], confidential: client.kind === 'confidential' }),
    ...refresh,
    ...(scopes.openId.includes('openid') ? { id_token: tokens.issueIdToken({ ...token, nonce }) } : {}),
    ...(clientInfo ? { client_info: clientInfoOf(user) } : {}),
  };
}

/** The old one stays good until its end, as at Microsoft. That of a single-page application sets the end of the next. */
function issueRefreshToken({ grants, settings, now }: LoginContext, client: Client, signedIn: SignedIn, refreshed: PersonRequest['refreshed']) {
  const { tenantId, userId, mfa } = signedIn;
  const singlePage = client.kind === 'singlePage';
  const at = now();
  const lifetime = singlePage ? settings.singlePageRefreshHours * 3_600_000 : settings.refreshTokenDays * 86_400_000;
  const expiresAt = singlePage && refreshed ? refreshed.expiresAt : at + lifetime;
  const issuedAt = singlePage && refreshed ? refreshed.value.issuedAt : at;
  const grant: RefreshGrant = { tenantId, userId, mfa, clientId: client.clientId, confidential: client.kind === 'confidential', singlePage, issuedAt };
  return {
    refresh_token: grants.refreshTokens.issue(grant, expiresAt),
    ...(singlePage ? { refresh_token_expires_in: Math.max(0, Math.floor((expiresAt - at) / 1000)) } : {}),
  };
}

/** Names of permissions in the form in which they were asked for. */
function answeredScope({ openId, text }: RequestedScopes, resource: string, names: readonly string[]): string {
  const isLong = text.includes('/');
  const permissions = names.map((name) => (isLong ? `${resource}/${name}` : name));
  const rest = text.split(' ').filter((word) => word.endsWith('/.default'));
  return [...openId.filter((scope) => scope !== 'offline_access'), ...permissions, ...rest].join(' ');
}
