import { useTheme } from '@fluentui/react';
import * as React from 'react';
import type { FormModel, TableModel } from '../../app-model';
import type { ControlState, FormRuntime } from '../contracts';
import { createFormRuntime } from '../form-runtime';
import { firstLookup } from '../form-runtime/values';
import { usePlayer, type LookupValue } from '../player';
import type { FormCellProps } from './form-cell';
import { FormSection } from './form-section';
import { formStyles } from './form-styles';
import { Loading, LoadFailed, reread } from './load-state';
import { FormContext, useForm, useFormAround } from './use-form';

/** Fields of the row that a lookup points to, to read only. */
export function QuickViewCell({ control, idPrefix }: FormCellProps): JSX.Element {
  const form = useFormAround();
  const { app } = usePlayer();
  const styles = formStyles(useTheme());
  const { label } = form.control(control.id);
  const row = firstLookup(form.field(control.column ?? '').value);
  const table = row && app.tables[row.entityType];
  const shown = Object.values(control.parameters).join(' ').toLowerCase();
  const quick = table?.forms.find(({ type, id }) => type === 'quick' && shown.includes(id)) ?? table?.forms.find(({ type }) => type === 'quick');
  if (!row || !table) return <p className={styles.note}>{label}: nothing is chosen.</p>;
  if (!quick) return <p className={styles.note}>{label}: {table.displayName} has no quick view form in this app.</p>;
  return <RowAtAGlance key={row.id} row={row} table={table} form={quick} around={form} controlId={control.id} idPrefix={`${idPrefix}-${control.id}`} />;
}

interface RowAtAGlanceProps {
  readonly row: LookupValue;
  readonly table: TableModel;
  readonly form: FormModel;
  /** The form that the quick view stands on, and where. */
  readonly around: FormRuntime;
  readonly controlId: string;
  readonly idPrefix: string;
}

function RowAtAGlance({ row, table, form, around, controlId, idPrefix }: RowAtAGlanceProps): JSX.Element {
  const player = usePlayer();
  const [runtime] = React.useState(() => locked(createFormRuntime({ player, table, form, id: row.id })));
  useForm(runtime);
  React.useEffect(() => around.registerQuickForm(controlId, runtime), [around, controlId, runtime]);
  if (runtime.loadError) return <LoadFailed error={runtime.loadError} table={table} retry={() => void reread(runtime)} />;
  if (runtime.isLoading) return <Loading tableName={table.displayName} />;
  const sections = form.tabs.flatMap(({ columns }) => columns).flatMap((column) => column.sections);
  return (
    <FormContext.Provider value={runtime}>
      {sections.map((section) => <FormSection key={section.id} section={section} idPrefix={idPrefix} />)}
    </FormContext.Provider>
  );
}

/** The same form, in which nothing can be changed. */
function locked(runtime: FormRuntime): FormRuntime {
  return new Proxy(runtime, {
    get(target, member) {
      const value: unknown = Reflect.get(target, member, target);
      if (member === 'control') return (id: string): ControlState => ({ ...target.control(id), isDisabled: true });
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
