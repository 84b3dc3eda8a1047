import type { ColumnModel } from '../../app-model';
import type { FieldValue } from '../contracts';
import { privilegeDepth } from '../form-runtime/access';
import type { FormCore } from '../form-runtime/form-core';
import { errorOf, isDirtyField, type FieldData } from '../form-runtime/form-state';
import { isLookupColumn, showValue } from '../form-runtime/values';
import type { LookupValue } from '../player';
import { collection } from './collection';
import { bracedLookup, plainLookup } from './ids';

const TYPES: Readonly<Record<ColumnModel['type'], Xrm.Attributes.AttributeType>> = {
  text: 'string', memo: 'memo', wholeNumber: 'integer', decimal: 'decimal', money: 'money', yesNo: 'boolean',
  choice: 'optionset', choices: 'multiselectoptionset',
  state: 'optionset', status: 'optionset', dateTime: 'datetime', lookup: 'lookup', owner: 'lookup', customer: 'lookup', id: 'string', other: 'string',
};

/** A column of the open row, as scripts have it. Source: Learn "Columns (Client API reference)". */
export function createAttribute(core: FormCore, field: FieldData): Xrm.Attributes.Attribute {
  const { state, handlers } = core;
  const { column } = field;
  const name = column.logicalName;
  const changeEvent = `change:${name}`;
  const attribute = {
    getName: () => name,
    getAttributeType: () => TYPES[column.type],
    getFormat: () => formatOf(column),
    getParent: () => core.formContext.data.entity,
    getValue: () => scriptValue(column, field.value),
    setValue: (value: unknown) => state.setValue(field, formValue(column, value)),
    getIsDirty: () => isDirtyField(field),
    fireOnChange: () => core.fireChange(field),
    addOnChange: (handler: unknown) => handlers.add(changeEvent, handler),
    removeOnChange: (handler: unknown) => handlers.remove(changeEvent, handler),
    getRequiredLevel: () => field.required,
    setRequiredLevel: (level: Xrm.Attributes.RequirementLevel) => state.change(() => {
      if (column.required !== 'system') field.required = level;
    }),
    getSubmitMode: () => field.submitMode,
    setSubmitMode: (mode: Xrm.SubmitMode) => state.change(() => { field.submitMode = mode; }),
    getUserPrivilege: () => privileges(core, column),
    isValid: () => errorOf(field) === undefined,
    setIsValid: (isValid: boolean, message?: string) => state.change(() => {
      if (isValid) delete field.scriptError;
      else field.scriptError = message ?? 'This value is not valid.';
    }),
    controls: collection(() => core.formContext.getControl((control) => columnOf(control) === name), (control) => control.getName()),
    ...ofType(core, field),
  };
  return attribute as unknown as Xrm.Attributes.Attribute;
}

/** Members that only some types of columns have. */
function ofType(core: FormCore, field: FieldData): object {
  const { column } = field;
  const options = () => (column.options ?? []).map(({ value, label }) => ({ value, text: label }));
  const isChosen = (value: number) => (Array.isArray(field.value) ? (field.value as readonly number[]).includes(value) : field.value === value);
  const selected = () => options().filter(({ value }) => isChosen(value));
  switch (column.type) {
    case 'text':
    case 'memo':
      return { getMaxLength: () => column.maxLength ?? null };
    case 'wholeNumber':
    case 'decimal':
    case 'money':
      return {
        getMin: () => column.min ?? null, getMax: () => column.max ?? null, getPrecision: () => field.precision ?? column.precision ?? 0,
        setPrecision: (precision: number) => core.state.change(() => { field.precision = precision; }),
      };
    case 'choice':
    case 'choices':
    case 'state':
    case 'status':
      return {
        getInitialValue: () => field.initial, getOptions: options,
        getOption: (wanted: number | string) => options().find(({ value, text }) => (typeof wanted === 'number' ? value === wanted : text === wanted)) ?? null,
        getSelectedOption: () => (column.type === 'choices' ? selected() : (selected()[0] ?? null)),
        getText: () => (column.type === 'choices' ? selected().map(({ text }) => text) : showValue(column, field.value)),
      };
    case 'yesNo':
      return { getInitialValue: () => field.initial };
    case 'lookup':
    case 'owner':
    case 'customer':
      return { getIsPartyList: () => false };
    default:
      return {};
  }
}

/** Scripts get copies: changing a date or a lookup that they hold changes nothing on the form. */
function scriptValue(column: ColumnModel, value: FieldValue): unknown {
  if (value instanceof Date) return new Date(value);
  if (isLookupColumn(column) && Array.isArray(value)) return (value as readonly LookupValue[]).map(bracedLookup);
  return Array.isArray(value) ? [...(value as readonly unknown[])] : value;
}

/** @throws Error when a script gives a value that the column cannot hold; Power Apps shows an error as well */
function formValue(column: ColumnModel, value: unknown): FieldValue {
  if (value === null || value === undefined) return null;
  const wrong = (expected: string) => new Error(`setValue of '${column.logicalName}' takes ${expected}, and got ${JSON.stringify(value)}.`);
  if (isLookupColumn(column)) {
    if (!Array.isArray(value)) throw wrong('an array with one lookup value');
    if (!value.every(isLookupValue)) throw wrong('lookup values with id and entityType');
    return value.length ? (value as Xrm.LookupValue[]).map(plainLookup) : null;
  }
  switch (column.type) {
    case 'wholeNumber':
    case 'decimal':
    case 'money':
    case 'choice':
    case 'state':
    case 'status':
      if (typeof value !== 'number') throw wrong('a number');
      return value;
    case 'choices':
      if (!Array.isArray(value) || value.some((item) => typeof item !== 'number')) throw wrong('an array of numbers');
      return value.length ? (value as number[]) : null;
    case 'yesNo':
      if (typeof value !== 'boolean') throw wrong('true or false');
      return value;
    case 'dateTime':
      if (!(value instanceof Date)) throw wrong('a Date');
      return new Date(value);
    default:
      if (typeof value !== 'string') throw wrong('a text');
      return value === '' ? null : value;
  }
}

const isLookupValue = (item: Partial<Xrm.LookupValue> | null) => typeof item?.id === 'string' && typeof item.entityType === 'string';

const columnOf = (control: Xrm.Controls.Control) => (control as Partial<Xrm.Controls.StandardControl>).getAttribute?.()?.getName();

function privileges(core: FormCore, column: ColumnModel): Xrm.Privilege {
  const { user } = core.player.session;
  return {
    canRead: true,
    canCreate: column.canCreate && privilegeDepth(user, 'Create', core.state.table) > 0,
    canUpdate: column.canUpdate && privilegeDepth(user, 'Write', core.state.table) > 0,
  };
}

function formatOf({ type, format }: ColumnModel): string | null {
  if (type === 'dateTime') return format === 'date' ? 'date' : 'datetime';
  if (type === 'wholeNumber') return 'none';
  if (type === 'text') return format ?? 'text';
  return type === 'memo' ? 'textarea' : null;
}
