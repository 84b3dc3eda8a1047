import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser';

const folder = mkdtempSync(join(tmpdir(), 'browser-'));
const program = (name: string) => {
  const path = join(folder, name);
  writeFileSync(path, '');
  chmodSync(path, 0o755);
  return path;
};

describe('the browser for the tests', () => {
  it('is the one that somebody names', () => {
    const mine = program('mine');
    expect(findBrowser({ CHROMIUM: mine, PATH: '' })).toBe(mine);
  });

  it('is none where the named one is not there, rather than another', () => {
    program('chromium');
    expect(findBrowser({ CHROMIUM: join(folder, 'absent'), PATH: folder })).toBeUndefined();
  });

  it('is else the first on the path', () => {
    expect(findBrowser({ PATH: `/nowhere:${folder}` })).toBe(program('chromium'));
  });

  it('is the one without windows where there is one', () => {
    program('chromium');
    const light = program('chromium-headless-shell');
    expect(findBrowser({ PATH: folder })).toBe(light);
  });
});
