import { act } from '@testing-library/react';
import type { CellModel, ColumnModel, FormModel, TableModel } from '../../../app-model';
import type { ControlState, FieldState, FieldValue, FormMode, FormNotification, FormRuntime, SaveOutcome } from '../../contracts';
import type { WebApiError } from '../../player';

/** A column of a table of tests. */
export function column(logicalName: string, type: ColumnModel['type'] = 'text', more: Partial<ColumnModel> = {}): ColumnModel {
  return {
    logicalName, schemaName: logicalName, displayName: logicalName.replace('acm_', ''), description: '', type, required: 'none',
    canCreate: true, canUpdate: true, canSearch: true, ...more,
  };
}

/** A cell with a field. */
export function cell(columnName: string, more: Partial<CellModel> = {}): CellModel {
  const control = { id: columnName, classId: '', column: columnName, disabled: false, kind: 'field', parameters: {} } as const;
  return { id: `cell-${columnName}`, label: columnName, showLabel: true, visible: true, columnSpan: 1, rowSpan: 1, control, ...more };
}

/** A tab of one section of one column. */
export function tab(id: string, label: string, cells: readonly CellModel[]): FormModel['tabs'][number] {
  const section = { id: `${id}-section`, name: id, label: `${label} section`, visible: true, showLabel: true, columns: 1, rows: cells.map((one) => [one]) };
  return { id, name: id, label, visible: true, expanded: true, showLabel: true, columns: [{ width: '100%', sections: [section] }] };
}

/** A main form. */
export function form(tabs: FormModel['tabs'], more: Partial<FormModel> = {}): FormModel {
  return { id: 'main', name: 'Information', type: 'main', isDefault: true, header: [], tabs, footer: [], libraries: [], events: [], roles: [], order: 0, ...more };
}

/** A table of tests: tickets. */
export function table(columns: readonly ColumnModel[], more: Partial<TableModel> = {}): TableModel {
  return {
    logicalName: 'acm_ticket', schemaName: 'acm_Ticket', entitySetName: 'acm_tickets', objectTypeCode: 10001, displayName: 'Ticket', pluralName: 'Tickets',
    description: '', ownership: 'user', primaryId: 'acm_ticketid', primaryName: 'acm_name', hasQuickCreate: false,
    columns: Object.fromEntries([column('acm_name'), ...columns].map((one) => [one.logicalName, one])),
    relationships: [], forms: [], views: [], charts: [], commands: [], hiddenCommands: [], ...more,
  };
}

/** What a fake form is told to be. */
export interface FakeForm {
  readonly table: TableModel;
  readonly form: FormModel;
  readonly values?: Readonly<Record<string, FieldValue>>;
  readonly required?: readonly string[];
  readonly hidden?: readonly string[];
  readonly mode?: FormMode;
  readonly id?: string;
  readonly isLoading?: boolean;
  readonly loadError?: WebApiError;
  readonly notifications?: readonly FormNotification[];
  readonly controls?: Readonly<Record<string, Partial<ControlState>>>;
  /** What reading again fails with. */
  readonly rereadError?: Error;
  /** What saving comes to, one after another; then `saved`. */
  readonly outcomes?: SaveOutcome[];
}

/** A form runtime that remembers values and saves nowhere: what is drawn can be tested without a server. */
export function fakeForm(told: FakeForm): FormRuntime & { readonly saves: Parameters<FormRuntime['save']>[0][]; change(column: string, state: Partial<FieldState>): void } {
  const listeners = new Set<() => void>();
  const states: Record<string, Partial<FieldState>> = {};
  const saves: Parameters<FormRuntime['save']>[0][] = [];
  let [revision, currentTabId, isDirty] = [0, told.form.tabs[0]?.id ?? '', false];
  const changed = (): void => {
    revision += 1;
    act(() => listeners.forEach((listener) => listener()));
  };
  const change = (name: string, state: Partial<FieldState>): void => {
    states[name] = { ...states[name], ...state };
    changed();
  };
  const isShown = (id: string): boolean => told.hidden?.includes(id) !== true;
  const sections = told.form.tabs.flatMap(({ columns }) => columns.flatMap((one) => one.sections));
  const isReadOnly = told.mode === 'readOnly' || told.mode === 'disabled';
  return {
    table: told.table,
    form: told.form,
    get revision() { return revision; },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    mode: told.mode ?? (told.id === undefined ? 'create' : 'update'),
    id: told.id,
    isLoading: told.isLoading ?? false,
    isSaving: false,
    get isDirty() { return isDirty; },
    loadError: told.loadError,
    notifications: told.notifications ?? [],
    field: (name) => ({
      value: told.values?.[name] ?? null, isDirty: false, required: told.required?.includes(name) === true ? 'required' : 'none', ...states[name],
    }),
    control: (id) => ({
      label: told.table.columns[id]?.displayName ?? id, isVisible: isShown(id), isDisabled: isReadOnly, notifications: [], lookupFilters: {}, hiddenOptions: [],
      ...told.controls?.[id],
    }),
    isTabVisible: isShown,
    isTabExpanded: () => true,
    tabLabel: (id) => told.form.tabs.find((one) => one.id === id)?.label ?? id,
    isSectionVisible: isShown,
    sectionLabel: (id) => sections.find((one) => one.id === id)?.label ?? id,
    get currentTabId() { return currentTabId; },
    showTab: (id) => {
      currentTabId = id;
      changed();
    },
    setValue: (name, value) => {
      isDirty = true;
      change(name, { value, error: undefined });
    },
    setInvalid: (name, error) => change(name, { error }),
    ready: () => Promise.resolve(),
    save: (options) => {
      saves.push(options);
      const outcome = told.outcomes?.shift() ?? { kind: 'saved', id: '1' };
      if (outcome.kind === 'saved') isDirty = false;
      changed();
      return Promise.resolve(outcome);
    },
    refresh: () => (told.rereadError ? Promise.reject(told.rereadError) : Promise.resolve()),
    dismissNotification: () => undefined,
    formContext: {} as Xrm.FormContext,
    registerGrid: () => () => undefined,
    registerQuickForm: () => () => undefined,
    showSavesBy: () => () => undefined,
    close: () => undefined,
    saves,
    change,
  };
}
