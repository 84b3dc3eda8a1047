import { createHash } from 'node:crypto';
import type { GraphSettings } from '../../settings';
import { badRequest, ifMatchMissing, ifMatchStale } from '../errors';

/** What an ETag is made from. */
export interface Versioned {
  readonly id: string;
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly modifiedAt: number;
}

/**
 * The weak ETag of an object: as in the documents' samples, base64 of a Cosmos DB tag, `'"1800e683-0000-0200-0000-61549af00000"'`.
 */
export function etagOf({ id, version, modifiedAt }: Versioned): string {
  const head = createHash('sha256').update(`${id}/${version}`).digest('hex').slice(0, 8);
  const seconds = Math.floor(modifiedAt / 1000)
    .toString(16)
    .padStart(8, '0');
  return `W/"${Buffer.from(`'"${head}-0000-0200-0000-${seconds}0000"'`).toString('base64')}"`;
}

/** @throws GraphError when the If-Match header is missing or names another version than the present one */
export function demandIfMatch(headers: Headers, object: Versioned, settings: GraphSettings): void {
  const sent = headers.get('if-match');
  if (sent === null || sent.trim() === '') throw ifMatchMissing(settings.missingIfMatchStatus);
  if (sent.trim() === '*') {
    if (settings.anyIfMatch) return;
    throw badRequest('If-Match must be the @odata.etag of the object.');
  }
  if (sent.trim() !== etagOf(object)) throw ifMatchStale(settings.staleIfMatchStatus);
}
