import { getId } from '@fluentui/react';
import * as React from 'react';
import type { FormModel, TableModel } from '../../app-model';
import { CommandBar } from '../commands/command-bar';
import { usePlayer } from '../player';
import { chooseForm, offeredForms } from './choose-form';
import { Impossible } from './load-state';
import { OpenForm } from './open-form';
import { useRuntime, type RecordPage } from './use-runtime';

/** The page of one row, or of a row that does not exist yet. */
export function FormPage({ page }: { readonly page: RecordPage }): JSX.Element {
  const { app, session } = usePlayer();
  const table = app.tables[page.table];
  if (!table) return <Impossible title="Not in this app" text={`This app has no table “${page.table}”. Ask whoever made the app to add it.`} />;

  const forms = offeredForms(table, session.user);
  const form = chooseForm(forms, page.formId);
  if (!form) {
    const text = `No main form of ${table.displayName} is open to your security roles. Ask your administrator for one of the roles that have a form.`;
    return <Impossible title="There is no form" text={text} />;
  }
  return <PageWithForm page={page} table={table} form={form} forms={forms} />;
}

interface PageWithFormProps {
  readonly page: RecordPage;
  readonly table: TableModel;
  readonly form: FormModel;
  readonly forms: readonly FormModel[];
}

function PageWithForm({ page, table, form, forms }: PageWithFormProps): JSX.Element {
  const player = usePlayer();
  const runtime = useRuntime(page, table, form);
  const firstTab = form.tabs.find(({ name }) => name === page.tabName)?.id;
  React.useEffect(() => {
    if (firstTab !== undefined) runtime.showTab(firstTab);
  }, [runtime, firstTab, page]);
  return (
    <OpenForm
      // What the components hold (tabs seen, text half typed) belongs to one row.
      key={runtimeKey(runtime)}
      runtime={runtime}
      forms={forms}
      chooseForm={(formId) => void player.navigate({ ...page, ...(runtime.id !== undefined && { id: runtime.id }), formId })}
      commandBar={(saved) => (
        <CommandBar location="form" table={table} form={saved} selection={saved.id === undefined ? [] : [saved.id]} label={`Commands of ${table.displayName}`} />
      )}
    />
  );
}

const keys = new WeakMap<object, string>();

/** One key for each runtime. */
function runtimeKey(runtime: object): string {
  const key = keys.get(runtime) ?? getId('runtime');
  keys.set(runtime, key);
  return key;
}
