import type { RelationshipSummary } from '../gateways/graph/types';
import type { Memory } from '../request-lifecycle/memory';
import type { Moment, RequestView, StatusName } from '../request-lifecycle/model';
import { longestRestMs, type Policy } from '../policy';

/** What a sweep reads of a request. */
export interface SweepRow {
  readonly id: string;
  readonly etag: string;
  readonly providerId: string | null;
  readonly status: StatusName;
  readonly autoRenew: boolean;
  readonly durationDays: number | null;
  readonly expiryDate: Moment;
  readonly partnerConsent: RequestView['partnerConsent'];
  /** It has no customer, and its tenant has one. */
  readonly isCustomerNew: boolean;
  readonly microsoftId: string | null;
  readonly microsoftStatus: string | null;
  readonly microsoftVersion: string | null;
  readonly attempts: number;
  readonly nextCheckOn: Moment;
  readonly modifiedOn: Moment;
  readonly memory: Memory;
}

/** How a request may stand while Microsoft is in a state. Absent: any. */
const fits: Readonly<Record<string, readonly StatusName[]>> = {
  created: ['submitting'],
  approvalPending: ['approvalPending', 'terminating'],
  approved: ['activating', 'terminating'],
  activating: ['activating', 'terminating'],
  active: ['active', 'terminating'],
  expiring: ['active', 'terminating'],
  expired: ['expired'],
  terminated: ['terminated'],
};

/**
 * Why a request has to be looked at, seen from a list of all relationships; undefined where it need not be. Pure.
 * @param listed the relationship; `absent`: the list came to its end without it; `unknown`: there is no list
 */
export function reasonToLook(row: SweepRow, listed: RelationshipSummary | 'absent' | 'unknown', now: number, policy: Policy): string | undefined {
  if (row.nextCheckOn !== null && row.nextCheckOn <= now) return 'due';
  if (row.attempts > 0 && row.nextCheckOn !== null) return row.nextCheckOn > now + longestRestMs + 1000 ? 'rests too long' : undefined;
  const forgotten = row.nextCheckOn === null && now - (row.modifiedOn ?? 0) >= policy.missedAfterSeconds * 1000;
  if (forgotten && (row.status === 'submitting' || row.status === 'terminating')) return 'waits for us';
  const decided = row.partnerConsent === 'approve' || row.partnerConsent === 'reject';
  if (decided && row.status === 'approvalPending' && now - (row.modifiedOn ?? 0) >= policy.missedAfterSeconds * 1000) return 'waits for our decision';
  if (listed === 'unknown') return undefined;
  if (listed === 'absent') return row.microsoftId && row.nextCheckOn === null && row.status !== 'expired' && row.status !== 'terminated' ? 'not at Microsoft' : undefined;

  if (row.isCustomerNew && !row.memory.submitted && row.status !== 'expired' && row.status !== 'terminated') return 'customer is known now';
  if (row.microsoftStatus !== listed.status.slice(0, 50)) return 'other status';
  if (fits[listed.status] && !fits[listed.status]?.includes(row.status)) return 'status set by hand';
  if (row.status === 'expired' || row.status === 'terminated') return undefined;
  if (listed.etag && row.microsoftVersion !== listed.etag.slice(0, 200)) return 'other version';
  if (row.microsoftId !== listed.id) return 'other id';
  if (listed.activatedOn !== undefined && listed.endsOn !== undefined && row.expiryDate !== listed.endsOn) return 'other expiry';
  if (row.status === 'terminating') return undefined;
  if (row.durationDays !== listed.durationDays) return 'other duration';
  return row.autoRenew !== listed.autoExtend && listed.status !== 'expiring' ? 'other auto-renew' : undefined;
}
