import type { Relationship } from '../gateways/graph/types';
import type { ProviderFacts } from '../provider/facts';
import type { OwningProvider } from '../reconciliation/owner';

/** A provider with all that an adoption needs. */
export type AdoptingProvider = ProviderFacts & OwningProvider;

/** A relationship that an indirect provider made on our behalf. */
export type ResellerRelationship = Relationship & { readonly reseller: NonNullable<Relationship['reseller']> };

/** The customer's tenant at the provider, as it is kept already. */
export interface KnownTenant {
  readonly id: string;
  /** Lower case. */
  readonly tenantId: string;
  readonly name: string;
  readonly accountId: string | null;
}

/** A role of the catalogue. */
export interface KnownRole {
  readonly rowId: string;
  /** Lower case. */
  readonly templateId: string;
  readonly name: string;
}

/** What Dataverse has of relationships that may be adopted. */
export interface Kept {
  /** Ids of relationships that have a request. */
  readonly relationshipIds: ReadonlySet<string>;
  /** By tenant id. */
  readonly tenants: ReadonlyMap<string, KnownTenant>;
  /** By template id. */
  readonly roles: ReadonlyMap<string, KnownRole>;
}

/** A relationship that becomes a request. */
export interface Adoption {
  readonly requestId: string;
  readonly relationship: ResellerRelationship & { readonly customerTenantId: string };
  readonly tenant: KnownTenant;
  /** The tenant has to be made first. */
  readonly isTenantNew: boolean;
  readonly roles: readonly KnownRole[];
  /** Template ids that the catalogue does not have. */
  readonly unknownRoles: readonly string[];
}

/** What cannot become a request, and why. */
export interface Obstacle {
  readonly kind: 'noProvider' | 'noCustomer';
  readonly relationship: ResellerRelationship;
}

export interface AdoptionPlan {
  readonly adopt: readonly Adoption[];
  /** Told on the timeline of the provider that is looked at. */
  readonly obstacles: readonly Obstacle[];
}
