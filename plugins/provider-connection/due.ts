import { createHash } from 'node:crypto';
import { isConnected, type ProviderFacts } from '../provider/facts';
import { backOffSeconds, type Policy } from '../policy';
import type { StoredConnection } from './model';

/** What this process remembers of its last check of a provider. */
export interface Tried {
  readonly at: number;
  /** For whom it was: a moment that was asked for is answered once. */
  readonly requestedOn: number | null;
  /** How often in a row Microsoft had trouble of its own. */
  readonly troubles: number;
}

/** Why a connection is to be checked. */
export type Reason = 'asked' | 'changed' | 'due';

/**
 * Whether a connection is to be checked now: somebody asked, its data are others than those that were checked, or it
 * was long ago. Pure.
 */
export function reasonToCheck(stored: StoredConnection, tried: Tried | undefined, now: number, policy: Policy): Reason | undefined {
  const { provider, isActive, requestedOn, checkedOn, checkedOf } = stored;
  if (!isActive) return undefined;
  if (requestedOn !== null && (checkedOn === null || requestedOn >= checkedOn) && tried?.requestedOn !== requestedOn) return 'asked';
  if (checkedOf !== digestOf(provider)) return 'changed';
  if (!isConnected(provider)) return undefined;
  const last = tried?.at ?? (provider.connectionState === 'connected' ? checkedOn : null);
  // A clock that was set back counts as well.
  return last === null || now < last || now - last >= restSeconds(stored, tried, policy) * 1000 ? 'due' : undefined;
}

function restSeconds({ provider }: StoredConnection, tried: Tried | undefined, policy: Policy): number {
  const usual = provider.connectionState === 'connected' ? policy.connectionCheckSeconds : policy.staffRetrySeconds;
  return tried && tried.troubles > 0 ? Math.min(usual, backOffSeconds(tried.troubles, policy)) : usual;
}

/** Of all that a check depends on in the row. Pure. */
export const digestOf = ({ partnerTenantId, clientId, secretName, type, indirectProviderTenantId }: ProviderFacts): string =>
  createHash('sha256').update(JSON.stringify([partnerTenantId, clientId, secretName, type, indirectProviderTenantId])).digest('base64url').slice(0, 22);

/** How far ahead of the environment a clock may be that asked for a check. */
const aheadMs = 60_000;

/** The moment that counts as that of a check: later than the one that was asked for, as far as that is no mistake. Pure. */
export const checkedMoment = (now: number, requestedOn: number | null): number => Math.max(now, Math.min((requestedOn ?? 0) + 1000, now + aheadMs));
