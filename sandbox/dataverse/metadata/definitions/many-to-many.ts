import type { ManyToManyMetadata } from '../types';
import { managedProperty } from './label';
import type { Resource } from './resource';

/** A many-to-many relationship, the same seen from both sides. */
export function manyToManyResource(relationship: ManyToManyMetadata): Resource {
  const menu = { Behavior: 'DoNotDisplay', Group: 'Details', Label: { LocalizedLabels: [], UserLocalizedLabel: null }, Order: null };
  return {
    keys: { MetadataId: relationship.metadataId, SchemaName: relationship.schemaName },
    type: 'ManyToManyRelationshipMetadata',
    properties: {
      '@odata.type': '#Microsoft.Dynamics.CRM.ManyToManyRelationshipMetadata',
      MetadataId: relationship.metadataId,
      HasChanged: null,
      SchemaName: relationship.schemaName,
      RelationshipType: 'ManyToManyRelationship',
      SecurityTypes: 'None',
      IntroducedVersion: null,
      IsCustomRelationship: relationship.isCustom,
      IsManaged: false,
      IsValidForAdvancedFind: true,
      IsCustomizable: managedProperty(true, 'iscustomizable'),
      Entity1LogicalName: relationship.entity1LogicalName,
      Entity1IntersectAttribute: relationship.entity1IntersectAttribute,
      Entity1NavigationPropertyName: relationship.entity1NavigationPropertyName,
      Entity1AssociatedMenuConfiguration: menu,
      Entity2LogicalName: relationship.entity2LogicalName,
      Entity2IntersectAttribute: relationship.entity2IntersectAttribute,
      Entity2NavigationPropertyName: relationship.entity2NavigationPropertyName,
      Entity2AssociatedMenuConfiguration: menu,
      IntersectEntityName: relationship.intersectEntityName,
    },
    navigation: {},
  };
}
