import { XMLBuilder } from 'fast-xml-parser';

/** An element as `fast-xml-parser` takes it when order matters. Made by the functions below alone. */
export interface XmlNode {
  readonly [name: string]: readonly XmlNode[] | string | Readonly<Record<string, string>>;
}

type Scalar = string | number | boolean;

/** As the format writes values: yes and no are 1 and 0. */
const scalar = (value: Scalar): string => (typeof value === 'boolean' ? (value ? '1' : '0') : String(value));

/** An element with attributes and children; attributes that are undefined are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, Scalar | undefined>> = {},
  children: readonly XmlNode[] = [],
): XmlNode {
  const given = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [[`@_${key}`, scalar(value)]]));
  return { [name]: children, ...(given.length > 0 && { ':@': Object.fromEntries(given) }) };
}

/** An element around a text. */
export const value = (name: string, content: Scalar, attributes: Readonly<Record<string, Scalar>> = {}): XmlNode =>
  element(name, attributes, scalar(content) === '' ? [] : [{ '#text': scalar(content) }]);

/** One element after the other, by name; those that are undefined are left out. */
export const values = (fields: Readonly<Record<string, Scalar | undefined>>): XmlNode[] =>
  Object.entries(fields).flatMap(([name, content]) => (content === undefined ? [] : [value(name, content)]));

const builder = (format: boolean) =>
  new XMLBuilder({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '@_',
    suppressEmptyNode: true,
    suppressBooleanAttributes: false,
    processEntities: true,
    format,
    indentBy: '  ',
  });

/** The text of a document with this root. */
export const xmlDocument = (root: XmlNode): string => `<?xml version="1.0" encoding="utf-8"?>\n${builder(true).build([root]).trim()}\n`;

/** A document within an attribute or a text: in one line, without a declaration. */
export const xmlFragment = (root: XmlNode): string => builder(false).build([root]).trim();
