import { solutionVersion } from './manifest';
import { contentTypesXml } from './writer/content-types';
import { customizationsXml } from './writer/customizations-xml';
import { solutionXml } from './writer/solution-xml';
import { zip } from './writer/zip';

export interface BuildOptions {
  /**
   * Managed: installed by customers, cannot be changed there. The content is the same as the unmanaged one's: an
   * owner's forms are complete in both, and diffs belong to forms of others, of which we ship none.
   */
  readonly managed: boolean;
  /** Four numbers; default: the version of this package. */
  readonly version?: string;
}

/** The solution zip. Pure: the same source gives the same bytes. */
export function buildSolution({ managed, version = solutionVersion }: BuildOptions): Uint8Array {
  const texts = { 'solution.xml': solutionXml({ managed, version }), 'customizations.xml': customizationsXml() };
  const parts = new Map(Object.entries({ ...texts, '[Content_Types].xml': contentTypesXml(Object.keys(texts)) }).map(encoded));
  return zip(parts);
}

const encoded = ([path, text]: [string, string]): [string, Uint8Array] => [path, new TextEncoder().encode(text)];
