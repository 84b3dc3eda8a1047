import type { AttributeMetadata } from '../metadata/types';
import { edmTypeOf } from '../query/columns';
import type { DateGrouping, FetchColumn } from './ast';
import { badFetch } from './errors';

const numeric = new Set(['Edm.Int32', 'Edm.Int64', 'Edm.Decimal', 'Edm.Double']);

/** Rows that an aggregate query may go over. Source: Microsoft Learn "Aggregate data using FetchXml", limitations. */
export const MAX_AGGREGATED = 50_000;

/**
 * SQL of an aggregate function, and whether it is a plain number instead of a value of the column's kind. Rows without
 * a value do not count, apart from `count`; the sum of nothing is 0, and averages of whole numbers are whole.
 * @throws DataverseError 400 where the column is of another kind than the function takes
 */
export function aggregateSql(sql: string, attribute: AttributeMetadata, { aggregate, distinct }: Pick<FetchColumn, 'aggregate' | 'distinct'>): { sql: string; isNumber: boolean } {
  if (aggregate === 'count') return { sql: 'count(*)', isNumber: true };
  if (aggregate === 'countcolumn') return { sql: `count(${distinct ? 'DISTINCT ' : ''}${sql})`, isNumber: true };
  const isNumber = numeric.has(edmTypeOf(attribute)) && !attribute.optionSetName;
  const isDate = attribute.type === 'DateTime';
  if (!isNumber && !(isDate && (aggregate === 'min' || aggregate === 'max'))) {
    throw badFetch(`The aggregate '${aggregate}' is not supported for the attribute '${attribute.logicalName}' of type '${attribute.type}'.`);
  }
  if (aggregate === 'sum') return { sql: `COALESCE(sum(${sql}), 0)`, isNumber: false };
  if (aggregate === 'avg') return { sql: attribute.type === 'Integer' || attribute.type === 'BigInt' ? `CAST(avg(${sql}) AS INTEGER)` : `avg(${sql})`, isNumber: false };
  return { sql: `${aggregate}(${sql})`, isNumber: false };
}

/** SQL of what rows are grouped by, and whether that is a part of a date. @throws DataverseError 400 for parts of what is no date */
export function groupSql(sql: string, attribute: AttributeMetadata, grouping: DateGrouping | undefined): { sql: string; isNumber: boolean } {
  if (grouping === undefined) return { sql, isNumber: false };
  if (attribute.type !== 'DateTime') throw badFetch(`The dategrouping '${grouping}' is for columns of dates, and '${attribute.logicalName}' is none.`);
  return { sql: datePart(sql, grouping), isNumber: true };
}

/** As T-SQL's DATEPART has it: the week with the first of January is the first, and each begins on Sunday. */
function datePart(sql: string, grouping: DateGrouping): string {
  const part = (format: string, of = sql) => `CAST(strftime('${format}', ${of}) AS INTEGER)`;
  switch (grouping) {
    case 'day': return part('%d');
    case 'week': return `((${part('%j')} - 1 + ${part('%w', `date(${sql}, 'start of year')`)}) / 7 + 1)`;
    case 'month': return part('%m');
    case 'quarter': return `((${part('%m')} + 2) / 3)`;
    case 'year': return part('%Y');
  }
}
