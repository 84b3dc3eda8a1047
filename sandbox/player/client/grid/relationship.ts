import type { ManyToManyModel, RelationshipModel, TableModel } from '../../app-model';

/** How the rows of a subgrid belong to the row of its form: by a lookup, or by links in a table of their own. */
export function relationshipOf(parent: TableModel, table: TableModel, name: string): RelationshipModel | { readonly links: ManyToManyModel } | undefined {
  const links = parent.manyToMany?.find(({ schemaName, table: other }) => schemaName === name && other === table.logicalName);
  return parent.relationships.find(({ schemaName }) => schemaName === name) ?? (links && { links });
}
