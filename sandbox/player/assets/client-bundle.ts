import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { clientFolder, createBundler } from './bundle';

/** Imports that the platform bundle answers, and the global that holds each. */
const platform: readonly (readonly [pattern: RegExp, global: string])[] = [
  [/^react$/, 'Reactv16'],
  [/^react-dom$/, 'ReactDOMv16'],
  [/^@fluentui\/react(\/lib\/.+)?$/, 'FluentUIReactv81211'],
];

/** Leaves out what the platform bundle has: imports of it become its globals. */
export const fromPlatform: Plugin = {
  name: 'from-platform',
  setup(build) {
    for (const [filter, global] of platform) {
      build.onResolve({ filter }, () => ({ path: global, namespace: 'platform' }));
    }
    build.onLoad({ filter: /.*/, namespace: 'platform' }, ({ path }) => ({ contents: `module.exports = globalThis.${path};`, loader: 'js' }));
  },
};

/** The player's client. Whoever changes its sources only loads the page again. */
export const createClientBundle = () => createBundler({ name: 'client', entry: join(clientFolder, 'main.tsx'), plugins: [fromPlatform], version: sourceVersion });

/** Of everything that the client is made of, its tests apart; of the app's model it takes types only. */
function sourceVersion(): string {
  const files = readdirSync(clientFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash('sha256');
  for (const file of [...files.sort(), __filename]) hash.update(`${file}\n`).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}
