import type { SandboxDatabase, SqlValue } from '../../kernel/database';
import { badRequest, notSupported } from '../errors';
import type { Collection } from './collection';
import type { Comparison } from './filter';
import type { ListOptions } from './options';
import { writeSkipToken } from './skip-token';

/** One page of a collection. */
export interface Page {
  /** The rows' JSON documents. */
  readonly documents: readonly string[];
  /** All rows that fit the filter, where `$count` asks for it. */
  readonly count: number | undefined;
  /** `$skiptoken` of the next page, where there is one. */
  readonly skipToken: string | undefined;
}

/** A condition with the values of its parameters. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** Reads one page; filter, order and position are left to SQL, so that a page costs the same anywhere in a long list. */
export function readPage(database: SandboxDatabase, collection: Collection, scope: Condition, options: ListOptions): Page {
  const { orderBy, top, after } = options;
  const conditions = [scope, ...options.filter.map((comparison) => toCondition(comparison, collection))];
  const order = orderBy && collection.orderable.get(orderBy.property);
  const direction = orderBy?.descending === true ? 'DESC' : 'ASC';
  const beyond = direction === 'DESC' ? '<' : '>';
  const position: Condition[] =
    after === undefined
      ? []
      : order === undefined
        ? [{ sql: `seq ${beyond} ?`, values: [after.seq] }]
        : [{ sql: `(${order}, seq) ${beyond} (?, ?)`, values: [after.orderValue, after.seq] }];

  const { where, values } = join([...conditions, ...position]);
  const rows = database.all<{ seq: number | string; document: string; orderValue: string | number | null }>(
    `SELECT seq, document, ${order ?? 'NULL'} AS orderValue FROM ${collection.from} WHERE ${where} ` +
      `ORDER BY ${order === undefined ? '' : `${order} ${direction}, `}seq ${direction} LIMIT ?`,
    ...values,
    top + 1,
  );
  const page = rows.slice(0, top);
  const last = page.at(-1);
  return {
    documents: page.map(({ document }) => document),
    count: options.count ? countRows(database, collection, conditions) : undefined,
    skipToken: rows.length > top && last !== undefined ? writeSkipToken(last, orderBy?.property) : undefined,
  };
}

function countRows(database: SandboxDatabase, { from }: Collection, conditions: readonly Condition[]): number {
  const { where, values } = join(conditions);
  return database.get<{ rows: number }>(`SELECT count(*) AS rows FROM ${from} WHERE ${where}`, ...values)?.rows ?? 0;
}

const join = (conditions: readonly Condition[]) => ({
  where: conditions.map(({ sql }) => sql).join(' AND '),
  values: conditions.flatMap((condition) => condition.values),
});

function toCondition({ property, operator, value }: Comparison, { type, filterable }: Collection): Condition {
  const queryable = filterable.get(property);
  if (queryable === undefined) throw notSupported(`$filter by '${property}' of ${type}`);
  const { column, members } = queryable;
  if (operator === 'startswith') {
    if (queryable.startsWith !== true) throw notSupported(`startswith by '${property}' of ${type} in $filter`);
    return { sql: `${column} LIKE ? ESCAPE '\\'`, values: [`${String(value).replace(/[\\%_]/g, '\\$&')}%`] };
  }
  if (value === null) return { sql: `${column} IS NULL`, values: [] };
  if ((typeof value === 'boolean') !== (queryable.type === 'boolean'))
    throw badRequest(`Invalid filter clause: '${property}' cannot be compared with a value of another type.`);
  if (members !== undefined && !members.includes(String(value)))
    throw badRequest(`Invalid filter clause: '${String(value)}' is no value of '${property}'.`);
  if (typeof value === 'boolean') return { sql: `${column} = ?`, values: [Number(value)] };
  return { sql: `${column} = ?`, values: [queryable.type === 'guid' ? value.toLowerCase() : value] };
}
