import type { ProviderFacts } from '../provider/facts';
import type { Moment, TimelineEvent } from '../timeline/event';
import type { GroupRow, GroupUpdate, GroupView } from './model';

/** A provider, as far as its groups are concerned. */
export interface GroupProvider {
  readonly facts: ProviderFacts;
  /** Only groups whose names begin like this are kept; null = all. */
  readonly prefix: string | null;
  /** When staff last asked for a refresh. */
  readonly refreshRequestedOn: Moment;
  readonly position: Position | undefined;
}

/** How far the list of changes was read, and under which conditions: where those are others by now, all groups are read. */
export interface Position {
  readonly tenantId: string;
  readonly prefix: string | null;
  /** `nextRound` of the last round. */
  readonly next: string;
  /** When the position was written. */
  readonly savedOn: number;
  /** When all groups were last read to the end. */
  readonly allReadOn: number;
}

/** What the handlers of groups read and write in Dataverse. Every method throws ServiceError. */
export interface GroupStore {
  providers(): Promise<readonly GroupProvider[]>;
  /** undefined where the row is gone. */
  provider(id: string): Promise<GroupProvider | undefined>;
  /** Every row of the provider, also inactive ones. */
  rows(providerId: string): Promise<readonly GroupRow[]>;
  /** Active rows of the provider whose group is not there, or not confirmed. */
  unconfirmed(providerId: string): Promise<readonly GroupRow[]>;
  /** Rows of the provider that have one of these groups. */
  rowsOf(providerId: string, groupIds: readonly string[]): Promise<readonly GroupRow[]>;
  /** Ids of all rows that role mappings name. */
  usedRows(): Promise<ReadonlySet<string>>;
  /** @throws ConcurrencyError where one of the groups has a row by now, OutcomeUnknownError */
  create(providerId: string, views: readonly GroupView[], now: number): Promise<void>;
  /** All of them, or none. @throws ConcurrencyError where one is another row by now, or gone */
  update(updates: readonly GroupUpdate[], now: number): Promise<void>;
  /** @returns the new etag @throws ConcurrencyError */
  updateOne(update: GroupUpdate, now: number): Promise<string>;
  savePosition(providerId: string, position: Position): Promise<void>;
  saveEvent(providerId: string, event: TimelineEvent, now: number, trackingId: string): Promise<void>;
}
