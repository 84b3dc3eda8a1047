import { childrenOf, parseXml, type XmlElement } from '../../dataverse/solutions/xml';
import type { AreaModel, SubAreaModel } from '../app-model';
import { guid, iconAddress, labelIn, needWebResource, textOfLabel, webResourceName, type ModelContext } from './context';

/** The navigation of an app. Source: Microsoft Learn, "Site Map XML Reference". */
export const areasOf = (context: ModelContext, siteMapXml: string): AreaModel[] =>
  childrenOf(parseXml(siteMapXml, 'the site map'), 'Area').map((area, index) => ({
    id: area.attributes.Id ?? `area${index}`,
    title: titleOf(context, area) || area.attributes.Id || '',
    ...iconOf(area),
    groups: childrenOf(area, 'Group').map((group, position) => ({
      id: group.attributes.Id ?? `group${position}`,
      title: titleOf(context, group),
      subAreas: childrenOf(group, 'SubArea').map((subArea, place) => subAreaOf(context, subArea, `subArea${index}.${position}.${place}`)),
    })),
  }));

const titleOf = (context: ModelContext, element: XmlElement) => labelIn(context, element, 'Titles') || element.attributes.Title || '';

function iconOf({ attributes }: XmlElement): { icon?: string } {
  const icon = iconAddress(attributes.VectorIcon) ?? iconAddress(attributes.Icon);
  return icon === undefined ? {} : { icon };
}

/** What has no table, web resource or address stays in the navigation, so that it is seen to be unsupported. */
function subAreaOf(context: ModelContext, element: XmlElement, otherwise: string): SubAreaModel {
  const { attributes } = element;
  const list = listAddress(attributes.Url);
  const table = attributes.Entity?.toLowerCase() ?? list?.table;
  const webResource = webResourceName(attributes.Url);
  const url = table || webResource ? undefined : attributes.Url;
  const id = attributes.Id ?? otherwise;
  const metadata = table === undefined ? undefined : context.catalog.table(table);
  if (table !== undefined && !metadata) context.unsupported(`The entry '${id}' of the site map shows the table '${table}', which is not there.`);
  needWebResource(context, webResource, `The entry '${id}' of the site map`);
  if (!table && !webResource && !url) context.unsupported(`The entry '${id}' of the site map shows neither a table nor a web resource nor an address.`);
  return {
    id,
    title: titleOf(context, element) || (metadata ? textOfLabel(context, metadata.displayCollectionName) : '') || id,
    ...(table && { table }),
    ...(webResource && { webResource }),
    ...(url && { url }),
    ...iconOf(element),
    ...(list?.viewId && { defaultViewId: list.viewId }),
  };
}

/** `/main.aspx?pagetype=entitylist&etn=acm_ticket&viewid={…}`: how a site map names the view to begin with. */
function listAddress(url: string | undefined): { table: string; viewId?: string } | undefined {
  const [path = '', query = ''] = (url ?? '').split('?');
  const parameters = new URLSearchParams(query);
  const table = parameters.get('etn')?.toLowerCase();
  if (!/main\.aspx$/i.test(path) || parameters.get('pagetype') !== 'entitylist' || !table) return undefined;
  const viewId = guid(parameters.get('viewid') ?? undefined);
  return { table, ...(viewId && { viewId }) };
}
