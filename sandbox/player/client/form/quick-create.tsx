import { DefaultButton, getId, Panel, PanelType, PrimaryButton, Stack, useTheme } from '@fluentui/react';
import * as React from 'react';
import type { FormModel, TableModel } from '../../app-model';
import type { FormRuntime, SaveOutcome } from '../contracts';
import { createFormRuntime } from '../form-runtime';
import { usePlayer, type LookupValue } from '../player';
import { offeredForms } from './choose-form';
import { FormSection } from './form-section';
import { formStyles } from './form-styles';
import { LeaveDialog, type LeaveAnswer } from './leave-dialog';
import { Notifications } from './notifications';
import { FormContext, useForm } from './use-form';
import { useQuestion } from './use-question';
import { focusControl, useSaving } from './use-saving';

export interface QuickCreatePanelProps {
  /** Logical name. */
  readonly table: string;
  /** Values to begin with, such as the row of the list that the new one belongs to. */
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** Given the row that was made, the last one where there were several; nothing when there is none. */
  onClose(created: LookupValue | undefined): void;
}

/** Makes a row at the side of the page, with the few fields of the table's quick create form. */
export function QuickCreatePanel(props: QuickCreatePanelProps): JSX.Element {
  const { onClose } = props;
  const { app, session } = usePlayer();
  const table = app.tables[props.table];
  const form = table && offeredForms(table, session.user, 'quickCreate')[0];
  const [turn, setTurn] = React.useState(0);
  const made = React.useRef<LookupValue>();
  if (!table || !form) {
    const name = table?.displayName ?? props.table;
    return (
      <Panel isOpen headerText={`New ${name}`} closeButtonAriaLabel="Close" onDismiss={() => onClose(undefined)}>
        <p>{name} has no quick create form that your security roles may use. Make the row from its list instead.</p>
      </Panel>
    );
  }
  return <QuickForm key={turn} {...props} table={table} form={form} made={made} again={() => setTurn(turn + 1)} />;
}

interface QuickFormProps extends Omit<QuickCreatePanelProps, 'table'> {
  readonly table: TableModel;
  readonly form: FormModel;
  /** The last row made in this panel. */
  readonly made: React.MutableRefObject<LookupValue | undefined>;
  /** Begins another row. */
  again(): void;
}

function QuickForm({ table, form, defaults, made, again, onClose }: QuickFormProps): JSX.Element {
  const player = usePlayer();
  const styles = formStyles(useTheme());
  const [idPrefix] = React.useState(() => getId('quick'));
  // Closing and what follows are the panel's business, not the page's.
  const [runtime] = React.useState(() => createFormRuntime({ player, table, form, ...(defaults && { defaults }), onClose: () => undefined, onNew: () => undefined }));
  useForm(runtime);
  const fields = React.useRef<HTMLDivElement>(null);
  const focusField = React.useCallback((controlId: string) => focusControl(fields.current, controlId), []);
  const { form: saved, failure, dismissFailure, dialog } = useSaving(runtime, focusField);
  const [ask, leaving] = useQuestion<LeaveAnswer>();

  React.useEffect(() => {
    if (!runtime.isLoading) void runtime.ready();
  }, [runtime, runtime.isLoading]);

  const save = async (): Promise<SaveOutcome['kind']> => {
    const outcome = await saved.save();
    if (outcome.kind === 'saved') made.current = reference(runtime, outcome.id);
    return outcome.kind;
  };
  const saveAndClose = async () => {
    if ((await save()) === 'saved') onClose(made.current);
  };
  const close = async () => {
    const answer = runtime.isDirty ? await ask((choose) => <LeaveDialog answer={choose} />) : 'discard';
    if (answer === 'save') await saveAndClose();
    if (answer === 'discard') onClose(made.current);
  };
  const notifications = failure === undefined ? runtime.notifications : [{ id: 'failure', level: 'ERROR', text: failure } as const, ...runtime.notifications];
  const sections = form.tabs.filter(({ id }) => runtime.isTabVisible(id)).flatMap(({ columns }) => columns.flatMap((column) => column.sections));
  return (
    <Panel
      isOpen
      isBlocking
      isFooterAtBottom
      type={PanelType.medium}
      headerText={`Quick create: ${table.displayName}`}
      closeButtonAriaLabel="Close"
      onOuterClick={() => undefined}
      onDismiss={() => void close()}
      onRenderFooterContent={() => (
        <Stack horizontal wrap tokens={{ childrenGap: 8 }}>
          <PrimaryButton text="Save and close" disabled={runtime.isSaving} onClick={() => void saveAndClose()} />
          <DefaultButton text="Save and make another" disabled={runtime.isSaving} onClick={() => void save().then((kind) => kind === 'saved' && again())} />
          <DefaultButton text="Cancel" disabled={runtime.isSaving} onClick={() => void close()} />
        </Stack>
      )}
    >
      <FormContext.Provider value={saved}>
        <Notifications notifications={notifications} dismiss={(id) => (id === 'failure' ? dismissFailure() : runtime.dismissNotification(id))} />
        <div ref={fields} className={styles.column}>
          {!runtime.isLoading && sections.map((section) => <FormSection key={section.id} section={section} idPrefix={idPrefix} />)}
        </div>
        {dialog}
        {leaving}
      </FormContext.Provider>
    </Panel>
  );
}

function reference(form: FormRuntime, id: string): LookupValue {
  const { value } = form.field(form.table.primaryName);
  return { id, entityType: form.table.logicalName, ...(typeof value === 'string' && { name: value }) };
}
