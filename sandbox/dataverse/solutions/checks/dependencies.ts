import type { Catalog } from '../../metadata/catalog';
import { ComponentType } from '../customizations/component';
import { missingDependencies } from '../import-errors';
import type { MissingDependency, SolutionManifest } from '../solution-manifest';

/** What may satisfy a dependency. */
export interface DependencySurroundings {
  readonly catalog: Catalog;
  /** Unique names, lower case, of installed solutions and of those that every environment is taken to have. */
  readonly solutions: ReadonlySet<string>;
}

/** Whether all that the solution needs from elsewhere is there. Pure. */
export function checkDependencies(manifest: SolutionManifest, surroundings: DependencySurroundings): void {
  const missing = manifest.missingDependencies.filter((dependency) => !isThere(dependency, surroundings));
  if (missing.length === 0) return;
  const list = missing.map(({ name, type, solution }) => `'${name}' (type ${type}) of solution '${solution}'`).join(', ');
  throw missingDependencies(manifest.uniqueName, list);
}

/** A dependency names its solution as `Name (1.0.0.0)`. */
function isThere({ type, name, solution }: MissingDependency, { catalog, solutions }: DependencySurroundings): boolean {
  if (type === ComponentType.Entity) return catalog.table(name.toLowerCase()) !== undefined;
  return solutions.has((solution.split(' ')[0] ?? '').toLowerCase());
}
