import { tooManyConditions } from '../errors';
import { maxConditions, maxDepth, maxListValues, maxOptionLength } from '../odata/limits';
import { child, childrenOf, parseXml, type XmlElement } from '../solutions/xml';
import type { AggregateFunction, DateGrouping, Fetch, FetchColumn, FetchCondition, FetchEntity, FetchFilter, FetchLink, FetchOrder, LinkType } from './ast';
import { badFetch, fetchNotSupported, invalidFetch, topWithPaging } from './errors';

const linkTypes: ReadonlySet<string> = new Set<LinkType>(['inner', 'outer', 'any', 'not any', 'all', 'not all', 'exists', 'in', 'matchfirstrowusingcrossapply']);
const aggregates: ReadonlySet<string> = new Set<AggregateFunction>(['count', 'countcolumn', 'sum', 'avg', 'min', 'max']);
const groupings: ReadonlySet<string> = new Set<DateGrouping>(['day', 'week', 'month', 'quarter', 'year']);

/** What an element may hold. Anything else is refused: left out, it would change the rows without a word. */
const content: Readonly<Record<string, readonly string[]>> = {
  fetch: ['entity', 'order'],
  entity: ['attribute', 'all-attributes', 'no-attrs', 'order', 'filter', 'link-entity'],
  'link-entity': ['attribute', 'all-attributes', 'no-attrs', 'order', 'filter', 'link-entity'],
  filter: ['condition', 'filter', 'link-entity'],
  condition: ['value'],
};

/**
 * Reads a FetchXML query.
 * @throws DataverseError 400 when it is none, 501 for parts of it that the sandbox lacks
 */
export function parseFetch(text: string): Fetch {
  if (text.length > maxOptionLength) throw badFetch(`The query is longer than ${maxOptionLength} characters.`);
  const root = parsed(text);
  if (root.name !== 'fetch') throw invalidFetch(`The root element is '${root.name.slice(0, 100)}' and has to be 'fetch'.`);
  inspect(root, { conditions: 0 }, 0);
  const entity = child(root, 'entity');
  if (!entity || childrenOf(root, 'entity').length > 1) throw invalidFetch('A fetch needs exactly one entity.');
  const { attributes } = root;
  const top = wholeNumber(attributes, 'top');
  const paging = ['page', 'count', 'paging-cookie', 'returntotalrecordcount'].find((name) => attributes[name] !== undefined && attributes[name] !== 'false');
  if (top !== undefined && paging) throw topWithPaging(paging);
  return {
    entity: readEntity(entity),
    aggregate: isTrue(attributes.aggregate),
    aggregateLimit: wholeNumber(attributes, 'aggregatelimit'),
    distinct: isTrue(attributes.distinct),
    top,
    count: wholeNumber(attributes, 'count'),
    page: Math.max(wholeNumber(attributes, 'page') ?? 1, 1),
    pagingCookie: attributes['paging-cookie'] || undefined,
    returnTotalRecordCount: isTrue(attributes.returntotalrecordcount),
    useRawOrderBy: isTrue(attributes.useraworderby),
  };
}

function parsed(text: string): XmlElement {
  try {
    return parseXml(text, 'the query');
  } catch (error) {
    // Also what is nested so deeply that it cannot be read.
    throw invalidFetch((error as Error).message);
  }
}

/** Refuses what no query has, and what is too much of it. */
function inspect(element: XmlElement, seen: { conditions: number }, depth: number): void {
  if (depth > maxDepth) throw badFetch(`The query is nested more than ${maxDepth} levels deep.`);
  if (element.name === 'condition') seen.conditions += 1;
  if (seen.conditions > maxConditions) throw tooManyConditions();
  const allowed = content[element.name] ?? [];
  for (const inner of element.children) {
    if (!allowed.includes(inner.name)) throw invalidFetch(`The element '${inner.name.slice(0, 100)}' cannot stand in '${element.name}'.`);
    inspect(inner, seen, depth + 1);
  }
}

function readEntity(element: XmlElement): FetchEntity {
  return {
    name: needed(element, 'name'),
    columns: childrenOf(element, 'attribute').map(readColumn),
    allColumns: child(element, 'all-attributes') !== undefined,
    orders: childrenOf(element, 'order').map(readOrder),
    filters: childrenOf(element, 'filter').map(readFilter),
    links: childrenOf(element, 'link-entity').map(readLink),
  };
}

function readLink(element: XmlElement): FetchLink {
  const { attributes } = element;
  const type = attributes['link-type'] ?? 'inner';
  if (!linkTypes.has(type)) throw invalidFetch(`The link-type '${type.slice(0, 100)}' does not exist.`);
  return { ...readEntity(element), from: needed(element, 'from'), to: needed(element, 'to'), alias: attributes.alias || undefined, type: type as LinkType };
}

function readColumn(element: XmlElement): FetchColumn {
  const { alias, aggregate, dategrouping, rowaggregate } = element.attributes;
  if (rowaggregate) throw fetchNotSupported('rowaggregate');
  if (aggregate !== undefined && !aggregates.has(aggregate)) throw invalidFetch(`The aggregate '${aggregate.slice(0, 100)}' does not exist.`);
  if (dategrouping?.startsWith('fiscal-')) throw fetchNotSupported('grouping by fiscal periods');
  if (dategrouping !== undefined && !groupings.has(dategrouping)) throw invalidFetch(`The dategrouping '${dategrouping.slice(0, 100)}' does not exist.`);
  if (alias !== undefined && !/^[A-Za-z_]\w*$/.test(alias)) throw badFetch(`'${alias.slice(0, 100)}' is no valid alias: only letters, digits and underscores can stand in one.`);
  return {
    name: needed(element, 'name'),
    alias,
    aggregate: aggregate as AggregateFunction | undefined,
    groupBy: isTrue(element.attributes.groupby),
    dateGrouping: dategrouping as DateGrouping | undefined,
    distinct: isTrue(element.attributes.distinct),
  };
}

function readOrder({ attributes }: XmlElement): FetchOrder {
  const { attribute, alias, entityname, descending } = attributes;
  if (!attribute && !alias) throw invalidFetch('An order needs an attribute or an alias.');
  return { attribute: attribute || undefined, alias: alias || undefined, entityName: entityname || undefined, descending: isTrue(descending) };
}

function readFilter(element: XmlElement): FetchFilter {
  const type = element.attributes.type ?? 'and';
  if (type !== 'and' && type !== 'or') throw invalidFetch(`A filter's type is 'and' or 'or', not '${type.slice(0, 100)}'.`);
  return {
    type,
    isQuickFind: isTrue(element.attributes.isquickfindfields),
    conditions: childrenOf(element, 'condition').map(readCondition),
    filters: childrenOf(element, 'filter').map(readFilter),
    links: childrenOf(element, 'link-entity').map(readLink),
  };
}

function readCondition(element: XmlElement): FetchCondition {
  const { value, valueof, entityname, aggregate } = element.attributes;
  if (aggregate) throw fetchNotSupported('conditions on aggregates');
  const listed = childrenOf(element, 'value').map(({ text }) => text);
  if (listed.length > maxListValues) throw badFetch(`A condition has more than ${maxListValues} values.`);
  return {
    attribute: needed(element, 'attribute'),
    operator: needed(element, 'operator'),
    values: value === undefined ? listed : [value],
    valueOf: valueof || undefined,
    entityName: entityname || undefined,
  };
}

function needed({ name, attributes }: XmlElement, attribute: string): string {
  const text = attributes[attribute];
  if (!text) throw invalidFetch(`The element '${name}' needs the attribute '${attribute}'.`);
  return text;
}

function wholeNumber(attributes: XmlElement['attributes'], name: string): number | undefined {
  const text = attributes[name];
  if (text === undefined || text === '') return undefined;
  if (!/^\d{1,9}$/.test(text)) throw invalidFetch(`The attribute '${name}' is no whole number: '${text.slice(0, 100)}'.`);
  return Number(text);
}

const isTrue = (text: string | undefined) => text === '1' || text?.toLowerCase() === 'true';
