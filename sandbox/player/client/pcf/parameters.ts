import type { CodeComponentModel, ColumnModel, ComponentBindingModel } from '../../app-model';
import type { FieldValue, FormRuntime } from '../contracts';
import { formatNumber } from '../format/numbers';
import type { Locale } from '../format/locale';
import { formatDateColumn } from '../format/dates';
import { showValue } from '../form-runtime/values';

/** One of `context.parameters`, as model-driven apps give it. */
export interface PropertyValue {
  readonly raw: unknown;
  readonly formatted: string;
  readonly type: string;
  readonly error: boolean;
  readonly errorMessage: string;
  readonly attributes?: object;
  readonly security?: { readonly editable: boolean; readonly readable: boolean; readonly secured: boolean };
}

/** `PropertyHelper.Types.RequiredLevel`. */
const REQUIRED_LEVELS = { none: 0, system: 1, required: 2, recommended: 3 } as const;

/** The properties of a code component on a form: bound ones from the form's fields, others from the definition. Pure. */
export function propertyValues(
  component: CodeComponentModel, binding: ComponentBindingModel, form: Pick<FormRuntime, 'table' | 'field'>, locale: Locale,
): Readonly<Record<string, PropertyValue>> {
  return Object.fromEntries(component.properties.map(({ name, type, defaultValue }) => {
    const bound = binding.parameters[name];
    const column = bound && 'column' in bound ? form.table.columns[bound.column] : undefined;
    if (column) return [name, boundProperty(column, type, form, locale)];
    return [name, constant(type, bound && 'value' in bound ? bound.value : defaultValue)];
  }));
}

/** Names of the properties whose values differ. Pure. */
export function changedProperties(before: Readonly<Record<string, PropertyValue>>, after: Readonly<Record<string, PropertyValue>>): readonly string[] {
  const comparable = (property: PropertyValue | undefined) => JSON.stringify([property?.raw, property?.formatted, property?.errorMessage, property?.attributes]);
  return Object.keys(after).filter((name) => comparable(before[name]) !== comparable(after[name]));
}

function boundProperty(column: ColumnModel, type: string, form: Pick<FormRuntime, 'field'>, locale: Locale): PropertyValue {
  const { value, error, required } = form.field(column.logicalName);
  return {
    raw: value instanceof Date ? new Date(value) : Array.isArray(value) ? [...(value as readonly unknown[])] : value,
    formatted: formatted(column, value, locale), type, error: error !== undefined, errorMessage: error ?? '',
    attributes: metadata(column, required), security: { editable: true, readable: true, secured: false },
  };
}

function formatted(column: ColumnModel, value: FieldValue, locale: Locale): string {
  if (value instanceof Date) return formatDateColumn(column, value, locale);
  if (typeof value === 'number' && !column.options) return formatNumber(value, column, locale);
  return showValue(column, value);
}

function constant(type: string, text: string | undefined): PropertyValue {
  return { raw: text === undefined ? null : parsed(type, text), formatted: text ?? '', type, error: false, errorMessage: '' };
}

function parsed(type: string, text: string): string | number | boolean {
  if (/^(Whole|Decimal|FP|Currency)/.test(type)) return Number(text);
  return type === 'TwoOptions' ? text === 'true' || text === '1' : text;
}

function metadata(column: ColumnModel, required: 'none' | 'recommended' | 'required'): object {
  const options = column.options?.map(({ value, label, color }) => ({ Value: value, Label: label, Color: color ?? '' }));
  return {
    DisplayName: column.displayName, LogicalName: column.logicalName, Description: column.description, IsSecured: false, SourceType: 0,
    RequiredLevel: column.required === 'system' ? REQUIRED_LEVELS.system : REQUIRED_LEVELS[required],
    ...given({ MaxLength: column.maxLength, MinValue: column.min, MaxValue: column.max, Precision: column.precision, Format: column.format }),
    ...(column.targets ? { Targets: column.targets.map(({ table }) => table) } : {}),
    ...(options ? { Options: options, DefaultValue: column.defaultValue ?? -1 } : {}),
    ...(column.type === 'dateTime' ? { Behavior: { userLocal: 1, dateOnly: 2, timeZoneIndependent: 3 }[column.behavior ?? 'userLocal'] } : {}),
  };
}

/** Leaves out what the column does not have. */
const given = (all: object) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
