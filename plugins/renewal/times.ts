import { dayMs } from '@gdap-manager/entities';
import type { Policy } from '../policy';
import type { RenewalFacts } from './model';

export type RenewalPolicy = Pick<Policy, 'renewalDays' | 'lastCallDays' | 'replacementsAtMost' | 'provisioningCheckSeconds'>;

/** Days before the end, as milliseconds, from which the customer is asked: half the duration at most. */
export const windowOf = ({ renewalDays, durationDays }: { readonly renewalDays: number | null; readonly durationDays: number }, policy: Pick<Policy, 'renewalDays'>): number =>
  Math.floor(Math.min(renewalDays ?? policy.renewalDays, Math.max(durationDays, 1) / 2) * dayMs / 1000) * 1000;

/** The same of a request. Pure. */
export const askingTime = ({ provider, durationDays }: RenewalFacts, policy: RenewalPolicy): number => windowOf({ renewalDays: provider?.renewalDays ?? null, durationDays }, policy);

/** So long before the end nobody can rely on the customer any more: half of the time for asking at most. Pure. */
export const lastCallOf = (request: RenewalFacts, policy: RenewalPolicy): number => Math.floor(Math.min(policy.lastCallDays * dayMs, askingTime(request, policy) / 2) / 1000) * 1000;

/** When to look again while the customer is asked: what comes of that is told. Pure. */
export function checkWhileAsked(request: RenewalFacts, now: number, policy: RenewalPolicy): number {
  const { expiryDate: ends } = request;
  const coming = ends === null ? [] : [ends - lastCallOf(request, policy), ends + dayMs].filter((moment) => moment > now);
  return coming.length > 0 ? Math.min(...coming) : now + dayMs;
}
