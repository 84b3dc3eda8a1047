import type { StoredRow } from '../../dataverse/environment';
import { child, parseXml, toXml } from '../../dataverse/solutions/xml';
import type { ChartModel } from '../app-model';
import { descendants, flag, type ModelContext } from './context';

/** `ChartType` of the presentation, stacked or not. Source: Microsoft Learn, "Sample charts". */
const TYPES: readonly (readonly [pattern: RegExp, type: ChartModel['type']])[] = [
  [/column/i, 'column'], [/bar/i, 'bar'], [/line/i, 'line'], [/area/i, 'area'], [/pie/i, 'pie'], [/doughnut/i, 'doughnut'], [/funnel/i, 'funnel'],
];

/** A `savedqueryvisualization` row as a chart. */
export function chartOf(context: ModelContext, row: StoredRow, name: string): ChartModel | undefined {
  const data = row.datadescription ? parseXml(String(row.datadescription), `the data of the chart '${name}'`) : undefined;
  const fetch = child(child(data, 'fetchcollection'), 'fetch');
  const categories = descendants(data, 'category');
  const category = categories[0]?.attributes.alias ?? groupsIn(fetch)[0];
  const measures = [...new Set(descendants(data, 'measure').map(({ attributes }) => attributes.alias ?? '').filter(Boolean))];
  if (!fetch || !category || measures.length === 0) {
    context.unsupported(`The chart '${name}' has no query, category or measure that the sandbox understands.`);
    return undefined;
  }
  const type = typeOf(row);
  if (type === 'other') context.unsupported(`The chart '${name}' is of a kind that the sandbox does not draw; it is drawn as columns.`);
  const series = groupsIn(fetch).find((alias) => alias !== category);
  return { id: String(row.savedqueryvisualizationid), name, type, fetchXml: toXml(fetch), category, ...(series && { series }), measures };
}

const groupsIn = (fetch: Parameters<typeof descendants>[0]): string[] =>
  descendants(fetch, 'attribute').filter(({ attributes }) => flag(attributes.groupby, false)).map(({ attributes }) => attributes.alias ?? '');

function typeOf({ presentationdescription }: StoredRow): ChartModel['type'] {
  const presentation = presentationdescription ? parseXml(String(presentationdescription), 'the presentation of a chart') : undefined;
  const type = descendants(presentation, 'Series').map(({ attributes }) => attributes.ChartType).find(Boolean) ?? '';
  return TYPES.find(([pattern]) => pattern.test(type))?.[1] ?? 'other';
}
