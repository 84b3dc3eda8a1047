import * as React from 'react';
import type { FieldProps } from './field-props';
import { TextColumnField } from './text-field';

/** The input of a column, by its type. */
export function Field(props: FieldProps): JSX.Element {
  switch (props.column.type) {
    default:
      return <TextColumnField {...props} />;
  }
}
