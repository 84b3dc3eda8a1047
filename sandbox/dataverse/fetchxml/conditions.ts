import type { Table } from '../metadata/catalog';
import { columnBehindName, fetchColumn, joinAll, resolved, type Scope, type Scopes, scopeNamed, tableOf } from './scope';
import { balanced, compareColumns } from '../query/filter-sql';
import { type CompileContext, Source } from '../query/source';
import type { CompareOperator } from '../odata/ast';
import type { FetchCondition, FetchFilter, FetchLink } from './ast';
import { badFetch, fetchNotSupported } from './errors';
import { shownText } from './names';
import { operatorSql, textOperatorSql } from './operators';

/** The operators that also compare two columns. Source: Microsoft Learn "Filter rows using FetchXml", column comparison. */
const COMPARED: ReadonlySet<string> = new Set<CompareOperator>(['eq', 'ne', 'gt', 'ge', 'lt', 'le']);

/**
 * Puts the conditions of all tables where they belong, and gives those that hold for the whole query.
 * @throws DataverseError 400 where a query names what is not there or a value does not fit, 501 for what the sandbox lacks
 */
export function restrict(context: CompileContext, scopes: Scopes): string[] {
  const where: string[] = [];
  for (const scope of scopes.all) {
    (scope.on ?? where).push(...scope.entity.filters.flatMap((filter) => filterSql(context, scopes, scope, filter)));
  }
  for (const { around, link } of scopes.tests) (around.on ?? where).push(linkSql(context, around, link));
  return where;
}

/** An empty filter asks for nothing. */
function filterSql(context: CompileContext, scopes: Scopes, scope: Scope, filter: FetchFilter): string[] {
  const terms = [
    ...filter.conditions.map((condition) => conditionSql(context, scopes, scope, condition, filter.isQuickFind)),
    ...filter.filters.flatMap((inner) => filterSql(context, scopes, scope, inner)),
    ...filter.links.map((link) => linkSql(context, scope, link)),
  ];
  return terms.length === 0 ? [] : [balanced(terms, filter.type.toUpperCase())];
}

function conditionSql(context: CompileContext, scopes: Scopes, here: Scope, condition: FetchCondition, isQuickFind: boolean): string {
  const scope = scopeNamed(scopes, condition.entityName, here);
  const { table } = scope.source;
  const behind = table.attribute(condition.attribute) ? undefined : columnBehindName(table, condition.attribute);
  if (behind) return textOperatorSql(context, shownText(context, scope.source, behind), condition, table.logicalName);
  const column = resolved(scope, fetchColumn(table, condition.attribute));
  if (condition.valueOf !== undefined) return comparedColumns(scopes, scope, condition, condition.valueOf);
  return operatorSql(context, scope.source, column, condition, isQuickFind);
}

function comparedColumns(scopes: Scopes, scope: Scope, { attribute, operator }: FetchCondition, valueOf: string): string {
  if (!COMPARED.has(operator)) throw badFetch(`The operator '${operator.slice(0, 100)}' does not compare columns.`);
  const [name = '', alias] = valueOf.split('.').reverse();
  const other = scopeNamed(scopes, alias, scope);
  return compareColumns(
    resolved(scope, fetchColumn(scope.source.table, attribute)), operator as CompareOperator,
    resolved(other, fetchColumn(other.source.table, name)),
  );
}

/**
 * A link that joins nothing: which rows are there, or not. `all` means that there are rows behind it and none of them
 * meets its filter. Source: Microsoft Learn "Filter on values in related records".
 */
function linkSql(context: CompileContext, around: Scope, link: FetchLink): string {
  const target = tableOf(context, link.name);
  switch (link.type) {
    case 'any':
    case 'exists':
    case 'in':
    case 'not all':
      return `EXISTS (${rowsBehind(context, around, link, target)})`;
    case 'not any':
      return `NOT EXISTS (${rowsBehind(context, around, link, target)})`;
    case 'all':
      return `(EXISTS (${rowsBehind(context, around, { ...link, filters: [], links: [] }, target)}) AND NOT EXISTS (${rowsBehind(context, around, link, target)}))`;
    case 'matchfirstrowusingcrossapply':
      throw fetchNotSupported(`link-type '${link.type}'`);
    default:
      throw badFetch(`A link-entity of the type '${link.type}' cannot stand in a filter.`);
  }
}

function rowsBehind(context: CompileContext, around: Scope, link: FetchLink, target: Table): string {
  const from = fetchColumn(target, link.from);
  const to = fetchColumn(around.source.table, link.to);
  const source = new Source(context, target);
  const scopes = joinAll(context, { entity: link, source, alias: link.alias, on: undefined, multiplies: true });
  const where = [`${source.column(from.logicalName)} = ${around.source.column(to.logicalName)}`, ...restrict(context, scopes)];
  return `SELECT 1 FROM ${source.from()} WHERE ${where.join(' AND ')}`;
}

