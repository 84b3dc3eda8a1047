/** A FetchXML query as parsed and before any look at the metadata. Source: Microsoft Learn "FetchXml reference". */
export interface Fetch {
  readonly entity: FetchEntity;
  readonly aggregate: boolean;
  /** Rows that an aggregate may go over; undefined: as many as Microsoft allows. */
  readonly aggregateLimit: number | undefined;
  readonly distinct: boolean;
  /** Rows altogether; excludes paging. */
  readonly top: number | undefined;
  /** Rows on a page. */
  readonly count: number | undefined;
  /** From 1. */
  readonly page: number;
  readonly pagingCookie: string | undefined;
  readonly returnTotalRecordCount: boolean;
  /** Whether choices sort by their value; otherwise they sort by their label. */
  readonly useRawOrderBy: boolean;
}

/** The table that is asked for, or one that is joined to it. */
export interface FetchEntity {
  /** Logical name. */
  readonly name: string;
  readonly columns: readonly FetchColumn[];
  readonly allColumns: boolean;
  readonly orders: readonly FetchOrder[];
  readonly filters: readonly FetchFilter[];
  readonly links: readonly FetchLink[];
}

export type LinkType = 'inner' | 'outer' | 'any' | 'not any' | 'all' | 'not all' | 'exists' | 'in' | 'matchfirstrowusingcrossapply';

/** `<link-entity>`: another table, joined where its column `from` equals the column `to` of the table around it. */
export interface FetchLink extends FetchEntity {
  readonly from: string;
  readonly to: string;
  readonly alias: string | undefined;
  readonly type: LinkType;
}

export type AggregateFunction = 'count' | 'countcolumn' | 'sum' | 'avg' | 'min' | 'max';
export type DateGrouping = 'day' | 'week' | 'month' | 'quarter' | 'year';

export interface FetchColumn {
  readonly name: string;
  readonly alias: string | undefined;
  readonly aggregate: AggregateFunction | undefined;
  readonly groupBy: boolean;
  readonly dateGrouping: DateGrouping | undefined;
  readonly distinct: boolean;
}

/** By a column, or, in aggregates, by an alias. */
export interface FetchOrder {
  readonly attribute: string | undefined;
  readonly alias: string | undefined;
  /** Alias of the link that the column belongs to. */
  readonly entityName: string | undefined;
  readonly descending: boolean;
}

export interface FetchFilter {
  readonly type: 'and' | 'or';
  /** A quick find: the term is looked for in columns of every kind, and meets none that it cannot be a value of. */
  readonly isQuickFind: boolean;
  readonly conditions: readonly FetchCondition[];
  readonly filters: readonly FetchFilter[];
  /** `any`, `not any`, `all`, `not all` inside a filter. */
  readonly links: readonly FetchLink[];
}

export interface FetchCondition {
  readonly attribute: string;
  /** Such as `eq` or `last-x-days`: which ones exist is for the compiler to say. */
  readonly operator: string;
  readonly values: readonly string[];
  /** A column to compare with: `name`, or `alias.name` of a link. */
  readonly valueOf: string | undefined;
  /** Alias of the link that the column belongs to. */
  readonly entityName: string | undefined;
}
