/**
 * Whether a Host header names this machine. Pages of other origins whose name was pointed at 127.0.0.1 (DNS rebinding)
 * send another one and are refused.
 */
export function isLoopbackHost(host: string | null | undefined): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host ?? '');
}

/** The address of the sandbox under each of its names: `http://localhost:4180`, `http://127.0.0.1:4180`. */
export function sameOrigins(url: string): string[] {
  const { protocol, port } = new URL(url);
  return ['localhost', '127.0.0.1'].map((name) => new URL(`${protocol}//${name}:${port}`).origin);
}
