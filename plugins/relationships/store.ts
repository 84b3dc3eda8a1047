import type { ProviderFacts } from '../provider/facts';
import type { StatusName } from '../request-lifecycle/model';
import type { Expiry } from './expiries';
import type { SweepRow } from './reason-to-look';

/** A mapping's group and role, for comparison with what was dealt with. */
export interface MappedRole {
  readonly requestId: string;
  readonly groupId: string;
  /** Entra has the group: it was not deleted, and does not wait to be created. */
  readonly isThere: boolean;
  readonly roleId: string;
}

/** A provider, and what its refresh depends on. Moments are milliseconds since 1970. */
export interface ListedProvider extends ProviderFacts {
  readonly refreshRequestedOn: number | null;
  readonly lastSyncOn: number | null;
}

/** A request, as far as it matters who waits for the customer. */
export interface AwaitedRow {
  readonly id: string;
  readonly etag: string;
  readonly status: StatusName | undefined;
  readonly providerId: string | null;
  readonly microsoftId: string | null;
  readonly microsoftVersion: string | null;
}

/** What comparisons of all relationships read and write in Dataverse. Lists come a page at a time. */
export interface RelationshipsStore {
  providers(): Promise<readonly ListedProvider[]>;
  /** Requests that are not drafts. @param ended whether those that are over count too */
  requests(ended: boolean): AsyncIterable<readonly SweepRow[]>;
  /** Requests that are no drafts and were changed since a moment; undefined: those that wait for the customer. @param now when the clock was looked at */
  changedSince(moment: number | undefined, now: number): AsyncIterable<readonly AwaitedRow[]>;
  /** Requests that wait for us since before a moment, or rest longer than until another: nobody else would look at them. */
  forgotten(modifiedBefore: number, restsBeyond: number): AsyncIterable<readonly SweepRow[]>;
  /** Requests in force whose end has come. */
  expiries(now: number): AsyncIterable<readonly Expiry[]>;
  /** Every mapping of a request that has a group. */
  mappedRoles(): AsyncIterable<readonly MappedRole[]>;
  /** Deletes role mappings that belong to nothing since before a moment. */
  removeOrphanMappings(before: number): Promise<number>;
  saveLastSync(providerId: string, now: number): Promise<void>;
}
