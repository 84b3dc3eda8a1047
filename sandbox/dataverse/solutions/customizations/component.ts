import type { StoredRow } from '../../environment';
import type { Privileges } from '../../security/privileges';

/** Component types that the sandbox imports. Source: Microsoft Learn, SolutionComponent, componenttype. */
export const ComponentType = {
  Entity: 1, Attribute: 2, OptionSet: 9, Relationship: 10, EntityKey: 14, Role: 20, View: 26, Ribbon: 50, Chart: 59, Form: 60, WebResource: 61,
  SiteMap: 62, CustomControl: 66, AppModule: 80, Step: 92, StepImage: 93, ServiceEndpoint: 95, EnvironmentVariable: 380,
} as const;

/** A row that an import writes. */
export interface ComponentRow {
  readonly table: string;
  /** With its primary key; what is not among the columns stays as it is when the row exists. */
  readonly row: StoredRow;
  /** Columns that only a new row gets: what people or other imports set later is kept. */
  readonly whenNew?: StoredRow;
  /** Columns that are set when the import also activates (PublishWorkflows). */
  readonly whenActivated?: StoredRow;
  /** The column by which an existing row is recognised although its id is another. */
  readonly matchBy?: string;
}

/** Something of a solution that is kept as rows. */
export interface Component {
  readonly type: number;
  /** The id, which is that of its first row. */
  readonly id: string;
  /** What people call it, and by what a root component may name it. */
  readonly name: string;
  /** Whether the solution must list it: parts of a table and what has a folder of its own need not be. */
  readonly isRoot: boolean;
  readonly rows: readonly ComponentRow[];
  /** Roles: what they give. */
  readonly privileges?: Privileges;
  /** The definition as it stood in the file, for what plays the component. */
  readonly xml?: string;
  /** What a managed solution changes in another's form; such a component has no rows of its own. */
  readonly formChange?: string;
}
