import type { ManyToManyModel, TableModel, ViewModel } from '../../app-model';
import { addColumnFilters, type ColumnFilter } from './column-filters';
import { addFilter, addTo, columnAttributes, linkOf, splitName } from './fetch-xml';
import { addQuickFind } from './quick-find';

export interface Sort {
  /** As in the layout: a column, or `alias.column` of a linked table. */
  readonly name: string;
  readonly descending: boolean;
}

/** What narrows a view down and puts it in order. */
export interface Refinement {
  readonly sort?: Sort;
  readonly filters: readonly ColumnFilter[];
  /** What was typed into the quick find box. */
  readonly search: string;
  /** Subgrids: the lookup that has to point to the row, or the links that have to lead there. */
  readonly parent?: { readonly column: string; readonly id: string } | { readonly links: ManyToManyModel; readonly id: string };
}

/** The FetchXML of a view with its refinement. @returns XML; the view's own text where its XML cannot be read (the service says what is wrong) */
export function gridFetchXml(table: TableModel, view: Pick<ViewModel, 'fetchXml' | 'columns'>, refinement: Refinement): string {
  const document = new DOMParser().parseFromString(view.fetchXml, 'application/xml');
  const entity = document.querySelector('fetch > entity');
  if (!entity) return view.fetchXml;
  requireColumns(table, view, entity);
  if (refinement.parent) addParent(table, entity, refinement.parent);
  addColumnFilters(entity, refinement.filters);
  if (refinement.search.trim()) addQuickFind(table, entity, refinement.search.trim());
  if (refinement.sort) sortBy(table, entity, refinement.sort);
  return new XMLSerializer().serializeToString(document);
}

function addParent(table: TableModel, entity: Element, parent: NonNullable<Refinement['parent']>): void {
  const isLinked = 'links' in parent;
  const place = isLinked
    ? addTo(entity, 'link-entity', { name: parent.links.intersect, from: parent.links.there, to: table.primaryId, alias: 'links', 'link-type': 'inner' })
    : entity;
  addTo(addFilter(place), 'condition', { attribute: isLinked ? parent.links.here : parent.column, operator: 'eq', value: parent.id });
}

/** How the view is sorted before anybody sorts it. */
export function sortOfView(view: Pick<ViewModel, 'fetchXml'>): Sort | undefined {
  const order = new DOMParser().parseFromString(view.fetchXml, 'application/xml').querySelector('order');
  const attribute = order?.getAttribute('attribute');
  if (!order || !attribute) return undefined;
  const alias = order.getAttribute('entityname') ?? (order.parentElement?.tagName === 'link-entity' ? order.parentElement.getAttribute('alias') : null);
  return { name: alias ? `${alias}.${attribute}` : attribute, descending: order.getAttribute('descending') === 'true' };
}

/** A layout may show columns that the query forgot: Power Apps reads them all the same, and the id and the name always. */
function requireColumns(table: TableModel, view: Pick<ViewModel, 'columns'>, entity: Element): void {
  const names = new Set([table.primaryId, table.primaryName, ...view.columns.map((column) => column.name), 'statecode']);
  for (const name of names) {
    const { alias, column } = splitName(name);
    const source = alias ? linkOf(entity, alias) : table.columns[column] && entity;
    const isThere = source && [...source.children].some((child) => child.tagName === 'all-attributes' || (child.tagName === 'attribute' && child.getAttribute('name') === column));
    if (source && !isThere) addTo(source, 'attribute', { name: column });
  }
}

/** One column decides; rows that are equal there follow by id, so that pages neither repeat nor miss one. */
function sortBy(table: TableModel, entity: Element, { name, descending }: Sort): void {
  for (const order of [...entity.querySelectorAll('order')]) order.remove();
  addTo(entity, 'order', { ...columnAttributes(name), descending: String(descending) });
  if (name !== table.primaryId) addTo(entity, 'order', { attribute: table.primaryId, descending: 'false' });
}
