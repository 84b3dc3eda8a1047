import { formsOf, guid, hasTable, section, viewsOf, webResourcesOf, type PackageTable } from '../contents';
import { problems, type Problem } from '../finding';
import type { Package } from '../package';
import { children, descendants, textAt, type XmlElement } from '../xml-tree';

/** The app icon that every environment has. */
const DEFAULT_ICON = '953b9fac-1e5e-e611-80d6-00155ded156f';

/** Where a site map leads that is not there. */
export function siteMapProblems(solution: Package, tables: readonly PackageTable[], siteMap: XmlElement): Problem[] {
  const where = `site map ${textAt(siteMap, 'SiteMapUniqueName')}`;
  const names = new Set(webResourcesOf(solution).keys());
  return descendants(siteMap, 'SubArea').flatMap(({ attributes: { Entity = '', Url = '', VectorIcon = '', Id = '' } }) => {
    const resource = resourceIn(Url);
    const icon = resourceIn(VectorIcon);
    return problems(
      Entity !== '' &&
        !hasTable(solution, tables, Entity) && { where, problem: `leads (${Id}) to the table ${Entity}, which is not in the package` },
      resource !== undefined &&
        !names.has(resource) && { where, problem: `leads (${Id}) to the web resource ${resource}, which is not in the package` },
      icon !== undefined && !names.has(icon) && { where, problem: `shows (${Id}) the icon ${icon}, which is not in the package` },
    );
  });
}

/** The web resource that an address names. */
const resourceIn = (address: string): string | undefined => /^\$webresource:([^?]+)/.exec(address)?.[1];

/** What an app is made of that is not there. */
export function appProblems(solution: Package, tables: readonly PackageTable[], app: XmlElement): Problem[] {
  const where = `app ${textAt(app, 'UniqueName')}`;
  const siteMaps = section(solution, 'AppModuleSiteMaps/AppModuleSiteMap').map((siteMap) => textAt(siteMap, 'SiteMapUniqueName'));
  const views = viewsOf(tables).map(({ view }) => guid(textAt(view, 'savedqueryid')));
  const forms = formsOf(tables).map(({ form }) => guid(textAt(form, 'formid')));
  const isThere: Readonly<Record<string, (name: string, id: string) => boolean>> = {
    '1': (name) => hasTable(solution, tables, name),
    '26': (_name, id) => views.includes(id),
    '60': (_name, id) => forms.includes(id),
    '62': (name) => siteMaps.includes(name),
  };
  const icon = guid(textAt(app, 'WebResourceId'));
  const knownIcons = [DEFAULT_ICON, ...[...webResourcesOf(solution).values()].map((resource) => guid(textAt(resource, 'WebResourceId')))];
  const iconProblem = icon !== '' && !knownIcons.includes(icon) ? [{ where, problem: `has the icon ${icon}, which is not in the package` }] : [];
  const missing = children(app, 'AppModuleComponents/AppModuleComponent').flatMap(({ attributes: { type = '', schemaName = '', id } }) =>
    isThere[type]?.(schemaName, guid(id)) === false
      ? [{ where, problem: `has the component ${schemaName || id} (type ${type}), which is not in the package` }]
      : [],
  );
  return [...iconProblem, ...missing];
}

/** A table's icon is named as it is, without a prefix. */
export function iconProblems(solution: Package, { info, logicalName }: PackageTable): Problem[] {
  const icon = textAt(info, 'IconVectorName');
  return icon === '' || webResourcesOf(solution).has(icon)
    ? []
    : [{ where: `table ${logicalName}`, problem: `has the icon ${icon}, which is not in the package` }];
}
