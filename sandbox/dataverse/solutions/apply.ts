import type { Environment, StoredRow } from '../environment';
import { wellKnownId } from '../metadata/identity';
import { storedMoment } from '../query/moments';
import { findPlatformRows, readPlatformRow, writePlatformRow } from '../storage/platform-rows';
import { openSolutionParts } from '../storage/solution-parts';
import { openRolePrivileges } from '../security/role-privileges';
import type { Customizations } from './customizations';
import { ComponentType, type Component, type ComponentRow } from './customizations/component';
import { plainText } from './customizations/labels';
import type { SolutionPackage } from './package-reader';
import type { SolutionManifest } from './solution-manifest';
import { child, toXml } from './xml';

/** Writes the rows of a solution's components, and the files and definitions that no row holds. */
export function applyComponents(environment: Environment, components: readonly Component[], solutionId: string, managed: boolean, activate: boolean): Component[] {
  const parts = openSolutionParts(environment.database);
  // Several solutions bring commands for one table; what a solution brought before and brings no more goes.
  const ribbonsOfSolution = `${solutionId}.`;
  parts.removeSources(ComponentType.Ribbon, ribbonsOfSolution);
  return components.map((component) => {
    const ids = component.rows.map((row) => applyRow(environment, row, { solutionid: solutionId, ismanaged: managed ? 1 : 0 }, activate));
    const id = ids[0] ?? component.id;
    if (component.privileges) openRolePrivileges(environment.database).replace(id, component.privileges);
    const sourceId = component.type === ComponentType.Ribbon ? ribbonsOfSolution + component.name : id;
    if (component.xml) parts.putSource({ type: component.type, id: sourceId, name: component.name, xml: component.xml });
    return { ...component, id };
  });
}

/** @returns the id that the row has, which is the one it already had when it is recognised by another column */
function applyRow(environment: Environment, { table, row, whenNew, whenActivated, matchBy }: ComponentRow, belongsTo: StoredRow, activate: boolean): string {
  const metadata = environment.catalog().table(table);
  const key = metadata?.primaryIdAttribute as string;
  const known = readPlatformRow(environment, table, row[key] as string) ?? (matchBy ? findPlatformRows(environment, table, { [matchBy]: row[matchBy] as string })[0] : undefined);
  const id = (known?.[key] ?? row[key]) as string;
  const owned = Object.fromEntries(Object.entries(belongsTo).filter(([name]) => metadata?.attribute(name)));
  writePlatformRow(environment, table, { ...owned, ...(known ? {} : whenNew), ...row, ...(activate ? whenActivated : {}), [key]: id });
  return id;
}

/** What a table definition says about its looks, which no row or metadata shows. */
const LOOKS = new Set(['IconVectorName', 'IconLargeName', 'IconMediumName', 'IconSmallName', 'IsQuickCreateEnabled']);

/** Keeps how tables look, for what plays apps. A file that only extends a table says nothing about it. */
export function applyLooks(environment: Environment, { entities }: Customizations): void {
  const parts = openSolutionParts(environment.database);
  for (const { logicalName, element, isDefined } of entities) {
    if (!isDefined) continue;
    const looks = child(child(element, 'EntityInfo'), 'entity')?.children.filter(({ name }) => LOOKS.has(name)) ?? [];
    parts.putSource({ type: ComponentType.Entity, id: logicalName, name: logicalName, xml: `<entity>${looks.map(toXml).join('')}</entity>` });
  }
}

/** Keeps the files of code components. */
export function applyFiles(environment: Environment, { parts }: SolutionPackage): void {
  const kept = openSolutionParts(environment.database);
  for (const [path, content] of parts) if (path.startsWith('Controls/')) kept.putFile(path, content);
}

/** Writes the rows of the publisher and the solution. @returns the solution's id */
export function applySolution(environment: Environment, manifest: SolutionManifest): string {
  const now = storedMoment(environment.clock.now());
  const { publisher } = manifest;
  const knownPublisher = findPlatformRows(environment, 'publisher', { uniquename: publisher.uniqueName })[0];
  const publisherId = (knownPublisher?.publisherid ?? environment.newId()) as string;
  writePlatformRow(environment, 'publisher', {
    publisherid: publisherId, uniquename: publisher.uniqueName, friendlyname: plainText(publisher.displayName) || publisher.uniqueName,
    customizationprefix: publisher.prefix, customizationoptionvalueprefix: publisher.optionValuePrefix,
  });
  const known = findPlatformRows(environment, 'solution', { uniquename: manifest.uniqueName })[0];
  const solutionId = (known?.solutionid ?? environment.newId()) as string;
  writePlatformRow(environment, 'solution', {
    solutionid: solutionId, uniquename: manifest.uniqueName, friendlyname: plainText(manifest.displayName) || manifest.uniqueName,
    description: plainText(manifest.description) || null, version: manifest.version, ismanaged: manifest.managed ? 1 : 0, isvisible: 1,
    publisherid: publisherId, solutionpackageversion: manifest.packageVersion, ...(known ? { updatedon: now } : { installedon: now }),
  });
  return solutionId;
}

/** Lists what belongs to the solution. An import adds to the list and takes nothing from it. */
export function applyComponentList(environment: Environment, solutionId: string, customizations: Customizations, components: readonly Component[], manifest: SolutionManifest): void {
  const catalog = environment.catalog();
  const tables = customizations.entities.map(({ logicalName }) => ({ type: ComponentType.Entity, id: catalog.table(logicalName)?.metadataId as string, name: logicalName }));
  const optionSets = customizations.optionSets.map(({ metadataId, name }) => ({ type: ComponentType.OptionSet, id: metadataId, name }));
  for (const { type, id, name } of [...tables, ...optionSets, ...components]) {
    const root = manifest.rootComponents.find((candidate) => candidate.type === type && (candidate.id === id || candidate.schemaName?.toLowerCase() === name.toLowerCase()));
    writePlatformRow(environment, 'solutioncomponent', {
      solutioncomponentid: wellKnownId(`solutioncomponent.${solutionId}.${type}.${id}`), solutionid: solutionId, componenttype: type, objectid: id,
      rootcomponentbehavior: root?.behavior ?? null,
    });
  }
}
