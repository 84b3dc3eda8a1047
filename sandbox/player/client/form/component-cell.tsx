import { useTheme } from '@fluentui/react';
import * as React from 'react';
import type { ComponentBindingModel } from '../../app-model';
import { CodeComponent } from '../pcf/code-component';
import type { FormCellProps } from './form-cell';
import { formStyles } from './form-styles';
import { useFormAround } from './use-form';

/** A code component in a control's place, below the cell's label. */
export function ComponentCell({ cell, control, idPrefix, binding }: FormCellProps & { readonly binding: ComponentBindingModel }): JSX.Element {
  const form = useFormAround();
  const styles = formStyles(useTheme());
  const { label } = form.control(control.id);
  const labelId = `${idPrefix}-${control.id}-label`;
  const hasLabel = cell.showLabel && label !== '';
  return (
    <div role="group" {...(hasLabel ? { 'aria-labelledby': labelId } : { 'aria-label': label || cell.label || binding.name })}>
      {hasLabel && <div id={labelId} className={styles.label}>{label}</div>}
      <CodeComponent binding={binding} cell={cell} form={form} />
    </div>
  );
}
