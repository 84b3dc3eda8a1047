import { badRequest, notSupported } from '../errors';

/** One comparison; a filter is several, joined by `and`. */
export interface Comparison {
  readonly property: string;
  readonly operator: 'eq' | 'startswith';
  readonly value: string | boolean | null;
}

const TOKEN = /\s*(?:(?<text>'(?:[^']|'')*')|(?<word>[A-Za-z_@][\w.@]*(?:\/[A-Za-z_][\w.]*)*)|(?<mark>[(),]))/y;
const UNSUPPORTED = new Set(['or', 'not', 'ne', 'gt', 'ge', 'lt', 'le', 'in', 'has']);
const MAX_LENGTH = 4000;
const MAX_DEPTH = 20;

/**
 * Reads a `$filter`: `property eq 'text'|true|false|null` and `startswith(property,'text')`, joined by `and`, with brackets.
 * @throws GraphError 400 when it is no filter, 501 when it uses more of OData than the sandbox knows
 */
export function parseFilter(text: string): Comparison[] {
  const parser = new Parser(tokenize(text));
  const comparisons = parser.conjunction(0);
  parser.expectEnd();
  return comparisons;
}

type Token = { readonly kind: 'text' | 'word' | 'mark'; readonly value: string };

function tokenize(text: string): Token[] {
  if (text.length > MAX_LENGTH) throw badRequest(`Invalid filter clause: it is longer than ${MAX_LENGTH} characters.`);
  const tokens: Token[] = [];
  const trimmed = text.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < trimmed.length) {
    const at = TOKEN.lastIndex;
    const groups = TOKEN.exec(trimmed)?.groups;
    if (groups === undefined) throw badRequest(`Invalid filter clause: syntax error at position ${at}.`);
    const { text: quoted, word, mark } = groups;
    if (quoted !== undefined) tokens.push({ kind: 'text', value: quoted.slice(1, -1).replaceAll("''", "'") });
    else if (word !== undefined) tokens.push({ kind: 'word', value: word });
    else tokens.push({ kind: 'mark', value: mark ?? '' });
  }
  return tokens;
}

class Parser {
  private at = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  conjunction(depth: number): Comparison[] {
    if (depth > MAX_DEPTH) throw badRequest('Invalid filter clause: too many brackets within each other.');
    const comparisons = this.term(depth);
    while (this.peek()?.kind === 'word' && this.peek()?.value.toLowerCase() === 'and') {
      this.at += 1;
      comparisons.push(...this.term(depth));
    }
    return comparisons;
  }

  expectEnd(): void {
    if (this.peek() !== undefined) this.fail();
  }

  private term(depth: number): Comparison[] {
    if (this.takeMark('(')) {
      const inner = this.conjunction(depth + 1);
      this.expectMark(')');
      return inner;
    }
    const word = this.take('word');
    if (UNSUPPORTED.has(word.toLowerCase())) throw notSupported(`'${word}' in $filter`);
    return [this.takeMark('(') ? this.call(word) : this.comparison(word)];
  }

  private call(name: string): Comparison {
    if (name.toLowerCase() !== 'startswith') throw notSupported(`the function '${name}' in $filter`);
    const property = this.take('word');
    this.expectMark(',');
    const value = this.take('text');
    this.expectMark(')');
    return { property, operator: 'startswith', value };
  }

  private comparison(property: string): Comparison {
    const operator = this.take('word');
    if (UNSUPPORTED.has(operator.toLowerCase())) throw notSupported(`'${operator}' in $filter`);
    if (operator.toLowerCase() !== 'eq') this.fail();
    return { property, operator: 'eq', value: this.literal() };
  }

  private literal(): string | boolean | null {
    const token = this.tokens[this.at++];
    if (token?.kind === 'text') return token.value;
    if (token?.kind === 'word' && ['true', 'false'].includes(token.value)) return token.value === 'true';
    if (token?.kind === 'word' && token.value === 'null') return null;
    return this.fail();
  }

  private peek(): Token | undefined {
    return this.tokens[this.at];
  }

  private take(kind: Token['kind']): string {
    const token = this.tokens[this.at++];
    return token?.kind === kind ? token.value : this.fail();
  }

  private takeMark(mark: string): boolean {
    const found = this.peek()?.kind === 'mark' && this.peek()?.value === mark;
    if (found) this.at += 1;
    return found;
  }

  private expectMark(mark: string): void {
    if (!this.takeMark(mark)) this.fail();
  }

  private fail(): never {
    const near = this.tokens[Math.min(this.at, this.tokens.length) - 1]?.value;
    throw badRequest(`Invalid filter clause${near === undefined ? '' : `: syntax error near '${near}'`}.`);
  }
}
