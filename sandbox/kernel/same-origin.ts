/**
 * Whether a request that changes something comes from a page of the sandbox itself, or from a program that is no
 * browser: browsers tell the page's origin with every POST, and other sites cannot leave it out.
 */
export function isSameOrigin(request: Request): boolean {
  const origin = request.headers.get('origin');
  return origin === null ? request.headers.get('sec-fetch-site') === null : origin === new URL(request.url).origin;
}
