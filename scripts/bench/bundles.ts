import { gzipSync } from 'node:zlib';
import { readBuiltParts } from '@gdap-manager/solution';

export interface BundleSize {
  readonly name: string;
  readonly kilobytes: number;
  readonly zippedKilobytes: number;
}

/** What browsers load of ours: the bundles of the controls and the scripts. */
export function bundleSizes(): BundleSize[] {
  const { controls, webResources } = readBuiltParts();
  return [
    ...controls.flatMap(({ name, files }) => [...files].filter(([path]) => path === 'bundle.js').map(([, content]) => sizeOf(name, content))),
    ...webResources.filter(({ type }) => type === 3).map(({ name, content }) => sizeOf(name, content)),
  ];
}

const sizeOf = (name: string, content: Uint8Array): BundleSize => ({ name, kilobytes: content.length / 1024, zippedKilobytes: gzipSync(content).length / 1024 });
