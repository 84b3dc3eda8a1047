/** Batches as clients write them, for the tests of this folder. */

/** An `application/http` part. */
export function httpRequest(method: string, url: string, body?: unknown, contentId?: string, headers: readonly string[] = []): string {
  return [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(contentId ? [`Content-ID: ${contentId}`] : []),
    '',
    `${method} ${url} HTTP/1.1`,
    ...(body === undefined ? [] : ['Content-Type: application/json']),
    ...headers,
    '',
    body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
  ].join('\r\n');
}

/** A change set as a part of a batch. */
export const changeSet = (boundary: string, parts: readonly string[]): string =>
  `Content-Type: multipart/mixed; boundary=${boundary}\r\n\r\n${batchBody(boundary, parts)}`;

/** Parts between boundaries. */
export const batchBody = (boundary: string, parts: readonly string[]): string =>
  `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`;
