import { environmentVariables } from './environment-variables';
import { solutionVersion } from './manifest';
import type { BuiltParts } from './parts';
import { contentTypesXml } from './writer/content-types';
import { customControlParts } from './writer/custom-controls';
import { customizationsXml } from './writer/customizations-xml';
import { environmentVariableParts } from './writer/environment-variables';
import { solutionXml } from './writer/solution-xml';
import { webResourceParts } from './writer/web-resources';
import { zip } from './writer/zip';

export interface BuildOptions {
  /**
   * Managed: installed by customers, cannot be changed there. The content is the same as the unmanaged one's, but for
   * the form of accounts: an addition to Microsoft's where it is managed, else a form of our own.
   */
  readonly managed: boolean;
  /** Four numbers; default: the version of this package. */
  readonly version?: string;
  /** Scripts and code components, as `readBuiltParts` finds them. */
  readonly parts: BuiltParts;
}

/** The solution zip. Pure: the same source gives the same bytes. */
export const buildSolution = (options: BuildOptions): Uint8Array => zip(solutionFiles(options));

/** What goes into the zip, by path. */
export function solutionFiles({ managed, version = solutionVersion, parts }: BuildOptions): ReadonlyMap<string, Uint8Array> {
  const texts = { ...Object.fromEntries(environmentVariableParts(environmentVariables)), 'solution.xml': solutionXml({ managed, version, parts }), 'customizations.xml': customizationsXml(parts, managed) };
  const files = [...webResourceParts(parts.webResources), ...customControlParts(parts.controls)];
  const contentTypes = contentTypesXml([...Object.keys(texts), ...files.map(([path]) => path)]);
  return new Map([...Object.entries({ ...texts, '[Content_Types].xml': contentTypes }).map(encoded), ...files]);
}

const encoded = ([path, text]: [string, string]): [string, Uint8Array] => [path, new TextEncoder().encode(text)];
