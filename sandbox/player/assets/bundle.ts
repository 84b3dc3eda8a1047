import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build, formatMessages, type BuildFailure, type Plugin } from 'esbuild';

/** A script for the browser, and the version of it, which changes whenever its sources do. */
export interface Bundle {
  readonly version: string;
  readonly code: string;
}

/** The sources cannot be built; the message is esbuild's, for a person to read. */
export class BundleBroken extends Error {
  override readonly name = 'BundleBroken';
}

export const clientFolder = resolve(__dirname, '../client');
export const modulesFolder = resolve(__dirname, '../../../node_modules');

const cacheFolder = join(modulesFolder, '.cache/sandbox-player');

/** One bundle that is made when it is first asked for, kept on disk by its version, and made anew when that changes. */
export interface BundleSource {
  /** File name without extension, in the cache. */
  readonly name: string;
  /** Absolute path of the entry. */
  readonly entry: string;
  readonly plugins?: readonly Plugin[];
  version(): string;
}

/** @returns gives the bundle as of now; @throws BundleBroken */
export function createBundler(source: BundleSource): { version(): string; bundle(): Promise<Bundle> } {
  let known: { version: string; made: Promise<Bundle> } | undefined;
  return {
    version: source.version,
    bundle() {
      const version = source.version();
      if (known?.version !== version) known = { version, made: fromCacheOrBuilt(source, version) };
      return known.made;
    },
  };
}

async function fromCacheOrBuilt(source: BundleSource, version: string): Promise<Bundle> {
  const file = join(cacheFolder, `${source.name}-${version}.js`);
  const cached = await readFile(file, 'utf8').catch(() => undefined);
  if (cached !== undefined) return { version, code: cached };
  const code = await built(source);
  await mkdir(cacheFolder, { recursive: true });
  await writeFile(file, code);
  return { version, code };
}

async function built({ entry, plugins = [] }: BundleSource): Promise<string> {
  try {
    const { outputFiles } = await build({
      entryPoints: [entry], bundle: true, write: false, format: 'iife', platform: 'browser', target: 'es2020', minify: true,
      legalComments: 'none', charset: 'utf8', jsx: 'transform', define: { 'process.env.NODE_ENV': '"production"' }, plugins: [...plugins], logLevel: 'silent',
    });
    return outputFiles[0]?.text ?? '';
  } catch (error) {
    const { errors } = error as Partial<BuildFailure>;
    if (!errors) throw error;
    throw new BundleBroken((await formatMessages(errors, { kind: 'error' })).join('\n'));
  }
}
