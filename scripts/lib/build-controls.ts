import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { controlNames, controlsFolder } from '@gdap-manager/solution';
import { treeHash } from './tree-hash';

const root = resolve(__dirname, '../..');
const run = promisify(execFile);

/** Builds at a time: each takes a core and half a gigabyte. */
const AT_ONCE = 2;

/**
 * Builds the code components whose sources have changed.
 * @returns the names of those that were built
 * @throws Error with the output of pcf-scripts when one cannot be built
 */
export async function buildControls(): Promise<string[]> {
  const stale = controlNames.filter(isStale);
  const waiting = [...stale];
  const worker = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) await buildControl(name);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return stale;
}

const workspaceOf = (name: string) => join(root, 'pcf-controls', name);
const markOf = (name: string) => join(controlsFolder, `${name}.sha256`);

/** What a bundle is made of: the control, what controls share, the definitions, and the tools' versions. */
const sourceHash = (name: string) =>
  treeHash([workspaceOf(name), join(root, 'pcf-controls/shared'), join(root, 'entities'), join(root, 'package-lock.json')]);

/** Types of the manifest are made by the build and not committed: without them the control is stale, too. */
const isStale = (name: string): boolean =>
  !existsSync(join(workspaceOf(name), name, 'generated/ManifestTypes.d.ts')) ||
  !existsSync(join(controlsFolder, name, 'bundle.js')) ||
  !existsSync(markOf(name)) ||
  readFileSync(markOf(name), 'utf8') !== sourceHash(name);

async function buildControl(name: string): Promise<void> {
  const cwd = workspaceOf(name);
  const hash = sourceHash(name);
  const tool = require.resolve('pcf-scripts/bin/pcf-scripts.js');
  // Linting is the root's business. The tool keeps a settings file in HOME and would report to its makers.
  const { stdout, stderr } = await run(process.execPath, [tool, 'rebuild', '--buildMode', 'production', '--noColor', '--skipBuildLinting', 'true'], {
    cwd,
    env: { ...process.env, PP_TOOLS_TELEMETRY_OPTOUT: '1' },
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: { stdout?: string; stderr?: string }) => ({ stdout: error.stdout ?? '', stderr: `${error.stderr ?? ''}${String(error)}` }));
  // pcf-scripts ends with 0 whatever happens: only its last line tells.
  if (!/\[rebuild\] Succeeded\s*$/.test(stdout)) throw new Error(`The control ${name} could not be built.\n${stdout}${stderr}`);
  const target = join(controlsFolder, name);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(controlsFolder, { recursive: true });
  cpSync(join(cwd, 'out/controls', name), target, { recursive: true });
  writeFileSync(markOf(name), hash);
}
