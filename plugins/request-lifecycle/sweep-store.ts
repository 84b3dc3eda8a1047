import type { ProviderFacts, TimelineEvent } from './model';
import type { SweepRow } from './sweep-plan';

/** A mapping's group and role, for comparison with what was dealt with. */
export interface MappedRole {
  readonly requestId: string;
  readonly groupId: string;
  /** Entra has the group: it was not deleted, and does not wait to be created. */
  readonly isThere: boolean;
  readonly roleId: string;
}

/** What sweeps read and write in Dataverse. Lists come a page at a time. */
export interface SweepStore {
  providers(): Promise<readonly ProviderFacts[]>;
  /** Requests that are not drafts. @param ended whether those that are over count too */
  requests(ended: boolean): AsyncIterable<readonly SweepRow[]>;
  /** Requests whose next check has come. */
  dueRequests(now: number): AsyncIterable<readonly { readonly id: string; readonly nextCheckOn: string }[]>;
  /** Requests of a provider whose last try failed. */
  failedRequests(providerId: string): Promise<readonly string[]>;
  /** Requests that are not over and give roles to a security group, by the group's row. */
  requestsOfGroup(groupRowId: string): Promise<readonly string[]>;
  /** Every mapping of a request that has a group. */
  mappedRoles(): AsyncIterable<readonly MappedRole[]>;
  /** Deletes role mappings that belong to nothing since before a moment. */
  removeOrphanMappings(before: number): Promise<number>;
  requestExists(requestId: string): Promise<boolean>;
  /** Writes an entry of a provider's timeline; the same id overwrites itself. */
  saveProviderEvent(providerId: string, event: TimelineEvent, now: number): Promise<void>;
  saveLastSync(providerId: string, now: number): Promise<void>;
}
