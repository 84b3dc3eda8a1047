import type { CommandModel } from './command';
import type { FormModel } from './form';
import type { ChartModel, ViewModel } from './view';

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
