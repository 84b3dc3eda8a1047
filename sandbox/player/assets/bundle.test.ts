import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { createBundler } from './bundle';
import { createClientBundle, fromPlatform } from './client-bundle';
import { createPlatformBundle } from './platform-bundle';
import { createPlayerScripts } from './scripts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'player-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A bundler of one file, whose version is what the test says. */
function bundlerOf(source: string) {
  const entry = join(folder, 'entry.tsx');
  writeFileSync(entry, source);
  const state = { version: 'v1' };
  const bundler = createBundler({ name: 'entry', entry, plugins: [fromPlatform], version: () => state.version }, join(folder, 'kept'));
  return { bundler, write: (text: string, version: string) => (writeFileSync(entry, text), (state.version = version)) };
}

describe('A bundle', () => {
  it('takes React and Fluent UI from the platform', async () => {
    const { bundler } = bundlerOf("import * as React from 'react'; import { Text } from '@fluentui/react'; import { Icon } from '@fluentui/react/lib/Icon'; result.push(React.version, Text, Icon);");
    const result: unknown[] = [];
    runInNewContext((await bundler.bundle()).code, { result, Reactv16: { version: '16' }, FluentUIReactv81211: { Text: 'text', Icon: 'icon' } });
    expect(result).toEqual(['16', 'text', 'icon']);
  });

  it('is made anew when its version changes, kept on disk, and its former versions are not', async () => {
    const { bundler, write } = bundlerOf('result.push(1);');
    const first = await bundler.bundle();
    write('result.push(2);', 'v1');
    expect(await bundler.bundle()).toBe(first);
    write('result.push(2);', 'v2');
    const second = await bundler.bundle();
    expect(second.code).not.toBe(first.code);
    expect(readdirSync(join(folder, 'kept'))).toEqual(['entry-v2.js']);
    rmSync(join(folder, 'entry.tsx'));
    const again = createBundler({ name: 'entry', entry: join(folder, 'entry.tsx'), version: () => 'v2' }, join(folder, 'kept'));
    expect(await again.bundle()).toEqual(second);
  });

  it('that cannot be made tells in the page where the mistake is', async () => {
    const { bundler } = bundlerOf('const a = ;\n// </script>');
    const response = await createPlayerScripts(new Map([['client', bundler]])).respond(new Request('http://localhost/player/client.js'), 'client');
    expect([response?.status, response?.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const shown: string[] = [];
    const element = { setAttribute: () => undefined, set textContent(text: string) { shown.push(text); } };
    runInNewContext((await response?.text()) ?? '', { document: { createElement: () => element, getElementById: () => ({ replaceChildren: () => undefined }) } });
    expect(shown).toEqual([expect.stringMatching(/The player cannot be built[^]*entry\.tsx:1:10/)]);
  });
});

describe("The player's own scripts", () => {
  it('are made: the client, and the platform under the names that code components expect', async () => {
    const [platform, client] = await Promise.all([createPlatformBundle().bundle(), createClientBundle().bundle()]);
    for (const name of ['Reactv16', 'ReactDOMv16', 'FluentUIReactv81211']) expect(platform.code).toContain(name);
    expect(client.code).toContain('globalThis.FluentUIReactv81211');
    expect(client.code.length).toBeLessThan(platform.code.length);
  });

  it('are kept by browsers for good under the address of their version, and asked about under any other', async () => {
    const { bundler } = bundlerOf('result.push(1);');
    const scripts = createPlayerScripts(new Map([['client', bundler]]));
    expect(scripts.addresses()).toEqual(['/player/client.js?v=v1']);
    const cacheOf = async (address: string) => (await scripts.respond(new Request(`http://localhost${address}`), 'client'))?.headers.get('cache-control');
    expect([await cacheOf('/player/client.js?v=v1'), await cacheOf('/player/client.js?v=v0')]).toEqual(['public, max-age=31536000, immutable', 'no-cache']);
    expect(await scripts.respond(new Request('http://localhost/player/other.js'), 'other')).toBeUndefined();
  });
});
