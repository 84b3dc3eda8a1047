import * as React from 'react';
import type { FormModel, TableModel } from '../../app-model';
import type { FormRuntime } from '../contracts';
import { createFormRuntime } from '../form-runtime';
import { usePlayer, type Page } from '../player';
import { useForm } from './use-form';

export type RecordPage = Extract<Page, { kind: 'record' }>;

/**
 * The runtime of the form on a page: another one for another row or form, but the same when a new row has been saved
 * and the address says so.
 */
export function useRuntime(page: RecordPage, table: TableModel, form: FormModel): FormRuntime {
  const player = usePlayer();
  const held = React.useRef<{ readonly key: string; readonly runtime: FormRuntime }>();
  const key = keyOf(page, form);
  if (!held.current || (held.current.key !== key && !isOfRow(held.current.runtime, page, form))) {
    const runtime = createFormRuntime({ player, table, form, ...(page.id !== undefined && { id: page.id }), ...(page.defaults && { defaults: page.defaults }) });
    held.current = { key, runtime };
  } else {
    held.current = { ...held.current, key };
  }
  const runtime = useForm(held.current.runtime);

  const savedId = runtime.id;
  React.useEffect(() => {
    // Whoever navigates meanwhile (save and close) decides where to go.
    if (savedId === undefined || page.id !== undefined || keyOfAny(player.page()) !== keyOfAny(page)) return;
    void player.navigate({ kind: 'record', table: page.table, id: savedId, ...(page.formId !== undefined && { formId: page.formId }) }, { replace: true });
  }, [player, page, savedId]);
  return runtime;
}

const keyOf = ({ table, id, defaults }: RecordPage, form: FormModel): string => JSON.stringify([table, form.id, id, defaults]);

const keyOfAny = (page: Page): string => (page.kind === 'record' ? JSON.stringify([page.table, page.id, page.formId, page.defaults]) : page.kind);

const isOfRow = (runtime: FormRuntime, page: RecordPage, form: FormModel): boolean =>
  page.id !== undefined && runtime.id === page.id && runtime.table.logicalName === page.table && runtime.form.id === form.id;
