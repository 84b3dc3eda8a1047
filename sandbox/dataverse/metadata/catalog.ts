import type { AttributeMetadata, EntityMetadata, MetadataSnapshot, OptionSetMetadata, RelationshipMetadata } from './types';

/** A table as the query compiler and the row services want it: everything by name in constant time. */
export interface Table extends EntityMetadata {
  attribute(logicalName: string): AttributeMetadata | undefined;
  /** The lookups of this table, by single-valued navigation property name. */
  readonly manyToOne: ReadonlyMap<string, RelationshipMetadata>;
  /** The lists that point here, by collection-valued navigation property name. */
  readonly oneToMany: ReadonlyMap<string, RelationshipMetadata>;
  /** The relationships behind one lookup column: one a target. */
  relationshipsOfLookup(attributeLogicalName: string): readonly RelationshipMetadata[];
}

/** The metadata, indexed for reading. Immutable, like the snapshot it stands on. */
export interface Catalog {
  readonly snapshot: MetadataSnapshot;
  readonly tables: readonly Table[];
  /** By logical name. */
  table(logicalName: string): Table | undefined;
  tableBySet(entitySetName: string): Table | undefined;
  optionSet(name: string): OptionSetMetadata | undefined;
}

/** Indexes a snapshot. */
export function createCatalog(snapshot: MetadataSnapshot): Catalog {
  const tables = snapshot.entities.map((entity) => createTable(entity, snapshot.relationships));
  const byName = new Map(tables.map((table) => [table.logicalName, table]));
  const bySet = new Map(tables.map((table) => [table.entitySetName, table]));
  const optionSets = new Map(snapshot.optionSets.map((optionSet) => [optionSet.name, optionSet]));
  return {
    snapshot,
    tables,
    table: (name) => byName.get(name),
    tableBySet: (name) => bySet.get(name),
    optionSet: (name) => optionSets.get(name),
  };
}

function createTable(entity: EntityMetadata, relationships: readonly RelationshipMetadata[]): Table {
  const attributes = new Map(entity.attributes.map((attribute) => [attribute.logicalName, attribute]));
  const outgoing = relationships.filter((relationship) => relationship.referencingEntity === entity.logicalName);
  const incoming = relationships.filter((relationship) => relationship.referencedEntity === entity.logicalName);
  return {
    ...entity,
    attribute: (name) => attributes.get(name),
    manyToOne: new Map(outgoing.map((r) => [r.referencingEntityNavigationPropertyName, r])),
    oneToMany: new Map(incoming.map((r) => [r.referencedEntityNavigationPropertyName, r])),
    relationshipsOfLookup: (name) => outgoing.filter((r) => r.referencingAttribute === name),
  };
}
