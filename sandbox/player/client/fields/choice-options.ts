import type { ColumnModel, OptionModel } from '../../app-model';
import type { FieldValue } from '../contracts';

/**
 * The options that somebody may choose now. A status reason goes only where its transitions allow, and only to
 * reasons of the state that the row is in (Learn: Define status reason transitions); scripts may take options away.
 * The option chosen is always among them, even one that the definition no longer has.
 */
export function choosable(column: ColumnModel, value: FieldValue, hidden: readonly number[]): readonly OptionModel[] {
  const options = column.options ?? [];
  const chosen = Array.isArray(value) ? (value as readonly number[]) : typeof value === 'number' ? [value] : [];
  const current = column.type === 'status' ? options.find((option) => option.value === value) : undefined;
  const isOffered = (option: OptionModel) =>
    !hidden.includes(option.value) &&
    (current === undefined || (option.state === current.state && (current.transitions === undefined || current.transitions.includes(option.value))));
  const unknown = chosen.filter((one) => options.every((option) => option.value !== one)).map((one) => ({ value: one, label: String(one) }));
  return [...options.filter((option) => chosen.includes(option.value) || isOffered(option)), ...unknown];
}

/** The chosen options' labels, as a list shows them. */
export function chosenLabels({ options = [] }: Pick<ColumnModel, 'options'>, value: FieldValue): string {
  const chosen = Array.isArray(value) ? (value as readonly number[]) : typeof value === 'number' ? [value] : [];
  return chosen.map((one) => options.find((option) => option.value === one)?.label ?? String(one)).join('; ');
}

