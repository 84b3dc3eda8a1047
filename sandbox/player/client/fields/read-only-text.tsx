import { TextField } from '@fluentui/react';
import * as React from 'react';
import { ColorSwatch } from './color-swatch';
import { ariaOf, type FieldProps } from './field-props';

export interface ReadOnlyTextProps {
  readonly field: FieldProps;
  readonly text: string;
  readonly isLong?: boolean;
  /** An option's colour, in front. */
  readonly swatch?: string;
}

/** A swatch stands beside its word as if it were part of it. */
const bare = { prefix: { background: 'transparent', paddingRight: 0 } };

/** A long text is as tall as it needs, and stands in line with the values around it. */
const long = { fieldGroup: { minHeight: 32 }, field: { minHeight: 32, padding: '6px 8px' } };

/** A value that cannot be changed: it can be reached by keyboard, selected and copied. */
export function ReadOnlyText({ field, text, isLong = false, swatch }: ReadOnlyTextProps): JSX.Element {
  const { 'aria-required': _required, ...aria } = ariaOf(field);
  return (
    <TextField
      id={field.inputId}
      {...aria}
      invalid={field.isInvalid}
      value={text}
      placeholder="---"
      readOnly
      borderless
      {...(swatch !== undefined && { onRenderPrefix: () => <ColorSwatch color={swatch} />, prefix: ' ', styles: bare })}
      {...(isLong && { multiline: true, autoAdjustHeight: true, resizable: false, rows: 1, styles: long })}
    />
  );
}
