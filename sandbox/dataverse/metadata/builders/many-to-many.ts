import { metadataId } from '../identity';
import type { EntityMetadata, ManyToManyMetadata, MetadataSnapshot } from '../types';
import { attributeOf, guid, label, primaryKey } from './columns';

/** A many-to-many relationship in short. Tables by their logical names. */
export interface ManyToManySketch {
  readonly schemaName: string;
  readonly isCustom: boolean;
  /** Of the table that holds the links. */
  readonly intersect: { readonly logicalName: string; readonly primaryId: string; readonly entitySetName: string; readonly objectTypeCode: number };
  readonly first: ManyToManySide;
  readonly second: ManyToManySide;
}

export interface ManyToManySide {
  readonly table: string;
  /** The column of the intersect table that points to this side. */
  readonly column: string;
  /** The navigation property on this side. */
  readonly navigation: string;
}

/** The relationship and the table that holds its links. */
export function manyToMany({ schemaName, isCustom, intersect, first, second }: ManyToManySketch): MetadataSnapshot {
  const relationship: ManyToManyMetadata = {
    metadataId: metadataId('relationship', schemaName),
    schemaName,
    isCustom,
    intersectEntityName: intersect.logicalName,
    entity1LogicalName: first.table,
    entity1IntersectAttribute: first.column,
    entity1NavigationPropertyName: first.navigation,
    entity2LogicalName: second.table,
    entity2IntersectAttribute: second.column,
    entity2NavigationPropertyName: second.navigation,
  };
  return { entities: [intersectTable(intersect, first, second)], relationships: [], optionSets: [], manyToMany: [relationship] };
}

/** Its rows come and go with links alone: nobody creates or changes them. */
function intersectTable({ logicalName, primaryId, entitySetName, objectTypeCode }: ManyToManySketch['intersect'], first: ManyToManySide, second: ManyToManySide): EntityMetadata {
  const columns = [primaryKey(primaryId, primaryId), guid(first.column, first.column, { readOnly: true }), guid(second.column, second.column, { readOnly: true })];
  const keyAttributes = [first.column, second.column];
  return {
    metadataId: metadataId('entity', logicalName),
    logicalName,
    schemaName: logicalName,
    entitySetName,
    objectTypeCode,
    displayName: label(logicalName),
    displayCollectionName: label(logicalName),
    description: {},
    ownershipType: 'None',
    primaryIdAttribute: primaryId,
    primaryNameAttribute: undefined,
    isCustomEntity: false,
    isAuditEnabled: false,
    isActivity: false,
    isIntersect: true,
    changeTrackingEnabled: false,
    enforceStateTransitions: false,
    attributes: columns.map((column) => attributeOf(logicalName, column)),
    keys: [{ metadataId: metadataId('key', `${logicalName}.links`), logicalName: `${logicalName}_links`, schemaName: `${logicalName}_links`, displayName: {}, keyAttributes }],
  };
}
