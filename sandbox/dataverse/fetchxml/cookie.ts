import type { StoredValue } from '../environment';
import { badFetch } from './errors';
import { parseXml, type XmlElement } from '../solutions/xml';

/** A sort value as the cookie tells it: by name, and of the first and the last row of the page. */
export interface CookieKey {
  readonly name: string;
  readonly first: StoredValue;
  readonly last: StoredValue;
}

/**
 * The paging cookie of a page, as the platform writes it: `<cookie page="1"><name last="B" first="A" /></cookie>`.
 * Ids stand in braces, `lastnull="1"` for no value. Source: Microsoft Learn "Page results using FetchXml".
 */
export function printCookie(page: number, keys: readonly CookieKey[]): string {
  const elements = keys.map(({ name, first, last }) => `<${name} ${end('last', last)} ${end('first', first)} />`);
  return `<cookie page="${page}">${elements.join('')}</cookie>`;
}

/** The annotation around it, in which it is encoded for a URL twice. */
export const printCookieAnnotation = (nextPage: number, cookie: string): string =>
  `<cookie pagenumber="${nextPage}" pagingcookie="${encoded(encoded(cookie))}" istracking="False" />`;

/**
 * The number of a page and the cookie of the one before it, out of the annotation.
 * @throws DataverseError 400 when it is none
 */
export function parseCookieAnnotation(text: string): { readonly page: number; readonly cookie: string | undefined } {
  const match = /^<cookie pagenumber="(\d{1,9})" pagingcookie="([^"]*)" istracking="False" \/>$/.exec(text);
  try {
    if (match) return { page: Number(match[1]), cookie: decodeURIComponent(decodeURIComponent(match[2] as string)) || undefined };
  } catch {
    // Broken escapes are no cookie of ours either.
  }
  throw malformed();
}

/**
 * Where the page before ended: the sort values of its last row.
 * @param names of the query's sort keys
 * @throws DataverseError 400 when it is no cookie, or one of another query
 */
export function parseCookie(text: string, names: readonly string[]): readonly StoredValue[] {
  const cookie = parsed(text);
  if (cookie?.name !== 'cookie' || cookie.children.length !== names.length) throw malformed();
  return names.map((name, index) => {
    const { name: found, attributes } = cookie.children[index] as XmlElement;
    if (found !== name) throw malformed();
    if (attributes.lastnull === '1') return null;
    if (attributes.last === undefined) throw malformed();
    return valueOf(attributes.last, attributes.lasttype);
  });
}

const GUID = /^\{([0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12})\}$/;

/** Numbers say that they are: what a key holds is not always the column's own value. SIM. */
function end(which: 'first' | 'last', value: StoredValue): string {
  if (value === null) return `${which}null="1"`;
  if (typeof value === 'number') return `${which}="${value}" ${which}type="number"`;
  const isId = GUID.test(`{${value.toUpperCase()}}`);
  return `${which}="${isId ? `{${value.toUpperCase()}}` : escaped(value)}"`;
}

function valueOf(text: string, type: string | undefined): StoredValue {
  if (type === 'number') {
    const number = Number(text);
    if (text === '' || !Number.isFinite(number)) throw malformed();
    return number;
  }
  return GUID.exec(text)?.[1]?.toLowerCase() ?? text;
}

function parsed(text: string): XmlElement | undefined {
  try {
    return parseXml(text, 'the paging cookie');
  } catch {
    return undefined;
  }
}

const malformed = () => badFetch('Malformed XML in the Paging Cookie.');

/** White space too: in an attribute a parser makes a blank of each. */
const escaped = (text: string) => text.replace(/[&<>"\s]/g, (character) => (character === ' ' ? ' ' : `&#${character.codePointAt(0)};`));

/** As .NET encodes: escape sequences in lower case, parentheses and quotes as well. */
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`).replace(/%[0-9A-F]{2}/g, (sequence) => sequence.toLowerCase());
