import type { ColumnKey } from './shown-column';
import type { Table } from './table';
import type { Grid } from './view';

/** A column on a form; its label is the column's unless it says otherwise. */
export interface Field<K extends string = string> {
  readonly kind: 'field';
  readonly column: K;
  readonly label?: string;
  readonly readOnly?: boolean;
}

/**
 * A code component of ours in place of a field. It is bound to `modifiedon`, so that the host tells it whenever the
 * row has changed; which row it is on it learns from its context.
 */
export interface Component {
  readonly kind: 'component';
  /** Constructor of the control, such as `RoleMappings`. */
  readonly name: string;
  readonly label: string;
}

export const component = (name: string, label: string): Component => ({ kind: 'component', name, label });

/** The platform's Timeline: the activities about the row, such as e-mails. The table has activities, and a form one timeline at most. */
export interface Timeline {
  readonly kind: 'timeline';
  readonly label: string;
}

export const timeline = (label: string): Timeline => ({ kind: 'timeline', label });

/** A column that staff can see but not change. */
export const readOnly = <K extends string>(column: K): Field<K> => ({ kind: 'field', column, readOnly: true });

export type Cell<K extends string = string> = K | Field<K> | Grid | Component | Timeline;

export interface Section<K extends string = string> {
  /** Fixes the id: never change it. Scripts call the section by it. */
  readonly key: string;
  /** Absent: the section has no heading. */
  readonly label?: string;
  /** How many fields stand side by side; default 1. */
  readonly width?: 1 | 2 | 3;
  /** From left to right, then down. Lists, timelines and code components stand in sections of width 1. */
  readonly cells: readonly Cell<K>[];
}

export interface Tab<K extends string = string> {
  /** Fixes the id: never change it. */
  readonly key: string;
  readonly label: string;
  readonly sections: readonly Section<K>[];
}

/** A function of a script that the form calls, with its execution context. */
export interface FormHandler {
  /** Name of the web resource. */
  readonly library: string;
  readonly functionName: string;
}

export interface Form<K extends string = string> {
  readonly type: 'main' | 'quickCreate';
  readonly name: string;
  readonly description?: string;
  /** What the header shows beside the name of the row, four at most. */
  readonly header?: readonly (K | Field<K>)[];
  readonly tabs: readonly Tab<K>[];
  readonly onLoad?: FormHandler;
}

/** The forms of a table, by keys that fix their ids: never change a key. */
export interface Forms {
  readonly table: Table;
  readonly forms: Readonly<Record<string, Form>>;
}

/** Defines the forms of a table: a column that it does not have is a compile error. */
export const defineForms = <T extends Table>(table: T, forms: Readonly<Record<string, Form<ColumnKey<T>>>>): Forms => ({ table, forms });

/** What a managed solution adds to a form of somebody else's: the platform merges it in (Learn, "Form ALM"). */
export interface FormDiff {
  readonly table: Table;
  /** The form that is added to. */
  readonly formId: string;
  /** Its name. */
  readonly name: string;
  /** Put behind the form's own tabs. */
  readonly tabs: readonly Tab[];
}
