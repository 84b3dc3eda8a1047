import { TextField } from '@fluentui/react';
import * as React from 'react';
import type { ColumnModel } from '../../app-model';
import type { FieldValue } from '../contracts';
import type { Locale } from '../format/locale';
import { formatNumber, parseNumber } from '../format/numbers';
import { ariaOf, type FieldProps } from './field-props';
import { ReadOnlyText } from './read-only-text';
import { useLocale } from './use-locale';
import { useTyping, type Parsed } from './use-typing';

/** A number, in the writing of the user's language. */
export function NumberField(props: FieldProps): JSX.Element {
  const { column, inputId, isReadOnly, value } = props;
  const locale = useLocale();
  const show = (shown: FieldValue) => showNumber(shown, column, locale);
  const typing = useTyping(props, show, (typed) => parseNumberColumn(typed, column, locale));
  if (isReadOnly) return <ReadOnlyText field={props} text={show(value)} />;
  return (
    <TextField
      id={inputId}
      {...ariaOf(props)}
      invalid={props.isInvalid}
      value={typing.text}
      placeholder="---"
      autoComplete="off"
      inputMode={column.type === 'wholeNumber' ? 'numeric' : 'decimal'}
      onChange={(_, text) => typing.type(text ?? '')}
      onBlur={typing.commit}
      onKeyDown={typing.commitOnEnter}
    />
  );
}

const showNumber = (value: FieldValue, column: ColumnModel, locale: Locale): string => (typeof value === 'number' ? formatNumber(value, column, locale) : '');

/** Reads a number as people write it. Decimals beyond what the column keeps are rounded, as Power Apps does; the range is the form's to check. */
function parseNumberColumn(typed: string, { type, precision }: Pick<ColumnModel, 'type' | 'precision'>, locale: Locale): Parsed {
  if (typed.trim() === '') return { value: null };
  const value = parseNumber(typed, locale);
  const example = new Intl.NumberFormat(locale.tag).format(type === 'wholeNumber' ? 1234 : 1234.5);
  if (value === undefined) return { error: `“${typed}” is not a number. Write it as ${example}.` };
  if (type === 'wholeNumber') return Number.isInteger(value) ? { value } : { error: `“${typed}” is not a whole number. Leave the decimals out.` };
  return { value: precision === undefined ? value : Number(value.toFixed(precision)) };
}
