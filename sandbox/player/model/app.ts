import { ComponentType } from '../../dataverse/solutions/customizations/component';
import type { Environment } from '../../dataverse/environment';
import { child, parseXml, textOf, type XmlElement } from '../../dataverse/solutions/xml';
import { findPlatformRows } from '../../dataverse/storage/platform-rows';
import { openSolutionParts } from '../../dataverse/storage/solution-parts';
import type { AppModel, AreaModel, TableModel } from '../app-model';
import { digest } from '../assets/responses';
import { baseLanguage } from '../session/people';
import { appComponents, componentsOf } from './components';
import { grandchildren, labelIn, readable, type ModelContext } from './context';
import { openImported } from './imported';
import { areasOf } from './site-map';
import { fullTable, manyToManyOf, relationshipsOf, shortTable } from './table';

/**
 * An imported model-driven app as the player's client gets it.
 * @param lcid language of the labels
 * @returns undefined when there is no app of that name
 */
export function appModel(environment: Environment, uniqueName: string, lcid: number): AppModel | undefined {
  const app = findPlatformRows(environment, 'appmodule', { uniquename: uniqueName })[0];
  if (!app) return undefined;
  const unsupported = new Set<string>();
  const context: ModelContext = {
    environment, lcid, catalog: environment.catalog(), baseLcid: baseLanguage(environment), unsupported: (sentence) => void unsupported.add(sentence),
  };
  const source = openSolutionParts(environment.database).sources(ComponentType.AppModule).find(({ id }) => id === app.appmoduleid)?.xml;
  const xml = source === undefined ? undefined : parseXml(source, 'the app module');
  const areas = areasOfApp(context, uniqueName);
  const model = {
    id: String(app.appmoduleid),
    uniqueName,
    name: labelIn(context, xml, 'LocalizedNames') || String(app.name),
    description: labelIn(context, xml, 'Descriptions') || String(app.description ?? ''),
    areas,
    settings: settingsOf(xml),
    tables: tablesOf(context, source, areas),
    components: componentsOf(context),
    unsupported: [...unsupported],
  };
  return { version: digest(JSON.stringify(model)), ...model };
}

/** The app's settings by the name of their definition, which exports write as an attribute or as an element. */
const settingsOf = (xml: XmlElement | undefined): Record<string, string> =>
  Object.fromEntries(grandchildren(xml, 'appsettings', 'appsetting').map((setting) =>
    [setting.attributes['settingdefinitionid.uniquename'] ?? textOf(child(setting, 'settingdefinitionid') ?? setting, 'uniquename') ?? '', textOf(setting, 'value') ?? '']));

function areasOfApp(context: ModelContext, uniqueName: string): AreaModel[] {
  const siteMap = findPlatformRows(context.environment, 'sitemap', { sitemapnameunique: uniqueName })[0];
  if (siteMap) return readable(context, `The site map '${uniqueName}'`, () => areasOf(context, String(siteMap.sitemapxml))).flat();
  context.unsupported(`The app '${uniqueName}' has no site map of its name.`);
  return [];
}

/** Tables of the app and its navigation, those that lists in their forms show, and in short those that lookups and views lead to. */
function tablesOf(context: ModelContext, appXml: string | undefined, areas: readonly AreaModel[]): Record<string, TableModel> {
  const { catalog } = context;
  const imported = openImported(context, appXml);
  const ribbons = openRibbons(context);
  const tables = new Map<string, TableModel>();
  const inApp = appComponents(appXml).flatMap(({ type, schemaName }) => (type === ComponentType.Entity && schemaName ? [schemaName] : []));
  const inNavigation = areas.flatMap(({ groups }) => groups).flatMap(({ subAreas }) => subAreas).flatMap(({ table }) => table ?? []);
  const waiting = [...inApp, ...inNavigation];
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const table = catalog.table(name);
    if (!table || tables.has(name)) continue;
    const model = fullTable(context, imported, table, ribbons(name));
    tables.set(name, model);
    waiting.push(...listedIn(model), ...(hasTimeline(model) ? [EMAIL] : []));
  }
  for (const name of [...tables.values()].flatMap(leadsTo)) {
    const table = catalog.table(name);
    if (table && !tables.has(name)) tables.set(name, shortTable(context, imported, table));
  }
  const names = new Set(tables.keys());
  return Object.fromEntries([...tables].map(([name, model]) => {
    const table = catalog.table(name);
    if (!table) return [name, model];
    const manyToMany = manyToManyOf(table, names);
    return [name, { ...model, relationships: relationshipsOf(table, names), ...(manyToMany.length > 0 && { manyToMany }) }];
  }));
}

/** The ribbon of the application and of a table, as imported. */
function openRibbons(context: ModelContext) {
  const sources = openSolutionParts(context.environment.database).sources(ComponentType.Ribbon);
  return (table: string) => sources
    .filter(({ name }) => name === table || name === 'application')
    .flatMap(({ xml }) => readable(context, `The ribbon of '${table}'`, () => parseXml(xml, `the ribbon of '${table}'`)));
}

/** The table of the activities that timelines open. */
const EMAIL = 'email';

const controlsOf = ({ forms }: TableModel) =>
  forms.flatMap(({ tabs }) => tabs).flatMap(({ columns }) => columns).flatMap(({ sections }) => sections).flatMap(({ rows }) => rows).flat().map(({ control }) => control);

const hasTimeline = (table: TableModel) => controlsOf(table).some((control) => control?.kind === 'timeline');

/** Tables that lists in the forms of a table show. */
const listedIn = (table: TableModel): string[] =>
  controlsOf(table)
    .flatMap((control) => [control?.subgrid?.table, ...Object.values(control?.component?.dataSets ?? {}).map(({ table }) => table)])
    .filter((table): table is string => Boolean(table));

/** Tables that lookups and views of a table lead to. */
const leadsTo = ({ columns, views }: TableModel): string[] => [
  ...Object.values(columns).flatMap(({ targets = [] }) => targets.map(({ table }) => table)),
  ...views.flatMap((view) => view.columns.map(({ table }) => table)),
];
