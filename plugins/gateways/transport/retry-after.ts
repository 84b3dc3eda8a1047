/**
 * The header `Retry-After` in milliseconds from now: both forms, seconds and an HTTP date (RFC 9110, 10.2.3). Pure.
 * @param now moment of the answer, milliseconds since 1970
 * @returns undefined where the header is missing or makes no sense
 */
export function retryAfterMs(header: string | null | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  if (!/^[A-Za-z]{3}/.test(text)) return undefined;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - now);
}
