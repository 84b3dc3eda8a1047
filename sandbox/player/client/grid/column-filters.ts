import { addFilter, addTo, columnAttributes, escapeLike } from './fetch-xml';

/**
 * Operators of FetchXML that a column can be filtered by; `range` is from one day to another, both included, and the
 * names are those of the rows that a lookup points to.
 */
export type FilterOperator =
  | 'eq' | 'ne' | 'like' | 'not-like' | 'begins-with' | 'ends-with' | 'gt' | 'ge' | 'lt' | 'le' | 'between' | 'in' | 'contain-values'
  | 'name-like' | 'name-not-like' | 'null' | 'not-null' | 'on' | 'on-or-before' | 'on-or-after' | 'range' | 'today' | 'last-x-days' | 'next-x-days' | 'this-month';

/** A filter that somebody set on a column of a list. */
export interface ColumnFilter {
  /** As in the layout: a column, or `alias.column` of a linked table. */
  readonly name: string;
  readonly operator: FilterOperator;
  /** As many as the operator takes. */
  readonly values: readonly string[];
}

/** Adds conditions for all filters. They hold together, and with what the view asks for. */
export function addColumnFilters(entity: Element, filters: readonly ColumnFilter[]): void {
  if (filters.length === 0) return;
  const all = addFilter(entity);
  for (const filter of filters) addCondition(all, filter);
}

function addCondition(parent: Element, { name, operator, values }: ColumnFilter): void {
  const column = columnAttributes(name);
  const [first, second] = values;
  switch (operator) {
    case 'range':
      if (first) addTo(parent, 'condition', { ...column, operator: 'on-or-after', value: first });
      if (second) addTo(parent, 'condition', { ...column, operator: 'on-or-before', value: second });
      return;
    case 'in':
    case 'between':
    case 'contain-values': {
      const condition = addTo(parent, 'condition', { ...column, operator });
      for (const value of values) addTo(condition, 'value', {}).textContent = value;
      return;
    }
    case 'like':
    case 'not-like':
      addTo(parent, 'condition', { ...column, operator, value: `%${escapeLike(first ?? '')}%` });
      return;
    case 'name-like':
    case 'name-not-like':
      // The name behind a lookup is a column of its own, called after it.
      addCondition(parent, { name: `${name}name`, operator: operator === 'name-like' ? 'like' : 'not-like', values });
      return;
    default:
      addTo(parent, 'condition', { ...column, operator, ...(first === undefined ? {} : { value: first }) });
  }
}
