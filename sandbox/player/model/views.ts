import type { StoredRow } from '../../dataverse/environment';
import type { Table } from '../../dataverse/metadata/catalog';
import { child, childrenOf, parseXml, type XmlElement } from '../../dataverse/solutions/xml';
import type { ViewColumnModel, ViewModel } from '../app-model';
import { flag, needWebResource, textOfLabel, webResourceName, type ModelContext } from './context';

const DEFAULT_WIDTH = 100;

/** A `savedquery` row as a view of its table. */
export function viewOf(context: ModelContext, table: Table, row: StoredRow, name: string): ViewModel | undefined {
  const { fetchxml, layoutxml } = row;
  if (!fetchxml) {
    context.unsupported(`The view '${name}' of '${table.logicalName}' has no query.`);
    return undefined;
  }
  const entity = child(parseXml(String(fetchxml), `the query of the view '${name}'`), 'entity');
  const grid = layoutxml ? parseXml(String(layoutxml), `the layout of the view '${name}'`) : undefined;
  const links = linksOf(table.logicalName, entity);
  const cells = childrenOf(child(grid, 'row'), 'cell').filter(({ attributes }) => attributes.name && !flag(attributes.ishidden, false));
  const columns = cells.flatMap((cell) => columnOf(context, links, cell, name));
  return {
    id: String(row.savedqueryid),
    name,
    queryType: Number(row.querytype ?? 0),
    isDefault: row.isdefault === 1,
    fetchXml: String(fetchxml),
    columns,
    ...(grid?.attributes.jump && { jump: grid.attributes.jump }),
  };
}

/** A table of a query, and the lookup by which it is linked. */
interface LinkedTable {
  readonly table: string;
  readonly lookup?: { readonly table: string; readonly column: string };
}

/** The tables of a query by alias; the outermost has none. */
function linksOf(table: string, element: XmlElement | undefined, alias = ''): Map<string, LinkedTable> {
  const links = new Map<string, LinkedTable>(alias === '' ? [['', { table }]] : []);
  for (const { attributes, ...link } of childrenOf(element, 'link-entity')) {
    const linked = attributes.name ?? '';
    const own = attributes.alias ?? linked;
    links.set(own, { table: linked, ...(attributes.to && { lookup: { table, column: attributes.to } }) });
    for (const [inner, value] of linksOf(linked, { ...link, attributes }, own)) links.set(inner, value);
  }
  return links;
}

function columnOf(context: ModelContext, links: ReadonlyMap<string, LinkedTable>, { attributes }: XmlElement, view: string): ViewColumnModel[] {
  const name = attributes.name ?? '';
  const [alias, column] = name.includes('.') ? [name.slice(0, name.indexOf('.')), name.slice(name.indexOf('.') + 1)] : ['', name];
  const link = links.get(alias);
  const attribute = link && context.catalog.table(link.table)?.attribute(column);
  if (!link || !attribute) {
    context.unsupported(`The column '${name}' of the view '${view}' is not in its query or its table.`);
    return [];
  }
  const label = textOfLabel(context, attribute.displayName) || column;
  const through = link.lookup && context.catalog.table(link.lookup.table)?.attribute(link.lookup.column);
  const library = webResourceName(attributes.imageproviderwebresource) ?? attributes.imageproviderwebresource;
  needWebResource(context, library, `The column '${name}' of the view '${view}'`);
  return [{
    name,
    width: Number(attributes.width) || DEFAULT_WIDTH,
    label: through ? `${label} (${textOfLabel(context, through.displayName)})` : label,
    table: link.table,
    column,
    ...(library && attributes.imageproviderfunctionname && { imageProvider: { webResource: library, functionName: attributes.imageproviderfunctionname } }),
  }];
}
