import { metadataId } from '../identity';
import type { AttributeMetadata, AttributeType, CascadeType, Label, OptionMetadata, RequiredLevel } from '../types';

/** A column before it knows its table: the attribute, its own options and the relationships it stands for. */
export interface ColumnSketch {
  readonly attribute: Omit<AttributeMetadata, 'metadataId'>;
  readonly options?: readonly OptionMetadata[];
  readonly lookups?: readonly LookupSketch[];
}

/** One target of a lookup. */
export interface LookupSketch {
  readonly target: string;
  /** Schema name of the relationship, which is also the name of the list on the target's side. */
  readonly relationship: string;
  /** The single-valued navigation property; the column's logical name when left out. */
  readonly navigation?: string;
  /** The target's primary key, where it is not called after the target. */
  readonly targetKey?: string;
  readonly onDelete?: CascadeType;
}

/** What may differ from a plain optional column that everybody may write. */
export interface ColumnOptions {
  readonly required?: RequiredLevel;
  readonly primaryName?: boolean;
  readonly readOnly?: boolean;
  /** Written by callers, never shown to them. */
  readonly secret?: boolean;
  readonly createOnly?: boolean;
  readonly format?: string;
}

/** English text as a label. */
export const label = (text: string): Label => ({ 1033: text });

/** @param schemaName as Microsoft writes it; the logical name is its lower case */
function column(schemaName: string, type: AttributeType, displayName: string, options: ColumnOptions, more: Partial<AttributeMetadata> = {}): ColumnSketch {
  return {
    attribute: {
      logicalName: schemaName.toLowerCase(),
      schemaName,
      type,
      displayName: label(displayName),
      description: {},
      requiredLevel: options.required ?? 'None',
      isCustom: false,
      isPrimaryId: false,
      isPrimaryName: options.primaryName ?? false,
      isValidForCreate: !options.readOnly,
      isValidForUpdate: !options.readOnly && !options.createOnly,
      isValidForRead: !options.secret,
      isAuditEnabled: false,
      ...more,
    },
  };
}

export const primaryKey = (schemaName: string, displayName: string) =>
  column(schemaName, 'Uniqueidentifier', displayName, { required: 'SystemRequired', createOnly: true }, { isPrimaryId: true });

export const text = (schemaName: string, displayName: string, maxLength: number, options: ColumnOptions = {}) =>
  column(schemaName, 'String', displayName, options, { maxLength, format: options.format ?? 'text' });

export const memo = (schemaName: string, displayName: string, maxLength: number, options: ColumnOptions = {}) =>
  column(schemaName, 'Memo', displayName, options, { maxLength, format: 'textarea' });

export const whole = (schemaName: string, displayName: string, [minValue, maxValue] = [-2147483648, 2147483647], options: ColumnOptions = {}) =>
  column(schemaName, 'Integer', displayName, options, { minValue, maxValue, format: 'none' });

export const bigInteger = (schemaName: string, displayName: string, options: ColumnOptions = {}) =>
  column(schemaName, 'BigInt', displayName, options, { minValue: Number.MIN_SAFE_INTEGER, maxValue: Number.MAX_SAFE_INTEGER });

export const decimal = (schemaName: string, displayName: string, [minValue, maxValue]: readonly [number, number], precision: number, options: ColumnOptions = {}) =>
  column(schemaName, 'Decimal', displayName, options, { minValue, maxValue, precision });

export const money = (schemaName: string, displayName: string, [minValue, maxValue]: readonly [number, number], options: ColumnOptions = {}) =>
  column(schemaName, 'Money', displayName, options, { minValue, maxValue, precision: 2 });

export const dateTime = (schemaName: string, displayName: string, options: ColumnOptions = {}) =>
  column(schemaName, 'DateTime', displayName, options, { format: 'datetime', dateTimeBehavior: 'UserLocal' });

export const day = (schemaName: string, displayName: string, options: ColumnOptions = {}) =>
  column(schemaName, 'DateTime', displayName, options, { format: 'date', dateTimeBehavior: 'DateOnly' });

export const guid = (schemaName: string, displayName: string, options: ColumnOptions = {}) =>
  column(schemaName, 'Uniqueidentifier', displayName, options);

/** Holds the logical name of a table, such as the target of a lookup that has several. */
export const entityName = (schemaName: string, displayName: string, options: ColumnOptions = { readOnly: true }) =>
  column(schemaName, 'EntityName', displayName, options);

export function yesNo(schemaName: string, displayName: string, defaultValue: 0 | 1 = 0, [no, yes]: readonly [string, string] = ['No', 'Yes'], options: ColumnOptions = {}): ColumnSketch {
  return { ...column(schemaName, 'Boolean', displayName, options, { defaultValue }), options: [{ value: 1, label: label(yes) }, { value: 0, label: label(no) }] };
}

/** @param options value to English text */
export function choice(schemaName: string, displayName: string, options: Readonly<Record<number, string>>, more: ColumnOptions & { defaultValue?: number } = {}): ColumnSketch {
  const defaultValue = more.defaultValue === undefined ? {} : { defaultValue: more.defaultValue };
  return { ...column(schemaName, 'Picklist', displayName, more, defaultValue), options: Object.entries(options).map(([value, name]) => ({ value: Number(value), label: label(name) })) };
}

/** The state and status columns: each state with its status reasons, the first of which is its default. */
export function stateAndStatus(states: Readonly<Record<number, { name: string; reasons: Readonly<Record<number, string>> }>>, createOnly = false): ColumnSketch[] {
  const byState = Object.entries(states).map(([state, { name, reasons }]) => ({ state: Number(state), name, reasons: Object.entries(reasons) }));
  const required = { required: 'SystemRequired', createOnly } as const;
  return [
    {
      ...column('StateCode', 'State', 'Status', required),
      options: byState.map(({ state, name, reasons }) => ({ value: state, label: label(name), invariantName: name.replaceAll(' ', ''), defaultStatus: Number(reasons[0]?.[0]) })),
    },
    {
      ...column('StatusCode', 'Status', 'Status Reason', { createOnly }),
      options: byState.flatMap(({ state, reasons }) => reasons.map(([value, name]) => ({ value: Number(value), label: label(name), state }))),
    },
  ];
}

/** The usual two states. */
export const activeAndInactive = () =>
  stateAndStatus({ 0: { name: 'Active', reasons: { 1: 'Active' } }, 1: { name: 'Inactive', reasons: { 2: 'Inactive' } } });

/** A lookup to one table or to several; with several, `typeColumn` names the EntityName column beside it. */
export function lookup(schemaName: string, displayName: string, lookups: readonly LookupSketch[], options: ColumnOptions & { type?: 'Lookup' | 'Customer'; typeColumn?: string } = {}): ColumnSketch {
  const targets = lookups.map(({ target }) => target);
  const typeColumn = options.typeColumn ? { targetTypeAttribute: options.typeColumn } : {};
  return { ...column(schemaName, options.type ?? 'Lookup', displayName, options, { targets, ...typeColumn }), lookups };
}

/** The owner: a user or a team, seen through the table `owner`. */
export function owner(relationship: string): ColumnSketch {
  return {
    ...column('OwnerId', 'Owner', 'Owner', { required: 'SystemRequired' }, { targets: ['systemuser', 'team'], targetTypeAttribute: 'owneridtype' }),
    lookups: [{ target: 'owner', relationship }],
  };
}

/** The attribute of a sketch, once the table is known. */
export const attributeOf = (table: string, { attribute }: ColumnSketch): AttributeMetadata =>
  ({ ...attribute, metadataId: metadataId('attribute', `${table}.${attribute.logicalName}`) });
