import { useTheme } from '@fluentui/react';
import * as React from 'react';
import { Timeline } from '../activities/timeline';
import { timelineOptions } from '../activities/timeline-query';
import { usePlayer } from '../player';
import type { FormCellProps } from './form-cell';
import { formStyles } from './form-styles';
import { UnsupportedCell } from './unsupported-cell';
import { useFormAround } from './use-form';

/** The timeline of the form's row. */
export function TimelineCell(props: FormCellProps): JSX.Element {
  const { cell, control } = props;
  const form = useFormAround();
  const { app } = usePlayer();
  const styles = formStyles(useTheme());
  const options = React.useMemo(() => timelineOptions(control.parameters), [control]);
  const label = form.control(control.id).label || cell.label || 'Timeline';
  if (!app.tables.email) return <UnsupportedCell {...props} />;
  if (form.id === undefined) return <p className={styles.note}>{label}: save the {form.table.displayName} first, then what is sent about it appears here.</p>;
  return <Timeline key={form.id} title={label} id={form.id} occasion={String(form.field('modifiedon').value)} options={options} />;
}
