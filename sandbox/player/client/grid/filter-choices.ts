import type { ColumnModel } from '../../app-model';
import type { FilterOperator } from './column-filters';

/** A way to filter a column, and what it asks for. */
export interface FilterChoice {
  readonly operator: FilterOperator;
  readonly label: string;
  readonly asks: 'text' | 'number' | 'numbers' | 'day' | 'days' | 'count' | 'options' | 'rows' | 'nothing';
}

const emptiness: readonly FilterChoice[] = [
  { operator: 'not-null', label: 'Contains data', asks: 'nothing' },
  { operator: 'null', label: 'Does not contain data', asks: 'nothing' },
];

const text: readonly FilterChoice[] = [
  { operator: 'like', label: 'Contains', asks: 'text' },
  { operator: 'not-like', label: 'Does not contain', asks: 'text' },
  { operator: 'eq', label: 'Equals', asks: 'text' },
  { operator: 'ne', label: 'Does not equal', asks: 'text' },
  { operator: 'begins-with', label: 'Begins with', asks: 'text' },
  { operator: 'ends-with', label: 'Ends with', asks: 'text' },
  ...emptiness,
];

const number: readonly FilterChoice[] = [
  { operator: 'eq', label: 'Equals', asks: 'number' },
  { operator: 'ne', label: 'Does not equal', asks: 'number' },
  { operator: 'gt', label: 'Greater than', asks: 'number' },
  { operator: 'ge', label: 'Greater than or equal to', asks: 'number' },
  { operator: 'lt', label: 'Less than', asks: 'number' },
  { operator: 'le', label: 'Less than or equal to', asks: 'number' },
  { operator: 'between', label: 'Between', asks: 'numbers' },
  ...emptiness,
];

const date: readonly FilterChoice[] = [
  { operator: 'on', label: 'On', asks: 'day' },
  { operator: 'on-or-after', label: 'On or after', asks: 'day' },
  { operator: 'on-or-before', label: 'On or before', asks: 'day' },
  { operator: 'range', label: 'Between', asks: 'days' },
  { operator: 'today', label: 'Today', asks: 'nothing' },
  { operator: 'this-month', label: 'This month', asks: 'nothing' },
  { operator: 'last-x-days', label: 'Last number of days', asks: 'count' },
  { operator: 'next-x-days', label: 'Next number of days', asks: 'count' },
  ...emptiness,
];

const choice: readonly FilterChoice[] = [{ operator: 'in', label: 'Equals', asks: 'options' }, ...emptiness];
const choices: readonly FilterChoice[] = [{ operator: 'contain-values', label: 'Contains values', asks: 'options' }, ...emptiness];
const lookup: readonly FilterChoice[] = [
  { operator: 'in', label: 'Equals', asks: 'rows' },
  { operator: 'name-like', label: 'Contains', asks: 'text' },
  { operator: 'name-not-like', label: 'Does not contain', asks: 'text' },
  ...emptiness,
];

/** How a column can be filtered. */
export function filterChoices({ type }: Pick<ColumnModel, 'type'>): readonly FilterChoice[] {
  switch (type) {
    case 'text':
    case 'memo':
      return text;
    case 'wholeNumber':
    case 'decimal':
    case 'money':
      return number;
    case 'dateTime':
      return date;
    case 'yesNo':
    case 'choice':
    case 'state':
    case 'status':
      return choice;
    case 'choices':
      return choices;
    case 'lookup':
    case 'owner':
    case 'customer':
      return lookup;
    case 'id':
    case 'other':
      return emptiness;
  }
}

/** Whether what was entered is enough for a filter. */
export function isComplete({ asks }: FilterChoice, values: readonly string[]): boolean {
  const filled = values.filter((value) => value.trim() !== '');
  switch (asks) {
    case 'nothing':
      return true;
    case 'numbers':
      return filled.length === 2 && filled.every(isNumber);
    case 'number':
      return filled.length === 1 && filled.every(isNumber);
    case 'count':
      return /^[1-9]\d{0,3}$/.test(filled[0] ?? '');
    default:
      return filled.length > 0;
  }
}

function isNumber(value: string): boolean {
  return Number.isFinite(Number(value));
}
