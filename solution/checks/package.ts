import { unzipSync } from 'fflate';
import { parseXmlTree, type XmlElement } from './xml-tree';

/** A solution zip, opened. The checks know nothing of how it was made. */
export interface Package {
  /** Path as in the zip to content. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly solution: XmlElement;
  readonly customizations: XmlElement;
  readonly contentTypes: XmlElement;
  /** Every part that ends in `.xml`, by its path. */
  readonly documents: ReadonlyMap<string, XmlElement>;
}

/** The file is no solution at all: nothing else can be checked. */
export class UnreadablePackage extends Error {
  override readonly name = 'UnreadablePackage';
  constructor(
    readonly part: string,
    problem: string,
  ) {
    super(problem);
  }
}

/** @throws UnreadablePackage when it is no zip, lacks one of its three documents, or one of its documents is ill-formed */
export function openPackage(zip: Uint8Array): Package {
  return packageOf(new Map(Object.entries(unzipped(zip))));
}

/**
 * @param parse reads a document, as `parseXmlTree` does
 * @throws UnreadablePackage when one of the three documents is missing, or any document ill-formed
 */
export function packageOf(parts: ReadonlyMap<string, Uint8Array>, parse = parseXmlTree): Package {
  const documents = new Map([...parts].filter(([path]) => path.endsWith('.xml')).map(([path, content]) => [path, document(path, content, parse)]));
  const required = (path: string): XmlElement => {
    const found = documents.get(path);
    if (!found) throw new UnreadablePackage(path, 'is not at the root of the zip');
    return found;
  };
  return {
    parts,
    documents,
    solution: required('solution.xml'),
    customizations: required('customizations.xml'),
    contentTypes: required('[Content_Types].xml'),
  };
}

function unzipped(zip: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(zip);
  } catch {
    throw new UnreadablePackage('the file', 'is no zip file');
  }
}

function document(path: string, content: Uint8Array, parse: typeof parseXmlTree): XmlElement {
  try {
    return parse(new TextDecoder().decode(content));
  } catch (error) {
    throw new UnreadablePackage(path, `is not well-formed: ${(error as Error).message}`);
  }
}
