import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
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

export interface Bundler {
  version(): string;
  /** The bundle as of now. @throws BundleBroken */
  bundle(): Promise<Bundle>;
}

/** @param folder where bundles are kept from one run to the next */
export function createBundler(source: BundleSource, folder = cacheFolder): Bundler {
  let known: { version: string; made: Promise<Bundle> } | undefined;
  return {
    version: source.version,
    bundle() {
      const version = source.version();
      if (known?.version !== version) known = { version, made: fromCacheOrBuilt(source, version, folder) };
      return known.made;
    },
  };
}

async function fromCacheOrBuilt(source: BundleSource, version: string, folder: string): Promise<Bundle> {
  const file = `${source.name}-${version}.js`;
  const cached = await readFile(join(folder, file), 'utf8').catch(() => undefined);
  if (cached !== undefined) return { version, code: cached };
  const code = await built(source);
  await keep(folder, source.name, file, code);
  return { version, code };
}

/** Former versions go. Another sandbox may write the same file at this moment: what is there is always whole. */
async function keep(folder: string, name: string, file: string, code: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const former = (await readdir(folder)).filter((other) => other.startsWith(`${name}-`) && other !== file);
  await Promise.all(former.map((other) => rm(join(folder, other), { force: true })));
  const temporary = join(folder, `${file}.${process.pid}`);
  await writeFile(temporary, code);
  await rename(temporary, join(folder, file));
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
