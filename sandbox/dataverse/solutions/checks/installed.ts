import type { StoredRow } from '../../environment';
import { managedIsInstalled, olderThanInstalled, otherPublisher, unmanagedIsInstalled } from '../import-errors';
import { compareVersions, type SolutionManifest } from '../solution-manifest';

/** The solution of that name as it is installed. */
export interface InstalledSolution {
  readonly solution: StoredRow;
  readonly publisher: StoredRow;
}

/**
 * Whether the file may update what is installed: the same publisher and mode, and no older version. The same
 * version again is an update like any other, as on the platform. Pure.
 */
export function checkInstalled(manifest: SolutionManifest, installed: InstalledSolution | undefined): void {
  if (!installed) return;
  const isManaged = installed.solution.ismanaged === 1;
  const publisher = String(installed.publisher.uniquename);
  if (isManaged && !manifest.managed) throw managedIsInstalled();
  if (!isManaged && manifest.managed) throw unmanagedIsInstalled();
  if (publisher.toLowerCase() !== manifest.publisher.uniqueName.toLowerCase()) throw otherPublisher(manifest.uniqueName, manifest.publisher.uniqueName, publisher);
  const version = String(installed.solution.version);
  if (compareVersions(manifest.version, version) < 0) throw olderThanInstalled(manifest.uniqueName, manifest.version, version);
}
