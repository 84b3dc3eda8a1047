import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { buildSolution, readBuiltParts } from '@gdap-manager/solution';
import { silentProgress } from '../../scripts/lib/progress';
import { startStack } from '../../scripts/lib/stack';
import { runFolder } from './run';

/**
 * Puts what a first start leaves behind into a folder, to go on from there as after a restart: all suites begin with
 * the same, and to make it anew in each would be most of the work of many. Made once in a test run, by whoever asks
 * first; where two ask at once both make it, and what one of them made is kept.
 * @returns the zip that was imported
 */
export async function copyPrepared(demonstration: boolean, folder: string): Promise<Uint8Array> {
  const kept = await prepared(demonstration);
  cpSync(join(kept, 'data'), folder, { recursive: true, filter: (path) => !besideDatabase.test(path) });
  return new Uint8Array(readFileSync(join(kept, 'solution.zip')));
}

/** A database's write-ahead log and what goes with it. */
const besideDatabase = /\.db-(wal|shm)$/;

/** Makes it where it is not there yet. @returns where it is */
export async function prepared(demonstration: boolean): Promise<string> {
  const kept = join(runFolder(), demonstration ? 'demonstration' : 'empty');
  if (!existsSync(kept)) await prepare(kept, demonstration);
  return kept;
}

async function prepare(kept: string, demonstration: boolean): Promise<void> {
  const draft = mkdtempSync(join(runFolder(), 'draft-'));
  const solutionZip = buildSolution({ managed: true, parts: readBuiltParts() });
  const stack = await startStack({ port: 0, dataDir: join(draft, 'data'), solutionZip, demonstration, progress: silentProgress });
  try {
    // What follows from the start is behind everybody then.
    await stack.host.idle();
    await stack.host.tick();
    await stack.host.idle();
  } finally {
    await stack.close();
  }
  for (const file of readdirSync(join(draft, 'data')).filter((name) => name.endsWith('.db'))) intoOneFile(join(draft, 'data', file));
  writeFileSync(join(draft, 'solution.zip'), solutionZip);
  try {
    renameSync(draft, kept);
  } catch (error) {
    // Another worker was quicker.
    if (!existsSync(kept)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Brings what the write-ahead log of a closed database still holds into its own file, which alone is copied then. */
function intoOneFile(path: string): void {
  const database = new Libsql(path);
  const [result] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  database.close();
  if (result?.busy !== 0) throw new Error(`Somebody still uses ${path}.`);
}
