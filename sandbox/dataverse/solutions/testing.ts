import { defaultSettings, type DataverseSettings } from '../../settings';
import type { Environment } from '../environment';
import { DataverseError } from '../errors';
import { quoted } from '../storage/database';
import { createEnvironment } from '../storage/environment';
import { importSolution } from './import-solution';

/** A new environment in memory whose clock stands still: for tests. */
export const newEnvironment = (settings: Partial<DataverseSettings> = {}): Environment =>
  createEnvironment({ dataDir: ':memory:', clock: { now: () => new Date('2026-11-22T04:05:44.123Z') }, settings: { ...defaultSettings.dataverse, ...settings } });

/** Why the import is refused; fails when it is not. */
export function refusalOf(environment: Environment, zip: Uint8Array): { status: number; code: string; message: string } {
  try {
    importSolution(environment, zip);
  } catch (error) {
    if (error instanceof DataverseError) return { status: error.status, code: error.code, message: error.message };
    throw error;
  }
  throw new Error('The import was not refused.');
}

/** Everything that an environment holds, import jobs and the version counter apart. */
export function contentsOf({ database, catalog }: Environment): unknown {
  const tables = (database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all() as { name: string }[])
    .map(({ name }) => name).filter((name) => name !== 'importjob' && name !== 'version_counter');
  return { metadata: catalog().snapshot, rows: tables.map((name) => [name, database.prepare(`SELECT * FROM ${quoted(name)} ORDER BY 1`).all()]) };
}
