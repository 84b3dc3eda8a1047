import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { BuiltControl, BuiltParts } from './parts';
import { publisher } from './publisher';
import { webResources } from './web-resource-list';

const root = resolve(__dirname, '..');

/** Where builds put web resources, by their names. */
export const webResourceFolder = join(root, 'dist/web-resources');

/** Where builds put code components, a folder each. */
export const controlsFolder = join(root, 'dist/controls');

/** The names of the code components: the workspaces of `pcf-controls/`. */
export const controlNames = ['RequestLifecycle', 'RoleMappings', 'TemplateDefaults'] as const;

/** The namespace in every control's manifest. */
export const controlNamespace = 'GdapManager';

/** @throws Error when something has not been built yet */
export const readBuiltParts = (): BuiltParts => ({
  webResources: webResources.map(({ source: _, ...resource }) => ({ ...resource, content: built(join(webResourceFolder, resource.name)) })),
  controls: controlNames.map(readControl),
});

function readControl(constructorName: string): BuiltControl {
  const folder = join(controlsFolder, constructorName);
  built(join(folder, 'ControlManifest.xml'));
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return {
    name: `${publisher.prefix}_${controlNamespace}.${constructorName}`,
    files: new Map(files.map((file) => [relative(folder, file).replaceAll('\\', '/'), built(file)])),
  };
}

function built(file: string): Uint8Array {
  if (!existsSync(file)) throw new Error(`${relative(root, file)} has not been built yet: 'npm run build' makes it.`);
  return new Uint8Array(readFileSync(file));
}
