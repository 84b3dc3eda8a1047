import type { TimelineEvent } from '../timeline/event';
import type { Listings } from './listing';
import { needsSearch, reconciled } from './matching/match';
import { happened } from './messages';
import type { CustomerRow, CustomerState, RowElsewhere } from './model';
import { asListed, asVanished, isMissing, type Reading } from './presence';
import { customerChanges } from './rows';
import type { Matcher } from './searching';
import type { CustomerUpdate } from './store';

/** All that is known when it is decided about rows. */
export interface Known extends Reading {
  readonly listings: Pick<Listings, 'find' | 'has'>;
  /** So many are gone at once that nobody is believed to be. */
  readonly isDoubted: boolean;
  readonly elsewhere: readonly RowElsewhere[];
  readonly provider: string;
  /** When the refresh began. */
  readonly now: number;
}

/** A row as the lists and staff want it, before any search. Pure. */
export function settled(row: CustomerRow, known: Known): CustomerState {
  if (!row.isActive) return row;
  const listing = known.listings.find(row.tenantId);
  if (listing) return reconciled(asListed(row, listing, known));
  return reconciled(isMissing(row, known) && !known.isDoubted ? asVanished(row, known.now, nowAt(row.tenantId, known.elsewhere)) : row);
}

/** Whether the tenant of a row is searched. Pure. */
export const isSearched = (row: Pick<CustomerRow, 'isActive'>, state: CustomerState): boolean => row.isActive && state.presence === 'present' && needsSearch(state);

/** What is written of a row; undefined where nothing changes. Pure. */
export function decide(row: CustomerRow, known: Known, matcher: Matcher): CustomerUpdate | undefined {
  const state = settled(row, known);
  const wanted = isSearched(row, state) ? matcher(row.tenantId, state) : state;
  if (!customerChanges(row, wanted)) return undefined;
  const event = eventOf(row, wanted, known);
  return { row, wanted, ...(event ? { event } : {}) };
}

function eventOf(row: CustomerRow, wanted: CustomerState, { provider, now, elsewhere }: Known): TimelineEvent | undefined {
  if (row.presence === wanted.presence) return undefined;
  const isGone = wanted.presence === 'vanished';
  const [name = '', message = ''] = isGone ? happened.vanished(provider, nowAt(row.tenantId, elsewhere)) : happened.back(provider);
  return { key: `${wanted.presence} ${now}`, name, message, severity: isGone ? 'warning' : 'information', waitingOn: isGone ? 'staff' : 'nobody' };
}

/** The provider that has the tenant now; the first by name, where there are several. */
const nowAt = (tenantId: string, elsewhere: readonly RowElsewhere[]): string | undefined =>
  elsewhere.filter((row) => row.tenantId === tenantId && row.presence === 'present').map(({ providerName }) => providerName).sort()[0];
