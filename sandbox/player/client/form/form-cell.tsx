import { useTheme } from '@fluentui/react';
import * as React from 'react';
import type { CellModel, FormControlModel } from '../../app-model';
import { ComponentCell } from './component-cell';
import { FieldCell } from './field-cell';
import { formStyles } from './form-styles';
import { QuickViewCell } from './quick-view-cell';
import { SubgridCell } from './subgrid-cell';
import { TimelineCell } from './timeline-cell';
import { UnsupportedCell } from './unsupported-cell';
import { useFormAround } from './use-form';
import { WebResourceCell } from './web-resource-cell';

export interface FormCellProps {
  readonly cell: CellModel;
  readonly control: FormControlModel;
  /** Makes ids of elements unique: two forms may be open, one above the other. */
  readonly idPrefix: string;
}

/** What stands in one cell of a form. `data-control-id` is where scripts' `setFocus` finds it. */
export function FormCell(props: FormCellProps): JSX.Element {
  const styles = formStyles(useTheme());
  const { cell, control } = props;
  const { label } = useFormAround().control(control.id);
  const hasTitle = cell.showLabel && label !== '' && !control.component && titled.includes(control.kind);
  return (
    <div data-control-id={control.id}>
      {hasTitle && <div className={styles.label}>{label}</div>}
      {cellOf(props)}
    </div>
  );
}

/** What has its label above, where the form wants one at all; fields have theirs beside. */
const titled: readonly FormControlModel['kind'][] = ['subgrid', 'webResource', 'quickView'];

function cellOf(props: FormCellProps): JSX.Element {
  const { component } = props.control;
  if (component) return <ComponentCell {...props} binding={component} />;
  switch (props.control.kind) {
    case 'field':
      return <FieldCell {...props} />;
    case 'subgrid':
      return props.control.subgrid ? <SubgridCell {...props} subgrid={props.control.subgrid} /> : <UnsupportedCell {...props} />;
    case 'webResource':
      return <WebResourceCell {...props} />;
    case 'quickView':
      return <QuickViewCell {...props} />;
    case 'timeline':
      return <TimelineCell {...props} />;
    default:
      return <UnsupportedCell {...props} />;
  }
}
