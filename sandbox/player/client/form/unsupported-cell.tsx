import { useTheme } from '@fluentui/react';
import * as React from 'react';
import type { FormCellProps } from './form-cell';
import { formStyles } from './form-styles';

/** Says in its place that something of the form cannot be shown, and what it is: nothing is left out silently. */
export function UnsupportedCell({ cell, control }: Pick<FormCellProps, 'cell' | 'control'>): JSX.Element {
  const styles = formStyles(useTheme());
  const what = control.kind === 'timeline' ? 'A timeline' : `The control with class id ${control.classId}`;
  return (
    <p className={styles.note}>
      {cell.label !== '' && <strong>{cell.label}: </strong>}
      {what} is not supported by the sandbox. In Power Apps it appears here.
    </p>
  );
}
