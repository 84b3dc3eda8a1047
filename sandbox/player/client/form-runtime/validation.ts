import type { ColumnModel } from '../../app-model';
import type { FieldValue } from '../contracts';

/** What is wrong with a value for its column; undefined when nothing is. Emptiness is another matter. Pure. */
export function problemOf(column: ColumnModel, value: FieldValue): string | undefined {
  if (value === null || value === '') return undefined;
  switch (column.type) {
    case 'text':
    case 'memo':
      if (typeof value !== 'string') return 'Enter a text.';
      return column.maxLength !== undefined && value.length > column.maxLength
        ? `Enter at most ${column.maxLength} characters; these are ${value.length}.`
        : undefined;
    case 'wholeNumber':
    case 'decimal':
    case 'money':
      return problemOfNumber(column, value);
    case 'dateTime':
      return value instanceof Date && !Number.isNaN(value.getTime()) ? undefined : 'Enter a date.';
    default:
      return undefined;
  }
}

/** Whether a required column counts as filled. Pure. */
export const isEmpty = (value: FieldValue) =>
  value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

function problemOfNumber({ type, min, max }: ColumnModel, value: FieldValue): string | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'Enter a number.';
  if (type === 'wholeNumber' && !Number.isInteger(value)) return 'Enter a whole number.';
  if (min !== undefined && max !== undefined && (value < min || value > max)) return `Enter a number between ${min} and ${max}.`;
  if (min !== undefined && value < min) return `Enter a number of at least ${min}.`;
  if (max !== undefined && value > max) return `Enter a number of at most ${max}.`;
  return undefined;
}
