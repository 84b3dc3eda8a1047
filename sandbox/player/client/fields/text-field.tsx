import { TextField } from '@fluentui/react';
import * as React from 'react';
import type { FieldValue } from '../contracts';
import { ariaOf, type FieldProps } from './field-props';
import { ReadOnlyText } from './read-only-text';
import { useTyping, type Parsed } from './use-typing';

const show = (value: FieldValue): string => (typeof value === 'string' ? value : '');

/** A text of one line, or of several: memos grow with what is in them. */
export function TextColumnField(props: FieldProps): JSX.Element {
  const { column, inputId, isReadOnly } = props;
  const isLong = column.type === 'memo' || column.format === 'textarea';
  const typing = useTyping(props, show, parseText);
  if (isReadOnly) return <ReadOnlyText field={props} text={show(props.value)} isLong={isLong} />;
  return (
    <TextField
      id={inputId}
      {...ariaOf(props)}
      invalid={props.isInvalid}
      value={typing.text}
      placeholder="---"
      autoComplete="off"
      onChange={(_, text) => typing.type(text ?? '')}
      onBlur={typing.commit}
      {...(isLong ? { multiline: true, autoAdjustHeight: true, resizable: false, rows: 3 } : { onKeyDown: typing.commitOnEnter })}
    />
  );
}

/** Any text is a text; nothing but spaces is nothing. Whether it fits the column is the form's to say. */
const parseText = (typed: string): Parsed => ({ value: typed.trim() === '' ? null : typed });
