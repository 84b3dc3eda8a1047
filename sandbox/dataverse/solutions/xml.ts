import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';
import { notWellFormed } from './import-errors';

/** Elements as they may be put together: what is inside is in the order of the file. */
export interface XmlTree {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlTree[];
  /** The text directly inside, trimmed. */
  readonly text: string;
}

/** An element of an XML file. */
export interface XmlElement extends XmlTree {
  readonly children: readonly XmlElement[];
  /** The parser's own node, from which the element is written again. */
  readonly node: unknown;
}

type Node = Record<string, unknown> & { ':@'?: Record<string, string>; '#text'?: string };

/** With the prefix an attribute may be called `constructor`, as those of control manifests are. */
const OPTIONS = { preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '@', processEntities: false, suppressEmptyNode: true } as const;
const parser = new XMLParser({ ...OPTIONS, parseTagValue: false, trimValues: false });
const builder = new XMLBuilder(OPTIONS);

/**
 * Reads an XML file. Document type declarations are refused, so nothing can be expanded.
 * @param file the name under which an error speaks of it
 * @throws DataverseError when it is not well formed
 */
export function parseXml(content: Uint8Array | string, file: string): XmlElement {
  const xml = typeof content === 'string' ? content : new TextDecoder().decode(content);
  if (/<!DOCTYPE/i.test(xml)) throw notWellFormed(file, 'A document type declaration is not allowed.');
  const verdict = XMLValidator.validate(xml);
  if (verdict !== true) throw notWellFormed(file, `${verdict.err.msg} Line ${verdict.err.line}.`);
  const [root, ...others] = elements(parsed(xml, file));
  if (!root || others.length > 0) throw notWellFormed(file, 'There must be exactly one element at the root.');
  return root;
}

function parsed(xml: string, file: string): Node[] {
  try {
    return parser.parse(xml) as Node[];
  } catch (error) {
    throw notWellFormed(file, (error as Error).message);
  }
}

function elements(nodes: readonly Node[]): XmlElement[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@');
    if (!name || name === '#text' || name.startsWith('?')) return [];
    const inside = node[name] as Node[];
    const text = inside.map((child) => child['#text'] ?? '').join('');
    const attributes = Object.fromEntries(Object.entries(node[':@'] ?? {}).map(([key, value]) => [key.slice(1), decoded(value)]));
    return [{ name, attributes, children: elements(inside), text: decoded(text).trim(), node }];
  });
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The five entities that XML itself has, and character references. */
const decoded = (text: string) => text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi, (whole, hex: string, dec: string, name: string) => {
  if (name) return NAMED[name.toLowerCase()] as string;
  const code = hex ? parseInt(hex, 16) : parseInt(dec, 10);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
});

/** The element as XML text, as it stood in the file. */
export const toXml = (element: XmlElement): string => builder.build([element.node]) as string;

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\r': '&#13;', '\t': '&#9;' };

/** Elements as XML text. */
export function printXml({ name, attributes, children, text }: XmlTree): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value.replace(/[&<>"\n\r\t]/g, (character) => ESCAPED[character] as string)}"`).join('');
  const inside = text.replace(/[&<>]/g, (character) => ESCAPED[character] as string) + children.map(printXml).join('');
  return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}

/** The first child of that name. */
export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((candidate) => candidate.name === name);

/** All children of that name. */
export const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element?.children.filter((candidate) => candidate.name === name) ?? [];

/** The text of the first child of that name; undefined when it is missing or empty. */
export const textOf = (element: XmlElement | undefined, name: string): string | undefined => child(element, name)?.text || undefined;

/** The text of the first child of that name as a number. */
export function numberOf(element: XmlElement | undefined, name: string): number | undefined {
  const text = textOf(element, name);
  const number = Number(text);
  return text === undefined || !Number.isFinite(number) ? undefined : number;
}

/** `1` and `true` are yes. */
export const isYes = (text: string | undefined) => text === '1' || text?.toLowerCase() === 'true';
