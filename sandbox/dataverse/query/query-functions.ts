import { badQuery, notSupported } from '../errors';
import type { Literal } from '../odata/ast';
import { edmTypeOf } from './columns';
import { dateRange, type DateRange } from './date-ranges';
import { momentOf, storedText } from './literals';
import { storedMoment } from './moments';
import type { CompileContext, ResolvedColumn } from './source';

/** Functions that the real service has and this one has not: hierarchies, fiscal periods, teams, multi-select choices. */
const unsupportedHere = /^(Above|AboveOrEqual|Under|UnderOrEqual|NotUnder|Contains|ContainValues|DoesNotContainValues|EqualUserLanguage|EqualUserTeams|EqualUserOrUserTeams|EqualUserOrUserHierarchy|EqualUserOrUserHierarchyAndTeams|.*Fiscal.*)$/;

/**
 * The condition that a function of Dataverse's own (`Microsoft.Dynamics.CRM.X`) means.
 * Source: Microsoft Learn "Web API Query Function Reference".
 * @throws DataverseError 400 for an unknown function or a value that does not fit, 501 for one that the sandbox lacks
 */
export function queryFunctionSql(context: CompileContext, name: string, column: ResolvedColumn, literals: readonly Literal[]): string {
  if (unsupportedHere.test(name)) throw notSupported(`the query function Microsoft.Dynamics.CRM.${name}`);
  const values = literals.map(({ text }) => text);
  switch (name) {
    case 'In':
      return isIn(context, column, values);
    case 'NotIn':
      return negated(context, column, `NOT ${isIn(context, column, values)}`);
    case 'Between':
      return between(context, column, values);
    case 'NotBetween':
      return negated(context, column, `NOT (${between(context, column, values)})`);
    case 'EqualUserId':
      return `${column.sql} = ${context.bind(context.caller.userId)}`;
    case 'NotEqualUserId':
      return negated(context, column, `${column.sql} <> ${context.bind(context.caller.userId)}`);
    case 'EqualBusinessId':
      return `${column.sql} = ${context.bind(context.caller.businessUnitId)}`;
    case 'NotEqualBusinessId':
      return negated(context, column, `${column.sql} <> ${context.bind(context.caller.businessUnitId)}`);
    default:
      return onDate(context, name, column, values);
  }
}

function isIn(context: CompileContext, column: ResolvedColumn, values: readonly string[]): string {
  const stored = values.map((value) => storedText(column.attribute, value));
  return `${column.sql} IN (SELECT value FROM json_each(${context.bind(JSON.stringify(stored))}))`;
}

function between(context: CompileContext, column: ResolvedColumn, values: readonly string[]): string {
  const [from, to] = values;
  if (from === undefined || to === undefined || values.length > 2) throw badQuery('The function Between needs two values.');
  const bounds = [from, to].map((value) => context.bind(storedText(column.attribute, value)));
  return `${column.sql} BETWEEN ${bounds[0]} AND ${bounds[1]}`;
}

function negated(context: CompileContext, column: ResolvedColumn, condition: string): string {
  return context.negationIncludesNull ? `(${condition} OR ${column.sql} IS NULL)` : condition;
}

function onDate(context: CompileContext, name: string, column: ResolvedColumn, values: readonly string[]): string {
  const type = edmTypeOf(column.attribute);
  if (type !== 'Edm.Date' && type !== 'Edm.DateTimeOffset') {
    if (dateRange(name, context.now, 1, context.now)) throw badQuery(`The function '${name}' is for date columns, and '${column.attribute.logicalName}' is none.`);
    throw unknownFunction(name);
  }
  const moment = name.startsWith('On') ? momentOf(column.attribute, values[0] ?? '') : undefined;
  const range = dateRange(name, context.now, amountOf(name, values), moment);
  if (!range) throw unknownFunction(name);
  return rangeSql(context, column, range, type === 'Edm.Date');
}

function amountOf(name: string, values: readonly string[]): number {
  if (!/^(LastX|NextX|OlderThanX)/.test(name)) return 0;
  const amount = Number(values[0]);
  if (!Number.isInteger(amount) || amount < 1 || amount > 100_000) throw badQuery(`The function '${name}' needs a whole number from 1.`);
  return amount;
}

/** Days compare as days: a day is in a range when the range touches it. */
export function rangeSql(context: CompileContext, column: ResolvedColumn, { from, before }: DateRange, dayOnly: boolean): string {
  const lower = from && stored(from, dayOnly);
  const upper = before && stored(dayOnly ? new Date(before.getTime() - 1) : before, dayOnly);
  const conditions = [
    ...(lower ? [`${column.sql} >= ${context.bind(lower)}`] : []),
    ...(upper ? [`${column.sql} ${dayOnly ? '<=' : '<'} ${context.bind(upper)}`] : []),
  ];
  return `(${conditions.join(' AND ')})`;
}

const EARLIEST = Date.UTC(100, 0, 1);
const LATEST = Date.UTC(9999, 11, 31);

/** Kept within the years that have four digits, for moments compare as text. */
function stored(moment: Date, dayOnly: boolean): string {
  const text = storedMoment(new Date(Math.min(Math.max(moment.getTime(), EARLIEST), LATEST)));
  return dayOnly ? text.slice(0, 10) : text;
}

const unknownFunction = (name: string) => badQuery(`An unknown function with name 'Microsoft.Dynamics.CRM.${name}' was found.`);
