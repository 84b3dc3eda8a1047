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
