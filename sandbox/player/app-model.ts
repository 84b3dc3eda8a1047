/**
 * What the player's server tells its client about one model-driven app: the app module, site map, tables, forms,
 * views, charts, commands and code components as they were imported, read once into plain data. The server makes
 * it (`model/`), the client draws it (`client/`); nothing else is shared between the two.
 *
 * Labels are in the language that was asked for, or the base language where there is no translation. Ids are
 * lower-case GUIDs without braces. Names of tables and columns are logical names.
 */
export interface AppModel {
  /** Changes whenever an import or a publish changes what the app shows. */
  readonly version: string;
  readonly id: string;
  readonly uniqueName: string;
  readonly name: string;
  readonly description: string;
  readonly areas: readonly AreaModel[];
  /** By logical name: the tables of the app, and in a short form (`forms`, `views` empty) those that lookups point to. */
  readonly tables: Readonly<Record<string, TableModel>>;
  /** By name, such as `acm_Acme.Gauge`. */
  readonly components: Readonly<Record<string, CodeComponentModel>>;
  /** What was imported with the app and the sandbox cannot play, in sentences. */
  readonly unsupported?: readonly string[];
}

export interface AreaModel {
  readonly id: string;
  readonly title: string;
  readonly icon?: string;
  readonly groups: readonly { readonly id: string; readonly title: string; readonly subAreas: readonly SubAreaModel[] }[];
}

/** One entry of the navigation: the lists of a table, a web resource or an address. */
export interface SubAreaModel {
  readonly id: string;
  readonly title: string;
  readonly table?: string;
  readonly webResource?: string;
  readonly url?: string;
  /** Address of an image. */
  readonly icon?: string;
  readonly defaultViewId?: string;
}

export interface TableModel {
  readonly logicalName: string;
  readonly schemaName: string;
  readonly entitySetName: string;
  readonly objectTypeCode: number;
  readonly displayName: string;
  readonly pluralName: string;
  readonly description: string;
  readonly ownership: 'user' | 'organization' | 'none';
  readonly primaryId: string;
  readonly primaryName: string;
  readonly hasQuickCreate: boolean;
  /** Address of an image. */
  readonly icon?: string;
  /** By logical name. */
  readonly columns: Readonly<Record<string, ColumnModel>>;
  readonly relationships: readonly RelationshipModel[];
  /** Many-to-many relationships of the table, once for each of its ends. */
  readonly manyToMany?: readonly ManyToManyModel[];
  readonly forms: readonly FormModel[];
  readonly views: readonly ViewModel[];
  readonly charts: readonly ChartModel[];
  readonly commands: readonly CommandModel[];
  /** Standard commands that a `HideCustomAction` of the table's ribbon takes away: their `HideActionId`s or locations. */
  readonly hiddenCommands: readonly string[];
}

export type ColumnType =
  | 'text' | 'memo' | 'wholeNumber' | 'decimal' | 'money' | 'yesNo' | 'choice' | 'choices' | 'state' | 'status'
  | 'dateTime' | 'lookup' | 'owner' | 'customer' | 'id' | 'other';

export interface ColumnModel {
  readonly logicalName: string;
  readonly schemaName: string;
  readonly displayName: string;
  readonly description: string;
  readonly type: ColumnType;
  readonly required: 'none' | 'recommended' | 'required' | 'system';
  readonly canCreate: boolean;
  readonly canUpdate: boolean;
  readonly canSearch: boolean;
  /** Text: its format; dates: `date` or `datetime`. */
  readonly format?: 'text' | 'email' | 'url' | 'phone' | 'textarea' | 'date' | 'datetime';
  /** Dates: whether they are stored in UTC and shown in the user's zone. */
  readonly behavior?: 'userLocal' | 'dateOnly' | 'timeZoneIndependent';
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  readonly precision?: number;
  readonly options?: readonly OptionModel[];
  readonly defaultValue?: number | boolean;
  /** Lookups: where they may point, and the navigation property to set each by (`nav@odata.bind`). */
  readonly targets?: readonly { readonly table: string; readonly navigationProperty: string }[];
}

export interface OptionModel {
  readonly value: number;
  readonly label: string;
  /** `#rrggbb`. */
  readonly color?: string;
  /** Status reasons: the state that they belong to. */
  readonly state?: number;
  /** States: the status reason that comes with them. */
  readonly defaultStatus?: number;
  /** Status reasons of a table that enforces transitions: where one may go from here. Absent: anywhere. */
  readonly transitions?: readonly number[];
}

/** A one-to-many relationship, seen from the table that is pointed to. */
export interface RelationshipModel {
  readonly schemaName: string;
  readonly referencingTable: string;
  readonly referencingColumn: string;
  /** Navigation property of the lookup, for `@odata.bind`. */
  readonly navigationProperty: string;
  /** Navigation property of the list. */
  readonly collectionProperty: string;
}

/** A many-to-many relationship, seen from one of its two tables. */
export interface ManyToManyModel {
  readonly schemaName: string;
  /** The table on the other side. */
  readonly table: string;
  /** Whose rows are the links, and its columns: which point here, and which to the other side. */
  readonly intersect: string;
  readonly here: string;
  readonly there: string;
  /** Navigation property of the list, for `$ref`. */
  readonly collectionProperty: string;
}

export interface ViewModel {
  readonly id: string;
  readonly name: string;
  /** `savedquery.querytype`: 0 public, 1 advanced find, 2 associated, 4 quick find, 64 lookup. */
  readonly queryType: number;
  readonly isDefault: boolean;
  readonly fetchXml: string;
  readonly columns: readonly ViewColumnModel[];
  /** Column whose text opens the row (`jump`). */
  readonly jump?: string;
}

export interface ViewColumnModel {
  /** As in the layout: a column, or `alias.column` of a linked table. */
  readonly name: string;
  /** Pixels. */
  readonly width: number;
  readonly label: string;
  /** Where the column lives, resolved through the link of the FetchXML. */
  readonly table: string;
  readonly column: string;
  /** Icon script of the cell: a web resource and the function that gives image and tooltip. */
  readonly imageProvider?: { readonly webResource: string; readonly functionName: string };
}

export interface ChartModel {
  readonly id: string;
  readonly name: string;
  readonly type: 'column' | 'bar' | 'line' | 'area' | 'pie' | 'doughnut' | 'funnel' | 'other';
  /** The data description's FetchXML, with its aggregates and groups. */
  readonly fetchXml: string;
  /** Alias of what is grouped by, and of a second grouping (series) where there is one. */
  readonly category: string;
  readonly series?: string;
  /** Aliases of the aggregates. */
  readonly measures: readonly string[];
}

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

/** A code component, from its ControlManifest.xml. */
export interface CodeComponentModel {
  /** `prefix_Namespace.Constructor`. */
  readonly name: string;
  readonly namespace: string;
  readonly constructorName: string;
  readonly version: string;
  readonly isVirtual: boolean;
  readonly displayName: string;
  readonly properties: readonly {
    readonly name: string;
    readonly type: string;
    readonly usage: 'bound' | 'input' | 'output';
    readonly required: boolean;
    readonly defaultValue?: string;
  }[];
  readonly dataSets: readonly string[];
  readonly platformLibraries: Readonly<Record<string, string>>;
  /** Addresses of scripts, in order, and of style sheets. */
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  /** Texts of the resx of the language asked for, else of the base language. */
  readonly strings: Readonly<Record<string, string>>;
}

export type CommandLocation = 'form' | 'grid' | 'subgrid';

/** One command of a table's ribbon. */
export interface CommandModel {
  readonly id: string;
  readonly location: CommandLocation;
  readonly sequence: number;
  readonly label: string;
  readonly tooltip: string;
  /** Name of a Fluent icon (`ModernImage` without `$webresource:`), or the address of an image. */
  readonly icon?: string;
  readonly actions: readonly ScriptCall[];
  readonly enableRules: readonly RuleModel[];
  readonly displayRules: readonly RuleModel[];
  /** A menu: a flyout, or a split button when it has actions too. */
  readonly children: readonly CommandModel[];
}

/** A function of a web resource, and the parameters that it is called with. */
export interface ScriptCall {
  /** Web resource name. */
  readonly library: string;
  readonly functionName: string;
  readonly parameters: readonly ScriptParameter[];
}

export type ScriptParameter =
  /** `PrimaryControl`, `SelectedControl`, `SelectedControlSelectedItemIds`, `SelectedControlSelectedItemReferences`, `SelectedEntityTypeName`, `FirstPrimaryItemId`, … */
  | { readonly kind: 'crm'; readonly value: string }
  | { readonly kind: 'value'; readonly value: string | number | boolean };

/** A rule of a command; all of them have to hold. `invert` turns one round. */
export type RuleModel = { readonly invert: boolean; readonly defaultValue?: boolean } & (
  | { readonly kind: 'script'; readonly call: ScriptCall }
  | { readonly kind: 'selectionCount'; readonly minimum: number; readonly maximum?: number }
  | { readonly kind: 'formState'; readonly state: 'Create' | 'Existing' | 'ReadOnly' | 'Disabled' | 'BulkEdit' }
  | { readonly kind: 'entityPrivilege'; readonly table?: string; readonly privilege: string; readonly depth: string; readonly appliesTo?: string }
  | { readonly kind: 'miscPrivilege'; readonly privilege: string }
  | { readonly kind: 'value'; readonly column: string; readonly value: string }
  | { readonly kind: 'crmClient'; readonly type: string }
  | { readonly kind: 'or'; readonly groups: readonly (readonly RuleModel[])[] }
  | { readonly kind: 'always'; readonly holds: boolean }
);

/** Who uses the player, and who else could. */
export interface SessionModel {
  readonly user: UserModel;
  /** All enabled people of the environment, for the user switcher. */
  readonly users: readonly UserModel[];
  /** LCIDs that the environment has texts for. */
  readonly languages: readonly number[];
  readonly languageId: number;
  /** The environment's clock, ISO 8601 UTC: `new Date()` is not the time here. */
  readonly now: string;
  readonly organization: { readonly id: string; readonly name: string };
  readonly apps: readonly { readonly id: string; readonly uniqueName: string; readonly name: string; readonly description: string }[];
}

export interface UserModel {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly { readonly id: string; readonly name: string }[];
  /** Name of each privilege and its depth: 1 own rows, 2 business unit, 4 below it too, 8 organisation. */
  readonly privileges: Readonly<Record<string, number>>;
}
