import { TextField, useTheme, type ITextFieldStyles } from '@fluentui/react';
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

/** Fluent measures a text once; what becomes narrower later, as on a telephone that is turned, would be cut off. */
const asTallAsItsText = { fieldSizing: 'content', height: 'auto !important' };

/** A value that cannot be changed: it can be reached by keyboard, selected and copied. */
export function ReadOnlyText({ field, text, isLong = false, swatch }: ReadOnlyTextProps): JSX.Element {
  const { 'aria-required': _required, ...aria } = ariaOf(field);
  const { semanticColors } = useTheme();
  const styles: Partial<ITextFieldStyles> = {
    // Without a border of its own, it shows by an outline that it has the focus.
    fieldGroup: [isLong && { minHeight: 32 }, { selectors: { ':focus-within': { outline: `2px solid ${semanticColors.inputFocusBorderAlt}`, outlineOffset: '-1px' } } }],
    // A long text is as tall as it needs, and stands in line with the values around it.
    field: [isLong && { minHeight: 32, padding: '6px 8px', selectors: { '@supports (field-sizing: content)': asTallAsItsText } }],
    // A swatch stands beside its word as if it were part of it.
    prefix: [swatch !== undefined && { background: 'transparent', paddingRight: 0 }],
  };
  return (
    <TextField
      id={field.inputId}
      {...aria}
      invalid={field.isInvalid}
      value={text}
      placeholder="---"
      readOnly
      borderless
      styles={styles}
      {...(swatch !== undefined && { onRenderPrefix: () => <ColorSwatch color={swatch} />, prefix: ' ' })}
      {...(isLong && { multiline: true, autoAdjustHeight: true, resizable: false, rows: 1 })}
    />
  );
}
