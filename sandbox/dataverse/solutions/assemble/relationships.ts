import type { Catalog } from '../../metadata/catalog';
import type { AttributeMetadata, EntityMetadata, RelationshipMetadata } from '../../metadata/types';
import type { RelationshipPart } from '../customizations/relationships';
import { inconsistent } from '../import-errors';

/**
 * The relationships that a solution brings, with both ends found. Those of the platform's own columns
 * (createdby, ownerid, …), which full exports carry too, are the platform's and left out.
 */
export function describeRelationships(known: Catalog, coming: readonly EntityMetadata[], parts: readonly RelationshipPart[]): RelationshipMetadata[] {
  const tables = new Map([...known.snapshot.entities, ...coming].map((entity) => [entity.logicalName, entity]));
  const attributeOf = (table: string, name: string): AttributeMetadata | undefined =>
    [...coming, ...known.snapshot.entities].filter(({ logicalName }) => logicalName === table)
      .flatMap(({ attributes }) => attributes).find(({ logicalName }) => logicalName === name);

  return parts.flatMap((part) => {
    const referenced = tables.get(part.referencedEntity);
    const attribute = attributeOf(part.referencingEntity, part.referencingAttribute);
    if (!tables.has(part.referencingEntity)) throw unknownTable(part, part.referencingEntity);
    if (!attribute) throw inconsistent(`The relationship '${part.schemaName}' needs the lookup '${part.referencingEntity}.${part.referencingAttribute}', which does not exist.`);
    if (!attribute.isCustom) return [];
    if (!referenced) throw unknownTable(part, part.referencedEntity);
    if (!attribute.targets) throw inconsistent(`The relationship '${part.schemaName}' needs a lookup: '${part.referencingEntity}.${part.referencingAttribute}' is none.`);
    return [describe(part, attribute, referenced)];
  });
}

const unknownTable = (part: RelationshipPart, table: string) => inconsistent(`The relationship '${part.schemaName}' speaks of the table '${table}', which does not exist.`);

function describe(part: RelationshipPart, attribute: AttributeMetadata, referenced: EntityMetadata): RelationshipMetadata {
  const name = part.lookupNavigation ?? attribute.schemaName;
  const isOneOfSeveral = (attribute.targets?.length ?? 0) > 1 && name === attribute.schemaName;
  return {
    metadataId: part.metadataId,
    schemaName: part.schemaName,
    isCustom: true,
    referencedEntity: part.referencedEntity,
    referencedAttribute: referenced.primaryIdAttribute,
    referencingEntity: part.referencingEntity,
    referencingAttribute: part.referencingAttribute,
    // A property leads to one table: a lookup with several targets has one property a target.
    referencingEntityNavigationPropertyName: isOneOfSeveral ? `${name}_${part.referencedEntity}` : name,
    referencedEntityNavigationPropertyName: part.listNavigation,
    cascade: { ...part.cascade, merge: 'NoCascade' },
  };
}
