import { DefaultButton, Icon, useTheme } from '@fluentui/react';
import * as React from 'react';
import { Field } from '../fields/field';
import type { FieldNotification } from '../contracts';
import type { FormCellProps } from './form-cell';
import { faultsOf } from './faulty-fields';
import { formStyles } from './form-styles';
import { useFormAround } from './use-form';

/** A field with its label, its marks (required, locked) and what is to be said about it. */
export function FieldCell({ cell, control, idPrefix, isStacked = false }: FormCellProps & { readonly isStacked?: boolean }): JSX.Element | null {
  const form = useFormAround();
  const styles = formStyles(useTheme());
  const column = form.table.columns[control.column ?? ''];
  if (!column) return <p className={styles.note}>The form shows column “{control.column}”, which {form.table.displayName} does not have.</p>;

  const state = form.control(control.id);
  const { value, required } = form.field(column.logicalName);
  const faults = faultsOf(form, control);
  const advice = state.notifications.filter(({ level }) => level === 'recommendation');
  const inputId = `${idPrefix}-${control.id}`;
  const labelId = `${inputId}-label`;
  const messagesId = `${inputId}-messages`;
  const descriptionId = `${inputId}-description`;
  const isReadOnly = state.isDisabled;
  const describedBy = [faults.length + advice.length > 0 && messagesId, column.description !== '' && descriptionId].filter(Boolean).join(' ');

  return (
    <div className={styles.labelled}>
      <div className={isStacked ? undefined : styles.pair}>
        <label id={labelId} htmlFor={inputId} className={cell.showLabel ? styles.label : styles.hidden} title={column.description || undefined}>
          {isReadOnly && <Icon iconName="Lock" className={styles.lock} aria-hidden />}
          <span>
            {state.label}
            {required === 'required' && <span className={styles.required} aria-hidden> *</span>}
            {required === 'recommended' && <span className={styles.recommended} aria-hidden> +</span>}
          </span>
        </label>
        <div>
          <Field
            column={column}
            control={state}
            value={value}
            inputId={inputId}
            labelId={labelId}
            describedBy={describedBy || undefined}
            isReadOnly={isReadOnly}
            isRequired={required === 'required'}
            isInvalid={faults.length > 0}
            setValue={(changed) => form.setValue(column.logicalName, changed)}
            setInvalid={(error) => form.setInvalid(column.logicalName, error)}
          />
          {column.description !== '' && <span id={descriptionId} className={styles.hidden}>{column.description}</span>}
          <div id={messagesId}>
            {faults.map((text) => <p key={text} role="alert" className={styles.fault}>{text}</p>)}
            {advice.map((notification) => <Advice key={notification.id} notification={notification} />)}
          </div>
        </div>
      </div>
    </div>
  );
}

/** A script's recommendation, with what it offers to do. */
function Advice({ notification: { text, actions = [] } }: { readonly notification: FieldNotification }): JSX.Element {
  const styles = formStyles(useTheme());
  return (
    <div className={styles.advice} role="status">
      <Icon iconName="Lightbulb" aria-hidden /> {text}{' '}
      {actions.map(({ label, run }) => <DefaultButton key={label} text={label} onClick={() => run()} />)}
    </div>
  );
}
