import { isGuid } from '../../kernel/guid';
import { isSameOrigin } from '../../kernel/same-origin';
import { mayConsentForAll, mayGrantApplicationPermissions, missingPermissions, type MissingPermission } from '../consent-question';
import { tenantFor, type Authority, type LoginContext } from '../context';
import type { DirectoryUser } from '../directory/users';
import { adminConsentDeclined, applicationNotFound, LoginError, parameterMissing, tenantNotFound } from '../errors';
import { accountPage, adminConsentPage, errorPage, sentencePage } from '../pages';
import { GRAPH } from '../permissions';
import { readScopes, type RequestedScopes } from '../scopes';
import { keepSignedIn } from '../sessions';
import { readRedirectUri } from './request';

/** What is asked of an administrator, on behalf of everybody. */
interface AdminConsentRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly scopes: RequestedScopes;
  /** `.default` of Graph: application permissions too. */
  readonly application: boolean;
}

/**
 * The admin consent endpoints, `/{tenant}/v2.0/adminconsent` and the older `/{tenant}/adminconsent`, which asks for all that
 * the application is registered for. Source: Microsoft Learn "Admin consent on the Microsoft identity platform".
 * @param version of the endpoint
 */
export async function adminConsent(context: LoginContext, authority: Authority, request: Request, version: 1 | 2, resources: readonly string[]): Promise<Response> {
  try {
    const asked = readRequest(new URL(request.url).searchParams, context, authority, version, resources);
    if (request.method === 'GET') return askAccount(context, authority, asked);
    if (!isSameOrigin(request)) return sentencePage('Not from here', 'Only a page of the sign-in service itself may do this.', 403);
    return proceed(context, authority, asked, new URLSearchParams(await request.text()));
  } catch (error) {
    if (error instanceof LoginError) return errorPage(error);
    throw error;
  }
}

function readRequest(params: URLSearchParams, { settings }: LoginContext, { name, tenant }: Authority, version: 1 | 2, resources: readonly string[]): AdminConsentRequest {
  // Only an organisation has administrators.
  if (version === 2 && /^common$/i.test(name)) throw tenantNotFound(name);
  const clientId = params.get('client_id')?.toLowerCase() ?? '';
  if (clientId === '') throw parameterMissing('client_id');
  if (!isGuid(clientId)) throw applicationNotFound(clientId, tenant?.displayName ?? name);
  const redirectUri = readRedirectUri(params, settings, clientId);
  const text = version === 1 ? `${GRAPH}/.default` : params.get('scope');
  const scopes = readScopes(text, { clientId, tenantName: tenant?.displayName ?? name, resources });
  const application = scopes.resources.some(({ resource, everything }) => everything && resource === GRAPH);
  return { clientId, redirectUri, state: params.get('state') ?? undefined, scopes, application };
}

function askAccount(context: LoginContext, { tenant }: Authority, { clientId, redirectUri }: AdminConsentRequest, problem?: string): Response {
  const tenants = tenant ? [tenant] : context.tenants.list().filter(({ kind }) => kind === 'partner');
  const people = tenants.flatMap((each) => context.users.list(each));
  return accountPage({ clientId, tenantName: tenant?.displayName, people, leadsTo: redirectUri, ...(problem === undefined ? {} : { problem }) });
}

function proceed(context: LoginContext, authority: Authority, asked: AdminConsentRequest, form: URLSearchParams): Response {
  const name = form.get('account') ?? '';
  const person = context.users.findByName(name);
  if (person === undefined || (authority.tenant && authority.tenant.tenantId !== person.tenantId))
    return askAccount(context, authority, asked, `We could not find an account with the name '${name}' in this organisation.`);
  const { tenantId } = tenantFor(context, authority, person);
  const question = { clientId: asked.clientId, user: person, leadsTo: asked.redirectUri, permissions: permissionsOf(context, asked), allowed: mayGrant(asked, person) };
  if (form.get('decision') === 'cancel') return back(asked, refusal());
  if (form.get('decision') !== 'accept' || !question.allowed) return keepSignedIn(context, adminConsentPage(question), person);
  grant(context, asked, tenantId);
  return back(asked, { tenant: tenantId, scope: asked.scopes.text });
}

const mayGrant = ({ application }: AdminConsentRequest, person: DirectoryUser) => (application ? mayGrantApplicationPermissions(person) : mayConsentForAll(person));

/** All that is asked for, whether it was granted before or not: delegated, then application permissions. */
function permissionsOf({ settings }: LoginContext, { scopes, application }: AdminConsentRequest): MissingPermission[] {
  const delegated = missingPermissions(scopes, () => [], settings.graphScopes, true);
  const own = application ? settings.graphRoles : [];
  return [...delegated, ...own.map((scope) => ({ resource: GRAPH, scope, words: 'As the application itself, without anybody signed in', administratorsOnly: true }))];
}

function grant({ consents, settings }: LoginContext, asked: AdminConsentRequest, tenantId: string): void {
  for (const { resource, scope } of missingPermissions(asked.scopes, () => [], settings.graphScopes, true))
    consents.grantScopes(tenantId, asked.clientId, resource, [scope], null);
  if (asked.application) consents.grantRoles(tenantId, asked.clientId, [...consents.roles(tenantId, asked.clientId), ...settings.graphRoles]);
}

function refusal() {
  const { error, message } = adminConsentDeclined();
  return { error, error_description: message };
}

function back({ redirectUri, state }: AdminConsentRequest, members: Readonly<Record<string, string>>): Response {
  const target = new URL(redirectUri);
  const all = { admin_consent: 'True', ...members, ...(state === undefined ? {} : { state }) };
  for (const [name, value] of Object.entries(all)) target.searchParams.set(name, value);
  return new Response(null, { status: 302, headers: { Location: target.href, 'Cache-Control': 'no-store' } });
}
