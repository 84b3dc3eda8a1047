import { getId, ProgressIndicator, useTheme } from '@fluentui/react';
import * as React from 'react';
import type { FormModel } from '../../app-model';
import type { FormRuntime } from '../contracts';
import { privilegeDepth } from '../form-runtime';
import { usePlayer } from '../player';
import { FieldCell } from './field-cell';
import { FormHeader } from './form-header';
import { formKey, isModalOpen } from './form-keys';
import { formStyles } from './form-styles';
import { FormTabs } from './form-tabs';
import { Loading, LoadFailed, reread } from './load-state';
import { Notifications } from './notifications';
import { ReadOnlyBanner } from './read-only-banner';
import { FormContext, useForm } from './use-form';
import { useLeaving } from './use-leaving';
import { focusControl, useSaving } from './use-saving';

export interface OpenFormProps {
  readonly runtime: FormRuntime;
  readonly forms: readonly FormModel[];
  chooseForm(formId: string): void;
  /** The bar above the form, for a form whose `save` shows what came of it. */
  commandBar(form: FormRuntime): JSX.Element;
}

const failureId = 'save-failed';

/** A main form on its page: commands, header, notifications, tabs. */
export function OpenForm({ runtime, forms, chooseForm, commandBar }: OpenFormProps): JSX.Element {
  const player = usePlayer();
  useForm(runtime);
  const styles = formStyles(useTheme());
  const [idPrefix] = React.useState(() => getId('form'));
  const page = React.useRef<HTMLDivElement>(null);
  const focusField = React.useCallback((controlId: string) => focusControl(page.current, controlId), []);
  const { form, failure, dismissFailure, dialog } = useSaving(runtime, focusField);
  const leaving = useLeaving(form);

  const isShown = !runtime.isLoading && !runtime.loadError;
  React.useEffect(() => {
    if (isShown) void runtime.ready();
  }, [runtime, isShown]);

  const { focusRequest } = runtime;
  React.useEffect(() => {
    if (focusRequest) focusField(focusRequest.controlId);
  }, [focusRequest, focusField]);

  React.useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const meaning = formKey(event);
      if (!meaning || isModalOpen()) return;
      event.preventDefault();
      const { mode, table } = runtime;
      if (meaning !== 'new' && (mode === 'create' || mode === 'update')) void form.save({ mode: meaning });
      if (meaning === 'new' && privilegeDepth(player.session.user, 'Create', table) > 0) void player.navigate({ kind: 'record', table: table.logicalName });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [form, player, runtime]);

  if (runtime.loadError) return <LoadFailed error={runtime.loadError} table={runtime.table} retry={() => void reread(runtime)} />;
  if (runtime.isLoading) return <Loading tableName={runtime.table.displayName} />;

  const notifications = failure === undefined ? runtime.notifications : [{ id: failureId, level: 'ERROR', text: failure } as const, ...runtime.notifications];
  return (
    <FormContext.Provider value={form}>
      <div ref={page} className={styles.page}>
        {commandBar(form)}
        {runtime.isSaving && <ProgressIndicator ariaLabel="Saving" styles={{ itemProgress: { padding: 0 } }} />}
        <Notifications notifications={notifications} dismiss={(id) => (id === failureId ? dismissFailure() : runtime.dismissNotification(id))} />
        <ReadOnlyBanner form={runtime} />
        <div className={styles.scrolling}>
          <FormHeader idPrefix={idPrefix} forms={forms} chooseForm={chooseForm} />
          <FormTabs idPrefix={idPrefix} />
          {runtime.form.footer.map(({ control, ...cell }) =>
            control ? <FieldCell key={cell.id} cell={cell} control={control} idPrefix={`${idPrefix}-footer`} /> : null,
          )}
        </div>
        {dialog}
        {leaving}
      </div>
    </FormContext.Provider>
  );
}
