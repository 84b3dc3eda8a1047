import { badRequest, syncStateNotFound } from '../errors';

/** How far a round has come. */
export interface DeltaPosition {
  /** Changes up to this number have been told. */
  readonly after: number;
  /** What was removed up to this number the caller has never seen: nothing is said of it. */
  readonly knownSince: number;
  /** `$select` of the first call, which goes for the whole round and those after it. */
  readonly select: readonly string[] | undefined;
  /** When the round that ends in this position began: milliseconds since 1970, sandbox time. */
  readonly issuedAt: number;
}

/** An opaque token, as `$skiptoken` or `$deltatoken`. */
export const writePosition = ({ after, knownSince, select, issuedAt }: DeltaPosition): string =>
  Buffer.from(JSON.stringify([after, knownSince, select ?? null, issuedAt])).toString('base64url');

/** What of a token's age and place is still good. */
export interface PositionLimits {
  readonly now: number;
  /** Milliseconds that a token is good for. */
  readonly lifetimeMs: number;
  /** Number of the latest change. */
  readonly latest: number;
  readonly lostStatus: 400 | 410;
}

/** @throws GraphError 400 where it is none of ours, `syncStateNotFound` where it is too old or from before a reset */
export function readPosition(token: string, { now, lifetimeMs, latest, lostStatus }: PositionLimits): DeltaPosition {
  const [after, knownSince, select, issuedAt] = parsed(token);
  const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
  const isSelect = (value: unknown): value is string[] | null =>
    value === null || (Array.isArray(value) && value.every((name) => typeof name === 'string'));
  if (!isNumber(after) || !isNumber(knownSince) || !isNumber(issuedAt) || !isSelect(select)) throw badRequest('Badly formed token.');
  if (now - issuedAt > lifetimeMs || after > latest) throw syncStateNotFound(lostStatus);
  return { after, knownSince, select: select ?? undefined, issuedAt };
}

function parsed(token: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
