import * as React from 'react';
import type { CellModel, FormControlModel } from '../../app-model';
import { ComponentCell } from './component-cell';
import { FieldCell } from './field-cell';
import { QuickViewCell } from './quick-view-cell';
import { SubgridCell } from './subgrid-cell';
import { UnsupportedCell } from './unsupported-cell';
import { WebResourceCell } from './web-resource-cell';

export interface FormCellProps {
  readonly cell: CellModel;
  readonly control: FormControlModel;
  /** Makes ids of elements unique: two forms may be open, one above the other. */
  readonly idPrefix: string;
}

/** What stands in one cell of a form. `data-control-id` is where scripts' `setFocus` finds it. */
export function FormCell(props: FormCellProps): JSX.Element {
  return <div data-control-id={props.control.id}>{cellOf(props)}</div>;
}

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
    default:
      return <UnsupportedCell {...props} />;
  }
}
