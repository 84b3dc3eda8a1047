import * as React from 'react';
import type { TableModel } from '../../app-model';
import { Grid } from '../grid/grid';

/** The list of a table. */
export function ListPage({ table, viewId }: { readonly table: TableModel; readonly viewId?: string }): React.ReactElement {
  return <Grid key={`${table.logicalName}/${viewId ?? ''}`} table={table} viewId={viewId} label={table.pluralName} />;
}
