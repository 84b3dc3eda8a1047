import { daysLeft } from '@gdap-manager/entities/days-left';
import type { Request } from './types';

/** How much time is left for something. */
export interface Countdown {
  readonly kind: 'approval' | 'expiry' | 'renewal';
  readonly on: number;
  /** Full days that are left; 0 on the last day, negative when it has passed. */
  readonly days: number;
  /** Whether somebody should look at it: the last 14 days for an approval, the last 30 of access. */
  readonly isSoon: boolean;
}

/** What runs out next for a request; undefined where nothing does. Pure. */
export function countdown({ status, approvalDueOn, expiresOn, autoRenew }: Request, now: number): Countdown | undefined {
  if (status === 'approvalPending' && approvalDueOn !== undefined) return count('approval', approvalDueOn, now, 14);
  if ((status === 'active' || status === 'terminating') && expiresOn !== undefined) return autoRenew ? { ...count('renewal', expiresOn, now, 30), isSoon: false } : count('expiry', expiresOn, now, 30);
  return undefined;
}

function count(kind: Countdown['kind'], on: number, now: number, soon: number): Countdown {
  const days = daysLeft(on, now);
  return { kind, on, days, isSoon: days <= soon };
}
