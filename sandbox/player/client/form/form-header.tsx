import { Dropdown, useTheme } from '@fluentui/react';
import * as React from 'react';
import type { FormModel } from '../../app-model';
import type { FormRuntime } from '../contracts';
import { FieldCell } from './field-cell';
import { formStyles } from './form-styles';
import { useFormAround } from './use-form';

export interface FormHeaderProps {
  readonly idPrefix: string;
  /** The forms to choose from; with one there is nothing to choose. */
  readonly forms: readonly FormModel[];
  chooseForm(formId: string): void;
}

/** Whose form this is, whether it is saved, which form it is, and the fields that are always in sight. */
export function FormHeader({ idPrefix, forms, chooseForm }: FormHeaderProps): JSX.Element {
  const form = useFormAround();
  const styles = formStyles(useTheme());
  return (
    <header className={styles.header}>
      <div className={styles.title}>
        <h1 className={styles.name} tabIndex={-1}>
          {rowName(form)}
          <span className={styles.saved} role="status">{savedState(form)}</span>
        </h1>
        <div className={styles.kind}>
          <span>{form.table.displayName}</span>
          {forms.length > 1 ? (
            <Dropdown
              ariaLabel="Form"
              dropdownWidth="auto"
              selectedKey={form.form.id}
              options={forms.map(({ id, name }) => ({ key: id, text: name }))}
              onChange={(_, option) => option && option.key !== form.form.id && chooseForm(String(option.key))}
            />
          ) : (
            form.form.name !== form.table.displayName && <span>· {form.form.name}</span>
          )}
        </div>
      </div>
      <div className={styles.headerFields}>
        {form.form.header.map((cell) =>
          cell.control && form.control(cell.control.id).isVisible ? (
            <div key={cell.id} className={isLookup(form, cell.control.column) ? styles.headerLookup : styles.headerField} data-control-id={cell.control.id}>
              <FieldCell cell={cell} control={cell.control} idPrefix={`${idPrefix}-header`} isStacked />
            </div>
          ) : null,
        )}
      </div>
    </header>
  );
}

const isLookup = ({ table }: FormRuntime, column = ''): boolean => ['lookup', 'customer', 'owner'].includes(table.columns[column]?.type ?? '');

/** The row's name, or that it is a new one. */
export function rowName(form: FormRuntime): string {
  const { value } = form.field(form.table.primaryName);
  if (typeof value === 'string' && value !== '') return value;
  return form.id === undefined ? `New ${form.table.displayName}` : `(${form.table.displayName} without a name)`;
}

const savedState = ({ isSaving, isDirty, id, mode }: FormRuntime): string => {
  if (isSaving) return '– Saving…';
  if (mode === 'readOnly' || mode === 'disabled') return '– Read-only';
  return isDirty || id === undefined ? '– Unsaved' : '– Saved';
};
