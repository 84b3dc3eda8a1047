import { unzipSync, type UnzipFileInfo } from 'fflate';
import { notASolutionFile, partWithoutContentType, solutionFileTooLarge } from './import-errors';
import { parseXml, type XmlElement } from './xml';

/** A solution file, opened: the two documents that describe it, and all its parts by path. */
export interface SolutionPackage {
  readonly solution: XmlElement;
  readonly customizations: XmlElement;
  /** Path with forward slashes, as in the file, to content; the three documents at the root are not among them. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

const DOCUMENTS = ['solution.xml', 'customizations.xml', '[Content_Types].xml'] as const;

/** How large a solution file may be, so that a small file cannot become an enormous one. */
export interface PackageLimits {
  readonly maxParts: number;
  readonly maxPartBytes: number;
  readonly maxTotalBytes: number;
}

/**
 * Opens a solution file.
 * @throws DataverseError 0x80048060 when it is no zip, lacks a document at its root or gives a part no content type
 */
export function readPackage(zip: Uint8Array, limits: PackageLimits): SolutionPackage {
  const files = unzipped(zip, limits);
  const [solution, customizations, contentTypes] = DOCUMENTS.map((name) => files.get(name));
  if (!solution || !customizations || !contentTypes) throw notASolutionFile();
  for (const name of DOCUMENTS) files.delete(name);
  const hasContentType = contentTypeCheck(parseXml(contentTypes, '[Content_Types].xml'));
  const without = ['solution.xml', 'customizations.xml', ...files.keys()].find((path) => !hasContentType(path));
  if (without) throw partWithoutContentType(without);
  return { solution: parseXml(solution, 'solution.xml'), customizations: parseXml(customizations, 'customizations.xml'), parts: files };
}

function unzipped(zip: Uint8Array, limits: PackageLimits): Map<string, Uint8Array> {
  const total = { parts: 0, bytes: 0 };
  const admit = ({ originalSize }: UnzipFileInfo) => {
    total.parts += 1;
    total.bytes += originalSize;
    if (total.parts > limits.maxParts) throw solutionFileTooLarge(`it has more than ${limits.maxParts} parts`);
    if (originalSize > limits.maxPartBytes) throw solutionFileTooLarge(`a part is larger than ${limits.maxPartBytes} bytes`);
    if (total.bytes > limits.maxTotalBytes) throw solutionFileTooLarge(`unpacked it is larger than ${limits.maxTotalBytes} bytes`);
    return true;
  };
  const files = Object.entries(entriesOf(zip, admit)).filter(([path]) => !path.endsWith('/'));
  return new Map(files);
}

function entriesOf(zip: Uint8Array, filter: (file: UnzipFileInfo) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(zip, { filter });
  } catch (error) {
    if ((error as Error).name === 'DataverseError') throw error;
    throw notASolutionFile();
  }
}

/** Open Packaging Conventions: a default by extension, or an override by part name. */
function contentTypeCheck(types: XmlElement): (path: string) => boolean {
  const valuesOf = (element: string, attribute: string) =>
    new Set(types.children.filter(({ name }) => name === element).map(({ attributes }) => (attributes[attribute] ?? '').toLowerCase()));
  const extensions = valuesOf('Default', 'Extension');
  const overrides = valuesOf('Override', 'PartName');
  return (path) => extensions.has(/\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '') || overrides.has(`/${path}`.toLowerCase());
}
