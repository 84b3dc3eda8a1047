import type { TableModel, ViewModel } from '../../app-model';
import type { ControlState } from '../contracts';
import { gridFetchXml } from '../grid/query';

/** `savedquery.querytype` of the view that lookups search by. */
const lookupView = 64;

/** Which rows of a table a lookup offers. */
export interface LookupTarget {
  readonly table: TableModel;
  readonly view: ViewModel;
  /** FetchXML `<filter>` elements that the rows have to pass as well. */
  readonly filters: readonly string[];
}

/** The tables of a lookup, each with the view that it is searched by. Tables that the app does not know are left out. */
export function lookupTargets(
  tables: readonly string[], known: Readonly<Record<string, TableModel>>, control: Pick<ControlState, 'lookupFilters' | 'lookupViewId' | 'lookupViews'>,
): readonly LookupTarget[] {
  const { lookupFilters, lookupViewId, lookupViews = [] } = control;
  return tables.flatMap((name) => {
    const table = known[name];
    if (!table) return [];
    const made = lookupViews.find(({ id, table: of }) => id === lookupViewId && of === name);
    return [{ table, view: made ? scriptedView(table, made) : viewOf(table, lookupViewId), filters: lookupFilters[name] ?? [] }];
  });
}

/** The view asked for, else the table's lookup view, else its names in order. */
export function viewOf(table: TableModel, viewId?: string): ViewModel {
  return table.views.find(({ id }) => id === viewId) ?? table.views.find(({ queryType }) => queryType === lookupView) ?? namesOf(table);
}

/**
 * The query of a lookup: its view, what was typed in the table's quick find columns, and the filters of scripts.
 * @throws {SyntaxError} for a filter that is no XML; it names the filter
 */
export function lookupFetchXml({ table, view, filters }: LookupTarget, typed: string): string {
  const query = gridFetchXml(table, view, { filters: [], search: typed });
  if (filters.length === 0) return query;
  const document = new DOMParser().parseFromString(query, 'application/xml');
  const entity = document.querySelector('fetch > entity');
  for (const filter of filters) {
    const parsed = new DOMParser().parseFromString(filter, 'application/xml');
    if (parsed.querySelector('parsererror') || parsed.documentElement.tagName !== 'filter')
      throw new SyntaxError(`A script gave the lookup a filter that is no FetchXML <filter>: ${filter}`);
    entity?.appendChild(document.importNode(parsed.documentElement, true));
  }
  return new XMLSerializer().serializeToString(document);
}

/** A view of nothing but names, for tables that come without views. */
function namesOf(table: TableModel): ViewModel {
  const { logicalName, primaryId, primaryName, pluralName } = table;
  const attributes = `<attribute name="${primaryId}"/><attribute name="${primaryName}"/><order attribute="${primaryName}"/>`;
  const fetchXml = `<fetch><entity name="${logicalName}">${attributes}</entity></fetch>`;
  return { id: '', name: pluralName, queryType: lookupView, isDefault: true, fetchXml, columns: [columnOf(table, primaryName, 300)] };
}

function scriptedView(table: TableModel, { id, name, fetchXml, layoutXml }: NonNullable<ControlState['lookupViews']>[number]): ViewModel {
  const cells = [...new DOMParser().parseFromString(layoutXml, 'application/xml').querySelectorAll('cell')];
  const columns = cells.map((cell) => columnOf(table, cell.getAttribute('name') ?? '', Number(cell.getAttribute('width') ?? 100)));
  return { id, name, queryType: lookupView, isDefault: false, fetchXml, columns };
}

const columnOf = ({ logicalName, columns }: TableModel, name: string, width: number): ViewModel['columns'][number] => ({
  name, width, label: columns[name]?.displayName ?? name, table: logicalName, column: name,
});
