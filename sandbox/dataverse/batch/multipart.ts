import { badBatch, batchNotReadable } from '../errors';

/** One part of a multipart body: its MIME headers, by lower-case name, and what follows them. */
export interface MimePart {
  readonly headers: ReadonlyMap<string, string>;
  readonly content: string;
}

const CRLF = '\r\n';

/**
 * Takes a multipart body apart (RFC 2046). Lines end with CRLF, as Dataverse insists; what stands before the first
 * delimiter and after the last is ignored. Pure.
 * @throws DataverseError 400 when no delimiter, or no closing one, is found, or a header is none
 */
export function parseMultipart(text: string, boundary: string): MimePart[] {
  const parts: MimePart[] = [];
  let delimiter = nextDelimiter(text, boundary, 0);
  if (!delimiter) throw batchNotReadable(`The boundary '${boundary}' does not begin a line that ends with CRLF.`);
  while (!delimiter.closes) {
    const next = nextDelimiter(text, boundary, delimiter.end - CRLF.length);
    if (!next) throw batchNotReadable(`The closing '--${boundary}--' is missing.`);
    parts.push(parsePart(text.slice(delimiter.end, Math.max(next.start, delimiter.end))));
    delimiter = next;
  }
  return parts;
}

/** The opposite of parseMultipart. No part may hold the boundary at the beginning of a line. */
export function printMultipart(parts: readonly MimePart[], boundary: string): string {
  return `${parts.map((part) => `--${boundary}${CRLF}${printPart(part)}${CRLF}`).join('')}--${boundary}--${CRLF}`;
}

/** Headers as lines, an empty line, and what follows them. */
export const printPart = ({ headers, content }: MimePart) =>
  `${[...headers].map(([name, value]) => `${name}: ${value}${CRLF}`).join('')}${CRLF}${content}`;

/** Takes headers and content apart. Without an empty line everything is headers. */
export function parsePart(text: string): MimePart {
  if (text.startsWith(CRLF)) return { headers: new Map(), content: text.slice(CRLF.length) };
  const end = text.indexOf(CRLF + CRLF);
  const head = end < 0 ? text : text.slice(0, end);
  return { headers: new Map(head.split(CRLF).filter(Boolean).map(parseHeader)), content: end < 0 ? '' : text.slice(end + 2 * CRLF.length) };
}

/** The boundary that a `multipart/mixed` content type names, or undefined. */
export function boundaryOf(contentType: string | undefined): string | undefined {
  const match = /^\s*multipart\/mixed\s*;(?:.*;)?\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType ?? '');
  const boundary = match?.[1] ?? match?.[2];
  return boundary && boundary.length <= 200 ? boundary : undefined;
}

function parseHeader(line: string): [string, string] {
  const match = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):(.*)$/.exec(line);
  if (!match) throw badBatch(`A part of the batch has the line '${line.slice(0, 100)}' where a header belongs.`);
  return [(match[1] as string).toLowerCase(), (match[2] as string).trim()];
}

interface Delimiter {
  /** Where the content before it ends: its line break belongs to it. */
  readonly start: number;
  readonly end: number;
  readonly closes: boolean;
}

function nextDelimiter(text: string, boundary: string, from: number): Delimiter | undefined {
  const dashes = `--${boundary}`;
  if (from === 0 && text.startsWith(dashes)) {
    const found = delimiterAt(text, 0, dashes.length);
    if (found) return found;
  }
  for (let at = text.indexOf(CRLF + dashes, from); at >= 0; at = text.indexOf(CRLF + dashes, at + 1)) {
    const found = delimiterAt(text, at, at + CRLF.length + dashes.length);
    if (found) return found;
  }
  return undefined;
}

/** A longer boundary may begin with this one: only the end of the line, or two dashes, make it a delimiter. */
function delimiterAt(text: string, start: number, after: number): Delimiter | undefined {
  if (text.startsWith('--', after)) return { start, end: after + 2, closes: true };
  let end = after;
  while (text[end] === ' ' || text[end] === '\t') end += 1;
  return text.startsWith(CRLF, end) ? { start, end: end + CRLF.length, closes: false } : undefined;
}
