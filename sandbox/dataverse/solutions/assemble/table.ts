import { activeAndInactive, attributeOf, entityName, type ColumnSketch } from '../../metadata/builders/columns';
import { optionSetsOf, relationshipsOf, withOptionSetNames } from '../../metadata/builders/table';
import type { Catalog } from '../../metadata/catalog';
import { metadataId } from '../../metadata/identity';
import { currencyColumns, systemColumns } from '../../metadata/system-columns';
import type { AttributeMetadata, EntityMetadata, MetadataSnapshot } from '../../metadata/types';
import type { AttributePart } from '../customizations/attributes';
import type { EntityPart } from '../customizations/entities';
import { plainText } from '../customizations/labels';
import type { RelationshipPart } from '../customizations/relationships';
import { inconsistent, otherTableOfThatName } from '../import-errors';

/** One table as it comes: a new or newer one with all its columns, or the columns added to one that exists. */
export function assembleTable(known: Catalog, part: EntityPart, relationships: readonly RelationshipPart[], nextTypeCode: () => number): MetadataSnapshot {
  const existing = known.snapshot.entities.find(({ logicalName }) => logicalName === part.logicalName);
  if (!existing && !part.isDefined) throw inconsistent(`The table '${part.logicalName}' is extended but does not exist.`);
  if (existing && existing.schemaName !== part.schemaName && existing.isCustomEntity) throw otherTableOfThatName(part.logicalName);
  return existing && !(part.isDefined && existing.isCustomEntity)
    ? extend(existing, part, relationships)
    : define(part, relationships, existing?.objectTypeCode ?? nextTypeCode());
}

function extend(existing: EntityMetadata, part: EntityPart, relationships: readonly RelationshipPart[]): MetadataSnapshot {
  const platformNames = new Set(existing.attributes.filter(({ isCustom }) => !isCustom).map(({ logicalName }) => logicalName));
  const own = part.attributes.filter(({ attribute }) => !platformNames.has(attribute.logicalName));
  const attributes = own.flatMap((item) => withTargets(part, item.attribute, relationships, existing));
  const adds = attributes.length > 0 || part.keys.length > 0;
  return { entities: adds ? [{ ...existing, attributes, keys: part.keys }] : [], relationships: [], optionSets: optionSetsIn(own) };
}

function define(part: EntityPart, relationships: readonly RelationshipPart[], objectTypeCode: number): MetadataSnapshot {
  const platform = platformColumns(part);
  const platformNames = new Set(platform.map(({ attribute }) => attribute.logicalName));
  const own = part.attributes.filter(({ attribute }) => !platformNames.has(attribute.logicalName));
  const attributes = [
    ...own.flatMap((item) => withTargets(part, item.attribute, relationships)),
    ...platform.map((column) => attributeOf(part.logicalName, column)),
  ];
  return {
    entities: [describe(part, attributes, objectTypeCode)],
    relationships: platform.flatMap((column) => relationshipsOf(part.logicalName, column)),
    optionSets: [...optionSetsIn(own), ...platform.flatMap((column) => optionSetsOf(part.logicalName, column))],
  };
}

const optionSetsIn = (parts: readonly AttributePart[]) => parts.flatMap(({ optionSet }) => optionSet ?? []);

/** What the platform adds to a table that a maker defines, whether or not the file carries it. */
function platformColumns(part: EntityPart): ColumnSketch[] {
  const has = (type: AttributeMetadata['type']) => part.attributes.some(({ attribute }) => attribute.type === type);
  return withOptionSetNames(part.logicalName, [
    ...(has('State') && has('Status') ? [] : activeAndInactive()),
    ...(has('Money') ? currencyColumns(part.logicalName) : []),
    ...systemColumns(part.logicalName, part.about.ownershipType),
  ]);
}

function describe(part: EntityPart, attributes: readonly AttributeMetadata[], objectTypeCode: number): EntityMetadata {
  const primaryId = attributes.find(({ isPrimaryId }) => isPrimaryId);
  if (!primaryId) throw inconsistent(`The table '${part.logicalName}' has no primary key column.`);
  if (!part.entitySetName) throw inconsistent(`The table '${part.logicalName}' has no EntitySetName.`);
  // Hand-made files often lack the display mask that marks the primary name; its name is a convention.
  const primaryName = attributes.find(({ isPrimaryName }) => isPrimaryName)
    ?? attributes.find(({ type, logicalName }) => type === 'String' && /^[a-z0-9]+_name$/.test(logicalName));
  return {
    ...part.about,
    metadataId: metadataId('entity', part.logicalName),
    logicalName: part.logicalName,
    schemaName: part.schemaName,
    entitySetName: part.entitySetName,
    objectTypeCode,
    primaryIdAttribute: primaryId.logicalName,
    primaryNameAttribute: primaryName?.logicalName,
    isCustomEntity: true,
    attributes: attributes.map((attribute) => ({ ...attribute, isPrimaryName: attribute === primaryName })),
    keys: part.keys,
  };
}

/** A lookup points where its relationships say; with several targets a column beside it holds which one it is. */
function withTargets(part: EntityPart, attribute: AttributeMetadata, relationships: readonly RelationshipPart[], existing?: EntityMetadata): AttributeMetadata[] {
  if (attribute.type !== 'Lookup' && attribute.type !== 'Customer') return [attribute];
  const coming = relationships
    .filter(({ referencingEntity, referencingAttribute }) => referencingEntity === part.logicalName && referencingAttribute === attribute.logicalName)
    .map(({ referencedEntity }) => referencedEntity);
  const present = existing?.attributes.find(({ logicalName }) => logicalName === attribute.logicalName)?.targets ?? [];
  const targets = [...new Set([...present, ...coming])];
  if (targets.length === 0) throw inconsistent(`The lookup '${part.logicalName}.${attribute.logicalName}' has no relationship.`);
  if (targets.length === 1) return [{ ...attribute, targets }];
  const typeColumn = `${attribute.logicalName}type`;
  return [{ ...attribute, targets, targetTypeAttribute: typeColumn }, attributeOf(part.logicalName, entityName(typeColumn, plainText(attribute.displayName)))];
}
