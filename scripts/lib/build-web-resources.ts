import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { webResourceFolder, webResources } from '@gdap-manager/solution';
import { buildSync } from 'esbuild';

const sources = resolve(__dirname, '../../solution/web-resources');

/** Makes every web resource anew: scripts are bundled for the browsers that Power Apps supports, the rest is copied. */
export function buildWebResources(): void {
  rmSync(webResourceFolder, { recursive: true, force: true });
  for (const { name, source } of webResources) {
    const target = join(webResourceFolder, name);
    mkdirSync(dirname(target), { recursive: true });
    const file = join(sources, source);
    writeFileSync(target, /\.tsx?$/.test(source) ? bundled(file) : readFileSync(file));
  }
}

/** A script that defines its functions on `window.GdapManager` itself: several bundles share that name. */
const bundled = (entry: string): Uint8Array =>
  buildSync({ entryPoints: [entry], bundle: true, write: false, format: 'iife', target: 'es2019', platform: 'browser', minify: true, keepNames: true, legalComments: 'none', charset: 'utf8', define: { 'process.env.NODE_ENV': '"production"' } })
    .outputFiles[0]!.contents;
