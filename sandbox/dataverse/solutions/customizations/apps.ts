import { wellKnownId } from '../../metadata/identity';
import { invalidXml } from '../import-errors';
import { child, childrenOf, numberOf, textOf, toXml, type XmlElement } from '../xml';
import { ComponentType, type Component } from './component';
import { labelsOf, plainText } from './labels';

/** The site maps of the file: what an app's navigation shows. */
export const readSiteMaps = (customizations: XmlElement): Component[] =>
  childrenOf(child(customizations, 'AppModuleSiteMaps'), 'AppModuleSiteMap').map((element) => {
    const name = needed(element, 'SiteMapUniqueName');
    const map = child(element, 'SiteMap');
    if (!map) throw invalidXml(`The site map '${name}' is empty.`);
    const row = {
      sitemapid: wellKnownId(`sitemap.${name}`), sitemapnameunique: name,
      sitemapname: plainText(labelsOf(element, 'LocalizedNames')) || textOf(element, 'SiteMapName') || name, sitemapxml: toXml(map),
    };
    return { type: ComponentType.SiteMap, id: row.sitemapid, name, isRoot: true, rows: [{ table: 'sitemap', row, matchBy: 'sitemapnameunique' }] };
  });

/** The model-driven apps of the file; what belongs to an app is kept as it stands there. */
export const readAppModules = (customizations: XmlElement): Component[] =>
  childrenOf(child(customizations, 'AppModules'), 'AppModule').map((element) => {
    const name = needed(element, 'UniqueName');
    const row = {
      appmoduleid: wellKnownId(`appmodule.${name}`), uniquename: name, name: plainText(labelsOf(element, 'LocalizedNames')) || name,
      description: plainText(labelsOf(element, 'Descriptions')) || null, clienttype: numberOf(element, 'ClientType') ?? 4,
      formfactor: numberOf(element, 'FormFactor') ?? 1, navigationtype: numberOf(element, 'NavigationType') ?? 0,
    };
    return { type: ComponentType.AppModule, id: row.appmoduleid, name, isRoot: true, rows: [{ table: 'appmodule', row, matchBy: 'uniquename' }], xml: toXml(element) };
  });

function needed(element: XmlElement, name: string): string {
  const text = textOf(element, name);
  if (!text || !/^\w+$/.test(text)) throw invalidXml(`'${text ?? ''}' is not a valid ${element.name}/${name}.`);
  return text;
}
