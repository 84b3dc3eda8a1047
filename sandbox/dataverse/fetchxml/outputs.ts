import type { AttributeMetadata } from '../metadata/types';
import type { Table } from '../metadata/catalog';
import { isExposed, propertyOf } from '../query/columns';
import { quoted } from '../storage/database';
import { aggregateSql, groupSql } from './aggregates';
import type { Fetch, FetchColumn } from './ast';
import { badFetch, duplicateAlias } from './errors';
import { fetchColumn, type Scope, type Scopes } from './scope';

/** A column of the answer. */
export interface Output {
  /** Its name in the answer: a property of the table, `link.column`, or an alias. */
  readonly key: string;
  readonly table: Table;
  readonly attribute: AttributeMetadata;
  /** Of what the value is: the column itself, a number that was counted, or a value of the column's kind. */
  readonly kind: 'column' | 'number' | 'value';
  /** Whether it is called otherwise than its table calls it. */
  readonly aliased: boolean;
  readonly sql: string;
  /** Of lookups to several tables, SQL of the column that says which one it is. */
  readonly typeSql: string | undefined;
  readonly groupBy: boolean;
}

/** The result columns that hold the value of an output, and where a lookup points. */
export const valueColumn = (index: number) => `v${index}`;
export const typeColumn = (index: number) => `t${index}`;

/**
 * The columns of the answer. The primary key is always among them, unless rows are grouped or made distinct.
 * @throws DataverseError 400 for unknown columns, and aliases that are missing or not unique
 */
export function outputsOf(scopes: Scopes, fetch: Fetch): readonly Output[] {
  const outputs = scopes.all.flatMap((scope) => (fetch.aggregate ? aggregated(scope) : plain(scope, fetch.distinct)));
  const keys = new Set<string>();
  for (const { key, aliased } of outputs) {
    if (keys.has(key) && aliased) throw duplicateAlias(key);
    keys.add(key);
  }
  if (outputs.length === 0) throw badFetch('An aggregate query needs at least one column.');
  return outputs.filter(({ key }, index) => outputs.findIndex((other) => other.key === key) === index);
}

function plain({ entity, source, alias }: Scope, distinct: boolean): Output[] {
  const { table } = source;
  const isRoot = alias === undefined;
  const everything = entity.allColumns || (isRoot && entity.columns.length === 0);
  const columns: readonly FetchColumn[] = everything
    ? table.attributes.filter((attribute) => isExposed(table, attribute)).map(({ logicalName }) => named(logicalName))
    : entity.columns;
  const key = isRoot && !distinct && !everything ? [named(table.primaryIdAttribute)] : [];
  return [...columns, ...key].map((column) => {
    if (column.aggregate !== undefined || column.groupBy) throw badFetch('An aggregate or a groupby needs a fetch with aggregate=\'true\'.');
    const attribute = fetchColumn(table, column.name);
    const ownName = isRoot ? propertyOf(attribute) : `${alias}.${attribute.logicalName}`;
    return { ...output(source, attribute), key: column.alias ?? ownName, aliased: !isRoot || column.alias !== undefined, kind: 'column' };
  });
}

function aggregated({ entity, source }: Scope): Output[] {
  if (entity.allColumns) throw badFetch('An aggregate query cannot ask for all columns.');
  return entity.columns.map((column) => {
    const attribute = fetchColumn(source.table, column.name);
    if (column.alias === undefined) throw badFetch(`The column '${column.name}' of an aggregate query needs an alias.`);
    if ((column.aggregate !== undefined) === column.groupBy) throw badFetch(`The column '${column.name}' of an aggregate query needs either an aggregate or groupby='true'.`);
    const own = output(source, attribute);
    const common = { ...own, key: column.alias, aliased: true };
    if (column.groupBy) {
      const { sql, isNumber } = groupSql(own.sql, attribute, column.dateGrouping);
      return { ...common, sql, kind: isNumber ? 'number' : 'column', groupBy: true };
    }
    const { sql, isNumber } = aggregateSql(own.sql, attribute, column);
    return { ...common, sql, typeSql: undefined, kind: isNumber ? 'number' : 'value' };
  });
}

function output(source: Scope['source'], attribute: AttributeMetadata): Omit<Output, 'key' | 'aliased' | 'kind'> {
  const type = attribute.targetTypeAttribute;
  return { table: source.table, attribute, sql: source.column(attribute.logicalName), typeSql: type && source.column(type), groupBy: false };
}

const named = (name: string): FetchColumn => ({ name, alias: undefined, aggregate: undefined, groupBy: false, dateGrouping: undefined, distinct: false });

/** The outputs as result columns of a statement. */
export const selected = (outputs: readonly Output[]): string[] => outputs.flatMap(({ sql, typeSql }, index) => [
  `${sql} AS ${quoted(valueColumn(index))}`,
  ...(typeSql ? [`${typeSql} AS ${quoted(typeColumn(index))}`] : []),
]);
