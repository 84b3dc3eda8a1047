import type { ColumnKey, LookupKey } from './shown-column';
import type { Table } from './table';

/** Where a view is used. A table needs a default one of each. */
export type ViewType = 'public' | 'advancedFind' | 'associated' | 'quickFind' | 'lookup';

/** Operators of FetchXML that views use (Learn, "condition element operators"). */
export type Operator =
  | 'eq' | 'ne' | 'in' | 'not-in' | 'null' | 'not-null' | 'like' | 'eq-userid' | 'next-x-days' | 'last-x-days' | 'on-or-after' | 'on-or-before';

/** What a row has to be like: column, operator, and what the operator asks for. */
export type Condition<K extends string> = readonly [column: K, operator: Operator, ...values: readonly (string | number)[]];

export interface Filter<K extends string> {
  readonly type: 'and' | 'or';
  readonly rules: readonly (Condition<K> | Filter<K>)[];
}

/** Every rule has to hold. */
export const all = <K extends string>(...rules: readonly (Condition<K> | Filter<K>)[]): Filter<K> => ({ type: 'and', rules });

/** One of the rules has to hold. */
export const any = <K extends string>(...rules: readonly (Condition<K> | Filter<K>)[]): Filter<K> => ({ type: 'or', rules });

/** A column of the row that a lookup points to. */
export interface LinkedColumn<K extends string = string> {
  /** The lookup. */
  readonly via: K;
  readonly table: Table;
  readonly column: string;
}

/** A column of the row that a lookup points to: `via('gdap_ProviderAccountId', gdapProviderAccount, 'gdap_ProviderId')`. */
export const via = <K extends string, T extends Table>(lookup: K, table: T, column: ColumnKey<T>): LinkedColumn<K> => ({ via: lookup, table, column });

export interface View<K extends string = string> {
  readonly type: ViewType;
  readonly name: string;
  readonly description?: string;
  /** Public views: the one that opens first. Of the other types there is one each, which is the default. */
  readonly isDefault?: boolean;
  /** From left to right; the first one opens the row. */
  readonly columns: readonly (K | LinkedColumn<K>)[];
  /** Absent: by the first column, ascending. */
  readonly order?: readonly { readonly column: K; readonly descending?: boolean }[];
  readonly filter?: Filter<K>;
  /** Quick find: where to look for what somebody types. */
  readonly search?: readonly K[];
}

/** The views of a table, by keys that fix their ids: never change a key. */
export interface Views<T extends Table = Table, V extends Readonly<Record<string, View>> = Readonly<Record<string, View>>> {
  readonly table: T;
  readonly views: V;
}

/** Defines the views of a table: a column that it does not have is a compile error. */
export const defineViews = <T extends Table, const N extends string>(
  table: T,
  views: Readonly<Record<N, View<ColumnKey<T>>>>,
): Views<T, Readonly<Record<N, View<ColumnKey<T>>>>> => ({ table, views });

/** A list on a form of the rows that point to the form's row. */
export interface Grid {
  readonly kind: 'grid';
  readonly label: string;
  readonly table: Table;
  /** Schema name of the lookup over which the rows point here. */
  readonly lookup: string;
  /** One of our views of the table by its key, or one of Microsoft's by its id. */
  readonly view: { readonly key: string } | { readonly id: string };
  /** Rows of a page. */
  readonly rowsPerPage: number;
}

/** A list of the rows of another table that point here by this lookup, in one of that table's views. */
export const grid = <T extends Table, V extends Readonly<Record<string, View>>>(
  { table }: Views<T, V>,
  lookup: LookupKey<T>,
  view: keyof V & string,
  label: string,
  rowsPerPage = 10,
): Grid => ({ kind: 'grid', label, table, lookup, view: { key: view }, rowsPerPage });

/** The same of a table of Microsoft's, in a view that every environment has under the same id. */
export const standardGrid = <T extends Table>(table: T, lookup: LookupKey<T>, viewId: string, label: string, rowsPerPage = 10): Grid => ({
  kind: 'grid', label, table, lookup, view: { id: viewId }, rowsPerPage,
});
