import type { ExpandItem } from './ast';
import { printExpression, printOrderBy } from './print';

/**
 * The options of an `$expand` item as they would stand in a URL of their own, by name and not encoded; `$top` apart,
 * for a list that was cut by `$top` has no next page.
 */
export const printExpandOptions = ({ select, filter, orderBy, expand }: ExpandItem): [name: string, text: string][] => [
  ...option('$select', select?.join(',')),
  ...option('$filter', filter && printExpression(filter)),
  ...option('$orderby', orderBy && printOrderBy(orderBy)),
  ...option('$expand', expand && printExpand(expand)),
];

/** Writes `$expand` so that it parses to the same items again. */
export const printExpand = (items: readonly ExpandItem[]): string =>
  items.map((item) => {
    const options = [...printExpandOptions(item), ...option('$top', item.top?.toString())].map((pair) => pair.join('='));
    return `${item.name}${item.reference ? '/$ref' : ''}${options.length > 0 ? `(${options.join(';')})` : ''}`;
  }).join(',');

const option = (name: string, text: string | undefined): [string, string][] => (text === undefined ? [] : [[name, text]]);
