import type { Policy } from '../policy';
import type { Listing } from './listing';
import { isInitialDomain } from './matching/domains';
import { reasons } from './matching/reasons';
import { unsearched, type CustomerRow, type CustomerState } from './model';

/** What a refresh has learnt of a provider's customers. */
export interface Reading {
  /** Every list came to its end: who is on none of them is not there. */
  readonly isComplete: boolean;
  /** Of contracts only what has changed was read: tenants that only contracts name are there still. */
  readonly isContractsPartial: boolean;
}

/** A row for a customer that has none yet. Pure. */
export const newCustomer = ({ tenantId, name, domain, source }: Listing): CustomerState => ({
  ...unsearched, name: name ?? domain ?? tenantId, domain, source, presence: 'present', vanishedOn: null,
});

/** The row of a customer that is listed. What people entered by hand stays; what no list tells stays as well. Pure. */
export function asListed(row: CustomerRow, listing: Listing, { isComplete }: Reading): CustomerState {
  const byHand = row.source === 'manual';
  const domain = byHand ? (row.domain ?? listing.domain) : betterDomain(row.domain, listing.domain);
  return {
    ...row,
    name: byHand ? row.name : (listing.name ?? (isStandIn(row) ? (domain ?? row.tenantId) : row.name)),
    domain,
    source: byHand || !isComplete ? row.source : listing.source,
    presence: 'present',
    vanishedOn: null,
    matchReason: withoutMove(row.matchReason),
  };
}

/** The row of a customer that no list names. @param nowAt another provider that has the tenant Pure. */
export const asVanished = (row: CustomerRow, now: number, nowAt: string | undefined): CustomerState => ({
  ...row,
  presence: 'vanished',
  vanishedOn: row.presence === 'vanished' ? row.vanishedOn : now,
  matchReason: nowAt === undefined ? row.matchReason : withMove(row.matchReason, nowAt),
});

/** Whether a row that no list names counts as gone. Pure. */
export const isMissing = (row: CustomerRow, { isComplete, isContractsPartial }: Reading): boolean =>
  isComplete && row.isActive && row.source !== 'manual' && !(isContractsPartial && row.source === 'contracts');

/** What a provider's lists name now, what they had named until now, and what of that they name no more. */
export interface Change {
  readonly named: number;
  readonly before: number;
  readonly gone: number;
}

/** Whether so many customers gone at once are rather a right that is missing: Microsoft answers callers without rights with empty lists. Pure. */
export const isDoubtful = ({ named, before, gone }: Change, { vanishAtOnce, vanishAtOnceShare }: Pick<Policy, 'vanishAtOnce' | 'vanishAtOnceShare'>): boolean =>
  gone > 0 && (named === 0 || (gone > vanishAtOnce && gone > before * vanishAtOnceShare));

/** A name that we gave because no list told one. */
const isStandIn = ({ name, domain, tenantId }: CustomerRow): boolean => name === tenantId || (domain !== null && name === domain);

/** A domain that somebody registered is not given up for the one that Microsoft gave: it tells more. */
function betterDomain(known: string | null, listed: string | null): string | null {
  if (listed === null || known === null) return listed ?? known;
  return isInitialDomain(listed) && !isInitialDomain(known) ? known : listed;
}

const moveBegins = reasons.movedTo('').slice(0, -1);

/** The move stands in a line before the reason. */
function withMove(reason: string | null, provider: string): string {
  const before = withoutMove(reason);
  const move = reasons.movedTo(provider);
  return before && move.length + before.length < 2000 ? `${move}\n${before}` : move;
}

function withoutMove(reason: string | null): string | null {
  if (!reason?.startsWith(moveBegins)) return reason;
  const [, ...before] = reason.split('\n');
  return before.join('\n') || null;
}
