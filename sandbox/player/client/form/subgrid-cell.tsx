import { mergeStyles, useTheme } from '@fluentui/react';
import * as React from 'react';
import type { SubgridModel } from '../../app-model';
import type { GridHandle } from '../contracts';
import { Grid } from '../grid/grid';
import { relationshipOf } from '../grid/relationship';
import { usePlayer } from '../player';
import type { FormCellProps } from './form-cell';
import { rowName } from './form-header';
import { formStyles } from './form-styles';
import { useFormAround } from './use-form';

/** As tall as its rows, but no taller than a form bears: longer lists scroll. */
const place = mergeStyles({ display: 'flex', flexDirection: 'column', minHeight: 220, maxHeight: 'max(320px, 60vh)' });

/** A list of rows on a form: those that belong to its row, or all of a view. */
export function SubgridCell({ cell, control, subgrid }: FormCellProps & { readonly subgrid: SubgridModel }): JSX.Element {
  const form = useFormAround();
  const { app } = usePlayer();
  const styles = formStyles(useTheme());
  const takeAway = React.useRef<() => void>();
  const onHandle = React.useCallback(
    (handle: GridHandle | undefined) => {
      takeAway.current?.();
      takeAway.current = handle && form.registerGrid(control.id, handle);
    },
    [form, control.id],
  );

  const table = app.tables[subgrid.table];
  const state = form.control(control.id);
  const label = state.label || cell.label || table?.pluralName || subgrid.table;
  if (!table) return <p className={styles.note}>The form lists rows of “{subgrid.table}”, a table that is not in this app. Ask whoever made the app to add it.</p>;
  if (form.id === undefined && subgrid.relationship !== undefined)
    return <p className={styles.note}>{label}: save the {form.table.displayName} first, then rows can be added here.</p>;
  if (subgrid.relationship !== undefined && !relationshipOf(form.table, table, subgrid.relationship))
    return <p className={styles.note}>{label}: the list belongs to the relationship “{subgrid.relationship}”, which {form.table.displayName} does not have. Ask whoever made the form to list the rows by another.</p>;
  return (
    <div className={place}>
      <Grid
        table={table}
        subgrid={subgrid}
        form={form}
        label={label}
        isDisabled={state.isDisabled}
        onHandle={onHandle}
        {...(form.id !== undefined && { parent: { table: form.table, id: form.id, name: rowName(form) } })}
        {...(subgrid.viewId !== undefined && { viewId: subgrid.viewId })}
      />
    </div>
  );
}
