import { TextField } from '@fluentui/react';
import * as React from 'react';
import { ariaOf, type FieldProps } from './field-props';

/** A value that cannot be changed: it can be reached by keyboard, selected and copied. */
export function ReadOnlyText({ field, text, isLong = false }: { readonly field: FieldProps; readonly text: string; readonly isLong?: boolean }): JSX.Element {
  const { 'aria-required': _required, 'aria-invalid': _invalid, ...aria } = ariaOf(field);
  return <TextField id={field.inputId} {...aria} value={text} placeholder="---" readOnly borderless multiline={isLong} autoAdjustHeight={isLong} resizable={false} {...(isLong && { rows: 1 })} />;
}
