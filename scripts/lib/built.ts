import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { solutionName, solutionVersion } from '@gdap-manager/solution';

const root = resolve(__dirname, '../..');

/** Where a build writes the solution. */
export const solutionZipPath = (managed: boolean) =>
  join(root, 'dist', `${solutionName}_${solutionVersion}${managed ? '_managed' : ''}.zip`);

/** The managed zip, as it ships; built first where it is older than what it is made of. */
export function builtSolutionZip(): Uint8Array {
  if (isStale()) build();
  return new Uint8Array(readFileSync(solutionZipPath(true)));
}

/** Whether a build would write something else than what lies in `dist/`. */
export function isStale(): boolean {
  const zips = [solutionZipPath(true), solutionZipPath(false)];
  if (!zips.every(existsSync)) return true;
  const built = Math.min(...zips.map((zip) => statSync(zip).mtimeMs));
  return ['entities', 'solution', 'pcf-controls'].some((room) => newest(join(root, room)) > built);
}

function build() {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...process.execArgv, join(root, 'scripts/build.ts')], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The solution could not be built.\n${stdout}${stderr}`);
}

/** The newest change below a folder, in milliseconds since 1970. */
function newest(folder: string): number {
  return Math.max(
    0,
    ...readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !['node_modules', 'out', 'generated'].includes(entry.name) && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => (entry.isDirectory() ? newest(join(folder, entry.name)) : statSync(join(folder, entry.name)).mtimeMs)),
  );
}
