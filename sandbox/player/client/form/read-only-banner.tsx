import { MessageBar } from '@fluentui/react';
import * as React from 'react';
import type { FormRuntime } from '../contracts';

/** Why nothing can be changed here, as in Power Apps. */
export function ReadOnlyBanner({ form }: { readonly form: FormRuntime }): JSX.Element | null {
  const text = readOnlyReason(form);
  return text === undefined ? null : <MessageBar isMultiline>{text}</MessageBar>;
}

/** @returns nothing where the form can be changed */
function readOnlyReason(form: FormRuntime): string | undefined {
  if (form.mode === 'readOnly') return `Read-only: you may see this ${form.table.displayName}, but not change it. Ask your administrator if you need to.`;
  if (form.mode !== 'disabled') return undefined;
  const state = Object.values(form.table.columns).find(({ type }) => type === 'state');
  const label = state?.options?.find(({ value }) => value === form.field(state.logicalName).value)?.label;
  return `Read-only: this record's status is ${label ?? 'not active'}.`;
}
