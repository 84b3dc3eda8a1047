import type { ProviderFacts } from '../provider/facts';
import type { TimelineEvent } from '../timeline/event';
import type { SweepRow } from './reason-to-look';

/** A mapping's group and role, for comparison with what was dealt with. */
export interface MappedRole {
  readonly requestId: string;
  readonly groupId: string;
  /** Entra has the group: it was not deleted, and does not wait to be created. */
  readonly isThere: boolean;
  readonly roleId: string;
}

/** What comparisons of all relationships read and write in Dataverse. Lists come a page at a time. */
export interface RelationshipsStore {
  providers(): Promise<readonly ProviderFacts[]>;
  /** Requests that are not drafts. @param ended whether those that are over count too */
  requests(ended: boolean): AsyncIterable<readonly SweepRow[]>;
  /** Every mapping of a request that has a group. */
  mappedRoles(): AsyncIterable<readonly MappedRole[]>;
  /** Deletes role mappings that belong to nothing since before a moment. */
  removeOrphanMappings(before: number): Promise<number>;
  requestExists(requestId: string): Promise<boolean>;
  /** Writes an entry of a provider's timeline; the same id overwrites itself. */
  saveProviderEvent(providerId: string, event: TimelineEvent, now: number): Promise<void>;
  saveLastSync(providerId: string, now: number): Promise<void>;
}
