/**
 * The columns of the definition language. A column is plain data: the solution writer reads it, and `Row` infers
 * the type of a row from it. A column's key in its table is its schema name; the logical name is its lower case.
 */

/** How much a column is asked for. The Web API enforces only what the platform itself needs; forms enforce `required`. */
export type RequiredLevel = 'none' | 'recommended' | 'required';

/** What every column has. */
export interface ColumnCommon {
  readonly displayName: string;
  /** Shown to makers and in the documentation of the data model. */
  readonly description: string;
  /** Default `none`. */
  readonly required?: RequiredLevel;
  /** Whether changes are kept in the audit log; default: as the table. */
  readonly auditing?: boolean;
}

export interface TextColumn extends ColumnCommon {
  readonly kind: 'text';
  /** Characters, 1 to 4000. */
  readonly maxLength: number;
  readonly format?: 'text' | 'email' | 'url' | 'phone' | 'textarea';
}

export interface MemoColumn extends ColumnCommon {
  readonly kind: 'memo';
  /** Characters, 1 to 1,048,576. */
  readonly maxLength: number;
}

export interface AutoNumberColumn extends ColumnCommon {
  readonly kind: 'autonumber';
  /** Such as `REQ-{SEQNUM:6}`. */
  readonly pattern: string;
  readonly maxLength: number;
}

export interface WholeNumberColumn extends ColumnCommon {
  readonly kind: 'wholeNumber';
  readonly min: number;
  readonly max: number;
}

export interface DecimalColumn extends ColumnCommon {
  readonly kind: 'decimal';
  readonly min: number;
  readonly max: number;
  /** Digits after the point, 0 to 10. */
  readonly precision: number;
}

export interface DateColumn extends ColumnCommon {
  readonly kind: 'date';
}

export interface DateTimeColumn extends ColumnCommon {
  readonly kind: 'dateTime';
  /** `userLocal`: stored in UTC and shown in the user's zone; `timeZoneIndependent`: shown as stored. */
  readonly behavior: 'userLocal' | 'timeZoneIndependent';
}

export interface YesNoColumn extends ColumnCommon {
  readonly kind: 'yesNo';
  readonly default: boolean;
  readonly yes?: string;
  readonly no?: string;
}

/** One option of a choice. */
export interface Option {
  readonly value: number;
  readonly label: string;
  readonly description?: string;
  /** `#rrggbb`, shown behind the label in grids. */
  readonly color?: string;
}

export type Options = Readonly<Record<string, Option>>;

/** A choice that several columns share. */
export interface GlobalChoice<O extends Options = Options> {
  readonly schemaName: string;
  readonly displayName: string;
  readonly description: string;
  readonly options: O;
}

export interface ChoiceColumn<O extends Options = Options> extends ColumnCommon {
  readonly kind: 'choice';
  readonly options: O;
  /** Name of an option; none by default. */
  readonly default?: keyof O & string;
  /** Set when the options belong to a global choice. */
  readonly global?: GlobalChoice<O>;
}

/** What happens to the rows that point here when the row they point to is deleted. */
export type DeleteBehavior = 'cascade' | 'removeLink' | 'restrict';

export interface LookupColumn extends ColumnCommon {
  readonly kind: 'lookup';
  /** Logical name of the table that it points to. */
  readonly to: string;
  /**
   * `cascade` makes the relationship parental (assign, share, unshare and reparent cascade too); Dataverse allows
   * one such relationship a table.
   */
  readonly onDelete: DeleteBehavior;
  /** Schema name of the relationship, which is also the name of the list on the other side. */
  readonly relationship: string;
}

export type Column =
  | TextColumn | MemoColumn | AutoNumberColumn | WholeNumberColumn | DecimalColumn | DateColumn | DateTimeColumn
  | YesNoColumn | ChoiceColumn | LookupColumn;

/** A definition without its kind: what the builders below take. */
type Spec<C extends Column> = Omit<C, 'kind'>;

export const text = (spec: Spec<TextColumn>): TextColumn => ({ kind: 'text', ...spec });
export const memo = (spec: Spec<MemoColumn>): MemoColumn => ({ kind: 'memo', ...spec });
export const autoNumber = (spec: Spec<AutoNumberColumn>): AutoNumberColumn => ({ kind: 'autonumber', ...spec });
export const wholeNumber = (spec: Spec<WholeNumberColumn>): WholeNumberColumn => ({ kind: 'wholeNumber', ...spec });
export const decimal = (spec: Spec<DecimalColumn>): DecimalColumn => ({ kind: 'decimal', ...spec });
export const date = (spec: Spec<DateColumn>): DateColumn => ({ kind: 'date', ...spec });
export const dateTime = (spec: Spec<DateTimeColumn>): DateTimeColumn => ({ kind: 'dateTime', ...spec });
export const yesNo = (spec: Spec<YesNoColumn>): YesNoColumn => ({ kind: 'yesNo', ...spec });
export const lookup = (spec: Spec<LookupColumn>): LookupColumn => ({ kind: 'lookup', ...spec });

/** A choice of its own. */
export function choice<const O extends Options>(
  spec: ColumnCommon & { readonly options: O; readonly default?: keyof O & string },
): ChoiceColumn<O> {
  return { kind: 'choice', ...spec };
}

/** A column that takes its options from a global choice. */
export function globalChoice<O extends Options>(
  global: GlobalChoice<O>,
  spec: ColumnCommon & { readonly default?: keyof O & string },
): ChoiceColumn<O> {
  return { kind: 'choice', options: global.options, global, ...spec };
}

/** Defines a choice that several columns share. */
export const defineGlobalChoice = <const O extends Options>(spec: GlobalChoice<O>): GlobalChoice<O> => spec;

/** The values of a choice by the names of its options: `optionValues(gdapProvider.columns.gdap_Type).partnerCenter`. */
export function optionValues<O extends Options>(choice: { readonly options: O }): { readonly [K in keyof O]: O[K]['value'] } {
  return Object.fromEntries(Object.entries(choice.options).map(([name, { value }]) => [name, value])) as {
    [K in keyof O]: O[K]['value'];
  };
}
