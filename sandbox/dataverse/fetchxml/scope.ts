import type { Table } from '../metadata/catalog';
import type { AttributeMetadata } from '../metadata/types';
import { isExposed } from '../query/columns';
import { type CompileContext, type ResolvedColumn, Source } from '../query/source';
import type { Fetch, FetchEntity, FetchLink } from './ast';
import { duplicateAlias, fetchNotSupported, noSuchAlias, noSuchColumn, noSuchTable } from './errors';

/** A table of the query: the one that is asked for, or one that is joined to it. */
export interface Scope {
  readonly entity: FetchEntity;
  readonly source: Source;
  /** What its columns are called by; the table that is asked for has none. */
  readonly alias: string | undefined;
  /** Of an outer join, where its own conditions belong; undefined: they belong to the whole query. */
  readonly on: string[] | undefined;
  /** Whether one row around it may meet several of its rows. */
  readonly multiplies: boolean;
}

/** All tables of a query: the one that is asked for first, then the joined ones in the order of the text. */
export interface Scopes {
  readonly root: Scope;
  readonly all: readonly Scope[];
  /** Links that join nothing and only say which rows are wanted, each with the scope around it. */
  readonly tests: readonly { readonly around: Scope; readonly link: FetchLink }[];
}

const JOINED: ReadonlySet<string> = new Set(['inner', 'outer']);

/**
 * Joins the tables of a query. An inner join within an outer one holds for the whole query, as in the flat list of
 * joins that the platform makes of it (SIM).
 * @throws DataverseError 400 for unknown tables and columns, and aliases that are not unique
 */
export function createScopes(context: CompileContext, { entity }: Pick<Fetch, 'entity'>, table: Table): Scopes {
  const root: Scope = { entity, source: new Source(context, table), alias: undefined, on: undefined, multiplies: false };
  return joinAll(context, root);
}

/** Joins the links of a scope to it, and theirs to them. */
export function joinAll(context: CompileContext, root: Scope): Scopes {
  const all: Scope[] = [root];
  const tests: { around: Scope; link: FetchLink }[] = [];
  const taken = new Set<string>();
  const join = (around: Scope) => {
    for (const link of around.entity.links) {
      if (!JOINED.has(link.type)) {
        tests.push({ around, link });
        continue;
      }
      const target = tableOf(context, link.name);
      fetchColumn(target, link.from);
      fetchColumn(around.source.table, link.to);
      const alias = link.alias ?? `${link.name}${all.length}`;
      if (taken.has(alias)) throw duplicateAlias(alias);
      taken.add(alias);
      const { source, on } = around.source.link(target, link.type === 'outer' ? 'LEFT JOIN' : 'JOIN', link.from, link.to);
      const scope = { entity: link, source, alias, on: link.type === 'outer' ? on : undefined, multiplies: link.from !== target.primaryIdAttribute };
      all.push(scope);
      join(scope);
    }
  };
  join(root);
  return { root, all, tests };
}

/** The scope that a condition or an order speaks of. @throws DataverseError 400 for an alias that nothing has */
export function scopeNamed({ all }: Scopes, alias: string | undefined, here: Scope): Scope {
  if (alias === undefined) return here;
  const scope = all.find((candidate) => candidate.alias === alias);
  if (!scope) throw noSuchAlias(alias);
  return scope;
}

/** @throws DataverseError 400 0x80041102 */
export function tableOf({ catalog }: Pick<CompileContext, 'catalog'>, name: string): Table {
  const table = catalog.table(name);
  if (!table) throw noSuchTable(name);
  return table;
}

/** A column by its logical name, as FetchXML names lookups too. @throws DataverseError 400 0x80041103 */
export function fetchColumn(table: Table, name: string): AttributeMetadata {
  const attribute = table.attribute(name);
  if (!attribute || !isExposed(table, attribute)) {
    if (columnBehindName(table, name)) throw fetchNotSupported(`the column '${name}' outside conditions: the formatted value of its column`);
    throw noSuchColumn(table.logicalName, name);
  }
  return attribute;
}

/** The column that a virtual one such as `owneridname` is the text of. */
export function columnBehindName(table: Table, name: string): AttributeMetadata | undefined {
  const attribute = name.endsWith('name') ? table.attribute(name.slice(0, -'name'.length)) : undefined;
  return attribute && (attribute.targets || attribute.optionSetName) ? attribute : undefined;
}

/** A column in SQL. */
export const resolved = ({ source }: Scope, attribute: AttributeMetadata): ResolvedColumn =>
  ({ table: source.table, attribute, sql: source.column(attribute.logicalName) });
