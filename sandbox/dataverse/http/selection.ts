import type { Environment } from '../environment';
import { expandOptionNotAllowed, expandRefOnlyOnLookups, unknownProperty } from '../errors';
import type { Table } from '../metadata/catalog';
import type { AttributeMetadata } from '../metadata/types';
import type { ExpandItem, QueryOptions } from '../odata/ast';
import { columnOf, isExposed } from '../query/columns';
import { listBehind, type ListLink } from '../query/list-link';

/** Which properties and neighbours of a table are asked for. */
export interface Selection {
  readonly table: Table;
  /** The columns to show, in order. */
  readonly attributes: readonly AttributeMetadata[];
  readonly expands: readonly ExpandedSelection[];
}

export interface ExpandedSelection {
  readonly item: ExpandItem;
  /** A lookup of the row itself, or what the list behind a collection-valued navigation property hangs on. */
  readonly link: ListLink;
  /** Whether the navigation property is collection-valued. */
  readonly many: boolean;
  /**
   * Whether a list keeps to the page size: only where the query has an $expand within an $expand. Otherwise each list
   * is as long as a page can be. Source: Microsoft Learn "Join tables using OData".
   */
  readonly paged: boolean;
  readonly selection: Selection;
}

/**
 * Resolves `$select` and `$expand` against the metadata. The primary key is always shown.
 * @throws DataverseError 400 for names that the table does not have
 */
export function selectionOf(environment: Environment, table: Table, options: Pick<QueryOptions, 'select' | 'expand'>): Selection {
  const isNested = options.expand?.some(({ expand = [] }) => expand.length > 0) ?? false;
  return resolve(environment, table, options, isNested);
}

function resolve(environment: Environment, table: Table, { select, expand = [] }: Pick<QueryOptions, 'select' | 'expand'>, isNested: boolean): Selection {
  const expanded = new Set(expand.map(({ name }) => name));
  const attributes = select
    ? select.filter((name) => !expanded.has(name)).map((name) => columnOf(table, name))
    : table.attributes.filter((attribute) => isExposed(table, attribute));
  const key = table.attributes.filter(({ isPrimaryId }) => isPrimaryId && !attributes.some((attribute) => attribute.isPrimaryId));
  return { table, attributes: [...attributes, ...key], expands: expand.map((item) => expandedSelection(environment, table, item, isNested)) };
}

function expandedSelection(environment: Environment, table: Table, item: ExpandItem, isNested: boolean): ExpandedSelection {
  const single = table.manyToOne.get(item.name);
  const list = listBehind(environment.catalog(), table, item.name);
  const link: ListLink | undefined = single ? { kind: 'lookup', relationship: single } : list?.link;
  const target = single ? environment.catalog().table(single.referencedEntity) : list?.target;
  if (!link || !target) throw unknownProperty(item.name, table.logicalName);
  if (item.reference && !single) throw expandRefOnlyOnLookups();
  if ((single || isNested) && (item.orderBy || item.top !== undefined)) throw expandOptionNotAllowed();
  return { item, link, many: !single, paged: isNested, selection: resolve(environment, target, item, isNested) };
}

/** Columns that are shown, and those that showing them needs: key, version, where lookups point. */
export function columnsToRead({ table, attributes, expands }: Selection): Set<string> {
  const lookups = expands.filter(({ many }) => !many).flatMap(({ link }) => (link.kind === 'lookup' ? (table.attribute(link.relationship.referencingAttribute) ?? []) : []));
  return new Set([
    table.primaryIdAttribute,
    ...(table.attribute('versionnumber') ? ['versionnumber'] : []),
    ...[...attributes, ...lookups].flatMap(({ logicalName, targetTypeAttribute }) => [logicalName, ...(targetTypeAttribute ? [targetTypeAttribute] : [])]),
  ]);
}
