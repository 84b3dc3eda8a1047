/** A text of the ribbon by LCID: US English and German. */
export interface Label {
  readonly 1033: string;
  readonly 1031: string;
}

/** Where a command stands, and what its functions get. */
export type Place =
  /** The bar of a table's form: the form's context. */
  | 'form'
  /** The bar above a table's lists: the list, the ids of the selected rows. */
  | 'list'
  /** The bar of lists within forms of other tables: the list, the ids of the selected rows, the context of that form. */
  | 'subgrid';

/** A privilege that somebody needs to see a command. */
export interface NeededPrivilege {
  /** Logical name. */
  readonly table: string;
  readonly type: 'Create' | 'Read' | 'Write' | 'Append' | 'AppendTo';
}

/** What a command does in one place. Functions are named as in `web-resources/commands/index.ts`. */
export interface PlacedCommand {
  readonly function: string;
  /** Function that says whether it may be used now; quick, for it is asked at each change. */
  readonly enabledBy?: string;
  /** Lists: how many rows have to be selected. */
  readonly selection?: { readonly minimum: number; readonly maximum?: number };
}

/** A command of a table, written once. */
export interface Command {
  /** Part of its ids: never change it. */
  readonly name: string;
  /** Logical name of the table whose bars it stands in. */
  readonly table: string;
  /** The lower, the further in front. Standard commands begin at 10. */
  readonly sequence: number;
  readonly label: Label;
  readonly tooltip: Label;
  /** Name of a Fluent icon. */
  readonly icon: string;
  readonly needs: readonly NeededPrivilege[];
  readonly places: Readonly<Partial<Record<Place, PlacedCommand>>>;
}
