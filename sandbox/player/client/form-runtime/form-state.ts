import type { CellModel, ColumnModel, FormControlModel, FormModel, SectionModel, TabModel, TableModel } from '../../app-model';
import type { FieldNotification, FieldState, FieldValue, FormNotification, FormRuntime, GridHandle } from '../contracts';
import { cellsOf, columnsOnForm, columnsToRead } from './columns';
import type { Handler } from './handlers';
import { problemOf } from './validation';
import { sameValue } from './values';

/** A column of the open row. Changed only through `FormState.change`. */
export interface FieldData {
  readonly column: ColumnModel;
  /** Whether scripts find it. */
  readonly isOnForm: boolean;
  initial: FieldValue;
  value: FieldValue;
  required: FieldState['required'];
  submitMode: Xrm.SubmitMode;
  /** What somebody typed that is no value of the column: the message about it. */
  typedError?: string;
  /** A script's `setIsValid(false)`: its message. */
  scriptError?: string;
  precision?: number;
}

/** A control of the form. Changed only through `FormState.change`. */
export interface ControlData {
  readonly id: string;
  readonly cell: CellModel;
  readonly model: FormControlModel;
  readonly tab: TabModel | undefined;
  readonly section: SectionModel | undefined;
  label: string;
  isVisible: boolean;
  isDisabled: boolean;
  notifications: readonly FieldNotification[];
  /** Filters of a lookup: for one table, or for all. */
  filters: readonly { readonly xml: string; readonly table?: string }[];
  views: readonly LookupView[];
  viewId?: string;
  entityTypes?: readonly string[];
  hiddenOptions: readonly number[];
  /** Address of a web resource or frame that a script set. */
  src?: string;
  /** Subgrids: the list once it is drawn, and who wants to know when it has loaded. */
  grid?: GridHandle;
  gridLoads: readonly Handler[];
  /** Quick views: the form of the other row once it is drawn. */
  quickForm?: FormRuntime;
}

/** A view that a script made for one lookup (`addCustomView`). */
export interface LookupView {
  readonly id: string;
  readonly table: string;
  readonly name: string;
  readonly fetchXml: string;
  readonly layoutXml: string;
}

export interface TabData { readonly model: TabModel; label: string; isVisible: boolean; isExpanded: boolean }
export interface SectionData { readonly model: SectionModel; readonly tab: TabModel; label: string; isVisible: boolean }

/** Everything that an open form holds, and who is told when it changes. */
export class FormState {
  readonly fields: ReadonlyMap<string, FieldData>;
  readonly controls: ReadonlyMap<string, ControlData>;
  readonly tabs: readonly TabData[];
  readonly sections: readonly SectionData[];
  currentTabId: string;
  notifications: readonly FormNotification[] = [];
  focus: { readonly controlId: string; readonly count: number } | undefined;
  revision = 0;
  private readonly listeners = new Set<() => void>();

  constructor(readonly table: TableModel, readonly form: FormModel) {
    const onForm = new Set(columnsOnForm(form, table));
    this.fields = new Map(columnsToRead(form, table).map((column) => [column.logicalName, newField(column, onForm.has(column))]));
    this.tabs = form.tabs.map((model) => ({ model, label: model.label, isVisible: model.visible, isExpanded: model.expanded }));
    this.sections = sectionsOf(form).map(({ tab, section: model }) => ({ model, tab, label: model.label, isVisible: model.visible }));
    this.controls = new Map(placedControls(form).map((control) => [control.id, control]));
    this.currentTabId = (this.tabs.find(({ isVisible }) => isVisible) ?? this.tabs[0])?.model.id ?? '';
  }

  /** Makes a change and tells about it. */
  change(make: () => void): void {
    make();
    this.revision += 1;
    [...this.listeners].forEach((listener) => listener());
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  field(column: string): FieldData | undefined {
    return this.fields.get(column);
  }

  control(id: string): ControlData | undefined {
    return this.controls.get(id);
  }

  controlsOf(column: string): readonly ControlData[] {
    return [...this.controls.values()].filter(({ model }) => model.column === column);
  }

  tab(id: string): TabData | undefined {
    return this.tabs.find(({ model }) => model.id === id);
  }

  section(id: string): SectionData | undefined {
    return this.sections.find(({ model }) => model.id === id);
  }

  /** Puts a value in, without an event. What was wrong with the one before is forgotten. */
  setValue(field: FieldData, value: FieldValue): void {
    this.change(() => {
      field.value = value;
      delete field.typedError;
      this.controlsOf(field.column.logicalName).forEach((control) => {
        control.notifications = control.notifications.filter(({ id }) => id !== REQUIRED_NOTIFICATION);
      });
    });
  }

  notify(notification: FormNotification): void {
    this.change(() => {
      this.notifications = [...this.notifications.filter(({ id }) => id !== notification.id), notification];
    });
  }

  /** @returns whether there was one */
  clearNotification(id: string): boolean {
    const rest = this.notifications.filter((notification) => notification.id !== id);
    if (rest.length === this.notifications.length) return false;
    this.change(() => {
      this.notifications = rest;
    });
    return true;
  }
}

/** Id of the notification that says a required field is empty. */
export const REQUIRED_NOTIFICATION = 'required';

export const isDirtyField = (field: FieldData) => field.typedError !== undefined || !sameValue(field.initial, field.value);

/** What is wrong with a field at this moment, apart from its being empty. */
export const errorOf = (field: FieldData): string | undefined => field.typedError ?? field.scriptError ?? problemOf(field.column, field.value);

const newField = (column: ColumnModel, isOnForm: boolean): FieldData => ({
  column, isOnForm, initial: null, value: null, submitMode: 'dirty',
  required: column.required === 'system' ? (column.type === 'owner' ? 'required' : 'none') : column.required,
});

const sectionsOf = (form: FormModel) =>
  form.tabs.flatMap((tab) => tab.columns.flatMap(({ sections }) => sections.map((section) => ({ tab, section }))));

function placedControls(form: FormModel): ControlData[] {
  const places = new Map(sectionsOf(form).flatMap((place) => place.section.rows.flat().map((cell) => [cell, place] as const)));
  return cellsOf(form).flatMap((cell) => {
    const model = cell.control;
    if (!model) return [];
    const place = places.get(cell);
    return [{
      id: model.id, cell, model, tab: place?.tab, section: place?.section, label: cell.label, isVisible: cell.visible, isDisabled: model.disabled,
      notifications: [], filters: [], views: [], hiddenOptions: [], gridLoads: [],
    }];
  });
}
