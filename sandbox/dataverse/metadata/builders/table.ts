import { metadataId } from '../identity';
import type { AttributeMetadata, EntityMetadata, MetadataSnapshot, OptionSetMetadata, RelationshipMetadata } from '../types';
import { attributeOf, label, type ColumnSketch } from './columns';

/** A table of the platform, in short. */
export interface TableSketch {
  /** As Microsoft writes it; the logical name is its lower case. */
  readonly schemaName: string;
  readonly entitySetName: string;
  readonly objectTypeCode: number;
  readonly displayName: string;
  readonly displayCollectionName: string;
  readonly ownership: EntityMetadata['ownershipType'];
  readonly changeTracking?: boolean;
  readonly isActivity?: boolean;
  readonly columns: readonly ColumnSketch[];
}

/** The metadata of one platform table: itself, its relationships to others, its option sets. */
export function table(sketch: TableSketch): MetadataSnapshot {
  const logicalName = sketch.schemaName.toLowerCase();
  const columns = withOptionSetNames(logicalName, sketch.columns);
  const attributes = columns.map((column) => attributeOf(logicalName, column));
  const entity: EntityMetadata = {
    metadataId: metadataId('entity', logicalName),
    logicalName,
    schemaName: sketch.schemaName,
    entitySetName: sketch.entitySetName,
    objectTypeCode: sketch.objectTypeCode,
    displayName: label(sketch.displayName),
    displayCollectionName: label(sketch.displayCollectionName),
    description: {},
    ownershipType: sketch.ownership,
    primaryIdAttribute: (attributes.find((attribute) => attribute.isPrimaryId) as AttributeMetadata).logicalName,
    primaryNameAttribute: attributes.find((attribute) => attribute.isPrimaryName)?.logicalName,
    isCustomEntity: false,
    isAuditEnabled: false,
    isActivity: sketch.isActivity ?? false,
    changeTrackingEnabled: sketch.changeTracking ?? false,
    enforceStateTransitions: false,
    attributes,
    keys: [],
  };
  return { entities: [entity], relationships: columns.flatMap((column) => relationshipsOf(logicalName, column)), optionSets: columns.flatMap((column) => optionSetsOf(logicalName, column)) };
}

/** Columns that know the option sets made of their options: `account_industrycode`. */
export const withOptionSetNames = (logicalName: string, columns: readonly ColumnSketch[]): ColumnSketch[] =>
  columns.map((column) => (column.options
    ? { ...column, attribute: { ...column.attribute, optionSetName: localOptionSetName(logicalName, column.attribute.logicalName) } }
    : column));

/** The name of the option set that belongs to one column alone. */
export const localOptionSetName = (table: string, attribute: string) => `${table}_${attribute}`;

/** The relationships that a column's lookups stand for. */
export function relationshipsOf(logicalName: string, { attribute, lookups = [] }: ColumnSketch): RelationshipMetadata[] {
  return lookups.map(({ target, relationship, navigation, targetKey, onDelete }) => ({
    metadataId: metadataId('relationship', relationship),
    schemaName: relationship,
    isCustom: attribute.isCustom,
    referencedEntity: target,
    referencedAttribute: targetKey ?? `${target}id`,
    referencingEntity: logicalName,
    referencingAttribute: attribute.logicalName,
    referencingEntityNavigationPropertyName: navigation ?? attribute.logicalName,
    referencedEntityNavigationPropertyName: relationship,
    cascade: { assign: 'NoCascade', delete: onDelete ?? 'NoCascade', merge: 'NoCascade', reparent: 'NoCascade', share: 'NoCascade', unshare: 'NoCascade' },
  }));
}

/** The option set of a column that has its own. */
export function optionSetsOf(logicalName: string, { attribute, options }: ColumnSketch): OptionSetMetadata[] {
  if (!options || !attribute.optionSetName) return [];
  const type = attribute.type as OptionSetMetadata['type'];
  return [{ metadataId: metadataId('optionset', localOptionSetName(logicalName, attribute.logicalName)), name: attribute.optionSetName, displayName: attribute.displayName, isGlobal: false, type, options }];
}

/** Several pieces of metadata as one. */
export const mergeSnapshots = (...snapshots: readonly MetadataSnapshot[]): MetadataSnapshot => ({
  entities: snapshots.flatMap(({ entities }) => entities),
  relationships: snapshots.flatMap(({ relationships }) => relationships),
  manyToMany: snapshots.flatMap(({ manyToMany = [] }) => manyToMany),
  optionSets: snapshots.flatMap(({ optionSets }) => optionSets),
});
