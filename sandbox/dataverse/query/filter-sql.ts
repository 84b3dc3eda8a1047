import type { StoredValue } from '../environment';
import { badQuery, incompatibleTypes, unknownProperty } from '../errors';
import type { CompareOperator, Expression, Literal, Path } from '../odata/ast';
import { edmTypeOf } from './columns';
import { storedLiteral } from './literals';
import { queryFunctionSql } from './query-functions';
import { listBehind, listedAt, ownerOfListed } from './list-link';
import { type CompileContext, type ResolvedColumn, Source } from './source';
import { textMatch } from './text-match';

const sqlOperators: Readonly<Record<CompareOperator, string>> = { eq: '=', ne: '<>', gt: '>', ge: '>=', lt: '<', le: '<=' };
const operatorKinds: Readonly<Record<CompareOperator, string>> = {
  eq: 'Equal', ne: 'NotEqual', gt: 'GreaterThan', ge: 'GreaterThanOrEqual', lt: 'LessThan', le: 'LessThanOrEqual',
};
const mirrored: Readonly<Record<CompareOperator, CompareOperator>> = { eq: 'eq', ne: 'ne', gt: 'lt', ge: 'le', lt: 'gt', le: 'ge' };

/** Where names lead: to the root table, or to a lambda's variable. */
interface Scope {
  readonly root: Source;
  readonly variables: ReadonlyMap<string, Source>;
}

/**
 * The WHERE condition of a filter over a source; values are bound, never written into the text.
 * @throws DataverseError 400 where a name is unknown or types do not go together, 501 for functions that the sandbox lacks
 */
export function filterSql(context: CompileContext, root: Source, expression: Expression): string {
  return compile(context, { root, variables: new Map() }, expression);
}

function compile(context: CompileContext, scope: Scope, expression: Expression): string {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return balanced(expression.terms.map((term) => compile(context, scope, term)), expression.kind.toUpperCase());
    case 'not': {
      const term = compile(context, scope, expression.term);
      return context.negationIncludesNull ? `((${term}) IS NOT TRUE)` : `(NOT (${term}))`;
    }
    case 'compare':
      return compare(context, scope, expression);
    case 'in': {
      const column = resolve(scope, expression.path);
      return inList(context, column, expression.values);
    }
    case 'text': {
      const column = resolve(scope, expression.path);
      const value = storedLiteral(column.attribute, expression.value, 'Equal');
      if (typeof value !== 'string' || edmTypeOf(column.attribute) !== 'Edm.String') {
        throw incompatibleTypes(edmTypeOf(column.attribute), 'Edm.String', expression.function);
      }
      return textMatch(column.sql, expression.function, value, context.bind);
    }
    case 'function':
      return queryFunctionSql(context, expression.name, resolveLoosely(scope, expression.path), expression.values);
    case 'lambda':
      return lambda(context, scope, expression);
  }
}

function compare(context: CompileContext, scope: Scope, { operator, left, right }: Expression & { kind: 'compare' }): string {
  if (left.kind === 'literal') {
    if (right.kind === 'literal') throw badQuery('A comparison needs a column on one side.');
    return compareValue(context, resolve(scope, right), mirrored[operator], left);
  }
  const column = resolve(scope, left);
  return right.kind === 'literal'
    ? compareValue(context, column, operator, right)
    : compareColumns(column, operator, resolve(scope, right));
}

function compareValue(context: CompileContext, column: ResolvedColumn, operator: CompareOperator, literal: Literal): string {
  if (literal.type === 'null') {
    if (operator === 'eq') return `${column.sql} IS NULL`;
    if (operator === 'ne') return `${column.sql} IS NOT NULL`;
    throw incompatibleTypes(edmTypeOf(column.attribute), 'Edm.Null', operatorKinds[operator]);
  }
  return compareStored(context, column, operator, storedLiteral(column.attribute, literal, operatorKinds[operator]));
}

/** The condition that a column and a value as it is stored stand in this relation. */
export function compareStored(context: CompileContext, column: ResolvedColumn, operator: CompareOperator, value: StoredValue): string {
  const condition = comparison(context, column, operator, value);
  return operator === 'ne' && context.negationIncludesNull ? `(${condition} OR ${column.sql} IS NULL)` : condition;
}

/**
 * SQL Server does not count blanks at the end of a text when it compares. Those of the literal are left out here too; a
 * stored text that ends in blanks is found by itself only. SIM: to ignore those as well would cost the index.
 */
function comparison(context: CompileContext, column: ResolvedColumn, operator: CompareOperator, value: StoredValue): string {
  const trimmed = typeof value === 'string' ? value.replace(/ +$/, '') : value;
  if (trimmed === value || (operator !== 'eq' && operator !== 'ne')) {
    return `${withoutIndex(context, column, operator, [value])}${column.sql} ${sqlOperators[operator]} ${context.bind(value)}`;
  }
  return `${column.sql} ${operator === 'eq' ? 'IN' : 'NOT IN'} (${context.bind(value)}, ${context.bind(trimmed)})`;
}

/** `+` before a column keeps SQLite from its index. */
function withoutIndex({ isCommon }: CompileContext, { table, attribute }: ResolvedColumn, operator: CompareOperator, values: readonly StoredValue[]): '+' | '' {
  if (operator !== 'eq' || (attribute.type !== 'State' && attribute.type !== 'Status')) return '';
  return values.some((value) => isCommon?.(table.logicalName, attribute.logicalName, value)) ? '+' : '';
}

/** The condition that two columns of one type stand in this relation. */
export function compareColumns(left: ResolvedColumn, operator: CompareOperator, right: ResolvedColumn): string {
  const types = [edmTypeOf(left.attribute), edmTypeOf(right.attribute)] as const;
  if (types[0] !== types[1]) throw incompatibleTypes(types[0], types[1], operatorKinds[operator]);
  return `${left.sql} ${operator === 'ne' ? 'IS NOT' : sqlOperators[operator]} ${right.sql}`;
}

/** One bound value, however long the list is. */
function inList(context: CompileContext, column: ResolvedColumn, literals: readonly Literal[]): string {
  const values: StoredValue[] = literals.filter(({ type }) => type !== 'null').map((literal) => storedLiteral(column.attribute, literal, 'Equal'));
  const condition = oneOfStored(context, column, values);
  return values.length < literals.length ? `(${condition} OR ${column.sql} IS NULL)` : condition;
}

/** The condition that a column has one of these values as they are stored. */
export const oneOfStored = (context: CompileContext, column: ResolvedColumn, values: readonly StoredValue[]): string =>
  `${withoutIndex(context, column, 'eq', values)}${column.sql} IN (SELECT value FROM json_each(${context.bind(JSON.stringify(values))}))`;

/** `any` and `all` over the rows of a list. */
function lambda(context: CompileContext, scope: Scope, { quantifier, path, variable, body }: Expression & { kind: 'lambda' }): string {
  const [owner, segments] = start(scope, path);
  const source = owner.follow(segments.slice(0, -1));
  const name = segments.at(-1) as string;
  const list = listBehind(context.catalog, source.table, name);
  if (!list) throw unknownProperty(name, source.table.logicalName);
  const many = new Source(context, list.target);
  const parent = ownerOfListed(context, many, list.link);
  const inner: Scope = { root: scope.root, variables: new Map(scope.variables).set(variable ?? '', many) };
  const condition = body && compile(context, inner, body);
  const key = `${parent.sql} = ${source.column(listedAt(source.table, list.link))}${parent.and}`;
  const rows = `SELECT 1 FROM ${many.from()} WHERE ${key}`;
  if (quantifier === 'all') return `NOT EXISTS (${rows} AND (${condition}) IS NOT TRUE)`;
  return `EXISTS (${rows}${condition ? ` AND (${condition})` : ''})`;
}

function resolve(scope: Scope, path: Path): ResolvedColumn {
  const [source, segments] = start(scope, path);
  if (segments.length === 0) throw unknownProperty(path.segments.join('/'), scope.root.table.logicalName);
  return source.resolve({ kind: 'path', segments });
}

/** Query functions name a lookup by its logical name as well as by its property. */
function resolveLoosely(scope: Scope, path: Path): ResolvedColumn {
  const name = path.segments[0] as string;
  const attribute = path.segments.length === 1 ? scope.root.table.attribute(name) : undefined;
  if (attribute?.targets) return { table: scope.root.table, attribute, sql: scope.root.column(name) };
  return resolve(scope, path);
}

function start(scope: Scope, path: Path): [Source, readonly string[]] {
  const variable = scope.variables.get(path.segments[0] as string);
  return variable ? [variable, path.segments.slice(1)] : [scope.root, path.segments];
}

/** A chain as a tree of little depth: SQLite takes expressions a thousand levels deep. */
export function balanced(terms: readonly string[], operator: string): string {
  if (terms.length === 1) return terms[0] as string;
  const middle = Math.ceil(terms.length / 2);
  return `(${balanced(terms.slice(0, middle), operator)} ${operator} ${balanced(terms.slice(middle), operator)})`;
}
