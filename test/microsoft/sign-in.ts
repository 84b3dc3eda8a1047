import { createHash, randomBytes } from 'node:crypto';
import type { Answer, TestSandbox } from './support';

export const CLIENT = '44444444-4444-4444-8444-444444444444';
export const RETURN = 'http://localhost/return';
export const ADMIN = 'admin@fabrikam.onmicrosoft.com';
export const TECHNICIAN = 'technician@fabrikam.onmicrosoft.com';
export const WITHOUT_MFA = 'admin.nomfa@fabrikam.onmicrosoft.com';

/** A proof key, RFC 7636. */
export function proofKey() {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** What somebody presses on the pages of the sign-in service. */
export interface Answers {
  readonly account?: string;
  readonly decision?: 'accept' | 'cancel';
  readonly everybody?: boolean;
}

/** Address of the authorize endpoint with a request that is good but for the changes; `-` leaves a member out. */
export function authorizeAddress(tenant: string, change: Readonly<Record<string, string>> = {}): string {
  const all = {
    client_id: CLIENT, redirect_uri: RETURN, response_type: 'code', scope: 'openid profile offline_access User.Read', state: 'my state', nonce: 'my nonce',
    code_challenge: proofKey().challenge, code_challenge_method: 'S256', ...change,
  };
  return `/login/${tenant}/oauth2/v2.0/authorize?${new URLSearchParams(Object.entries(all).filter(([, value]) => value !== '-'))}`;
}

/** What a browser gets: pages are text, and redirects are not followed. */
export async function browse(sandbox: TestSandbox, address: string, init: RequestInit = {}): Promise<{ status: number; text: string; location: URL | undefined; headers: Headers }> {
  const response = await fetch(sandbox.url + address, { redirect: 'manual', ...init, headers: { Accept: 'text/html', ...init.headers } });
  const location = response.headers.get('location');
  return { status: response.status, text: await response.text(), location: location === null ? undefined : new URL(location), headers: response.headers };
}

/** Presses a button of a page. */
export const press = (sandbox: TestSandbox, address: string, form: Readonly<Record<string, string>>) =>
  browse(sandbox, address, { method: 'POST', body: new URLSearchParams(form), headers: { Origin: sandbox.url } });

/** Signs somebody in as their browser would, consenting on behalf of everybody where asked; answers what the application gets. */
export async function signIn(sandbox: TestSandbox, address: string, account = ADMIN): Promise<URLSearchParams> {
  const chosen = await press(sandbox, address, { account });
  const last = chosen.location ? chosen : await press(sandbox, address, { account, decision: 'accept', everybody: 'yes' });
  if (last.location === undefined) throw new Error(`No way back to the application: ${last.text}`);
  return new URLSearchParams(last.location.hash === '' ? last.location.search : last.location.hash.slice(1));
}

/** Asks the token endpoint. @param origin of the page that asks; without one it is no page */
export const askToken = (sandbox: TestSandbox, tenant: string, form: Readonly<Record<string, string>>, origin?: string): Promise<Answer> =>
  sandbox.http('POST', `/login/${tenant}/oauth2/v2.0/token`, new URLSearchParams({ client_id: CLIENT, ...form }).toString(), origin === undefined ? {} : { Origin: origin });
