import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { capabilityNames } from './capability-names';

const folders = readdirSync(__dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'node_modules').map(({ name }) => name);
const capabilities = folders.filter((folder) => readdirSync(join(__dirname, folder)).includes('capability.ts'));

/** The folders of which what runs in a folder takes anything. */
function importsOf(folder: string): Set<string> {
  const files = readdirSync(join(__dirname, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !/\.test\.ts$|testing/.test(file));
  const paths = files.flatMap((file) => [...readFileSync(join(__dirname, folder, file), 'utf8').matchAll(/from '(\.[^']*)'/g)].map(([, path = '']) => join(folder, file, '..', path)));
  return new Set(paths.map((path) => path.split('/')[0] ?? '').filter((other) => other !== folder && folders.includes(other)));
}

const imports = new Map(folders.map((folder) => [folder, importsOf(folder)]));

describe('the capabilities', () => {
  it('are all there', () => {
    expect(capabilities.length).toBeGreaterThan(8);
    expect(Object.values<string>(capabilityNames)).toEqual(expect.arrayContaining(capabilities));
    expect(imports.get('reconciliation')).toContain('customers');
  });

  it.each(folders.filter((folder) => folder !== 'hosts' && !capabilities.includes(folder)))('are nothing to %s, which they share', (folder) => {
    expect([...(imports.get(folder) ?? [])].filter((other) => capabilities.includes(other))).toEqual([]);
  });

  it.each(capabilities)('leave %s out of what it takes from others: nothing goes round', (folder) => {
    const reached = new Set<string>();
    const open = [...(imports.get(folder) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(...(imports.get(next) ?? []));
    }
    expect([...reached]).not.toContain(folder);
  });
});
