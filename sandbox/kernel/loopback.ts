/**
 * Whether a Host header names this machine. Pages of other origins whose name was pointed at 127.0.0.1 (DNS rebinding)
 * send another one and are refused.
 */
export function isLoopbackHost(host: string | null | undefined): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host ?? '');
}
