import type { Catalog, Table } from '../catalog';
import type { EntityKeyMetadata } from '../types';
import { attributeResource } from './attribute';
import { labelJson, managedProperty } from './label';
import { manyToManyResource } from './many-to-many';
import { relationshipResource } from './relationship';
import type { Json, Resource } from './resource';

/** A table, with its columns, keys and relationships to follow. */
export function entityResource(catalog: Catalog, table: Table): Resource {
  return {
    keys: { MetadataId: table.metadataId, LogicalName: table.logicalName },
    type: 'EntityMetadata',
    properties: entityProperties(table),
    navigation: {
      Attributes: () => table.attributes.map((attribute) => attributeResource(catalog, table, attribute)),
      Keys: () => (table.isIntersect ? [] : table.keys).map((key) => keyResource(table, key)),
      ManyToOneRelationships: () => [...table.manyToOne.values()].map(relationshipResource),
      OneToManyRelationships: () => [...table.oneToMany.values()].map(relationshipResource),
      ManyToManyRelationships: () => [...new Set([...table.manyToMany.values()].map(({ relationship }) => relationship))].map(manyToManyResource),
    },
  };
}

function entityProperties(table: Table): Json {
  const allowed = (name: string, value = true) => managedProperty(value, name);
  return {
    MetadataId: table.metadataId,
    HasChanged: null,
    LogicalName: table.logicalName,
    SchemaName: table.schemaName,
    EntitySetName: table.entitySetName,
    LogicalCollectionName: table.entitySetName,
    CollectionSchemaName: table.entitySetName,
    ObjectTypeCode: table.objectTypeCode,
    DisplayName: labelJson(table.displayName),
    DisplayCollectionName: labelJson(table.displayCollectionName),
    Description: labelJson(table.description),
    OwnershipType: table.ownershipType,
    PrimaryIdAttribute: table.primaryIdAttribute,
    PrimaryNameAttribute: table.primaryNameAttribute ?? null,
    PrimaryImageAttribute: null,
    TableType: 'Standard',
    IsCustomEntity: table.isCustomEntity,
    IsActivity: table.isActivity,
    IsActivityParty: isPointedToBy(table, 'activityparty', 'partyid'),
    IsIntersect: table.isIntersect ?? false,
    IsManaged: false,
    IsPrivate: false,
    IsLogicalEntity: table.logicalName === 'owner',
    IsStateModelAware: table.attribute('statecode') !== undefined,
    IsValidForAdvancedFind: true,
    IsChildEntity: false,
    IsImportable: true,
    IsQuickCreateEnabled: false,
    IsAvailableOffline: false,
    IsDocumentManagementEnabled: false,
    IsKnowledgeManagementEnabled: false,
    IsBPFEntity: false,
    IsSLAEnabled: false,
    IsOptimisticConcurrencyEnabled: true,
    EnforceStateTransitions: table.enforceStateTransitions,
    ChangeTrackingEnabled: table.changeTrackingEnabled,
    AutoCreateAccessTeams: false,
    HasActivities: isPointedToBy(table, 'activitypointer', 'regardingobjectid'),
    HasNotes: false,
    HasFeedback: false,
    EntityColor: '',
    IntroducedVersion: null,
    IsAuditEnabled: allowed('canmodifyauditsettings', table.isAuditEnabled),
    IsCustomizable: allowed('iscustomizable'),
    IsRenameable: allowed('isrenameable'),
    IsMappable: allowed('ismappable'),
    IsConnectionsEnabled: allowed('canmodifyconnectionsettings', false),
    IsDuplicateDetectionEnabled: allowed('canmodifyduplicatedetectionsettings', false),
    IsValidForQueue: allowed('canmodifyqueuesettings', false),
    CanCreateAttributes: allowed('cancreateattributes'),
    CanCreateForms: allowed('cancreateforms'),
    CanCreateViews: allowed('cancreateviews'),
    Privileges: [],
    Settings: [],
  };
}

const isPointedToBy = (table: Table, other: string, column: string) =>
  [...table.oneToMany.values()].some(({ referencingEntity, referencingAttribute }) => referencingEntity === other && referencingAttribute === column);

function keyResource(table: Table, key: EntityKeyMetadata): Resource {
  return {
    keys: { MetadataId: key.metadataId, LogicalName: key.logicalName },
    type: 'EntityKeyMetadata',
    properties: {
      MetadataId: key.metadataId,
      HasChanged: null,
      LogicalName: key.logicalName,
      SchemaName: key.schemaName,
      DisplayName: labelJson(key.displayName),
      EntityLogicalName: table.logicalName,
      KeyAttributes: key.keyAttributes,
      EntityKeyIndexStatus: 'Active',
      IsManaged: false,
      IsSynchronous: true,
      IsExportKey: false,
      IsSecondaryKey: false,
      IntroducedVersion: null,
      IsCustomizable: managedProperty(true, 'iscustomizable'),
    },
    navigation: {},
  };
}
