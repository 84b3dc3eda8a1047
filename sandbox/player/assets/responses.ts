import { createHash } from 'node:crypto';

/** Content that changes only when its address does. */
export const forever = 'public, max-age=31536000, immutable';

/** Content that the browser keeps, and asks about each time. */
export const revalidated = 'no-cache';

/** A short digest, for ETags. */
export const digest = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex').slice(0, 32);

export interface Content {
  readonly body: string | Uint8Array;
  readonly type: string;
  /** Quoted or not: it is quoted here. */
  readonly etag: string;
  readonly cacheControl?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The content, or 304 where the browser has it already. */
export function respondWith(request: Request, { body, type, etag, cacheControl = revalidated, headers = {} }: Content): Response {
  const all = { ETag: `"${etag}"`, 'Cache-Control': cacheControl, 'X-Content-Type-Options': 'nosniff', ...headers };
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(`"${etag}"`)) return new Response(null, { status: 304, headers: all });
  return new Response(body, { headers: { ...all, 'Content-Type': type } });
}
