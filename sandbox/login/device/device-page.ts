import { html } from '../../kernel/page';
import { isSameOrigin } from '../../kernel/same-origin';
import { agree, mayAgree, missingFor } from '../consent';
import { mayEnter, tenantFor, type Authority, type LoginContext } from '../context';
import type { DirectoryUser } from '../directory/users';
import { LoginError, personNotInTenant } from '../errors';
import type { DeviceGrant } from '../grants';
import { accountPage, codePage, confirmPage, consentPage, errorPage, sentencePage } from '../pages';
import { readScopes } from '../scopes';
import { keepSignedIn } from '../sessions';

/** What a device waits for. */
interface Waiting {
  readonly userCode: string;
  readonly deviceCode: string;
  readonly grant: DeviceGrant;
}

/**
 * The page on which people type the code that a device shows them, say who they are and let the device in.
 * @param authorityOf the tenant of a name
 */
export async function devicePage(context: LoginContext, request: Request, authorityOf: (name: string) => Promise<Authority>, resources: readonly string[]): Promise<Response> {
  if (request.method === 'GET') return codePage(new URL(request.url).searchParams.get('otc') ?? '');
  if (!isSameOrigin(request)) return sentencePage('Not from here', 'Only a page of the sign-in service itself may do this.', 403);
  const form = new URLSearchParams(await request.text());
  const typed = form.get('code') ?? '';
  const waiting = findWaiting(context, typed);
  if (waiting === undefined) return codePage(typed, "That code didn't work. Check the code and try again, or ask the device for a new one.");
  try {
    return proceed(context, await authorityOf(waiting.grant.tenantName), waiting, form, resources);
  } catch (error) {
    if (error instanceof LoginError) return errorPage(error);
    throw error;
  }
}

/** Codes are the same in upper and lower case, and with or without gaps. */
function findWaiting({ grants, now }: LoginContext, typed: string): Waiting | undefined {
  const userCode = typed.toUpperCase().replace(/[\s-]/g, '');
  const found = grants.userCodes.find(userCode);
  const device = found && grants.deviceCodes.find(found.value);
  if (found === undefined || device === undefined || device.expiresAt <= now() || device.value.state !== 'pending') return undefined;
  return { userCode, deviceCode: found.value, grant: device.value };
}

function proceed(context: LoginContext, authority: Authority, waiting: Waiting, form: URLSearchParams, resources: readonly string[]): Response {
  const { clientId, scope } = waiting.grant;
  const scopes = readScopes(scope, { clientId, tenantName: authority.name, resources });
  const hidden = html`<input type="hidden" name="code" value="${waiting.userCode}">`;
  const name = form.get('account');
  const askAccount = (problem?: string) => {
    const tenants = authority.tenant ? [authority.tenant] : context.tenants.list().filter(({ kind }) => kind === 'partner');
    const people = tenants.flatMap((tenant) => context.users.list(tenant));
    return accountPage({ clientId, tenantName: authority.tenant?.displayName, people, hidden, ...(problem === undefined ? {} : { problem }) });
  };
  if (name === null) return askAccount();
  const user = context.users.findByName(name);
  if (user === undefined) return askAccount(`We could not find an account with the name '${name}'.`);
  const tenant = tenantFor(context, authority, user);
  if (!mayEnter(context, user, tenant.tenantId)) return askAccount(personNotInTenant(user.userPrincipalName, user.tenantId, tenant.displayName, clientId).message);

  const missing = missingFor(context, tenant.tenantId, clientId, scopes, user);
  const decision = form.get('decision');
  if (decision === 'cancel') return finish(context, waiting, 'declined', 'You have declined', 'The device is not signed in. You can close this window.');
  if (decision === 'accept' && mayAgree(user, missing)) {
    agree(context, tenant.tenantId, clientId, missing, user, form.get('everybody') === 'yes');
    return keepSignedIn(context, finish(context, waiting, stateOf(user, tenant.tenantId), 'You have signed in', 'You can close this window and go on at your device.'), user);
  }
  return missing.length > 0 ? consentPage({ clientId, user, missing, hidden }) : confirmPage({ clientId, user, hidden });
}

const stateOf = ({ tenantId, id, mfa }: DirectoryUser, inTenant: string) => ({ tenantId, userId: id, mfa, inTenant });

function finish({ grants }: LoginContext, { deviceCode, userCode, grant }: Waiting, state: DeviceGrant['state'], title: string, text: string): Response {
  grants.deviceCodes.update(deviceCode, { ...grant, state });
  grants.userCodes.remove(userCode);
  return sentencePage(title, text);
}
