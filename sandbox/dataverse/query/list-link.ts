import type { Catalog, ManyToManyEnd, Table } from '../metadata/catalog';
import type { RelationshipMetadata } from '../metadata/types';
import { type CompileContext, pointsTo, type Source } from './source';

/** What a list hangs on a row by: the lookup of its rows, or rows of an intersect table. */
export type ListLink =
  | { readonly kind: 'lookup'; readonly relationship: RelationshipMetadata }
  | { readonly kind: 'intersect'; readonly end: ManyToManyEnd };

/** The list behind a collection-valued navigation property, and the table of its rows. */
export function listBehind(catalog: Catalog, table: Table, navigation: string): { readonly link: ListLink; readonly target: Table } | undefined {
  const relationship = table.oneToMany.get(navigation);
  const end = table.manyToMany.get(navigation);
  const target = catalog.table(relationship?.referencingEntity ?? end?.target ?? '');
  if (!target) return undefined;
  if (relationship) return { link: { kind: 'lookup', relationship }, target };
  return end && { link: { kind: 'intersect', end }, target };
}

/** SQL of the id of the row that a row of the list hangs on, and what else has to hold (` AND …`). */
export function ownerOfListed(context: CompileContext, source: Source, link: ListLink): { readonly sql: string; readonly and: string } {
  if (link.kind === 'lookup') return { sql: source.column(link.relationship.referencingAttribute), and: pointsTo(source, link.relationship) };
  const intersect = context.catalog.table(link.end.intersect) as Table;
  return { sql: source.link(intersect, 'JOIN', link.end.there, source.table.primaryIdAttribute).source.column(link.end.here), and: '' };
}

/** The column of the row itself that its list points to. */
export const listedAt = (table: Table, link: ListLink): string =>
  (link.kind === 'lookup' ? link.relationship.referencedAttribute : table.primaryIdAttribute);
