import { edmTypeOf, isExposed, isLookup, propertyOf } from '../../query/columns';
import type { Catalog, ManyToManyEnd, Table } from '../catalog';
import type { AttributeMetadata, EntityKeyMetadata, RelationshipMetadata } from '../types';
import { element } from './xml-writer';

/** The name of a table's type. What an owner column leads to is called `principal` there, as in every environment. */
export const typeName = ({ logicalName }: Pick<Table, 'logicalName'>) => (logicalName === 'owner' ? 'principal' : logicalName);

/** The `EntityType` of a table. */
export function entityType(catalog: Catalog, table: Table): string {
  const exposed = table.attributes.filter((attribute) => isExposed(table, attribute));
  return element('EntityType', { Name: typeName(table), BaseType: 'mscrm.crmbaseentity' }, [
    element('Key', {}, [element('PropertyRef', { Name: table.primaryIdAttribute })]),
    ...exposed.map(property),
    ...[...table.manyToOne.values()].flatMap((relationship) => lookupNavigation(catalog, table, relationship)),
    ...[...table.oneToMany.values()].flatMap((relationship) => listNavigation(catalog, relationship)),
    ...[...table.manyToMany].flatMap(([name, end]) => linkedNavigation(catalog, name, end)),
    ...(table.keys.length > 0 && !table.isIntersect ? [alternateKeys(table)] : []),
  ]);
}

function property(attribute: AttributeMetadata): string {
  const type = edmTypeOf(attribute);
  return element('Property', {
    Name: propertyOf(attribute),
    Type: type,
    ...(attribute.isPrimaryId && { Nullable: 'false' }),
    ...(type === 'Edm.String' && { Unicode: 'false' }),
    ...(type === 'Edm.Decimal' && { Scale: 'Variable' }),
  });
}

function lookupNavigation(catalog: Catalog, table: Table, relationship: RelationshipMetadata): string[] {
  const target = catalog.table(relationship.referencedEntity);
  const attribute = table.attribute(relationship.referencingAttribute);
  if (!target || !attribute) return [];
  return [element('NavigationProperty', {
    Name: relationship.referencingEntityNavigationPropertyName,
    Type: `mscrm.${typeName(target)}`,
    Nullable: 'false',
    Partner: relationship.referencedEntityNavigationPropertyName,
  }, [element('ReferentialConstraint', { Property: propertyOf(attribute), ReferencedProperty: relationship.referencedAttribute })])];
}

function listNavigation(catalog: Catalog, relationship: RelationshipMetadata): string[] {
  const source = catalog.table(relationship.referencingEntity);
  return source ? [element('NavigationProperty', {
    Name: relationship.referencedEntityNavigationPropertyName,
    Type: `Collection(mscrm.${typeName(source)})`,
    Partner: relationship.referencingEntityNavigationPropertyName,
  })] : [];
}

function linkedNavigation(catalog: Catalog, name: string, { relationship, target, there }: ManyToManyEnd): string[] {
  const table = catalog.table(target);
  const isFirst = there === relationship.entity1IntersectAttribute;
  return table ? [element('NavigationProperty', {
    Name: name,
    Type: `Collection(mscrm.${typeName(table)})`,
    Partner: isFirst ? relationship.entity1NavigationPropertyName : relationship.entity2NavigationPropertyName,
  })] : [];
}

/** Source: Microsoft Learn, "Web API types and operations", alternate keys. */
function alternateKeys(table: Table): string {
  return element('Annotation', { Term: 'OData.Community.Keys.V1.AlternateKeys' }, [element('Collection', {}, table.keys.map((key) => alternateKey(table, key)))]);
}

function alternateKey(table: Table, key: EntityKeyMetadata): string {
  const references = key.keyAttributes.map((name) => {
    const attribute = table.attribute(name);
    const path = attribute && isLookup(attribute) ? propertyOf(attribute) : name;
    return element('Record', { Type: 'OData.Community.Keys.V1.PropertyRef' }, [
      element('PropertyValue', { Property: 'Alias', String: path }),
      element('PropertyValue', { Property: 'Name', PropertyPath: path }),
    ]);
  });
  return element('Record', { Type: 'OData.Community.Keys.V1.AlternateKey' }, [element('PropertyValue', { Property: 'Key' }, [element('Collection', {}, references)])]);
}
