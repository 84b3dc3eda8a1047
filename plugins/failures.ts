import type { ServiceFailure } from './gateways/transport/service-error';

/** What a failure asks of us. */
export type Meaning =
  /** Staff must put the connection right. */
  | 'connection'
  /** It may succeed later. */
  | 'later'
  /** What we knew is out of date: read again. */
  | 'stale'
  /** It does not fit the state at Microsoft: read again, then later. */
  | 'conflict'
  /** It can never succeed as it stands. */
  | 'refused';

/** Sources of the codes: Graph documentation "Microsoft Graph error responses"; GDAP's own where clients saw them. Pure. */
export function meaningOf({ service, status, outcomeUnknown }: ServiceFailure): Meaning {
  if (outcomeUnknown || status === 0 || status === 408 || status === 423 || status === 425 || status === 429 || status >= 500) return 'later';
  if (service === 'entra' || status === 401 || status === 403) return 'connection';
  if (status === 412 || status === 428) return 'stale';
  if (status === 404 || status === 405 || status === 409 || status === 410) return 'conflict';
  return 'refused';
}

/** What Microsoft said, for the end of a sentence. Pure. */
export const said = ({ code, message, requestId }: ServiceFailure): string => `Microsoft says: ${message} (${code}${requestId ? `, request ${requestId}` : ''})`;
