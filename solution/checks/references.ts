import {
  displayName,
  formsOf,
  guid,
  hasColumn,
  hasTable,
  isOwnName,
  section,
  tablesOf,
  viewsOf,
  webResourcesOf,
  type PackageTable,
} from './contents';
import { problems, type Check, type Problem } from './finding';
import type { Package } from './package';
import { child, children, descendants, textAt, type XmlElement } from './xml-tree';

/** What forms, views, site maps and apps speak of is there. */
export const references: Check = {
  name: 'references',
  run: (solution) => {
    const tables = tablesOf(solution);
    return [
      ...formsOf(tables).flatMap(({ table, form }) => formProblems(solution, tables, table, form)),
      ...viewsOf(tables).flatMap(({ table, view }) => viewProblems(solution, tables, table, view)),
      ...section(solution, 'AppModuleSiteMaps/AppModuleSiteMap').flatMap((siteMap) => siteMapProblems(solution, tables, siteMap)),
      ...section(solution, 'AppModules/AppModule').flatMap((app) => appProblems(solution, tables, app)),
    ];
  },
};

function formProblems(solution: Package, tables: readonly PackageTable[], table: PackageTable, form: XmlElement): Problem[] {
  const where = `form '${displayName(form)}' of ${table.logicalName}`;
  const controls = descendants(form, 'control');
  const fields = controls.flatMap(({ attributes }) => attributes.datafieldname ?? []);
  const uniqueIds = controls.flatMap(({ attributes }) => (attributes.uniqueid ? guid(attributes.uniqueid) : []));
  const customControls = section(solution, 'CustomControls/CustomControl').map((control) => textAt(control, 'Name'));
  const viewIds = viewsOf(tables).map(({ view }) => guid(textAt(view, 'savedqueryid')));
  return [
    ...fields
      .filter((field) => !hasColumn(solution, tables, table.logicalName, field))
      .map((field) => ({ where, problem: `shows the column ${field}, which ${table.logicalName} does not have` })),
    ...descendants(form, 'controlDescription')
      .filter(({ attributes }) => !uniqueIds.includes(guid(attributes.forControl)))
      .map(({ attributes }) => ({ where, problem: `describes the control ${attributes.forControl}, which has no place on it` })),
    ...descendants(form, 'customControl').flatMap(({ attributes: { name } }) =>
      name !== undefined && !name.startsWith('MscrmControls.') && !customControls.includes(name)
        ? [{ where, problem: `uses the control ${name}, which is not in the package` }]
        : [],
    ),
    ...descendants(form, 'TargetEntityType')
      .filter(({ text }) => !hasTable(solution, tables, text))
      .map(({ text }) => ({ where, problem: `has a grid of the table ${text}, which is not in the package` })),
    ...descendants(form, 'RelationshipName').flatMap(({ text }) =>
      isOwnName(solution, text) &&
      !section(solution, 'EntityRelationships/EntityRelationship').some(({ attributes }) => attributes.Name === text)
        ? [{ where, problem: `has a grid over the relationship ${text}, which is not in the package` }]
        : [],
    ),
    ...controls.flatMap((control) => {
      const target = textAt(control, 'parameters/TargetEntityType');
      const view = textAt(control, 'parameters/ViewId');
      return view !== '' && isOwnName(solution, target) && !viewIds.includes(guid(view))
        ? [{ where, problem: `has a grid with the view ${view}, which is not in the package` }]
        : [];
    }),
  ];
}

function viewProblems(solution: Package, tables: readonly PackageTable[], table: PackageTable, view: XmlElement): Problem[] {
  const where = `view '${displayName(view)}' of ${table.logicalName}`;
  const entity = child(view, 'fetchxml/fetch/entity');
  const aliases = new Map(descendants(entity, 'link-entity').map(({ attributes }) => [attributes.alias ?? '', attributes.name ?? '']));
  const fetched = columnsIn(entity);
  const shown = descendants(view, 'cell').map(({ attributes }) => {
    const [alias, column] = (attributes.name ?? '').split('.');
    return column === undefined ? { table: table.logicalName, column: alias! } : { table: aliases.get(alias!), column };
  });
  return [
    ...problems(
      entity?.attributes.name !== table.logicalName && {
        where,
        problem: `fetches ${entity?.attributes.name ?? 'nothing'} instead of ${table.logicalName}`,
      },
    ),
    ...[...aliases.values()]
      .filter((name) => !hasTable(solution, tables, name))
      .map((name) => ({ where, problem: `joins the table ${name}, which is not in the package` })),
    ...[...fetched, ...shown]
      .filter(({ table: owner, column }) => owner === undefined || !hasColumn(solution, tables, owner, column))
      .map(({ table: owner, column }) => ({
        where,
        problem: `uses the column ${column}, which ${owner === undefined ? 'no joined table has' : `${owner} does not have`}`,
      })),
    ...shown
      .filter(({ column }) => !fetched.some((candidate) => candidate.isFetched && candidate.column === column))
      .map(({ column }) => ({ where, problem: `shows the column ${column} without fetching it` })),
  ];
}

interface ColumnInQuery {
  readonly table: string;
  readonly column: string;
  /** Otherwise it is just filtered or ordered by. */
  readonly isFetched: boolean;
}

/** The columns that a query speaks of, each with the table that it is looked for in. */
function columnsIn(entity: XmlElement | undefined): ColumnInQuery[] {
  if (!entity) return [];
  const within = (element: XmlElement): ColumnInQuery[] =>
    element.children.flatMap((inner) => {
      if (inner.name === 'link-entity') return columnsIn(inner);
      const isFetched = inner.name === 'attribute';
      const column = isFetched ? inner.attributes.name : inner.attributes.attribute;
      return [...(column ? [{ table: entity.attributes.name ?? '', column, isFetched }] : []), ...within(inner)];
    });
  return within(entity);
}

function siteMapProblems(solution: Package, tables: readonly PackageTable[], siteMap: XmlElement): Problem[] {
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

function appProblems(solution: Package, tables: readonly PackageTable[], app: XmlElement): Problem[] {
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
  return children(app, 'AppModuleComponents/AppModuleComponent').flatMap(({ attributes: { type = '', schemaName = '', id } }) =>
    isThere[type]?.(schemaName, guid(id)) === false
      ? [{ where, problem: `has the component ${schemaName || id} (type ${type}), which is not in the package` }]
      : [],
  );
}
