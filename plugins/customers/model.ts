import type { CustomerPresence, MatchedBy, MatchState, ProviderAccountSource } from '@gdap-manager/entities';

export type Source = keyof typeof ProviderAccountSource;

/** How the search for a tenant's account stands, as it is kept on its row. */
export interface Matching {
  readonly accountId: string | null;
  readonly matchState: keyof typeof MatchState;
  readonly matchedBy: keyof typeof MatchedBy | null;
  readonly suggestedAccountId: string | null;
  readonly matchReason: string | null;
  /** JSON, see `matching/candidates.ts`. */
  readonly candidates: string | null;
}

/** What the handlers keep of a customer. */
export interface CustomerState extends Matching {
  readonly name: string;
  readonly domain: string | null;
  readonly source: Source;
  readonly presence: keyof typeof CustomerPresence;
  /** Milliseconds since 1970, whole seconds. */
  readonly vanishedOn: number | null;
}

/** A Provider Account as it was read. */
export interface CustomerRow extends CustomerState {
  readonly id: string;
  readonly etag: string;
  readonly providerId: string | null;
  /** Lower case, without blanks around it; people may have entered something that is no GUID. */
  readonly tenantId: string;
  /** Deactivated rows are left alone: staff took them out of use. */
  readonly isActive: boolean;
}

/** A row of a tenant at another provider. */
export interface RowElsewhere {
  readonly tenantId: string;
  readonly providerId: string;
  readonly providerName: string;
  readonly accountId: string | null;
  readonly presence: CustomerState['presence'];
}

export const unsearched: Matching = { accountId: null, matchState: 'notSearched', matchedBy: null, suggestedAccountId: null, matchReason: null, candidates: null };
