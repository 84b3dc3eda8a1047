import type { StoredValue } from '../environment';
import { DataverseError } from '../errors';
import type { CompareOperator } from '../odata/ast';
import { edmTypeOf } from '../query/columns';
import { compareStored, oneOfStored } from '../query/filter-sql';
import { storedText } from '../query/literals';
import type { CompileContext, ResolvedColumn, Source } from '../query/source';
import { textMatch } from '../query/text-match';
import type { FetchCondition } from './ast';
import { isDateOperator, onDateSql } from './date-operators';
import { badConditionValue, fetchNotSupported, noSuchOperator, unexpectedType } from './errors';
import { shownText } from './names';

type Condition = Pick<FetchCondition, 'operator' | 'values' | 'attribute'>;

/** Some have two names. Source: Microsoft Learn "condition operator values". */
const comparisons: ReadonlyMap<string, CompareOperator> = new Map([['eq', 'eq'], ['ne', 'ne'], ['neq', 'ne'], ['gt', 'gt'], ['ge', 'ge'], ['lt', 'lt'], ['le', 'le']]);

interface TextOperator {
  readonly operation: Parameters<typeof textMatch>[1];
  readonly negated: boolean;
}

const textOperators: ReadonlyMap<string, TextOperator> = new Map([
  ['like', { operation: 'like', negated: false }],
  ['not-like', { operation: 'like', negated: true }],
  ['begins-with', { operation: 'startswith', negated: false }],
  ['not-begin-with', { operation: 'startswith', negated: true }],
  ['ends-with', { operation: 'endswith', negated: false }],
  ['not-end-with', { operation: 'endswith', negated: true }],
]);

/** What the real service has and this one has not. */
const unsupportedHere = /^(above|eq-or-above|under|eq-or-under|not-under|eq-useroruserhierarchy.*|eq-userlanguage|.*fiscal.*)$/;

/**
 * The condition that an operator means.
 * @param isQuickFind whether a value that the column cannot have meets no row, instead of being an error
 * @throws DataverseError 400 for an unknown operator or a value that does not fit, 501 for an operator that the sandbox lacks
 */
export function operatorSql(context: CompileContext, source: Source, column: ResolvedColumn, condition: Condition, isQuickFind: boolean): string {
  const { operator } = condition;
  if (unsupportedHere.test(operator)) throw fetchNotSupported(`the operator '${operator}'`);
  const match = textOperators.get(operator);
  if (match) return matchSql(context, source, column, condition, match, isQuickFind);
  if (isDateOperator(operator)) return onDateSql(context, column, condition);
  const comparison = comparisons.get(operator);
  if (comparison) return compareStored(context, column, comparison, storedIn(column, only(condition)));
  const { userId, businessUnitId } = context.caller;
  switch (operator) {
    case 'null':
      return `${column.sql} IS NULL`;
    case 'not-null':
      return `${column.sql} IS NOT NULL`;
    case 'in':
      return oneOfStored(context, column, several(condition).map((value) => storedIn(column, value)));
    case 'not-in':
      return negated(context, column.sql, oneOfStored(context, column, several(condition).map((value) => storedIn(column, value))));
    case 'between':
      return betweenSql(context, column, condition);
    case 'not-between':
      return negated(context, column.sql, betweenSql(context, column, condition));
    case 'eq-userid':
      return compareStored(context, column, 'eq', userId);
    case 'ne-userid':
      return compareStored(context, column, 'ne', userId);
    case 'eq-businessid':
      return compareStored(context, column, 'eq', businessUnitId);
    case 'ne-businessid':
      return compareStored(context, column, 'ne', businessUnitId);
    case 'eq-userteams':
      return inTeams(context, column);
    case 'eq-useroruserteams':
      return `(${compareStored(context, column, 'eq', userId)} OR ${inTeams(context, column)})`;
    case 'contain-values':
    case 'not-contain-values':
      throw badConditionValue(operator, condition.attribute, 'a column of several choices');
    default:
      throw noSuchOperator(operator);
  }
}

/** The condition on a text that is no column: the name of a row, the label of a choice. */
export function textOperatorSql(context: CompileContext, text: string, condition: Condition, table: string): string {
  const { operator } = condition;
  const match = textOperators.get(operator);
  if (match) return matches(context, text, match, only(condition));
  const comparison = comparisons.get(operator);
  if (comparison === 'eq') return `${text} = ${context.bind(only(condition))}`;
  if (comparison === 'ne') return negated(context, text, `${text} = ${context.bind(only(condition))}`);
  if (operator === 'null') return `${text} IS NULL`;
  if (operator === 'not-null') return `${text} IS NOT NULL`;
  throw fetchNotSupported(`the operator '${operator.slice(0, 100)}' on '${table}.${condition.attribute}'`);
}

/**
 * Lookups match by the name of the row, wherever they stand. In a quick find, choices match by their label, and
 * numbers, dates and ids where they are the term itself (SIM for these last).
 */
function matchSql(context: CompileContext, source: Source, column: ResolvedColumn, condition: Condition, match: TextOperator, isQuickFind: boolean): string {
  const { attribute } = column;
  if (attribute.targets) return matches(context, shownText(context, source, attribute), match, only(condition));
  if (edmTypeOf(attribute) === 'Edm.String') return matches(context, column.sql, match, only(condition));
  if (!isQuickFind) throw unexpectedType(column);
  if (attribute.optionSetName) return matches(context, shownText(context, source, attribute), match, only(condition));
  const value = convertible(column, only(condition).replace(/^%+|%+$/g, ''));
  return value === undefined ? '0' : compareStored(context, column, 'eq', value);
}

function matches(context: CompileContext, text: string, { operation, negated: isNegated }: TextOperator, value: string): string {
  const condition = textMatch(text, operation, value, context.bind);
  return isNegated ? negated(context, text, condition) : condition;
}

function betweenSql(context: CompileContext, column: ResolvedColumn, condition: Condition): string {
  const [from, to] = condition.values;
  if (from === undefined || to === undefined || condition.values.length > 2) throw badConditionValue(condition.operator, condition.attribute, 'two values');
  return `${column.sql} BETWEEN ${context.bind(storedIn(column, from))} AND ${context.bind(storedIn(column, to))}`;
}

const inTeams = (context: CompileContext, column: ResolvedColumn) =>
  `${column.sql} IN (SELECT "teamid" FROM "teammembership" WHERE "systemuserid" = ${context.bind(context.caller.userId)})`;

/** Rows without a value meet what is negated. */
const negated = ({ negationIncludesNull }: CompileContext, sql: string, condition: string) =>
  (negationIncludesNull ? `(NOT (${condition}) OR ${sql} IS NULL)` : `NOT (${condition})`);

function only({ operator, attribute, values }: Condition): string {
  const [value] = values;
  if (value === undefined || values.length > 1) throw badConditionValue(operator, attribute, 'one value');
  return value;
}

function several({ operator, attribute, values }: Condition): readonly string[] {
  if (values.length === 0) throw badConditionValue(operator, attribute, 'at least one value');
  return values;
}

function storedIn(column: ResolvedColumn, text: string): StoredValue {
  const value = convertible(column, text);
  if (value === undefined) throw unexpectedType(column);
  return value;
}

function convertible({ attribute }: ResolvedColumn, text: string): StoredValue | undefined {
  try {
    return storedText(attribute, text);
  } catch (error) {
    if (error instanceof DataverseError) return undefined;
    throw error;
  }
}
