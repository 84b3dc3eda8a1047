import type { RelationshipMetadata } from '../types';
import { managedProperty } from './label';
import type { Resource } from './resource';

/** A one-to-many relationship, which is the many-to-one relationship of the other side. */
export function relationshipResource(relationship: RelationshipMetadata): Resource {
  const { cascade } = relationship;
  return {
    keys: { MetadataId: relationship.metadataId, SchemaName: relationship.schemaName },
    type: 'OneToManyRelationshipMetadata',
    properties: {
      '@odata.type': '#Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata',
      MetadataId: relationship.metadataId,
      HasChanged: null,
      SchemaName: relationship.schemaName,
      RelationshipType: 'OneToManyRelationship',
      SecurityTypes: 'Append',
      IntroducedVersion: null,
      IsCustomRelationship: relationship.isCustom,
      IsManaged: false,
      IsHierarchical: false,
      IsValidForAdvancedFind: true,
      IsCustomizable: managedProperty(true, 'iscustomizable'),
      ReferencedAttribute: relationship.referencedAttribute,
      ReferencedEntity: relationship.referencedEntity,
      ReferencingAttribute: relationship.referencingAttribute,
      ReferencingEntity: relationship.referencingEntity,
      ReferencedEntityNavigationPropertyName: relationship.referencedEntityNavigationPropertyName,
      ReferencingEntityNavigationPropertyName: relationship.referencingEntityNavigationPropertyName,
      RelationshipBehavior: 1,
      EntityKey: null,
      CascadeConfiguration: {
        Assign: cascade.assign, Archive: 'NoCascade', Delete: cascade.delete, Merge: cascade.merge, Reparent: cascade.reparent,
        Share: cascade.share, Unshare: cascade.unshare, RollupView: 'NoCascade',
      },
      AssociatedMenuConfiguration: { Behavior: 'DoNotDisplay', Group: 'Details', Label: { LocalizedLabels: [], UserLocalizedLabel: null }, Order: null },
    },
    navigation: {},
  };
}
