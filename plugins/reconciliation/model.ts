import type { Adoption, FindingKind, FindingStatus, WantedAction } from '@gdap-manager/entities';
import type { Relationship } from '../gateways/graph/types';
import type { ProviderFacts } from '../provider/facts';
import type { Moment } from '../timeline/event';
import type { OwningProvider } from './owner';

/** A provider with all that a reconciliation needs. */
export type ReconciledProvider = ProviderFacts & OwningProvider & { readonly adoption: keyof typeof Adoption; readonly renewalDays: number | null };

export type Kind = keyof typeof FindingKind;
export type Wanted = keyof typeof WantedAction;

/** In what Microsoft and we differ, as it is to be shown. */
export interface Finding {
  /** Kind and ids: the same thing has the same key whenever it is found. */
  readonly key: string;
  readonly kind: Kind;
  readonly name: string;
  readonly relationshipId: string | null;
  readonly otherRelationshipId: string | null;
  readonly relationshipName: string | null;
  readonly microsoftStatus: string | null;
  readonly startsOn: Moment;
  readonly endsOn: Moment;
  readonly customerTenantId: string | null;
  readonly requestId: string | null;
  readonly otherRequestId: string | null;
  readonly providerAccountId: string | null;
  readonly accountId: string | null;
  readonly details: string;
  /** What it is like: what was forgotten comes back when this is another. */
  readonly about: string;
  /** The handlers need no word of staff to adopt it. */
  readonly byItself: boolean;
}

/** A finding as it is kept. */
export interface KeptFinding {
  readonly id: string;
  readonly etag: string;
  readonly key: string;
  readonly status: keyof typeof FindingStatus;
  readonly wanted: Wanted;
  readonly fingerprint: string;
  /** Why what was wanted was not done. */
  readonly lastError: string | null;
}

/** A finding about which somebody has decided. */
export interface WantedFinding extends KeptFinding {
  readonly kind: Kind;
  readonly name: string;
  readonly relationshipId: string | null;
  readonly otherRelationshipId: string | null;
  readonly requestId: string | null;
  readonly otherRequestId: string | null;
  readonly providerAccountId: string | null;
}

/** A role of the catalogue. */
export interface KnownRole {
  readonly rowId: string;
  /** Lower case. */
  readonly templateId: string;
  readonly name: string;
}

/** A request whose relationship Microsoft does not have any more. */
export interface LostRequest {
  readonly id: string;
  readonly name: string;
  readonly providerId: string | null;
  readonly providerAccountId: string | null;
  readonly accountId: string | null;
  readonly customerTenantId: string | null;
  readonly microsoftId: string | null;
  readonly startsOn: Moment;
  readonly endsOn: Moment;
}

/** A relationship with a customer that is known. */
export type CustomerRelationship = Relationship & { readonly customerTenantId: string };
