import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element as it was read. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text directly within, trimmed. */
  readonly text: string;
}

/**
 * Reads a document.
 * @throws Error with line and reason when it is not well-formed
 */
export function parseXmlTree(document: string): XmlElement {
  const validity = XMLValidator.validate(document);
  if (validity !== true) throw new Error(`line ${validity.err.line}: ${validity.err.msg}`);
  const root = (parser.parse(document) as Parsed[]).map(asElement).find((element) => element !== undefined);
  if (!root) throw new Error('it has no root element');
  return root;
}

/** Elements below, by their path: `children(entity, 'EntityInfo/entity/attributes/attribute')`. */
export const children = (element: XmlElement | undefined, path: string): XmlElement[] =>
  path
    .split('/')
    .reduce<XmlElement[]>(
      (found, name) => found.flatMap((parent) => parent.children.filter((child) => child.name === name)),
      element ? [element] : [],
    );

/** The first of those, if there is any. */
export const child = (element: XmlElement | undefined, path: string): XmlElement | undefined => children(element, path)[0];

/** The text of the first of those; empty where there is none. */
export const textAt = (element: XmlElement | undefined, path: string): string => child(element, path)?.text ?? '';

/** Every element below with this name, at any depth. */
export const descendants = (element: XmlElement | undefined, name: string): XmlElement[] =>
  everyElement(element).filter((found) => found.name === name);

/** The element and every one below it. */
export const everyElement = (element: XmlElement | undefined): XmlElement[] =>
  element ? [element, ...element.children.flatMap(everyElement)] : [];

const ATTRIBUTE = '@';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  // A control's manifest has an attribute called `constructor`, which the parser refuses as a bare name.
  attributeNamePrefix: ATTRIBUTE,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
});

type Parsed = Readonly<Record<string, unknown>>;

function asElement(node: Parsed): XmlElement | undefined {
  const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text' && !key.startsWith('?'));
  if (name === undefined) return undefined;
  const content = node[name] as readonly Parsed[];
  return {
    name,
    attributes: Object.fromEntries(
      Object.entries((node[':@'] ?? {}) as Record<string, string>).map(([key, value]) => [key.slice(ATTRIBUTE.length), value]),
    ),
    children: content.flatMap((inner) => asElement(inner) ?? []),
    text: content.flatMap((inner) => ('#text' in inner ? [String(inner['#text'])] : [])).join(''),
  };
}
