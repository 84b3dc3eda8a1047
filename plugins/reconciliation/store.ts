import type { Change } from '../gateways/dataverse/gateway';
import type { Relationship } from '../gateways/graph/types';
import type { EventSubject, TimelineEvent } from '../timeline/event';
import type { StoredRequest } from '../request-lifecycle/store';
import type { FindingChanges } from './changes';
import type { KeptFinding, KnownRole, LostRequest, ReconciledProvider, WantedFinding } from './model';

/** The customer's tenant at the provider, as it is kept already. */
export interface KnownTenant {
  readonly id: string;
  /** Lower case. */
  readonly tenantId: string;
  readonly name: string;
  readonly accountId: string | null;
  /** Whose the account is: the requests of its tenants are theirs, too. */
  readonly owner?: { readonly set: 'systemusers' | 'teams'; readonly id: string } | undefined;
}

/** A security group of the provider, as it is kept already. */
export interface KnownGroup {
  readonly rowId: string;
  /** Lower case. */
  readonly groupId: string;
  readonly name: string;
  /** It is there as far as we know, so that roles can be given to it. */
  readonly isThere: boolean;
}

/** What else of a request is needed for one that takes its place. */
export interface ReplaceableRequest {
  readonly etag: string;
  readonly name: string;
  readonly accountId: string | null;
  readonly providerAccountId: string | null;
  readonly templateId: string | null;
  readonly contactId: string | null;
  readonly atEnd: number | null;
  readonly autoRenew: boolean;
  readonly durationDays: number | null;
  readonly owner: KnownTenant['owner'];
  readonly mappings: readonly { readonly name: string | null; readonly roleId: string; readonly groupId: string | null }[];
}

/** What reconciliation reads and writes in Dataverse. Every method throws ServiceError. */
export interface ReconciliationStore {
  /** All that are active. */
  providers(): Promise<readonly ReconciledProvider[]>;
  /** Findings of a provider that are not settled. */
  findings(providerId: string): Promise<readonly KeptFinding[]>;
  /** Those of these that are settled, by their keys. */
  settled(providerId: string, keys: readonly string[]): Promise<readonly KeptFinding[]>;
  /** Findings about which somebody has decided. */
  wanted(providerId: string): Promise<readonly WantedFinding[]>;
  providerOf(findingId: string): Promise<{ readonly providerId: string; readonly isWanted: boolean } | undefined>;
  /** @returns how many rows were written */
  write(providerId: string, changes: FindingChanges, now: number): Promise<number>;
  /** Requests of a provider that ended because Microsoft does not have their relationship any more, and that nothing has replaced. */
  lost(providerId: string): Promise<readonly LostRequest[]>;
  /** Requests in whose place one is asked for that is not over. */
  replaced(): Promise<ReadonlySet<string>>;
  /** Ids of those relationships that have a request, also a draft: by their id, by their name, or adopted. */
  withRequest(relationships: readonly Pick<Relationship, 'id' | 'displayName'>[]): Promise<ReadonlySet<string>>;
  tenants(providerId: string, tenantIds: readonly string[]): Promise<ReadonlyMap<string, KnownTenant>>;
  groups(providerId: string, groupIds: readonly string[]): Promise<ReadonlyMap<string, KnownGroup>>;
  /** The whole catalogue, by template id. */
  roles(): Promise<ReadonlyMap<string, KnownRole>>;
  /** A request with its mappings, as looks at it read them. */
  request(requestId: string): Promise<StoredRequest | undefined>;
  replaceable(requestId: string): Promise<ReplaceableRequest | undefined>;
  /** All, or none. */
  change(changes: readonly Change[]): Promise<void>;
  saveEvent(subject: EventSubject, event: TimelineEvent, now: number, trackingId: string): Promise<void>;
  saveProgress(providerId: string, message: string): Promise<void>;
}
