import type { ChartModel, ColumnModel } from '../../app-model';
import { formattedValue } from '../format/cells';
import type { Locale } from '../format/locale';
import type { ColumnFilter } from '../grid/column-filters';
import type { WebApiRow } from '../player';
import type { ChartColumn } from './chart-query';
import { periodOf } from './periods';

export interface Category {
  readonly key: string;
  readonly label: string;
  /** `#rrggbb`, of an option. */
  readonly color?: string;
  /** Filters the list to the rows behind it. */
  readonly filter?: ColumnFilter;
}

export interface ChartData {
  readonly categories: readonly Category[];
  readonly series: readonly Series[];
}

export interface Series {
  readonly name: string;
  readonly color?: string;
  readonly values: readonly number[];
  /** Filters the list to its rows: where a chart groups twice. */
  readonly filter?: ColumnFilter;
}

/** What the list is filtered by when a mark is chosen. */
export const filtersOf = (category: Category, series: Series | undefined): readonly ColumnFilter[] =>
  [category.filter, series?.filter].filter((filter) => filter !== undefined);

export interface ChartDefinition {
  readonly chart: Pick<ChartModel, 'category' | 'series' | 'measures'>;
  readonly columns: ReadonlyMap<string, ChartColumn>;
  /** The definition of a column behind an alias. */
  definitionOf(column: ChartColumn): ColumnModel | undefined;
  readonly locale: Locale;
}

type Group = Category & { readonly order: number };

/** The rows of an aggregate query as what a chart draws. Missing combinations are 0. */
export function chartData(rows: readonly WebApiRow[], definition: ChartDefinition): ChartData {
  const { category, series, measures } = definition.chart;
  const categories = distinct(rows.map((row) => groupOf(row, category, definition)));
  if (!series) {
    return {
      categories,
      series: measures.map((measure) => ({
        name: measureName(measure, definition),
        values: categories.map(({ key }) => sumWhere(rows, measure, (row) => groupOf(row, category, definition).key === key)),
      })),
    };
  }
  const [measure = ''] = measures;
  return {
    categories,
    series: distinct(rows.map((row) => groupOf(row, series, definition))).map(({ key, label, color, filter }) => ({
      name: label,
      ...(filter ? { filter } : {}),
      ...(color ? { color } : {}),
      values: categories.map((one) => sumWhere(rows, measure, (row) => groupOf(row, category, definition).key === one.key && groupOf(row, series, definition).key === key)),
    })),
  };
}

/** Such as `Count` or `Sum of Amount`. */
function measureName(alias: string, { columns, definitionOf }: ChartDefinition): string {
  const column = columns.get(alias);
  const label = (column && definitionOf(column)?.displayName) ?? alias;
  const verbs: Readonly<Record<string, string>> = { sum: 'Sum', avg: 'Average', min: 'Minimum', max: 'Maximum' };
  const verb = verbs[column?.aggregate ?? ''];
  return verb ? `${verb} of ${label}` : 'Count';
}

function groupOf(row: WebApiRow, alias: string, { columns, definitionOf, locale }: ChartDefinition): Group {
  const column = columns.get(alias);
  const definition = column && definitionOf(column);
  const value = row[alias];
  const name = column?.name ?? alias;
  if (value === null || value === undefined) return { key: '', label: '(blank)', order: Infinity, filter: { name, operator: 'null', values: [] } };
  if (column?.dateGrouping) {
    const period = periodOf(column.dateGrouping, { value: Number(value), year: Number(row[`${alias}_year`] ?? value), month: Number(row[`${alias}_month`] ?? 1) }, locale);
    return { key: String(period.order), label: period.label, order: period.order, ...(period.days ? { filter: { name, operator: 'range', values: period.days } } : {}) };
  }
  const at = definition?.options?.findIndex((option) => option.value === Number(value)) ?? -1;
  const option = definition?.options?.[at];
  const shown = row[`${alias}${formattedValue}`];
  return {
    key: String(value),
    label: typeof shown === 'string' ? shown : (option?.label ?? String(value)),
    order: at < 0 ? 0 : at,
    ...(option?.color ? { color: option.color } : {}),
    filter: { name, operator: 'in', values: [typeof value === 'boolean' ? String(Number(value)) : String(value)] },
  };
}

/** Each once: options in their order, dates in time, others as they came. */
function distinct(groups: readonly Group[]): readonly Group[] {
  return [...new Map(groups.map((group) => [group.key, group])).values()].sort((a, b) => (a.order === b.order ? 0 : a.order - b.order));
}

function sumWhere(rows: readonly WebApiRow[], measure: string, isMeant: (row: WebApiRow) => boolean): number {
  return rows.filter(isMeant).reduce((sum, row) => sum + (Number(row[measure]) || 0), 0);
}
