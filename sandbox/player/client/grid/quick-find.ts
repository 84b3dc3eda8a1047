import type { TableModel } from '../../app-model';
import { addFilter, addTo, escapeLike, linkOf } from './fetch-xml';

/** `savedquery.querytype` of the quick find view. */
const quickFind = 4;

/**
 * Narrows a query down to what somebody typed, by the find columns of the table's quick find view. As in Power Apps a
 * column has to begin with the text; `*` stands for anything. Find columns of another type than the text are left out.
 */
export function addQuickFind(table: TableModel, entity: Element, typed: string): void {
  const view = table.views.find((candidate) => candidate.queryType === quickFind);
  const source = view && new DOMParser().parseFromString(view.fetchXml, 'application/xml');
  const found = source ? [...source.querySelectorAll('filter[isquickfindfields="1"] condition, filter[isquickfindfields="true"] condition')] : [];
  const any = addFilter(entity, 'or');
  for (const condition of found) {
    const value = valueFor(condition.getAttribute('value') ?? '{0}', typed);
    const attribute = condition.getAttribute('attribute');
    if (value === undefined || !attribute) continue;
    const alias = condition.getAttribute('entityname') ?? aliasOfLink(condition);
    if (alias && !joins(source, entity, alias)) continue;
    addTo(any, 'condition', { ...(alias ? { entityname: alias } : {}), attribute, operator: condition.getAttribute('operator') ?? 'like', value });
  }
  // Without a quick find view, or with none of its columns able to hold the text, the name is looked through.
  if (any.childElementCount === 0) addTo(any, 'condition', { attribute: table.primaryName, operator: 'like', value: pattern(typed) });
}

/** What goes in place of the view's placeholder: {0} text, {1} whole number, {2} amount, {3} date, {4} decimal. */
function valueFor(placeholder: string, typed: string): string | undefined {
  switch (placeholder.replace(/%/g, '')) {
    case '{0}':
      return pattern(typed);
    case '{1}':
      return /^-?\d{1,10}$/.test(typed) ? typed : undefined;
    case '{2}':
    case '{4}':
      return /^-?\d+(\.\d+)?$/.test(typed) ? typed : undefined;
    case '{3}':
      return /^\d{4}-\d\d-\d\d$/.test(typed) ? typed : undefined;
    default:
      return undefined;
  }
}

function pattern(typed: string): string {
  return `${escapeLike(typed).replace(/\*/g, '%')}%`;
}

function aliasOfLink(condition: Element): string | null {
  return condition.closest('link-entity')?.getAttribute('alias') ?? null;
}

/** Brings the link of a find column into the query, as an outer one, unless it is there. @returns whether the alias can be named */
function joins(source: Document | undefined, entity: Element, alias: string): boolean {
  if (linkOf(entity, alias)) return true;
  const link = source && linkOf(source.documentElement, alias);
  if (!link) return false;
  const copy = entity.ownerDocument.importNode(link, false);
  copy.setAttribute('link-type', 'outer');
  entity.appendChild(copy);
  return true;
}
