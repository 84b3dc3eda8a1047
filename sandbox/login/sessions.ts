import { cookieOf } from '../kernel/session-cookie';
import type { LoginContext } from './context';
import type { DirectoryUser } from './directory/users';

const COOKIE = 'SandboxSignIn';

/** Whoever has signed in in this browser, if they still exist. */
export function signedInPerson(context: LoginContext, request: Request): DirectoryUser | undefined {
  const session = context.grants.sessions.find(cookieOf(request, COOKIE) ?? '');
  if (session === undefined || session.expiresAt <= context.now()) return undefined;
  const tenant = context.tenants.find(session.value.tenantId);
  return tenant && context.users.find(tenant, session.value.userId);
}

/** Keeps somebody signed in in this browser. Only the sign-in service gets to see the cookie. */
export function keepSignedIn(context: LoginContext, response: Response, { tenantId, id, mfa }: DirectoryUser): Response {
  const session = context.grants.sessions.issue({ tenantId, userId: id, mfa }, context.now() + context.settings.sessionHours * 3_600_000);
  response.headers.append('Set-Cookie', `${COOKIE}=${session}; Path=/login; HttpOnly; SameSite=Lax`);
  return response;
}

/** Signs whoever it is out of this browser. */
export function signOut(context: LoginContext, request: Request, response: Response): Response {
  context.grants.sessions.remove(cookieOf(request, COOKIE) ?? '');
  response.headers.append('Set-Cookie', `${COOKIE}=; Path=/login; HttpOnly; SameSite=Lax; Max-Age=0`);
  return response;
}
