import { badQuery, incompatibleUnary, notBeforeQueryFunction, syntaxError, tooManyConditions } from '../errors';
import type { CompareOperator, Expression, Literal, Operand, OrderItem, Path, TextFunction } from './ast';
import { maxConditions, maxDepth, maxListValues } from './limits';
import { type Token, tokenize } from './tokens';

/** The text behind a parameter alias such as `@p1`, from the request's own query string. */
export type Aliases = (name: string) => string | undefined;

const noAliases: Aliases = () => undefined;
const compareOperators = new Set<string>(['eq', 'ne', 'gt', 'ge', 'lt', 'le']);
const textFunctions = new Set<string>(['contains', 'startswith', 'endswith']);
const literalKinds = new Set<string>(['string', 'number', 'guid', 'date', 'moment']);
const queryFunctionPrefix = 'Microsoft.Dynamics.CRM.';

/**
 * Parses `$filter`.
 * @throws DataverseError 400, whatever the text is
 */
export function parseFilter(text: string, aliases: Aliases = noAliases): Expression {
  const parser = new FilterParser(text, aliases);
  const expression = parser.or();
  parser.end();
  return expression;
}

/** Parses `$orderby`: paths, each with `asc` (the default) or `desc`. */
export function parseOrderBy(text: string): readonly OrderItem[] {
  return new FilterParser(text, noAliases).orderItems();
}

/** Recursive descent; `not` binds closest, then comparisons, then `and`, then `or` (OData 4.0 part 2, 5.1.1.9). */
class FilterParser {
  private readonly tokens: readonly Token[];
  private next = 0;
  private depth = 0;
  private conditions = 0;

  constructor(private readonly text: string, private readonly aliases: Aliases) {
    this.tokens = tokenize(text);
  }

  or(): Expression {
    return this.chain('or', () => this.chain('and', () => this.unary()));
  }

  end(): void {
    if (this.peek().kind !== 'end') throw this.unexpected();
  }

  orderItems(): readonly OrderItem[] {
    const items: OrderItem[] = [];
    do {
      const path = this.path();
      const direction = this.takeName('asc', 'desc');
      items.push({ path, descending: direction === 'desc' });
    } while (this.takeSymbol(','));
    this.end();
    return items;
  }

  /** Chains are one flat node: five hundred `or`s are no deeper than two. */
  private chain(kind: 'and' | 'or', term: () => Expression): Expression {
    const first = term();
    if (!this.isName(kind)) return first;
    const terms = [first];
    while (this.takeName(kind)) terms.push(term());
    return { kind, terms };
  }

  /** `not a eq b` means `(not a) eq b` in OData, which has no sense here; `not (a eq b)` is what is meant. */
  private unary(): Expression {
    if (!this.takeName('not')) return this.primary();
    const inParentheses = this.isSymbol('(');
    const term = this.deeper(() => this.unary());
    if (term.kind === 'function') throw notBeforeQueryFunction();
    if (!inParentheses && (term.kind === 'compare' || term.kind === 'in')) throw incompatibleUnary('Edm.String');
    return { kind: 'not', term };
  }

  private primary(): Expression {
    if (this.takeSymbol('(')) {
      const inner = this.deeper(() => this.or());
      this.expectSymbol(')');
      return inner;
    }
    const token = this.peek();
    if (token.kind === 'name' && this.peek(1).text === '(' && this.peek(1).kind === 'symbol') return this.call(token.text);
    return this.comparison();
  }

  private comparison(): Expression {
    this.countCondition();
    const left = this.operand();
    if (left.kind === 'path') {
      if (this.peek().text === '(' && isQuantifier(left.segments.at(-1))) return this.lambda(left);
      if (this.takeName('in')) return { kind: 'in', path: left, values: this.list('(', ')') };
    }
    const operator = this.peek();
    if (operator.kind !== 'name' || !compareOperators.has(operator.text)) throw this.unexpected();
    this.next += 1;
    return { kind: 'compare', operator: operator.text as CompareOperator, left, right: this.operand() };
  }

  private call(name: string): Expression {
    this.countCondition();
    this.next += 2;
    if (textFunctions.has(name)) {
      const path = this.path();
      this.expectSymbol(',');
      const value = this.literal();
      this.expectSymbol(')');
      return { kind: 'text', function: name as TextFunction, path, value };
    }
    if (name.startsWith(queryFunctionPrefix)) return this.queryFunction(name.slice(queryFunctionPrefix.length));
    throw badQuery(`An unknown function with name '${name}' was found.`);
  }

  /** Named parameters in any order: PropertyName, and PropertyValue, PropertyValues, PropertyValue1 … */
  private queryFunction(name: string): Expression {
    let path: Path | undefined;
    const values: Literal[] = [];
    do {
      const parameter = this.expectName();
      this.expectSymbol('=');
      const given = this.parameterValues();
      if (parameter !== 'PropertyName') values.push(...given);
      else path = { kind: 'path', segments: (given[0]?.text ?? '').split('/') };
    } while (this.takeSymbol(','));
    this.expectSymbol(')');
    if (!path || path.segments.some((segment) => segment === '')) throw badQuery(`The function '${name}' needs a PropertyName.`);
    return { kind: 'function', name, path, values };
  }

  private parameterValues(): readonly Literal[] {
    const token = this.peek();
    if (token.kind !== 'alias') return this.isSymbol('[') ? this.list('[', ']') : [this.literal()];
    this.next += 1;
    const inner = new FilterParser(this.aliasText(token), noAliases);
    const values = inner.parameterValues();
    inner.end();
    return values;
  }

  private lambda(path: Path): Expression {
    const quantifier = path.segments.at(-1) as 'any' | 'all';
    const collection: Path = { kind: 'path', segments: path.segments.slice(0, -1) };
    if (collection.segments.length === 0) throw this.unexpected();
    this.expectSymbol('(');
    if (this.takeSymbol(')')) {
      if (quantifier === 'all') throw this.unexpected();
      return { kind: 'lambda', quantifier, path: collection };
    }
    const variable = this.expectName();
    this.expectSymbol(':');
    const body = this.deeper(() => this.or());
    this.expectSymbol(')');
    return { kind: 'lambda', quantifier, path: collection, variable, body };
  }

  private list(open: string, close: string): readonly Literal[] {
    this.expectSymbol(open);
    const values: Literal[] = [];
    if (open === '[' && this.takeSymbol(close)) return values;
    do {
      values.push(this.literal());
      if (values.length > maxListValues) throw tooManyConditions();
    } while (this.takeSymbol(','));
    this.expectSymbol(close);
    return values;
  }

  private operand(): Operand {
    const token = this.peek();
    if (token.kind === 'name' && !isWordLiteral(token.text)) return this.path();
    return this.literal();
  }

  private literal(): Literal {
    const token = this.peek();
    this.next += 1;
    if (literalKinds.has(token.kind)) {
      return { kind: 'literal', type: token.kind as Literal['type'], text: token.text };
    }
    if (token.kind === 'name' && isWordLiteral(token.text)) {
      return { kind: 'literal', type: token.text === 'null' ? 'null' : 'boolean', text: token.text };
    }
    if (token.kind === 'alias') {
      const inner = new FilterParser(this.aliasText(token), noAliases);
      const value = inner.literal();
      inner.end();
      return value;
    }
    this.next -= 1;
    throw this.unexpected();
  }

  private path(): Path {
    const segments = [this.expectName()];
    while (this.takeSymbol('/')) segments.push(this.expectName());
    return { kind: 'path', segments };
  }

  private aliasText(token: Token): string {
    const text = this.aliases(token.text);
    if (text === undefined) throw badQuery(`The parameter alias '${token.text}' has no value in the query string.`);
    return text;
  }

  private deeper<T>(parse: () => T): T {
    this.depth += 1;
    if (this.depth > maxDepth) throw badQuery('The query is nested too deeply.');
    const result = parse();
    this.depth -= 1;
    return result;
  }

  private countCondition(): void {
    this.conditions += 1;
    if (this.conditions > maxConditions) throw tooManyConditions();
  }

  private peek(ahead = 0): Token {
    return this.tokens[Math.min(this.next + ahead, this.tokens.length - 1)] as Token;
  }

  private isName(name: string): boolean {
    return this.peek().kind === 'name' && this.peek().text === name;
  }

  private isSymbol(symbol: string): boolean {
    return this.peek().kind === 'symbol' && this.peek().text === symbol;
  }

  private takeName(...names: readonly string[]): string | undefined {
    const token = this.peek();
    if (token.kind !== 'name' || !names.includes(token.text)) return undefined;
    this.next += 1;
    return token.text;
  }

  private takeSymbol(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false;
    this.next += 1;
    return true;
  }

  private expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) throw this.unexpected();
  }

  private expectName(): string {
    const token = this.peek();
    if (token.kind !== 'name') throw this.unexpected();
    this.next += 1;
    return token.text;
  }

  private unexpected() {
    return syntaxError(this.peek().position, this.text);
  }
}

const isWordLiteral = (text: string) => text === 'null' || text === 'true' || text === 'false';
const isQuantifier = (text: string | undefined) => text === 'any' || text === 'all';
