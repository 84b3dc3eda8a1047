import type { FormModel, TableModel } from '../../app-model';
import type { ControlState, FieldState, FieldValue, FormMode, FormRuntime, GridHandle, SaveOutcome } from '../contracts';
import type { Player, WebApiError } from '../player';
import { isWebApiError, WebApiFailure } from '../web-api';
import { createFormContext } from '../xrm/form-context';
import { followReads } from '../xrm/rows-read';
import { formMode } from './access';
import { controlState, isControlDisabled } from './control-state';
import { FormEvents } from './events';
import { SAVE_MODES, type FormCore, type SaveMode } from './form-core';
import { errorOf, FormState, isDirtyField, type ControlData, type FieldData } from './form-state';
import { HandlerLists } from './handlers';
import { refuseInvalid } from './refusals';
import { RowStore } from './row-store';

export interface FormRuntimeOptions {
  readonly player: Player;
  readonly table: TableModel;
  readonly form: FormModel;
  /** Absent: a new row. */
  readonly id?: string;
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** What closing does; the table's list comes by default. */
  readonly onClose?: () => void;
  /** What follows Save & New; an empty form of the table by default. */
  readonly onNew?: () => void;
  /** Ids of new rows. */
  readonly newId?: () => string;
}

const UNREAD: FieldState = { value: null, isDirty: false, required: 'none' };

/** One open form: its state, its row, and the events between them. */
export class OpenForm implements FormRuntime, FormCore {
  readonly player: Player;
  readonly state: FormState;
  readonly handlers = new HandlerLists();
  readonly formContext: Xrm.FormContext;
  isLoading = true;
  isSaving = false;
  loadError: WebApiError | undefined;
  private readonly row: RowStore;
  private readonly events: FormEvents;
  private loading: Promise<void>;
  private readying: Promise<void> | undefined;
  private saving: Promise<SaveOutcome> | undefined;
  private shownSave: FormRuntime['save'] | undefined;

  constructor(private readonly options: FormRuntimeOptions) {
    this.player = options.player;
    this.state = new FormState(options.table, options.form);
    this.row = new RowStore(options.player, this.state, options.id, options.newId ?? (() => crypto.randomUUID()));
    this.events = new FormEvents(this);
    this.formContext = createFormContext(this);
    this.loading = this.load();
  }

  get table() { return this.state.table; }
  get form() { return this.state.form; }
  get revision() { return this.state.revision; }
  get id() { return this.row.id; }
  get isDirty() { return this.row.isDirty(); }
  get notifications() { return this.state.notifications; }
  get currentTabId() { return this.state.currentTabId; }
  get focusRequest() { return this.state.focus; }

  get mode(): FormMode {
    const value = (column: string): FieldValue => this.state.field(column)?.value ?? null;
    const saved = this.state.field('statecode')?.initial ?? null;
    return formMode({ table: this.table, user: this.player.session.user, id: this.id, state: saved, owner: value('ownerid') });
  }

  subscribe(listener: () => void) {
    return this.state.subscribe(listener);
  }

  field(column: string): FieldState {
    const field = this.state.field(column);
    if (!field) return UNREAD;
    const error = errorOf(field);
    return { value: field.value, isDirty: isDirtyField(field), required: field.required, ...(error === undefined ? {} : { error }) };
  }

  control(controlId: string): ControlState {
    return controlState(this, controlId);
  }

  isControlDisabled(control: ControlData): boolean {
    return isControlDisabled(this, control);
  }

  isTabVisible(tabId: string) { return this.state.tab(tabId)?.isVisible ?? false; }
  isTabExpanded(tabId: string) { return this.state.tab(tabId)?.isExpanded ?? false; }
  tabLabel(tabId: string) { return this.state.tab(tabId)?.label ?? ''; }
  isSectionVisible(sectionId: string) { return this.state.section(sectionId)?.isVisible ?? false; }
  sectionLabel(sectionId: string) { return this.state.section(sectionId)?.label ?? ''; }

  showTab(tabId: string): void {
    const tab = this.state.tab(tabId);
    if (!tab || (this.currentTabId === tabId && tab.isExpanded)) return;
    this.state.change(() => {
      this.state.currentTabId = tabId;
      tab.isExpanded = true;
    });
    this.events.tabState(tabId, tab.model.name, this.formContext.ui.tabs.get(tab.model.name) ?? undefined);
  }

  setValue(column: string, value: FieldValue): void {
    const field = this.known(column);
    this.state.setValue(field, value);
    this.fireChange(field);
  }

  setInvalid(column: string, error: string): void {
    const field = this.known(column);
    this.state.change(() => {
      field.typedError = error;
    });
  }

  fireChange({ column }: FieldData): void {
    this.events.change(column.logicalName, this.formContext.getAttribute(column.logicalName) ?? undefined);
  }

  ready(): Promise<void> {
    this.readying ??= this.start();
    return this.readying;
  }

  save(options: { readonly mode?: SaveMode; readonly merge?: 'mine' | 'theirs' } = {}): Promise<SaveOutcome> {
    this.saving ??= this.saveNow(options).finally(() => {
      this.saving = undefined;
    });
    return this.saving;
  }

  showSavesBy(save: FormRuntime['save']): () => void {
    this.shownSave = save;
    return () => {
      if (this.shownSave === save) this.shownSave = undefined;
    };
  }

  saveShown(options: { readonly mode?: SaveMode } = {}): Promise<SaveOutcome> {
    return this.shownSave ? this.shownSave(options) : this.save(options);
  }

  async refresh({ discard = false }: { readonly discard?: boolean } = {}): Promise<void> {
    await this.saving;
    if (this.loadError) return this.openAgain();
    await this.row.read(discard ? 'discard' : 'merge');
    await this.events.dataLoad(3);
  }

  dismissNotification(id: string): void {
    this.state.clearNotification(id);
  }

  registerGrid(controlId: string, grid: GridHandle): () => void {
    const control = this.state.control(controlId);
    if (!control) return () => undefined;
    control.grid = grid;
    const stop = grid.onLoad(() => this.events.gridLoad(control));
    return () => {
      stop();
      if (control.grid === grid) delete control.grid;
    };
  }

  registerQuickForm(controlId: string, shown: FormRuntime): () => void {
    const control = this.state.control(controlId);
    if (!control) return () => undefined;
    control.quickForm = shown;
    return () => {
      if (control.quickForm === shown) delete control.quickForm;
    };
  }

  close(): void {
    if (this.options.onClose) this.options.onClose();
    else void this.player.navigate({ kind: 'list', table: this.table.logicalName });
  }

  /** After a row that could not be read: from the beginning, scripts included. */
  private openAgain(): Promise<void> {
    this.state.change(() => {
      this.loadError = undefined;
      this.isLoading = true;
    });
    this.loading = this.load();
    this.readying = undefined;
    return this.ready();
  }

  private async load(): Promise<void> {
    try {
      if (this.id === undefined) this.row.beginNew(this.options.defaults ?? {});
      else await this.row.read('discard');
    } catch (thrown) {
      this.loadError = asWebApiError(thrown);
    }
    this.state.change(() => {
      this.isLoading = false;
    });
  }

  private async start(): Promise<void> {
    await this.loading;
    if (this.loadError) return;
    await this.events.loadLibraries();
    await this.events.load(1);
  }

  private async saveNow({ mode = 'save', merge }: { readonly mode?: SaveMode; readonly merge?: 'mine' | 'theirs' }): Promise<SaveOutcome> {
    const scriptsRead = this.id === undefined ? () => [] : followReads(this.player, this.table.logicalName, this.id);
    const mayGoOn = refuseInvalid(this) && (await this.events.save(SAVE_MODES[mode])) && refuseInvalid(this);
    const reads = scriptsRead();
    if (!mayGoOn) return { kind: 'prevented' };
    this.state.change(() => {
      this.isSaving = true;
    });
    const isNew = this.id === undefined;
    const outcome = await this.row.write(merge, reads).catch((thrown: unknown): SaveOutcome => ({ kind: 'failed', error: asWebApiError(thrown) }));
    if (outcome.kind === 'saved') await this.row.read('merge').catch(() => undefined);
    this.state.change(() => {
      this.isSaving = false;
    });
    if (outcome.kind === 'saved') await this.afterSave(outcome.id, mode, isNew);
    if (outcome.kind === 'failed') await this.events.postSave({ error: outcome.error });
    return outcome;
  }

  /** Power Apps loads the form anew once a new row is there; an existing one only tells that its data came again. */
  private async afterSave(id: string, mode: SaveMode, isNew: boolean): Promise<void> {
    this.player.rowsChanged(this.table.logicalName);
    await this.events.postSave({ id });
    if (mode === 'saveAndClose') return this.close();
    if (mode === 'saveAndNew') return this.startNew();
    if (!isNew) return this.events.dataLoad(2);
    this.handlers.clear();
    await this.events.load(2);
  }

  private startNew(): void {
    if (this.options.onNew) this.options.onNew();
    else void this.player.navigate({ kind: 'record', table: this.table.logicalName, formId: this.form.id });
  }

  private known(column: string): FieldData {
    const field = this.state.field(column);
    if (!field) throw new Error(`The form '${this.form.name}' has no column '${column}'.`);
    return field;
  }
}

const asWebApiError = (thrown: unknown): WebApiError =>
  isWebApiError(thrown) ? thrown : new WebApiFailure(thrown instanceof Error ? thrown.message : String(thrown), 0, '');
