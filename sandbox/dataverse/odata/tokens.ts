import { badQuery, syntaxError, unterminatedLiteral } from '../errors';
import { maxOptionLength } from './limits';

export type TokenKind = 'name' | 'string' | 'number' | 'guid' | 'date' | 'moment' | 'alias' | 'symbol' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** As it means: strings without quotes and escapes, all else as written. */
  readonly text: string;
  readonly position: number;
}

/** In this order: a GUID or a date begins like a number, so the longer form is tried first. */
const patterns: readonly (readonly [TokenKind, RegExp])[] = [
  ['guid', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/iy],
  ['moment', /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,12})?)?(?:Z|[+-]\d\d:\d\d)/iy],
  ['date', /\d{4}-\d\d-\d\d(?![\w-])/y],
  ['number', /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.])/iy],
  ['name', /[A-Za-z_$][\w$]*(?:\.[A-Za-z_]\w*)*/y],
  ['alias', /@[A-Za-z_]\w*/y],
  ['symbol', /[(),/:=[\]]/y],
];

const space = /\s+/y;

/**
 * Cuts the text of `$filter`, `$orderby` or a parameter alias into tokens; the last one is of kind `end`.
 * @throws DataverseError 400 where a quote is not closed or a character has no place
 */
export function tokenize(text: string): readonly Token[] {
  if (text.length > maxOptionLength) throw badQuery(`A query option is longer than ${maxOptionLength} characters.`);
  const tokens: Token[] = [];
  let position = 0;
  while (position < text.length) {
    space.lastIndex = position;
    if (space.test(text)) {
      position = space.lastIndex;
      continue;
    }
    const { token, end } = readToken(text, position);
    tokens.push(token);
    position = end;
  }
  tokens.push({ kind: 'end', text: '', position });
  return tokens;
}

function readToken(text: string, position: number): { token: Token; end: number } {
  const first = text[position];
  if (first === "'") return readQuoted(text, position);
  if (first === '"') return readJsonString(text, position);
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    if (match) return { token: { kind, text: match[0], position }, end: pattern.lastIndex };
  }
  throw syntaxError(position, text);
}

function readQuoted(text: string, position: number): { token: Token; end: number } {
  let end = position + 1;
  for (;;) {
    const quote = text.indexOf("'", end);
    if (quote < 0) throw unterminatedLiteral(text);
    if (text[quote + 1] !== "'") {
      const value = text.slice(position + 1, quote).replaceAll("''", "'");
      return { token: { kind: 'string', text: value, position }, end: quote + 1 };
    }
    end = quote + 2;
  }
}

/** Values of a list may stand in double quotes, as JSON strings: `["O'Brian"]`. */
function readJsonString(text: string, position: number): { token: Token; end: number } {
  let end = position + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  if (end >= text.length) throw unterminatedLiteral(text);
  try {
    const value = JSON.parse(text.slice(position, end + 1)) as string;
    return { token: { kind: 'string', text: value, position }, end: end + 1 };
  } catch {
    throw syntaxError(position, text);
  }
}
