export interface FormModel {
  readonly id: string;
  readonly name: string;
  readonly type: 'main' | 'quickCreate' | 'quick' | 'card';
  readonly isDefault: boolean;
  readonly header: readonly CellModel[];
  readonly tabs: readonly TabModel[];
  readonly footer: readonly CellModel[];
  /** Web resource names, in the order in which they load. */
  readonly libraries: readonly string[];
  readonly events: readonly FormEventModel[];
  /** Role ids that may use the form; empty: everyone. */
  readonly roles: readonly string[];
  /** In the order in which forms are offered. */
  readonly order: number;
}

export interface FormEventModel {
  readonly name: 'onload' | 'onsave' | 'onchange' | 'tabstatechange' | 'onreadystatecomplete';
  /** The column (`onchange`) or control that it belongs to. */
  readonly attribute?: string;
  readonly functionName: string;
  readonly library: string;
  readonly passExecutionContext: boolean;
  /** As in the form, comma-separated JavaScript literals already parsed. */
  readonly parameters: readonly unknown[];
  readonly enabled: boolean;
}

export interface TabModel {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly visible: boolean;
  readonly expanded: boolean;
  readonly showLabel: boolean;
  readonly columns: readonly { readonly width: string; readonly sections: readonly SectionModel[] }[];
}

export interface SectionModel {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly visible: boolean;
  readonly showLabel: boolean;
  /** Number of cell columns. */
  readonly columns: number;
  readonly rows: readonly (readonly CellModel[])[];
}

export interface CellModel {
  readonly id: string;
  readonly label: string;
  readonly showLabel: boolean;
  readonly visible: boolean;
  readonly columnSpan: number;
  readonly rowSpan: number;
  /** An empty cell is a spacer. */
  readonly control?: FormControlModel;
}

export interface FormControlModel {
  /** What `getControl` takes. */
  readonly id: string;
  /** Upper case, without braces. */
  readonly classId: string;
  readonly column?: string;
  readonly disabled: boolean;
  readonly kind: 'field' | 'subgrid' | 'webResource' | 'quickView' | 'timeline' | 'unsupported';
  /** Text of the elements below `<parameters>`. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly subgrid?: SubgridModel;
  /** The code component that takes the control's place in a browser (form factor 2). */
  readonly component?: ComponentBindingModel;
}

export interface SubgridModel {
  readonly table: string;
  readonly viewId?: string;
  readonly relationship?: string;
  readonly showViewPicker: boolean;
  readonly showQuickFind: boolean;
  readonly recordsPerPage: number;
}

export interface ComponentBindingModel {
  /** Key of `AppModel.components`. */
  readonly name: string;
  /** By the manifest's property: the column that it is bound to, or a constant. */
  readonly parameters: Readonly<Record<string, { readonly column: string } | { readonly value: string; readonly type: string }>>;
  /** Data sets: by the manifest's name. */
  readonly dataSets: Readonly<Record<string, SubgridModel>>;
}
