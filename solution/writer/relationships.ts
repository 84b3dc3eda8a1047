import type { DeleteBehavior, LookupColumn, Table } from '@gdap-manager/entities';
import { introducedVersion } from '../manifest';
import { descriptions } from './labels';
import { systemLookups, type SystemLookup } from './system-columns';
import { element, value, values, type XmlNode } from './xml';

/** Every relationship of a table: those behind our lookups, then those behind the platform's. */
export const relationshipElements = (table: Table, schemaNameOf: (logicalName: string) => string): XmlNode[] => [
  ...Object.entries(table.columns).flatMap(([name, column]) =>
    column.kind === 'lookup' ? [ownRelationship(table, name, column, schemaNameOf(column.to))] : [],
  ),
  ...(table.extension ? [] : systemLookups(table).map((lookup) => systemRelationship(table, lookup))),
];

const cascadeDelete: Readonly<Record<DeleteBehavior, string>> = { cascade: 'Cascade', removeLink: 'RemoveLink', restrict: 'Restrict' };

function ownRelationship(table: Table, columnName: string, column: LookupColumn, target: string): XmlNode {
  const isParental = column.onDelete === 'cascade';
  // Rows without an owner cannot be assigned or shared, so nothing of that can reach them.
  const security = isParental && table.ownership === 'user' ? 'Cascade' : 'NoCascade';
  return element('EntityRelationship', { Name: column.relationship }, [
    ...values({
      EntityRelationshipType: 'OneToMany',
      IsCustomizable: true,
      IntroducedVersion: introducedVersion,
      IsHierarchical: false,
      ReferencingEntityName: table.schemaName,
      ReferencedEntityName: target,
      CascadeAssign: security,
      CascadeDelete: cascadeDelete[column.onDelete],
      CascadeArchive: column.onDelete === 'removeLink' ? 'NoCascade' : cascadeDelete[column.onDelete],
      CascadeReparent: security,
      CascadeShare: security,
      CascadeUnshare: security,
      CascadeRollupView: 'NoCascade',
      IsValidForAdvancedFind: true,
      ReferencingAttributeName: columnName,
    }),
    element('RelationshipDescription', {}, [descriptions(column.description)]),
    element('EntityRelationshipRoles', {}, [
      element(
        'EntityRelationshipRole',
        {},
        values({
          NavPaneDisplayOption: 'UseCollectionName',
          NavPaneArea: 'Details',
          NavPaneOrder: 10000,
          // The name under which the Web API binds the lookup: `gdap_AccountId@odata.bind`.
          NavigationPropertyName: columnName,
          RelationshipRoleType: 1,
        }),
      ),
      element('EntityRelationshipRole', {}, values({ NavigationPropertyName: column.relationship, RelationshipRoleType: 0 })),
    ]),
  ]);
}

const systemRelationship = (table: Table, lookup: SystemLookup): XmlNode =>
  element('EntityRelationship', { Name: lookup.relationship(table.logicalName) }, [
    ...values({
      EntityRelationshipType: 'OneToMany',
      IsCustomizable: true,
      IntroducedVersion: introducedVersion,
      IsHierarchical: false,
      ReferencingEntityName: table.schemaName,
      ReferencedEntityName: lookup.target,
      CascadeAssign: 'NoCascade',
      CascadeDelete: lookup.onDelete ?? 'NoCascade',
      CascadeArchive: lookup.onDelete ?? 'NoCascade',
      CascadeReparent: 'NoCascade',
      CascadeShare: 'NoCascade',
      CascadeUnshare: 'NoCascade',
    }),
    value('ReferencingAttributeName', lookup.schemaName),
    element('RelationshipDescription', {}, [descriptions(lookup.description)]),
  ]);
