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
