import type { CellModel, CommandLocation, ComponentBindingModel, FormModel, SubgridModel, TableModel } from '../app-model';
import type { LookupValue, WebApiError } from './player';

/**
 * The seams between the parts of the client: the runtime of a form (`form-runtime/`), what draws it (`form/`), the
 * scripts' API on top of it (`xrm/`), code components (`pcf/`), lists (`grid/`) and commands (`commands/`).
 */

/** A value in a form, in the types that scripts see: texts, numbers, booleans, `Date`, lookups as an array of one, choices as numbers. */
export type FieldValue = string | number | boolean | Date | readonly LookupValue[] | readonly number[] | null;

export interface FieldNotification {
  readonly id: string;
  readonly level: 'error' | 'recommendation';
  readonly text: string;
  readonly actions?: readonly { readonly label: string; run(): void }[];
}

/** What a field's control shows at this moment. */
export interface ControlState {
  readonly label: string;
  readonly isVisible: boolean;
  /** Form state, privileges, the definition and scripts together. */
  readonly isDisabled: boolean;
  readonly notifications: readonly FieldNotification[];
  /** Lookups: FetchXML `<filter>` elements that `addCustomFilter` added, by table; and the view that a script set. */
  readonly lookupFilters: Readonly<Record<string, readonly string[]>>;
  readonly lookupViewId?: string;
  /** Lookups: views that scripts made for this control alone (`addCustomView`). */
  readonly lookupViews?: readonly { readonly id: string; readonly table: string; readonly name: string; readonly fetchXml: string; readonly layoutXml: string }[];
  /** Lookups: the tables that a script left to choose from (`setEntityTypes`). */
  readonly lookupTables?: readonly string[];
  /** Choices: values that scripts took away. */
  readonly hiddenOptions: readonly number[];
  /** Web resources and frames: the address that a script set. */
  readonly src?: string;
}

export interface FieldState {
  readonly value: FieldValue;
  readonly isDirty: boolean;
  readonly required: 'none' | 'recommended' | 'required';
  /** What the validation of the field's type says, shown beside it: too long, not a number, out of range. */
  readonly error?: string;
}

export interface FormNotification {
  readonly id: string;
  readonly level: 'ERROR' | 'WARNING' | 'INFO';
  readonly text: string;
}

export type FormMode = 'create' | 'update' | 'readOnly' | 'disabled';

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly id: string }
  /** A required or invalid field, or a script, stands in the way; notifications say which. */
  | { readonly kind: 'prevented' }
  /** Somebody else changed the row meanwhile: for each column that both changed, both values as shown. Nothing is lost. */
  | { readonly kind: 'conflict'; readonly columns: readonly { readonly column: string; readonly mine: string; readonly theirs: string }[] }
  | { readonly kind: 'failed'; readonly error: WebApiError };

/** An open form without its looks. Made by `createFormRuntime`; everything notifies `subscribe`rs. */
export interface FormRuntime {
  readonly table: TableModel;
  readonly form: FormModel;
  /** Grows with each change: what `useForm` compares. */
  readonly revision: number;
  subscribe(listener: () => void): () => void;
  readonly mode: FormMode;
  /** Absent until a new row is saved. */
  readonly id: string | undefined;
  readonly isLoading: boolean;
  readonly isSaving: boolean;
  readonly isDirty: boolean;
  /** Set when the row could not be read: not there, no right, no connection. */
  readonly loadError: WebApiError | undefined;
  readonly notifications: readonly FormNotification[];
  field(column: string): FieldState;
  control(controlId: string): ControlState;
  isTabVisible(tabId: string): boolean;
  isTabExpanded(tabId: string): boolean;
  tabLabel(tabId: string): string;
  isSectionVisible(sectionId: string): boolean;
  sectionLabel(sectionId: string): string;
  /** The tab in front. */
  readonly currentTabId: string;
  showTab(tabId: string): void;
  /** What somebody typed or chose; fires the change event. */
  setValue(column: string, value: FieldValue): void;
  /** What is typed is no value of the column; the field goes on showing it. */
  setInvalid(column: string, error: string): void;
  /** Runs the load events once, after the first drawing. */
  ready(): Promise<void>;
  /** @param merge after a conflict: `mine` writes over their values, `theirs` takes them and saves the rest */
  save(options?: { readonly mode?: 'save' | 'saveAndClose' | 'saveAndNew' | 'autoSave'; readonly merge?: 'mine' | 'theirs' }): Promise<SaveOutcome>;
  /** What draws the form registers how it saves and shows what came of it: scripts and commands save by it, too. @returns takes it away */
  showSavesBy(save: FormRuntime['save']): () => void;
  /** Reads the row again; what was typed and not saved stays unless `discard`. */
  refresh(options?: { readonly discard?: boolean }): Promise<void>;
  dismissNotification(id: string): void;
  /** The control that a script wants the focus on; `count` grows with each wish. */
  readonly focusRequest?: { readonly controlId: string; readonly count: number } | undefined;
  /** What scripts get as the form context (and commands as PrimaryControl). */
  readonly formContext: Xrm.FormContext;
  /** Subgrids register here so that scripts can reach them by `getControl`. @returns takes it away */
  registerGrid(controlId: string, grid: GridHandle): () => void;
  /** Quick views register the form that they show of another row, for `formContext.ui.quickForms`. @returns takes it away */
  registerQuickForm(controlId: string, shown: FormRuntime): () => void;
  close(): void;
}

/** A list on the screen, as commands and scripts see it. */
export interface GridHandle {
  readonly table: string;
  readonly viewId: string;
  /** Relationship and row that a subgrid belongs to. */
  readonly parent?: { readonly table: string; readonly id: string; readonly relationship: string };
  selected(): readonly LookupValue[];
  rows(): readonly LookupValue[];
  total(): number;
  refresh(): Promise<void>;
  selectView(viewId: string): void;
  /** What the view's query is at the moment, filters and sorting included. */
  fetchXml(): string;
  onLoad(handler: () => void): () => void;
  /** Asks the rules of the list's commands again. */
  refreshCommands?(): void;
}

/** `<Grid>` of `grid/grid.tsx`, with its own `<CommandBar>`, view selector, quick find, filters and paging: a page or a subgrid complete. */
export interface GridProps {
  readonly table: TableModel;
  readonly viewId?: string;
  /** Only the rows of this parent: a subgrid. Absent: a page of its own. */
  readonly parent?: { readonly table: TableModel; readonly id: string; readonly name: string };
  readonly subgrid?: SubgridModel;
  /** Subgrids: the form around it, which the list's commands get as their PrimaryControl. */
  readonly form?: FormRuntime;
  readonly label: string;
  readonly isDisabled?: boolean;
  /** Hands out the grid once it is there. */
  readonly onHandle?: (handle: GridHandle | undefined) => void;
}

/** `<CommandBar>` of `commands/`: standard commands of the place and those of the table's ribbon. */
export interface CommandBarProps {
  readonly location: CommandLocation;
  readonly table: TableModel;
  readonly grid?: GridHandle;
  readonly form?: FormRuntime;
  /** Ids of the rows selected: rules are asked again when they change. */
  readonly selection: readonly string[];
  /** Rules are asked again when it changes, too. */
  readonly occasion?: number;
  /** What assistive technology calls the bar. */
  readonly label: string;
}

/** `<CodeComponent>` of `pcf/`: a code component in place of a field or a list. */
export interface CodeComponentProps {
  readonly binding: ComponentBindingModel;
  readonly cell: CellModel;
  readonly form: FormRuntime;
}
