/** A row in the JSON of the Web API. Moments are ISO 8601 texts in UTC. */
export type Json = Readonly<Record<string, unknown>>;

/** What to read of a row: names of columns (lookups as `_name_value`) and of related rows. */
export interface Shape {
  readonly select: readonly string[];
  readonly expand?: readonly (Shape & { readonly property: string; readonly filter?: string })[];
}

export interface Query extends Shape {
  readonly filter?: string;
  readonly orderBy?: readonly string[];
  /** Rows on a page; Dataverse gives 5000 at most. */
  readonly pageSize?: number;
}

/** A change of a row that was read before. */
export interface RowUpdate {
  readonly key: string;
  readonly etag: string;
  readonly changes: Json;
}

/** One change of a change set. Rows that are created bring their ids along: another change of the set may name them. */
export type Change =
  | { readonly do: 'create'; readonly set: string; readonly row: Json }
  | { readonly do: 'update'; readonly set: string; readonly key: string; readonly etag?: string; readonly changes: Json }
  | { readonly do: 'remove'; readonly set: string; readonly key: string };

/**
 * A Dataverse environment. Every method throws ServiceError of service `dataverse`; creating throws
 * OutcomeUnknownError where it may have happened nevertheless.
 */
export interface DataverseGateway {
  /** Where people open the environment, such as `https://contoso.crm.dynamics.com`. */
  readonly url: string;
  /** @param set entity set, such as `accounts` @param key an id @returns undefined where there is no such row */
  retrieve<T = Json>(set: string, key: string, shape: Shape): Promise<T | undefined>;
  /** All rows that fit, a page at a time. */
  query<T = Json>(set: string, query: Query): AsyncIterable<readonly T[]>;
  create(set: string, row: Json): Promise<string>;
  /**
   * Changes a row that exists.
   * @param etag the row as it was read; absent = whatever it is now
   * @returns the new etag
   * @throws ConcurrencyError where the row is another by now; ServiceError 404 where it is gone
   */
  update(set: string, key: string, changes: Json, etag?: string): Promise<string>;
  /**
   * Changes several rows of a table as they were read, in one round trip: all of them, or none.
   * @throws ConcurrencyError where one is another by now, ServiceError 404 where one is gone
   */
  updateTogether(set: string, updates: readonly RowUpdate[]): Promise<void>;
  /**
   * Makes changes of any tables in one round trip, in this order: all of them, or none. At most 1000.
   * @throws ConcurrencyError where a row is another by now, ServiceError 404 where one is gone, 412 with the code
   * 0x80060892 or 0x80040237 where one exists already, OutcomeUnknownError where something is created and no answer came
   */
  changeTogether(changes: readonly Change[]): Promise<void>;
  /**
   * Makes several rows of a table in one round trip (`CreateMultiple`): all of them, or none. At most 1000.
   * @param table logical name @param rows with their ids, so that a repetition cannot double them
   * @throws as `create`
   */
  createTogether(set: string, table: string, rows: readonly Json[]): Promise<void>;
  /** Makes the row, or changes it where it exists: safe to repeat. */
  upsert(set: string, key: string, row: Json): Promise<void>;
  /** Nothing happens where the row is gone already. */
  remove(set: string, key: string): Promise<void>;
  /**
   * Has Dataverse do something with a row: a bound action.
   * @param action with its namespace, such as `Microsoft.Dynamics.CRM.SendEmail`
   * @throws OutcomeUnknownError where it may have been done nevertheless; ServiceError 404 where the row is gone
   */
  perform<T = Json>(set: string, key: string, action: string, parameters: Json): Promise<T>;
  /** The user as whom we are signed in: `systemuserid`, lower case. */
  whoAmI(): Promise<string>;
  /** The time of the environment by the `Date` of its answer, milliseconds since 1970. Asks each time. */
  serverTime(): Promise<number>;
}
