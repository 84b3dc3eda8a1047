/**
 * Who uses a browser: `systemuserid` of the person that the player's user switcher chose. Stands in for the session
 * that a real environment keeps after signing in.
 */
export const userCookie = 'SandboxUser';

/** The value of a cookie; undefined where the request has none of that name. */
export function cookieOf(request: { readonly headers: { get(name: string): string | null } }, name: string): string | undefined {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name) return value;
  }
  return undefined;
}
