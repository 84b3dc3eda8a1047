import type Database from 'libsql';
import type { Clock } from '../kernel/clock';
import type { DataverseSettings } from '../settings';
import type { Catalog } from './metadata/catalog';
import type { MetadataSnapshot } from './metadata/types';
import type { Access } from './security/access';

/** A value as stored in SQLite. */
export type StoredValue = string | number | null;

/**
 * A row as stored, by the logical name of each column. Ids are lower-case GUIDs without braces; lookups hold
 * the id, and the target's logical name in the EntityName column beside it where there is more than one target;
 * yes/no is 0 or 1; moments are `2026-11-22T04:05:44Z`, days `2026-11-22`; `versionnumber` is the row version.
 */
export type StoredRow = Readonly<Record<string, StoredValue>>;

/** What one change of one row was, as the event pipeline needs it. */
export interface RowChange {
  readonly message: 'Create' | 'Update' | 'Delete';
  readonly table: string;
  readonly id: string;
  /** The columns that the caller sent (Create, Update), as stored; system columns that the platform filled are not among them. */
  readonly target: StoredRow;
  readonly before: StoredRow | undefined;
  readonly after: StoredRow | undefined;
  readonly caller: CallerIdentity;
}

/** On whose behalf something is done. */
export interface CallerIdentity {
  readonly userId: string;
  readonly businessUnitId: string;
  readonly organizationId: string;
  /** Ties what one outside call caused together. */
  readonly correlationId: string;
  readonly requestId: string;
  /** 1 for a call from outside; one more for each change that a handler of a change makes. */
  readonly depth: number;
  /** Who really called, where somebody else is impersonated. */
  readonly onBehalfOf?: string;
}

/** Who asks for something to be done, and what he may do. */
export interface Caller extends CallerIdentity {
  readonly access: Access;
}

/** Hears of every change, inside the transaction that makes it. */
export interface ChangeListener {
  changed(change: RowChange): void;
}

/** What every part of the embedded Dataverse works on. */
export interface Environment {
  /** SQLite. `prepare` keeps statements by their text: call it each time, it costs nothing. */
  readonly database: Database.Database;
  readonly clock: Clock;
  readonly settings: DataverseSettings;
  /** The metadata of this moment: ask each time, do not keep it, for an import replaces it. */
  catalog(): Catalog;
  /** Replaces the metadata and brings the SQL tables up to them. Inside a transaction: an undone one takes this back too. */
  changeMetadata(snapshot: MetadataSnapshot): void;
  newId(): string;
  /** Runs the work in one transaction (nested calls join it); what throws leaves nothing behind. */
  transaction<T>(work: () => T): T;
  /** The next row version: one counter for the whole environment. */
  nextVersion(): number;
  /** Closes the database file. */
  close(): void;
}
