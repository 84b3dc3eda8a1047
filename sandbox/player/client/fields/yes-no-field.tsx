import { Toggle } from '@fluentui/react';
import * as React from 'react';
import type { ColumnModel } from '../../app-model';
import type { FieldValue } from '../contracts';
import type { FieldProps } from './field-props';
import { ReadOnlyText } from './read-only-text';

/** Yes or no, in the words of the column. */
export function YesNoField(props: FieldProps): JSX.Element {
  const { column, control, inputId, value, isReadOnly, describedBy, setValue } = props;
  if (isReadOnly) return <ReadOnlyText field={props} text={yesNoText(column, value)} />;
  return (
    <Toggle
      id={inputId}
      ariaLabel={control.label}
      aria-describedby={describedBy}
      checked={value === true}
      onText={yesNoText(column, true)}
      offText={yesNoText(column, value === true ? false : value)}
      onChange={(_, isChecked) => setValue(isChecked === true)}
      styles={{ root: { margin: '6px 0 0' } }}
    />
  );
}

/** The column's own word for a value; nothing for nothing. */
function yesNoText({ options = [] }: Pick<ColumnModel, 'options'>, value: FieldValue): string {
  if (typeof value !== 'boolean') return '';
  return options.find((option) => option.value === Number(value))?.label ?? (value ? 'Yes' : 'No');
}
