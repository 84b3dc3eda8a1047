import type { Relationship } from '../gateways/graph/types';
import type { ProviderFacts } from '../provider/facts';
import type { SweepRow } from './reason-to-look';

/** Everything that a provider's sign-in shows, beside what is kept of it here. */
export interface ProviderListing {
  readonly provider: ProviderFacts;
  /** All providers with the same partner tenant, itself among them. */
  readonly siblings: readonly ProviderFacts[];
  /** Complete: what is not among them is not at Microsoft, or not yet shown. Providers with the same sign-in get the same list. */
  readonly relationships: readonly Relationship[];
  /** Requests of this provider that are no drafts: those that are not over and, where `deep`, the others too. */
  readonly requests: readonly SweepRow[];
  /** Ids of relationships that have a request, at any provider and in any state but draft. */
  readonly known: ReadonlySet<string>;
  /** The environment's time, milliseconds since 1970. */
  readonly now: number;
  readonly deep: boolean;
}

/** Somebody who is told of everything that a refresh of all relationships has read. */
export interface RelationshipObserver {
  /** Called for each provider, one after the other. @throws what is only logged: it is told again by the next refresh */
  listed(listing: ProviderListing): Promise<void>;
}
