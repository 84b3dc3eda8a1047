import type { Environment } from '../environment';
import { DataverseError } from '../errors';
import { createCatalog } from '../metadata/catalog';
import { mergeMetadata } from '../metadata/merge';
import { writeMessageFilters } from '../storage/message-filters';
import { findPlatformRows } from '../storage/platform-rows';
import { applyComponentList, applyComponents, applyFiles, applyLooks, applySolution } from './apply';
import { assembleMetadata } from './assemble';
import { checkDataLoss, checkLeftOutColumns } from './checks/data-loss';
import { checkDependencies } from './checks/dependencies';
import { checkInstalled, type InstalledSolution } from './checks/installed';
import { checkMetadata } from './checks/metadata';
import { checkRootComponents } from './checks/root-components';
import { checkEnabledSteps, checkSteps } from './checks/steps';
import { readCustomizations, type Customizations } from './customizations';
import { ComponentType, type Component } from './customizations/component';
import { applyFormChanges, checkFormChanges } from './form-layers';
import { writeImportJob } from './import-job';
import { readPackage } from './package-reader';
import { readManifest, type SolutionManifest } from './solution-manifest';

export interface ImportOptions {
  /** Also enable the steps that come (PublishWorkflows). */
  readonly publishWorkflows?: boolean;
  /** The id under which the import job is found; a new one when left out. */
  readonly importJobId?: string;
}

/**
 * Imports a solution file: all of it, or nothing. Either way an `importjob` row tells how it went.
 * @throws DataverseError with the reason when the file is refused
 */
export function importSolution(environment: Environment, zip: Uint8Array, options: ImportOptions = {}): void {
  const startedOn = environment.clock.now();
  const importJobId = options.importJobId ?? environment.newId();
  let solutionName = '';
  try {
    environment.transaction(() => {
      const limits = { maxParts: environment.settings.maxSolutionParts, maxPartBytes: environment.settings.maxSolutionPartBytes, maxTotalBytes: environment.settings.maxSolutionBytes };
      const solutionPackage = readPackage(zip, limits);
      const manifest = readManifest(solutionPackage.solution);
      solutionName = manifest.uniqueName;
      const customizations = readCustomizations(solutionPackage);
      checkFormChanges(manifest, customizations.components);
      changeMetadata(environment, manifest, customizations);
      const solutionId = applySolution(environment, manifest);
      const components = applyComponents(environment, customizations.components, solutionId, manifest.managed, options.publishWorkflows ?? false);
      checkEnabledSteps(environment);
      applyFiles(environment, solutionPackage);
      applyLooks(environment, customizations);
      applyFormChanges(environment, solutionId, components);
      applyComponentList(environment, solutionId, customizations, components, manifest);
      writeImportJob(environment, { importJobId, solutionName, startedOn, components: listed(customizations, components) });
    });
  } catch (error) {
    const failure = error instanceof DataverseError ? error : new DataverseError(500, '0x80048033', 'An error occurred while importing a Solution.');
    writeImportJob(environment, { importJobId, solutionName, startedOn, components: [], failure });
    throw error;
  }
}

/** Checks the solution against itself and against what is there; then brings the metadata up to it. */
function changeMetadata(environment: Environment, manifest: SolutionManifest, customizations: Customizations): void {
  const before = environment.catalog();
  const installed = installedSolution(environment, manifest.uniqueName);
  checkInstalled(manifest, installed);
  checkRootComponents(manifest, customizations);
  checkDependencies(manifest, { catalog: before, solutions: solutionsPresent(environment) });
  const coming = assembleMetadata(before, customizations);
  const after = mergeMetadata(before.snapshot, coming);
  checkMetadata(after, new Set(coming.entities.map(({ logicalName }) => logicalName)));
  checkSteps(customizations.steps, {
    catalog: createCatalog(after),
    messages: new Map(findPlatformRows(environment, 'sdkmessage', {}).map((row) => [String(row.sdkmessageid), String(row.name)])),
    endpoints: new Set([...findPlatformRows(environment, 'serviceendpoint', {}).map((row) => String(row.serviceendpointid)), ...endpointsIn(customizations.components)]),
  });
  checkDataLoss(environment, before.snapshot, after);
  if (installed && manifest.managed && environment.settings.refuseManagedColumnLoss) {
    checkLeftOutColumns(environment, leftOutColumns(before.snapshot.entities, customizations));
  }
  environment.changeMetadata(after);
  writeMessageFilters(environment);
}

function installedSolution(environment: Environment, uniqueName: string): InstalledSolution | undefined {
  const solution = findPlatformRows(environment, 'solution', { uniquename: uniqueName })[0];
  const publisher = solution && findPlatformRows(environment, 'publisher', { publisherid: solution.publisherid as string })[0];
  return solution && publisher && { solution, publisher };
}

const solutionsPresent = (environment: Environment) => new Set([
  ...environment.settings.assumedSolutions,
  ...findPlatformRows(environment, 'solution', {}).map((row) => String(row.uniquename)),
].map((name) => name.toLowerCase()));

const endpointsIn = (components: readonly Component[]) => components.filter(({ type }) => type === ComponentType.ServiceEndpoint).map(({ id }) => id);

/** Custom columns of tables that the file defines anew, without those columns. */
function leftOutColumns(known: readonly { logicalName: string; attributes: readonly { logicalName: string; isCustom: boolean }[] }[], { entities }: Customizations) {
  return entities.filter(({ isDefined }) => isDefined).flatMap(({ logicalName: table, attributes }) => {
    const present = new Set(attributes.map(({ attribute }) => attribute.logicalName));
    const columns = known.find(({ logicalName }) => logicalName === table)?.attributes ?? [];
    return columns.filter(({ isCustom, logicalName }) => isCustom && !present.has(logicalName)).map(({ logicalName: column }) => ({ table, column }));
  });
}

const listed = ({ entities }: Customizations, components: readonly Component[]) => [
  ...entities.map(({ logicalName }) => ({ type: ComponentType.Entity, name: logicalName, id: '' })),
  ...components.map(({ type, name, id }) => ({ type, name, id })),
];
