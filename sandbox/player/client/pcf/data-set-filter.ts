import { addTo, columnAttributes } from '../grid/fetch-xml';

type Filter = ComponentFramework.PropertyHelper.DataSetApi.FilterExpression;

/** `ConditionOperator` by number, as FetchXML calls it; those that take no value come last. */
const OPERATORS: Readonly<Record<number, string>> = {
  0: 'eq', 1: 'ne', 2: 'gt', 3: 'lt', 4: 'ge', 5: 'le', 6: 'like', 8: 'in', 25: 'on', 26: 'on-or-before', 27: 'on-or-after',
  33: 'last-x-days', 34: 'next-x-days', 37: 'last-x-months', 38: 'next-x-months', 87: 'contain-values',
  12: 'null', 14: 'yesterday', 15: 'today', 16: 'tomorrow', 17: 'last-seven-days', 18: 'next-seven-days',
  19: 'last-week', 20: 'this-week', 22: 'last-month', 23: 'this-month', 28: 'last-year', 29: 'this-year',
};
const WITHOUT_VALUE = new Set([12, 14, 15, 16, 17, 18, 19, 20, 22, 23, 28, 29]);
const OR = 1;

/** FetchXML narrowed down by what a component asked for with `setFilter`. Pure. @throws Error for an operator that is not known */
export function filteredFetchXml(fetchXml: string, filter: Filter): string {
  const document = new DOMParser().parseFromString(fetchXml, 'text/xml');
  const entity = document.querySelector('fetch > entity');
  if (entity) addExpression(entity, filter);
  return new XMLSerializer().serializeToString(document);
}

function addExpression(parent: Element, { conditions, filterOperator, filters = [] }: Filter): void {
  const element = addTo(parent, 'filter', { type: filterOperator === OR ? 'or' : 'and' });
  for (const { attributeName, conditionOperator, value, entityAliasName } of conditions) {
    const operator = OPERATORS[conditionOperator];
    if (!operator) throw new Error(`The condition operator ${conditionOperator} of a data set's filter is not supported by the sandbox.`);
    const name = entityAliasName ? `${entityAliasName}.${attributeName}` : attributeName;
    const condition = addTo(element, 'condition', { ...columnAttributes(name), operator });
    if (!WITHOUT_VALUE.has(conditionOperator) && !Array.isArray(value)) condition.setAttribute('value', value);
    if (Array.isArray(value)) value.forEach((each) => { addTo(condition, 'value', {}).textContent = each; });
  }
  filters.forEach((inner) => addExpression(element, inner));
}
