import { notSupported } from '../../errors';
import type { OptionSetMetadata } from '../../metadata/types';
import { inconsistent, invalidXml } from '../import-errors';
import type { SolutionPackage } from '../package-reader';
import type { XmlElement } from '../xml';
import { readAppModules, readSiteMaps } from './apps';
import { readCharts } from './charts';
import type { Component } from './component';
import { readCustomControls } from './custom-controls';
import { readEntities, type EntityPart } from './entities';
import { readEnvironmentVariables } from './environment-variables';
import { readForms, readViews } from './forms-and-views';
import { type ManyToManyPart, readManyToMany } from './many-to-many';
import { readOptionSets } from './option-sets';
import { readRelationships, type RelationshipPart } from './relationships';
import { readRibbons } from './ribbons';
import { readRoles } from './roles';
import { readServiceEndpoints } from './service-endpoints';
import { readSteps, stepComponent, type StepPart } from './steps';
import { readWebResources } from './web-resources';

/** What a solution brings, read but not yet compared with what is there. */
export interface Customizations {
  readonly entities: readonly EntityPart[];
  readonly relationships: readonly RelationshipPart[];
  readonly manyToMany: readonly ManyToManyPart[];
  /** Global ones; those of single columns are with their column. */
  readonly optionSets: readonly OptionSetMetadata[];
  readonly steps: readonly StepPart[];
  /** Everything that is kept as rows, the steps among it. */
  readonly components: readonly Component[];
}

/** Sections of customizations.xml that are read. */
const READ = new Set([
  'Entities', 'Roles', 'RibbonDiffXml', 'EntityRelationships', 'optionsets', 'WebResources', 'CustomControls', 'SdkMessageProcessingSteps',
  'ServiceEndpoints', 'AppModuleSiteMaps', 'AppModules', 'Languages',
]);

/** Sections that the platform knows and the sandbox does not: empty ones, as exports have them, are fine. */
const NOT_PLAYED = new Set([
  'Workflows', 'FieldSecurityProfiles', 'Templates', 'EntityMaps', 'OrganizationSettings', 'SolutionPluginAssemblies', 'EntityDataProviders', 'EntityDataSources',
  'CanvasApps', 'Connectors', 'connectionreferences', 'EntityImageConfigs', 'AttributeImageConfigs', 'EntityAnalyticsConfigs', 'AIModels', 'Reports', 'Dashboards',
  'InteractionCentricDashboards', 'Dialogs', 'ConnectionRoles', 'RelationshipRoles', 'SiteMap', 'IsvConfig', 'RoutingRules', 'ChannelPropertyGroups', 'ConvertRules',
  'MobileOfflineProfiles', 'Slas', 'ChannelAccessProfiles', 'ChannelAccessProfileRules', 'GlobalSearchConfigurations', 'StoredProcedures',
]);

/** Folders of the file that belong to a section that is read, or carry a component by themselves. */
const FOLDERS = new Set(['WebResources', 'Controls', 'environmentvariabledefinitions']);

/** Reads everything that the file brings; what the sandbox cannot keep is refused, never dropped. */
export function readCustomizations(solution: SolutionPackage): Customizations {
  const { customizations } = solution;
  if (customizations.name !== 'ImportExportXml') throw invalidXml('customizations.xml is no ImportExportXml.');
  refuseUnknownSections(customizations);
  refuseUnknownFolders(solution.parts);
  const entities = readEntities(customizations);
  const steps = readSteps(customizations);
  const components = [
    ...entities.flatMap((entity) => [...readForms(entity), ...readViews(entity), ...readCharts(entity)]),
    ...readRibbons(customizations, entities),
    ...readRoles(customizations),
    ...readWebResources(solution),
    ...readCustomControls(solution),
    ...readSiteMaps(customizations),
    ...readAppModules(customizations),
    ...readServiceEndpoints(customizations),
    ...steps.map(stepComponent),
    ...readEnvironmentVariables(solution),
  ];
  refuseDuplicates(components);
  return { entities, relationships: readRelationships(customizations), manyToMany: readManyToMany(customizations), optionSets: readOptionSets(customizations), steps, components };
}

function refuseUnknownSections(customizations: XmlElement): void {
  for (const section of customizations.children) {
    if (READ.has(section.name)) continue;
    if (!NOT_PLAYED.has(section.name)) throw invalidXml(`customizations.xml has the unknown section '${section.name}'.`);
    if (section.children.length > 0) throw notSupported(`the section '${section.name}' of a solution`);
  }
}

function refuseUnknownFolders(parts: SolutionPackage['parts']): void {
  const stray = [...parts.keys()].find((path) => !FOLDERS.has(path.split('/')[0] ?? ''));
  if (stray) throw notSupported(`the part '${stray}' of a solution file`);
}

function refuseDuplicates(components: readonly Component[]): void {
  const seen = new Set<string>();
  for (const { type, rows, id } of components) {
    for (const key of [`${type}:${id}`, ...rows.filter(({ table }) => table === 'sdkmessageprocessingstepimage').map(({ row }) => String(row.sdkmessageprocessingstepimageid))]) {
      if (seen.has(key)) throw inconsistent(`Two components of type ${type} have the id ${id}.`);
      seen.add(key);
    }
  }
}
