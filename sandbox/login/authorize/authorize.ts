import { isSameOrigin } from '../../kernel/same-origin';
import { agree, mayAgree, missingFor } from '../consent';
import { mayEnter, tenantFor, type Authority, type LoginContext } from '../context';
import type { DirectoryUser } from '../directory/users';
import { applicationDisabled, consentRequired, declined, LoginError, nobodySignedIn, personNotInTenant } from '../errors';
import { accountPage, consentPage, errorPage, sentencePage } from '../pages';
import { keepSignedIn, signedInPerson } from '../sessions';
import { clientInfoOf } from '../tokens';
import { answerApplication, refuseApplication } from './answer';
import { readAuthorizeRequest, readReturnAddress, type AuthorizeRequest } from './request';

/**
 * The authorize endpoint: asks who somebody is and whether the application may, and sends them back with a code. The
 * page asks itself again with every answer; all that the application sent stays in the address.
 * @param resources resource identifiers that exist
 */
export async function authorize(context: LoginContext, authority: Authority, request: Request, resources: readonly string[]): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const tenantName = authority.tenant?.displayName ?? authority.name;
  let address;
  try {
    address = readReturnAddress(params, context.settings, tenantName);
  } catch (error) {
    if (error instanceof LoginError) return errorPage(error);
    throw error;
  }
  try {
    const asked = readAuthorizeRequest(params, address, { tenantName, resources });
    if (request.method === 'GET') return begin(context, authority, asked, signedInPerson(context, request));
    if (!isSameOrigin(request)) return sentencePage('Not from here', 'Only a page of the sign-in service itself may do this.', 403);
    return await proceed(context, authority, asked, new URLSearchParams(await request.text()));
  } catch (error) {
    if (error instanceof LoginError) return refuseApplication(address, error, new Date(context.now()));
    throw error;
  }
}

/** Somebody comes from the application. */
function begin(context: LoginContext, authority: Authority, asked: AuthorizeRequest, person: DirectoryUser | undefined): Response {
  const fits = person !== undefined && isExpected(asked, person) && mayEnter(context, person, tenantFor(context, authority, person).tenantId);
  if (asked.prompt === 'none') {
    if (!fits) throw nobodySignedIn();
    if (missingIn(context, authority, asked, person).length > 0) throw consentRequired(asked.clientId);
    return grantCode(context, authority, asked, person);
  }
  if (!fits || asked.prompt === 'login' || asked.prompt === 'select_account') return askAccount(context, authority, asked);
  return askConsentOr(context, authority, asked, person);
}

/** Somebody has answered the page. */
async function proceed(context: LoginContext, authority: Authority, asked: AuthorizeRequest, form: URLSearchParams): Promise<Response> {
  const name = form.get('account') ?? '';
  const person = context.users.findByName(name);
  if (person === undefined) return askAccount(context, authority, asked, `We could not find an account with the name '${name}'.`, name);
  const tenant = tenantFor(context, authority, person);
  if (!mayEnter(context, person, tenant.tenantId)) {
    const { message } = personNotInTenant(person.userPrincipalName, person.tenantId, tenant.displayName, asked.clientId);
    return askAccount(context, authority, asked, message, name);
  }
  if (form.get('decision') === 'cancel') throw declined();
  if (form.get('decision') === 'accept') consent(context, authority, asked, person, form.get('everybody') === 'yes');
  const answer = form.has('decision') ? askConsentOr(context, authority, { ...asked, prompt: undefined }, person) : askConsentOr(context, authority, asked, person);
  return keepSignedIn(context, answer, person);
}

function askAccount(context: LoginContext, { tenant }: Authority, { clientId, loginHint, redirectUri }: AuthorizeRequest, problem?: string, typed?: string): Response {
  const tenants = tenant ? [tenant] : context.tenants.list().filter(({ kind }) => kind === 'partner');
  return accountPage({
    clientId,
    tenantName: tenant?.displayName,
    people: tenants.flatMap((each) => context.users.list(each)),
    hint: typed ?? loginHint,
    leadsTo: redirectUri,
    ...(problem === undefined ? {} : { problem }),
  });
}

function askConsentOr(context: LoginContext, authority: Authority, asked: AuthorizeRequest, user: DirectoryUser): Response {
  const { clientId, redirectUri } = asked;
  const missing = missingIn(context, authority, asked, user);
  return missing.length > 0 ? consentPage({ clientId, user, missing, leadsTo: redirectUri }) : grantCode(context, authority, asked, user);
}

function missingIn(context: LoginContext, authority: Authority, { clientId, scopes, prompt }: AuthorizeRequest, user: DirectoryUser) {
  return missingFor(context, tenantFor(context, authority, user).tenantId, clientId, scopes, user, prompt === 'consent');
}

function consent(context: LoginContext, authority: Authority, asked: AuthorizeRequest, user: DirectoryUser, everybody: boolean): void {
  const missing = missingIn(context, authority, asked, user);
  if (!mayAgree(user, missing)) throw declined();
  agree(context, tenantFor(context, authority, user).tenantId, asked.clientId, missing, user, everybody);
}

function grantCode(context: LoginContext, authority: Authority, asked: AuthorizeRequest, user: DirectoryUser): Response {
  const { clientId, redirectUri, scopes, nonce, challenge } = asked;
  const { tenantId } = tenantFor(context, authority, user);
  if (context.consents.isDisabled(tenantId, clientId)) throw applicationDisabled(clientId);
  const code = context.grants.codes.issue(
    {
      tenantId: user.tenantId,
      userId: user.id,
      mfa: user.mfa,
      inTenant: tenantId,
      clientId,
      redirectUri,
      scope: scopes.text,
      ...(nonce === undefined ? {} : { nonce }),
      ...(challenge === undefined ? {} : { challenge }),
      redeemed: false,
    },
    context.now() + context.settings.codeSeconds * 1000,
  );
  return answerApplication(asked, { code, ...(asked.clientInfo ? { client_info: clientInfoOf(user) } : {}) });
}

const isExpected = ({ loginHint }: AuthorizeRequest, { userPrincipalName }: DirectoryUser) =>
  loginHint === undefined || loginHint.toLowerCase() === userPrincipalName.toLowerCase();
