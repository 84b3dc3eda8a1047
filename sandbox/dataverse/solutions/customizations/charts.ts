import { guidOf } from '../guid';
import { inconsistent } from '../import-errors';
import { child, childrenOf, isYes, textOf, toXml, type XmlElement } from '../xml';
import { ComponentType, type Component } from './component';
import type { EntityPart } from './entities';
import { namesIn } from './forms-and-views';
import { labelsOf, plainText } from './labels';

/** The charts of a table. */
export const readCharts = ({ logicalName, element }: EntityPart): Component[] =>
  childrenOf(child(element, 'Visualizations'), 'visualization').map((chart) => readChart(logicalName, chart));

/** Real exports name a chart in `name` and, translated, in `LocalizedNames`. */
function readChart(table: string, element: XmlElement): Component {
  const id = guidOf(textOf(element, 'savedqueryvisualizationid'), `a chart of the table '${table}'`);
  const name = plainText(labelsOf(element, 'LocalizedNames')) || (textOf(element, 'name') ?? '');
  const data = child(child(element, 'datadescription'), 'datadefinition');
  const presentation = child(child(element, 'presentationdescription'), 'Chart');
  if (!data || !presentation) throw inconsistent(`The chart '${name}' of the table '${table}' has no datadefinition or no Chart.`);
  const row = {
    savedqueryvisualizationid: id, name, description: plainText(labelsOf(element, 'Descriptions')) || (textOf(element, 'description') ?? null),
    primaryentitytypecode: table, datadescription: toXml(data), presentationdescription: toXml(presentation), isdefault: isYes(textOf(element, 'isdefault')) ? 1 : 0,
  };
  return { type: ComponentType.Chart, id, name, isRoot: false, rows: [{ table: 'savedqueryvisualization', row }], xml: namesIn(element) };
}
