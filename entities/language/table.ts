import type { Column } from './column';
import { activeAndInactive, type StatusReasons } from './status';

export type Columns = Readonly<Record<string, Column>>;

/** What forms and views need to know of a column. */
export interface ShownColumn {
  readonly displayName: string;
  readonly kind: Column['kind'];
}

/** A table of ours, or (`extension`) the columns that we add to one of Microsoft's. */
export interface Table<
  Schema extends string = string,
  C extends Columns = Columns,
  S extends StatusReasons = StatusReasons,
> {
  /** Such as `gdap_Request`; the logical name is its lower case. */
  readonly schemaName: Schema;
  readonly logicalName: Lowercase<Schema>;
  /** The name in Web API addresses. */
  readonly entitySetName: string;
  readonly displayName: string;
  readonly pluralName: string;
  readonly description: string;
  /** `user`: rows have owners and can be shared; `organization`: everybody with the privilege sees all. */
  readonly ownership: 'user' | 'organization';
  readonly auditing: boolean;
  /** Whether e-mails and other activities can be about its rows. Dataverse does not let a table give this up again. */
  readonly activities: boolean;
  /** By schema name. */
  readonly columns: C;
  /** Schema name of the column that names a row. */
  readonly primaryName: string;
  readonly status: S;
  /** Alternate keys: schema name of the key to the schema names of its columns. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** True where the table is Microsoft's and only the columns are ours. */
  readonly extension: boolean;
  /** Extensions: the columns of Microsoft's that our forms show, by logical name. */
  readonly standardColumns?: Readonly<Record<string, ShownColumn>>;
}

type Spec<Schema extends string, C extends Columns, S extends StatusReasons> = {
  readonly schemaName: Schema;
  readonly entitySetName: string;
  readonly displayName: string;
  readonly pluralName: string;
  readonly description: string;
  readonly ownership: 'user' | 'organization';
  readonly auditing?: boolean;
  readonly activities?: boolean;
  readonly columns: C;
  readonly primaryName: keyof NoInfer<C> & string;
  readonly status?: S;
  readonly keys?: Readonly<Record<string, readonly (keyof NoInfer<C> & string)[]>>;
};

/** Defines a table of ours. */
export function defineTable<
  const Schema extends string,
  const C extends Columns,
  const S extends StatusReasons = typeof activeAndInactive,
>(spec: Spec<Schema, C, S>): Table<Schema, C, S> {
  return {
    auditing: true,
    activities: false,
    keys: {},
    ...spec,
    status: spec.status ?? (activeAndInactive as unknown as S),
    logicalName: logicalName(spec.schemaName),
    extension: false,
  };
}

/** Adds columns to a table of Microsoft's. */
export function extendTable<
  const Schema extends string,
  const C extends Columns,
  const M extends Readonly<Record<string, ShownColumn>> = Readonly<Record<never, ShownColumn>>,
>(spec: {
  readonly schemaName: Schema;
  readonly entitySetName: string;
  readonly displayName: string;
  readonly pluralName: string;
  readonly columns: C;
  readonly standardColumns: M;
}): Omit<Table<Schema, C, typeof activeAndInactive>, 'standardColumns'> & { readonly standardColumns: M } {
  return {
    description: '',
    ownership: 'user',
    auditing: false,
    activities: false,
    primaryName: '',
    status: activeAndInactive,
    keys: {},
    ...spec,
    logicalName: logicalName(spec.schemaName),
    extension: true,
  };
}

/** The logical name that Dataverse makes of a schema name. */
export const logicalName = <Schema extends string>(schemaName: Schema): Lowercase<Schema> =>
  schemaName.toLowerCase() as Lowercase<Schema>;

/** The logical name of a column; a name that the table does not have is a compile error. */
export const columnName = <C extends Columns, K extends keyof C & string>(_table: { readonly columns: C }, name: K): Lowercase<K> =>
  logicalName(name);

/** The column that holds a row's id. */
export const primaryIdName = (table: { readonly logicalName: string }): string => `${table.logicalName}id`;
