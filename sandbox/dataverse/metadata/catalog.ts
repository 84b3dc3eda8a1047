import type { AttributeMetadata, EntityMetadata, ManyToManyMetadata, MetadataSnapshot, OptionSetMetadata, RelationshipMetadata } from './types';

/** A many-to-many relationship as seen from one of its tables. */
export interface ManyToManyEnd {
  readonly relationship: ManyToManyMetadata;
  /** Logical names: of the table whose rows are the links, and of the one on the other side. */
  readonly intersect: string;
  readonly target: string;
  /** Columns of the intersect table: which point here, and which to the other side. */
  readonly here: string;
  readonly there: string;
}

/** A table as the query compiler and the row services want it: everything by name in constant time. */
export interface Table extends EntityMetadata {
  attribute(logicalName: string): AttributeMetadata | undefined;
  /** The lookups of this table, by single-valued navigation property name. */
  readonly manyToOne: ReadonlyMap<string, RelationshipMetadata>;
  /** The lists that point here, by collection-valued navigation property name. */
  readonly oneToMany: ReadonlyMap<string, RelationshipMetadata>;
  /** The lists behind intersect tables, by collection-valued navigation property name. */
  readonly manyToMany: ReadonlyMap<string, ManyToManyEnd>;
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
  const tables = snapshot.entities.map((entity) => createTable(entity, snapshot));
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

function createTable(entity: EntityMetadata, { relationships, manyToMany = [] }: MetadataSnapshot): Table {
  const attributes = new Map(entity.attributes.map((attribute) => [attribute.logicalName, attribute]));
  const outgoing = relationships.filter((relationship) => relationship.referencingEntity === entity.logicalName);
  const incoming = relationships.filter((relationship) => relationship.referencedEntity === entity.logicalName);
  return {
    ...entity,
    attribute: (name) => attributes.get(name),
    manyToOne: new Map(outgoing.map((r) => [r.referencingEntityNavigationPropertyName, r])),
    oneToMany: new Map(incoming.map((r) => [r.referencedEntityNavigationPropertyName, r])),
    manyToMany: new Map(manyToMany.flatMap((relationship) => endsAt(entity.logicalName, relationship))),
    relationshipsOfLookup: (name) => outgoing.filter((r) => r.referencingAttribute === name),
  };
}

/** Both, where a table is related to itself. */
function endsAt(table: string, relationship: ManyToManyMetadata): [string, ManyToManyEnd][] {
  const { intersectEntityName: intersect } = relationship;
  const first = { logicalName: relationship.entity1LogicalName, column: relationship.entity1IntersectAttribute, navigation: relationship.entity1NavigationPropertyName };
  const second = { logicalName: relationship.entity2LogicalName, column: relationship.entity2IntersectAttribute, navigation: relationship.entity2NavigationPropertyName };
  return ([[first, second], [second, first]] as const).flatMap(([near, far]): [string, ManyToManyEnd][] =>
    (near.logicalName === table ? [[near.navigation, { relationship, intersect, target: far.logicalName, here: near.column, there: far.column }]] : []));
}
