import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientFolder, createBundler, modulesFolder } from './bundle';

const packages = ['react', 'react-dom', '@fluentui/react', '@fluentui/font-icons-mdl2', 'esbuild'];
const sources = ['platform.ts', 'platform-config.ts'];

const versionOf = (name: string) => (JSON.parse(readFileSync(join(modulesFolder, name, 'package.json'), 'utf8')) as { version: string }).version;

/** React and Fluent UI: what the player's client and code components share. */
export const createPlatformBundle = () => createBundler({
  name: 'platform',
  entry: join(clientFolder, 'platform.ts'),
  version() {
    const hash = createHash('sha256');
    for (const name of packages) hash.update(`${name} ${versionOf(name)}\n`);
    for (const file of sources) hash.update(readFileSync(join(clientFolder, file)));
    return hash.digest('hex').slice(0, 16);
  },
});
