/** How a property of a collection stands in SQL. */
export interface QueryableProperty {
  /** SQL expression over the collection's rows. */
  readonly column: string;
  /** `guid` is text that is kept in lower case. */
  readonly type: 'text' | 'guid' | 'boolean';
  /** The members, where it is an enumeration. */
  readonly members?: readonly string[];
  /** Whether `startswith` may be used on it. */
  readonly startsWith?: boolean;
}

/** A collection that can be listed: its rows have `seq` (their order, a number or a text) and `document` (JSON). */
export interface Collection {
  /** Type name for error texts: `delegatedAdminRelationship`. */
  readonly type: string;
  /** SQL that yields the rows: a table, or a query in brackets. */
  readonly from: string;
  /** What `$select` may name. */
  readonly properties: readonly string[];
  /** What `$select` does not leave out. */
  readonly alwaysShown?: readonly string[];
  readonly filterable: ReadonlyMap<string, QueryableProperty>;
  /** What `$orderby` may name, with the SQL expression. */
  readonly orderable: ReadonlyMap<string, string>;
  readonly defaultPageSize: number;
  readonly maxPageSize: number;
  /** Whether `$count` needs `ConsistencyLevel: eventual`, as for directory objects. */
  readonly countNeedsConsistencyLevel?: boolean;
}
