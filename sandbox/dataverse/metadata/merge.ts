import type { AttributeMetadata, EntityMetadata, MetadataSnapshot } from './types';

/**
 * What is known with what comes added to it: things of the same name are replaced by what comes, nothing
 * is ever taken away. Pure. Merging the same twice changes nothing more.
 */
export function mergeMetadata(known: MetadataSnapshot, incoming: MetadataSnapshot): MetadataSnapshot {
  return {
    entities: merge(known.entities, incoming.entities, (entity) => entity.logicalName, mergeEntities),
    relationships: merge(known.relationships, incoming.relationships, (relationship) => relationship.schemaName.toLowerCase()),
    manyToMany: merge(known.manyToMany ?? [], incoming.manyToMany ?? [], (relationship) => relationship.schemaName.toLowerCase()),
    optionSets: merge(known.optionSets, incoming.optionSets, (optionSet) => optionSet.name),
  };
}

const mergeEntities = (known: EntityMetadata, incoming: EntityMetadata): EntityMetadata => ({
  ...incoming,
  metadataId: known.metadataId,
  objectTypeCode: known.objectTypeCode,
  attributes: merge(known.attributes, incoming.attributes, (attribute) => attribute.logicalName, mergeAttributes),
  keys: merge(known.keys, incoming.keys, (key) => key.logicalName),
});

const mergeAttributes = (known: AttributeMetadata, incoming: AttributeMetadata): AttributeMetadata => ({
  ...incoming,
  metadataId: known.metadataId,
  ...(incoming.targets && { targets: [...new Set([...(known.targets ?? []), ...incoming.targets])] }),
});

function merge<T>(known: readonly T[], incoming: readonly T[], nameOf: (item: T) => string, both: (known: T, incoming: T) => T = (_known, it) => it): T[] {
  const merged = new Map(known.map((item) => [nameOf(item), item]));
  for (const item of incoming) {
    const before = merged.get(nameOf(item));
    merged.set(nameOf(item), before ? both(before, item) : item);
  }
  return [...merged.values()];
}
