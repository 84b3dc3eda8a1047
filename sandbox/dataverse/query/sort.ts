import type { AttributeMetadata } from '../metadata/types';
import type { OrderItem, Path } from '../odata/ast';
import { isLookup, columnOf } from './columns';
import type { SortKey } from './cursor';
import type { Source } from './source';

/**
 * The keys that a list is sorted by. Lookups sort by the name of the row that they point to, choices by their value
 * (Microsoft Learn "Order rows using OData"). The primary key is always the last one, so that pages are stable; it runs
 * the way of the key before it, so that an index on the two serves in either direction.
 * @throws DataverseError 400 where a path names what the table does not have
 */
export function sortKeys(source: Source, orderBy: readonly OrderItem[]): readonly SortKey[] {
  const keys: SortKey[] = orderBy.map(({ path, descending }) => ({ sql: sortSql(source, path), descending }));
  const primary = source.column(source.table.primaryIdAttribute);
  if (keys.some(({ sql }) => sql === primary)) return keys;
  return [...keys, { sql: primary, descending: keys.at(-1)?.descending ?? false }];
}

function sortSql(source: Source, path: Path): string {
  const owner = source.follow(path.segments.slice(0, -1));
  return columnSortSql(owner, columnOf(owner.table, path.segments.at(-1) as string));
}

/** What a column sorts by: a lookup by the name of what it points to. */
export function columnSortSql(owner: Source, attribute: AttributeMetadata): string {
  if (!isLookup(attribute)) return owner.column(attribute.logicalName);
  const names = owner.table.relationshipsOfLookup(attribute.logicalName).flatMap(({ referencingEntityNavigationPropertyName: navigation }) => {
    const target = owner.follow([navigation]);
    return target.table.primaryNameAttribute ? [target.column(target.table.primaryNameAttribute)] : [];
  });
  if (names.length === 0) return owner.column(attribute.logicalName);
  return names.length === 1 ? (names[0] as string) : `(COALESCE(${names.join(', ')}) COLLATE NOCASE)`;
}
