import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Names that distributions give to Chromium and its kin; the first is Chromium without windows, which needs the least. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const ON_OTHER_SYSTEMS = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'];

/** The browser for the tests: `CHROMIUM` (a path), else the first one found; undefined where there is none. */
export function findBrowser(env: Readonly<Record<string, string | undefined>> = process.env): string | undefined {
  if (env.CHROMIUM) return existsSync(env.CHROMIUM) ? env.CHROMIUM : undefined;
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...ON_OTHER_SYSTEMS].find(existsSync);
}

/** What the browser says it is, such as `Chromium 156.0.8078.79`. */
export const browserVersion = (path: string): string => spawnSync(path, ['--version', '--no-sandbox'], { encoding: 'utf8' }).stdout?.trim() || 'version unknown';

/** Installs Debian's Chromium where that can be done: as root, with apt-get. @returns whether it worked */
export function installBrowser(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
  const install = () => ['chromium-headless-shell', 'chromium'].some((name) => apt('install', '-y', '--no-install-recommends', name, 'fonts-liberation'));
  return install() || (apt('update') && install());
}
