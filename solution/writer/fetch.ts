import { logicalName } from '@gdap-manager/entities';
import type { Condition, Filter, LinkedColumn } from '@gdap-manager/entities/presentation';
import { element, value, type XmlNode } from './xml';

/** A `filter` of FetchXML. */
export const filterElement = (filter: Filter<string>, isQuickFind?: true): XmlNode =>
  element('filter', { type: filter.type, isquickfindfields: isQuickFind }, filter.rules.map((rule) => ('rules' in rule ? filterElement(rule) : condition(rule))));

function condition([column, operator, ...values]: Condition<string>): XmlNode {
  const attribute = logicalName(column);
  if (operator === 'in' || operator === 'not-in') return element('condition', { attribute, operator }, values.map((each) => value('value', each)));
  return element('condition', { attribute, operator, value: values[0] });
}

/** The name that a joined table has within a query. */
const aliasOf = ({ via }: LinkedColumn): string => `a_${logicalName(via)}`;

/** How a layout names a column of a joined table. */
export const linkedName = (column: LinkedColumn): string => `${aliasOf(column)}.${logicalName(column.column)}`;

/** The joins that bring these columns: one for each lookup that they come over. Rows whose lookup is empty stay. */
export function linkElements(columns: readonly LinkedColumn[]): XmlNode[] {
  const aliases = [...new Set(columns.map(aliasOf))];
  return aliases.map((alias) => {
    const ofAlias = columns.filter((column) => aliasOf(column) === alias);
    const { via, table } = ofAlias[0]!;
    return element(
      'link-entity',
      { name: table.logicalName, from: `${table.logicalName}id`, to: logicalName(via), visible: 'false', 'link-type': 'outer', alias },
      ofAlias.map(({ column }) => element('attribute', { name: logicalName(column) })),
    );
  });
}
