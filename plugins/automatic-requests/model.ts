import type { AutomaticCustomer, CandidateTemplate, Draft, DraftMapping, KnownRequest } from '@gdap-manager/entities';

/** A customer's tenant at a provider, as it was read. */
export interface TenantFacts extends AutomaticCustomer {
  readonly etag: string;
  readonly name: string;
  readonly provider: { readonly name: string; readonly automaticRequests: boolean };
  readonly account: AccountFacts | null;
  readonly categoryName: string | null;
}

export interface AccountFacts {
  readonly id: string;
  readonly isActive: boolean;
  readonly name: string;
  /** Whoever looks after the customer looks after its requests. */
  readonly owner: { readonly set: 'systemusers' | 'teams'; readonly id: string } | undefined;
}

export interface TemplateFacts extends CandidateTemplate {
  readonly autoRenew: boolean;
  readonly durationDays: number;
  readonly atEnd?: Draft['atEnd'];
  readonly submitsAutomatically: boolean;
  /** What Microsoft would refuse of it; empty where nothing. */
  readonly problems: string;
}

export interface RequestFacts extends KnownRequest {
  readonly etag: string;
  readonly name: string;
  /** Id of the provider account that it is for. */
  readonly tenantId: string | null;
}

/** All that is needed beside a tenant to make its requests. */
export interface Surroundings {
  readonly templates: readonly TemplateFacts[];
  /** By id of the template; absent where it has none. */
  readonly mappings: ReadonlyMap<string, readonly DraftMapping[]>;
  readonly requests: readonly RequestFacts[];
  /** The account has other tenants: requests are to say which. */
  readonly hasSeveralTenants: boolean;
}
