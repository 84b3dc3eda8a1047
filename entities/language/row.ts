import type { ChoiceColumn, Column, LookupColumn, Options, WholeNumberColumn, DecimalColumn, YesNoColumn } from './column';
import type { StatusReasons } from './status';
import type { Columns, Table } from './table';

/** What a column holds in the JSON of the Web API. */
type Value<C extends Column> =
  C extends ChoiceColumn<infer O extends Options> ? O[keyof O]['value']
  : C extends WholeNumberColumn | DecimalColumn ? number
  : C extends YesNoColumn ? boolean
  : string;

type LookupKeys<C extends Columns> = { [K in keyof C]: C[K] extends LookupColumn ? K : never }[keyof C] & string;
type PlainKeys<C extends Columns> = Exclude<keyof C & string, LookupKeys<C>>;

type PlainColumns<C extends Columns> = { [K in PlainKeys<C> as Lowercase<K>]: Value<C[K]> | null };
type LookupIds<C extends Columns> = { [K in LookupKeys<C> as `_${Lowercase<K>}_value`]: string | null };
type Binds<C extends Columns> = { [K in LookupKeys<C> as `${K}@odata.bind`]: string | null };

/** What the platform gives to every row. */
interface SystemColumns {
  readonly '@odata.etag'?: string;
  createdon: string;
  modifiedon: string;
  statecode: 0 | 1;
  versionnumber: number;
}

/**
 * A row as the Web API returns it: columns by logical name, lookups as `_name_value`. Moments are ISO 8601 texts
 * in UTC, days `2026-11-22`.
 */
export type Row<T extends Table> =
  T extends Table<infer Schema extends string, infer C extends Columns, infer S extends StatusReasons>
    ? { [K in `${Lowercase<Schema>}id`]: string } & SystemColumns & { statuscode: S[keyof S]['value'] } & PlainColumns<C> & LookupIds<C>
    : never;

/** What a caller may send to create or change a row: lookups as `SchemaName@odata.bind`. */
export type RowChanges<T extends Table> =
  T extends Table<infer Schema extends string, infer C extends Columns, infer S extends StatusReasons>
    ? Partial<{ [K in `${Lowercase<Schema>}id`]: string } & { statecode: 0 | 1; statuscode: S[keyof S]['value'] } & PlainColumns<C> & Binds<C>>
    : never;

/** The name under which a column is selected: lookups as `_name_value`. */
export type ColumnOf<T extends Table> = Exclude<keyof Row<T>, '@odata.etag'> & string;
