import type { MappingWrite, RequestFacts, RequestView, TenantFacts, MappingFacts, TimelineEvent } from './model';

/** A request with everything that a plan needs of Dataverse. */
export interface StoredRequest {
  readonly request: RequestFacts;
  readonly mappings: readonly MappingFacts[];
  readonly tenant: TenantFacts | undefined;
  /** The tenant that was submitted, where the row names another one now and it still exists. */
  readonly submittedTenant: TenantFacts | undefined;
}

/** What to write to a mapping, and the version that was read of it. */
export interface VersionedMappingWrite extends MappingWrite {
  readonly etag: string;
}

/** What a look reads and writes in Dataverse. Every method throws ServiceError. */
export interface LifecycleStore {
  /** The environment's time, milliseconds since 1970. */
  now(): Promise<number>;
  /** @returns undefined where the row is gone */
  load(requestId: string): Promise<StoredRequest | undefined>;
  /** @returns the row's new etag @throws ConcurrencyError where it is another row by now */
  saveRequest(id: string, etag: string, changes: Partial<RequestView>, now: number): Promise<string>;
  /** All of them, or none. @throws ConcurrencyError where one is another row by now, or gone */
  saveMappings(writes: readonly VersionedMappingWrite[]): Promise<void>;
  /** One that is gone already is none the worse for it. */
  removeMapping(id: string): Promise<void>;
  markGroupDeleted(rowId: string): Promise<void>;
  /** Writes an entry of the timeline; the same entry overwrites itself. */
  saveEvent(requestId: string, event: TimelineEvent, now: number, trackingId: string): Promise<void>;
}
