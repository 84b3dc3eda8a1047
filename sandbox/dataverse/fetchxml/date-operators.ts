import { edmTypeOf } from '../query/columns';
import { dateRange } from '../query/date-ranges';
import { parseMoment } from '../query/moments';
import { rangeSql } from '../query/query-functions';
import type { CompileContext, ResolvedColumn } from '../query/source';
import type { FetchCondition } from './ast';
import { badConditionValue, unexpectedType } from './errors';

const named = /^(today|yesterday|tomorrow|(?:last|this|next)-(?:week|month|year)|(?:last|next)-seven-days)$/;
const counted = /^(?:(?:last|next)-x-(?:hours|days|weeks|months|years)|olderthan-x-(?:minutes|hours|days|weeks|months|years))$/;
const placed = /^on(?:-or-after|-or-before)?$/;

/** Whether an operator is about dates alone. Source: Microsoft Learn "condition operator values". */
export const isDateOperator = (operator: string) => [named, counted, placed].some((kind) => kind.test(operator));

/**
 * The condition that a date operator means: the one of the Web API's query function of that meaning.
 * @throws DataverseError 400 for columns that hold no dates and values that do not fit
 */
export function onDateSql(context: CompileContext, column: ResolvedColumn, { operator, values, attribute }: Pick<FetchCondition, 'operator' | 'values' | 'attribute'>): string {
  const type = edmTypeOf(column.attribute);
  if (type !== 'Edm.Date' && type !== 'Edm.DateTimeOffset') throw badConditionValue(operator, attribute, 'a column of dates');
  const amount = Number(values[0]);
  if (counted.test(operator) && !(Number.isInteger(amount) && amount >= 1 && amount <= 100_000)) throw badConditionValue(operator, attribute, 'a whole number from 1');
  const moment = placed.test(operator) ? parseMoment(values[0] ?? '')?.moment : undefined;
  const range = dateRange(functionOf(operator), context.now, amount, moment);
  if (!range) throw unexpectedType(column);
  return rangeSql(context, column, range, type === 'Edm.Date');
}

/** `last-x-days` → `LastXDays`, `last-seven-days` → `Last7Days`, `olderthan-x-months` → `OlderThanXMonths`. */
function functionOf(operator: string): string {
  const words = operator.replace('seven', '7').replace('olderthan', 'older-than').split('-');
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
}
