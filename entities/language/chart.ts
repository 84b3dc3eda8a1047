import type { ColumnKey } from './shown-column';
import type { Table } from './table';
import type { Filter } from './view';

/** A chart over the rows of a view: how many there are of each kind. */
export interface Chart<K extends string = string> {
  readonly name: string;
  readonly description: string;
  readonly type: 'column' | 'bar' | 'pie';
  /** What the rows are told apart by. */
  readonly groupBy: K;
  /** Moments are put together by this span. */
  readonly span?: 'day' | 'week' | 'month' | 'quarter' | 'year';
  /** Leaves rows out, beyond those that the view leaves out. */
  readonly filter?: Filter<K>;
}

/** The charts of a table, by keys that fix their ids: never change a key. */
export interface Charts {
  readonly table: Table;
  readonly charts: Readonly<Record<string, Chart>>;
}

/** Defines the charts of a table: a column that it does not have is a compile error. */
export const defineCharts = <T extends Table>(table: T, charts: Readonly<Record<string, Chart<ColumnKey<T>>>>): Charts => ({ table, charts });
